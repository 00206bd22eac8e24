#include "read/progress/cell_advice.hpp"

#include <doctest/doctest.h>

namespace plantrack {
namespace {

std::string_view number_rule(std::string_view text, NumberForm form = NumberForm::en) {
  return number_fault(text, form, false).rule->name;
}

}  // namespace

TEST_CASE("Excel's marks in numbers are called by their names") {
  CHECK(number_rule("#REF!") == "excel-error");
  CHECK(number_rule("4,5E+04") == "excel-scientific");
  CHECK(number_rule("1e5") == "excel-scientific");
  for (const std::string_view text :
       {"02-Jan", "2-Jan", "Jan-02", "2-Thg1", "01-Thg 12", "02/01/2024", "2024-01-02", "2-Jan-24"}) {
    CAPTURE(text);
    CHECK(number_rule(text) == "excel-date-for-number");
  }
  for (const std::string_view text : {"1-2", "1/2", "abc", "5 %", "1.2.3", "may", "5may5x", "1E", "E5"}) {
    CAPTURE(text);
    CHECK(number_rule(text) == "bad-number");
  }
}

TEST_CASE("the value behind Excel's shortened number is shown") {
  CHECK(number_fault("4,5E+04", NumberForm::vi, false).hint.en.find("`45000`") != std::string::npos);
  CHECK(number_fault("1E+99", NumberForm::vi, false).hint.en.find("source") != std::string::npos);
}

TEST_CASE("an ambiguous number shows both readings and the option that settles it") {
  const CellFault fault = number_fault("1.234", NumberForm::vi, false);
  CHECK(fault.rule->name == "ambiguous-number");
  CHECK(fault.message.en ==
        "`1.234` can be read in two ways: 1234 (point for thousands) or 1.234 (point for decimals)");
  CHECK(fault.message.vi ==
        "`1.234` đọc được hai cách: 1234 (dấu chấm ngăn hàng nghìn) hoặc 1,234 (dấu chấm là dấu thập phân)");
  CHECK(fault.hint.en.find("--numbers vi") != std::string::npos);
}

TEST_CASE("a number of the other form is shown as it should be written") {
  CHECK(number_fault("12,5", NumberForm::en, false).hint.en.find("`12.5`") != std::string::npos);
  CHECK(number_fault("12.5", NumberForm::vi, false).hint.en.find("`12,5`") != std::string::npos);
  CHECK(number_fault("1.234,5", NumberForm::en, false).hint.en.find("`1234.5`") != std::string::npos);
}

TEST_CASE("dates in place of periods give the period back") {
  for (const std::string_view text :
       {"Sep-24", "Sep-2024", "Sept-24", "Thg9-24", "Thg9/24", "01/09/2024", "2024-09-01", "01-Sep-24"}) {
    CAPTURE(text);
    const CellFault fault = period_fault(text);
    CHECK(fault.rule->name == "excel-date-for-period");
    CHECK(fault.hint.en.find("`2024-09`") != std::string::npos);
  }
  CHECK(period_fault("02-Jan").rule->name == "excel-date-for-period");
  CHECK(period_fault("45536").rule->name == "excel-serial-date");
  CHECK(period_fault("2024-13").rule->name == "bad-period");
  CHECK(period_fault("#N/A").rule->name == "excel-error");
}

TEST_CASE("serial dates give the date back") {
  const CellFault fault = date_fault("45292");
  CHECK(fault.rule->name == "excel-serial-date");
  CHECK(fault.hint.en == "write `2024-01-01`");
  CHECK(date_fault("45292,5").hint.en == "write `2024-01-01`");
  CHECK(date_fault("30/02/2024").message.en == "there is no day `30/02/2024`");
  CHECK(date_fault("soon").rule->name == "bad-date");
}

TEST_CASE("what a date or period of an unusual form means is asked") {
  for (const std::string_view text :
       {"2024-11-14 00:00:00", "14.11.2024", "14-11-2024", "11/14/2024", "14-Nov-24", "14-Thg11-2024", "2024/11/14"}) {
    CAPTURE(text);
    CHECK(date_fault(text).hint.en == "did you mean `2024-11-14`?");
  }
  CHECK(date_fault("5/1/24").hint.en == "write it as 2024-12-31 or 31/12/2024");
  for (const std::string_view text : {"2024-9", "2024/09", "09-2024", "9-2024", "T9/2024"}) {
    CAPTURE(text);
    CHECK(period_fault(text).hint.en == "did you mean `2024-09`?");
  }
  for (const std::string_view text : {"Q3-2024", "2024Q3", "Quý 3 2024", "Quý III năm 2024 ", "2024 - Quý III"}) {
    CAPTURE(text);
    CHECK(period_fault(text).hint.en == "did you mean `2024-Q3`?");
  }
  CHECK(period_fault("Cả năm 2024").hint.en == "did you mean `2024`?");
  CHECK(period_fault("6 tháng 2024").hint.en == "did you mean `2024-H1`?");
  CHECK(period_fault("9 tháng đầu năm 2023").hint.en.find("2023-Q3") != std::string::npos);
  CHECK(period_fault("2024-2025").hint.en == "write 2024, 2024-H1, 2024-Q3 or 2024-09");
  CHECK(period_fault("9/1/2024").hint.en.find("`2024-09`") != std::string::npos);
}

TEST_CASE("numbers in unusual dress are shown undressed") {
  const auto hint = [](std::string_view text, NumberForm form) { return number_fault(text, form, false).hint.en; };
  CHECK(hint("(5)", NumberForm::en).find("`-5`") != std::string::npos);
  CHECK(hint("１２", NumberForm::en).find("`12`") != std::string::npos);
  CHECK(hint("1\u00a0234,5", NumberForm::vi).find("`1234,5`") != std::string::npos);
  CHECK(hint("1.23.456", NumberForm::vi).find("threes") != std::string::npos);
  CHECK(hint("1.200/2.000", NumberForm::vi).find("`1.200` as numerator and `2.000`") != std::string::npos);
  CHECK(hint("8 triệu", NumberForm::en).find("unit") != std::string::npos);
  CHECK(hint("khoảng 8", NumberForm::en).find("alone") != std::string::npos);
  CHECK(number_fault("12-Mar", NumberForm::en, false).message.en.find("3-12") != std::string::npos);
}

TEST_CASE("other words for a status are asked about") {
  CHECK(status_fault("xong").hint.en == "did you mean `done`?");
  CHECK(status_fault("Đang triển khai").hint.en == "did you mean `in-progress`?");
  CHECK(status_fault("80%").hint.en == "write not-started, in-progress or done");
}

TEST_CASE("control characters of a cell never reach a message") {
  CHECK(number_fault("\x1b[31m", NumberForm::en, false).message.en.find('\x1b') == std::string::npos);
}

TEST_CASE("figures and statuses are spoken in both languages") {
  CHECK(words_for(Decimal::from_micros(1'234'500'000)) == Text{"1234.5", "1234,5"});
  CHECK(words_for(Progress::done) == Text{"done", "hoàn thành"});
}

}  // namespace plantrack
