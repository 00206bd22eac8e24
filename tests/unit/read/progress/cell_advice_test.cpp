#include "read/progress/cell_advice.hpp"

#include <doctest/doctest.h>

namespace plantrack {
namespace {

CellFault number(std::string_view text, const CellAdvice& about = {}, Writing writing = Writing::unsettled) {
  return number_fault(text, read_number(text, writing).problem, about);
}

CellFault period(std::string_view text, bool nine_months = false) {
  return period_fault(text, read_period(text, {.nine_months = nine_months}).problem, {});
}

CellFault day(std::string_view text) {
  return date_fault(text, read_date(text, Writing::first).problem, {});
}

std::string_view number_rule(std::string_view text) {
  return number(text).rule->name;
}

const CellAdvice income{.unit = same("triệu đồng/người/tháng"), .measure = Measure::amount};
const CellAdvice share{.unit = same("%"), .measure = Measure::ratio};

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
  for (const std::string_view text : {"1-2", "1/2", "abc", "1.2.3", "may", "5may5x", "1E", "E5"}) {
    CAPTURE(text);
    CHECK(number_rule(text) == "bad-number");
  }
}

TEST_CASE("the value behind Excel's shortened number is shown") {
  CHECK(number("4,5E+04").hint.en.find("`45000`") != std::string::npos);
  CHECK(number("1E+99").hint.en.find("source") != std::string::npos);
}

TEST_CASE("an ambiguous number shows both readings and the option that settles it") {
  const CellFault fault = number("1.234");
  CHECK(fault.rule->name == "ambiguous-number");
  CHECK(fault.message.en ==
        "`1.234` can be read in two ways: 1234 (point for thousands) or 1.234 (point for decimals)");
  CHECK(fault.message.vi ==
        "`1.234` đọc được hai cách: 1234 (dấu chấm ngăn hàng nghìn) hoặc 1,234 (dấu chấm là dấu thập phân)");
  CHECK(fault.hint.en.find("--numbers vi") != std::string::npos);
}

TEST_CASE("the table of bad cells and the advice on them") {
  const auto fix = [](const CellFault& fault) { return fault.fix.value_or("none"); };
  CHECK(fix(number("4,5 triệu đồng/người/tháng", income)) == "4,5");
  CHECK(fix(number("10,5%/năm", {.unit = same("%/năm"), .measure = Measure::amount})) == "10,5");
  CHECK(number("10,5%/năm", income).rule->name == "rate-for-amount");
  CHECK(number("10%", income).rule->name == "rate-for-amount");
  CHECK(number("10%", income).hint.vi.find("triệu đồng/người/tháng") != std::string::npos);
  CHECK(fix(number("6/8 (75%)", share)) == "6/8");
  CHECK(fix(number("66,7% (2/3)", share)) == "2/3");
  CHECK(fix(number("68% (2/3)", share)) == "none");
  CHECK(number("67 hộ/150 lao động", share).hint.en ==
        "write 67 as numerator and 150 as denominator, each in its column");
  CHECK(number("08/06/26", income).rule->name == "excel-date-for-number");
  for (const std::string_view text : {"-", "Chưa có số liệu", "không", "n/a", ".."}) {
    CAPTURE(text);
    CHECK(number(text, income).rule->name == "no-figure-in-words");
  }
  CHECK(number("1,2 lần", income).hint.en.find("triệu đồng/người/tháng") != std::string::npos);
  CHECK(number("<5", income).hint.en.find("exact") != std::string::npos);
  CHECK(number("6/8", {.measure = Measure::count}).hint.en.find("numerator") == std::string::npos);
  CHECK(period("9 tháng đầu năm 2024").hint.en.find("2024-Q3") != std::string::npos);
  CHECK(day("08/06/26").hint.en == "write the year with four digits, such as 08/06/2026");
  CHECK(fix(period("Sep-24")) == "2024-09");
  CHECK(fix(period("01/09/2024")) == "none");
  CHECK(fix(day("14-Nov-24")) == "2024-11-14");
}

TEST_CASE("dates in place of periods give the period back") {
  for (const std::string_view text :
       {"Sep-24", "Sept-24", "Thg9-24", "Thg9/24", "01/09/2024", "2024-09-01", "01-Sep-24"}) {
    CAPTURE(text);
    const CellFault fault = period(text);
    CHECK(fault.rule->name == "excel-date-for-period");
    CHECK(fault.hint.en.find("`2024-09`") != std::string::npos);
  }
  CHECK(period("02-Jan").rule->name == "excel-date-for-period");
  CHECK(period("45536").rule->name == "excel-serial-date");
  CHECK(period("2024-13").rule->name == "bad-period");
  CHECK(period("#N/A").rule->name == "excel-error");
}

TEST_CASE("a date of a year that no period can have gives none back") {
  for (const std::string_view text : {"Jun-5474", "Thg6-5474", "5474-Jun", "01/06/5474", "1 June 9998", "Jan 1011"}) {
    CAPTURE(text);
    const CellFault fault = period(text);
    CHECK(fault.rule->name == "excel-date-for-period");
    CHECK(!fault.fix);
    CHECK(fault.hint.en.find("write `") == std::string::npos);
  }
}

TEST_CASE("serial dates give the date back") {
  const CellFault fault = day("45292");
  CHECK(fault.rule->name == "excel-serial-date");
  CHECK(fault.hint.en == "write `2024-01-01`");
  CHECK(day("45292,5").hint.en == "write `2024-01-01`");
  CHECK(day("30/02/2024").message.en == "there is no day `30/02/2024`");
  CHECK(day("soon").rule->name == "bad-date");
}

TEST_CASE("what a date or period of an unusual form means is asked") {
  for (const std::string_view text : {"14-Nov-24", "14-Thg11-2024"}) {
    CAPTURE(text);
    CHECK(day(text).hint.en == "did you mean `2024-11-14`?");
  }
  CHECK(day("5/1/24").hint.en == "write the year with four digits, such as 5/1/2024");
  for (const std::string_view text : {"2024-9", "2024/09", "09-2024", "9-2024", "T9/2024"}) {
    CAPTURE(text);
    CHECK(period(text).hint.en == "did you mean `2024-09`?");
  }
  for (const std::string_view text : {"Q3-2024", "2024Q3", "2024 - Quý III"}) {
    CAPTURE(text);
    CHECK(period(text).hint.en == "did you mean `2024-Q3`?");
  }
  CHECK(period("Cả năm 2024").hint.en == "did you mean `2024`?");
  CHECK(period("6 tháng 2024").hint.en == "did you mean `2024-H1`?");
  CHECK(period("9 tháng đầu năm 2023").hint.en.find("2023-Q3") != std::string::npos);
  CHECK(period("2024-2025").hint.en == "write 2024, 2024-H1, 2024-Q3 or 2024-09");
  CHECK(period("9/1/2024").hint.en.find("`2024-09`") != std::string::npos);
}

TEST_CASE("numbers in unusual dress are shown undressed") {
  const auto hint = [](std::string_view text) { return number(text, {.measure = Measure::amount}).hint.en; };
  CHECK(hint("(5)").find("`-5`") != std::string::npos);
  CHECK(hint("１２").find("`12`") != std::string::npos);
  CHECK(hint("1.23.456").find("threes") != std::string::npos);
  CHECK(hint("khoảng 8").find("alone") != std::string::npos);
  CHECK(number("12-Mar").message.en.find("3-12") != std::string::npos);
}

TEST_CASE("other words for a status are asked about") {
  CHECK(status_fault("xong").hint.en == "did you mean `done`?");
  CHECK(status_fault("Đang triển khai").hint.en == "did you mean `in-progress`?");
  CHECK(status_fault("80%").hint.en == "write not-started, in-progress or done");
}

TEST_CASE("control characters of a cell never reach a message") {
  CHECK(number("\x1b[31m").message.en.find('\x1b') == std::string::npos);
}

TEST_CASE("figures and statuses are spoken in both languages") {
  CHECK(words_for(Decimal::from_micros(1'234'500'000)) == Text{"1234.5", "1234,5"});
  CHECK(words_for(Progress::done) == Text{"done", "hoàn thành"});
}

}  // namespace plantrack
