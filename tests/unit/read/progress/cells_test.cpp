#include "read/progress/cells.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plantrack {
namespace {

// The number as text, or what is wrong with it.
std::string number(std::string_view text, NumberForm form, bool stated = false) {
  Decimal value;
  int digits = 0;
  switch (parse_number(text, form, stated, value, digits)) {
    case NumberFault::none: return value.text();
    case NumberFault::not_a_number: return "bad";
    case NumberFault::too_many_digits: return "long";
    case NumberFault::ambiguous: return "ambiguous";
  }
  return {};
}

std::string period(std::string_view text) {
  const auto found = parse_period(text);
  return found ? found->text() : "bad";
}

std::string date(std::string_view text) {
  const auto found = parse_date(text);
  return found ? found->text() : "bad";
}

}  // namespace

TEST_CASE("in a comma file the point is the decimal point") {
  constexpr auto en = NumberForm::en;
  CHECK(number("1234.5", en) == "1234.5");
  CHECK(number("1.234", en) == "1.234");
  CHECK(number("-0.5", en) == "-0.5");
  CHECK(number("007", en) == "7");
  CHECK(number("1,234.5", en) == "1234.5");
  CHECK(number("1,234,567", en) == "1234567");
  CHECK(number("1,234", en) == "ambiguous");
  CHECK(number("1,234", en, true) == "1234");
  for (const std::string_view bad :
       {"", "-", "12,5", "1,23,456", "0,123.5", "1.2.3", ".5", "5.", "1e3", "+5", "5 ", "٣"}) {
    CAPTURE(bad);
    CHECK(number(bad, en) == "bad");
  }
}

TEST_CASE("in a semicolon file the comma is") {
  constexpr auto vi = NumberForm::vi;
  CHECK(number("1234,5", vi) == "1234.5");
  CHECK(number("1,234", vi) == "1.234");
  CHECK(number("1.234,5", vi) == "1234.5");
  CHECK(number("1.234.567", vi) == "1234567");
  CHECK(number("1.234", vi) == "ambiguous");
  CHECK(number("-1.234", vi) == "ambiguous");
  CHECK(number("1.234", vi, true) == "1234");
  CHECK(number("12.5", vi) == "bad");
  CHECK(number("0.123", vi) == "bad");
  CHECK(number("1234.567", vi) == "bad");
}

TEST_CASE("where neither form is usual, only what can be read in one way is read") {
  constexpr auto either = NumberForm::either;
  CHECK(number("12.5", either) == "12.5");
  CHECK(number("12,5", either) == "12.5");
  CHECK(number("1.234", either) == "ambiguous");
  CHECK(number("1,234", either) == "ambiguous");
  CHECK(number("1234", either) == "1234");
  CHECK(number("1.234,5", either) == "1234.5");
}

TEST_CASE("numbers hold 15 digits before and 6 after the point") {
  CHECK(number("123456789012345.123456", NumberForm::en) == "123456789012345.123456");
  CHECK(number("1234567890123456", NumberForm::en) == "long");
  CHECK(number("0.1234567", NumberForm::en) == "long");
  CHECK(number(std::string(100'000, '9'), NumberForm::en) == "long");
  CHECK(number(std::string(100'000, ','), NumberForm::en) == "bad");
}

TEST_CASE("periods are read in all their forms") {
  CHECK(period("2024") == "2024");
  CHECK(period("Năm 2024") == "2024");
  CHECK(period("2024-H1") == "2024-H1");
  CHECK(period("2024-s2") == "2024-H2");
  CHECK(period("6 tháng đầu năm 2024") == "2024-H1");
  CHECK(period("6 THÁNG CUỐI NĂM 2024") == "2024-H2");
  CHECK(period("2024-Q3") == "2024-Q3");
  CHECK(period("Q3/2024") == "2024-Q3");
  CHECK(period("Quý III/2024") == "2024-Q3");
  CHECK(period("quý iv năm 2024") == "2024-Q4");
  CHECK(period("Quy\xcc\x81 II/2024") == "2024-Q2");
  CHECK(period("2024-09") == "2024-09");
  CHECK(period("09/2024") == "2024-09");
  CHECK(period("9/2024") == "2024-09");
  CHECK(period("Tháng 9/2024") == "2024-09");
  CHECK(period("tháng 12 năm 2024") == "2024-12");
}

TEST_CASE("what is no period is none") {
  for (const std::string_view bad :
       {"",        "24",         "2024-13",          "2024-00", "2024-Q5", "2024-Q0",  "2024-H3",  "13/2024",
        "0/2024",  "Quý V/2024", "9 tháng năm 2024", "1799",    "3001",    "2024-",    "20240",    "202409",
        "2024/09", "Sep-24",     "2024-9",           "tháng 9", "Năm",     "quý 2024", "2024 2025"}) {
    CAPTURE(bad);
    CHECK(period(bad) == "bad");
  }
}

TEST_CASE("dates are ISO or day/month/year, and must exist") {
  CHECK(date("2024-02-29") == "2024-02-29");
  CHECK(date("29/02/2024") == "2024-02-29");
  CHECK(date("1/3/2024") == "2024-03-01");
  for (const std::string_view bad : {"", "2023-02-29", "30/02/2024", "2024-13-01", "15/2024", "2024-1-1", "1/3/24",
                                     "45292", "01-03-2024", "//", "1//2024", "2024-02-29T00:00:00", "003/01/2024"}) {
    CAPTURE(bad);
    CHECK(date(bad) == "bad");
  }
}

TEST_CASE("statuses and estimates are known in both languages") {
  CHECK(parse_status("Not-Started") == Progress::not_started);
  CHECK(parse_status("in progress") == Progress::in_progress);
  CHECK(parse_status("HOÀN THÀNH") == Progress::done);
  CHECK(parse_status("đang thực hiện") == Progress::in_progress);
  CHECK_FALSE(parse_status("chưa hoàn thành"));
  CHECK(parse_estimate("") == false);
  CHECK(parse_estimate("Có") == true);
  CHECK(parse_estimate("ước thực hiện") == true);
  CHECK(parse_estimate("không") == false);
  CHECK_FALSE(parse_estimate("maybe"));
}

TEST_CASE("invisible characters are taken out, visible ones stay") {
  std::string cleaned;
  CHECK_FALSE(clean_invisible("so-nn-ptnt", cleaned));
  CHECK_FALSE(clean_invisible("Sở Nông nghiệp", cleaned));
  CHECK(clean_invisible("a\u200bb\u00a0", cleaned));
  CHECK(cleaned == "ab");
  CHECK(clean_invisible("Tràng\u00a0Định", cleaned));
  CHECK(cleaned == "Tràng Định");
  CHECK(clean_invisible("\ufeff", cleaned));
  CHECK(cleaned.empty());
}

TEST_CASE("formulas are text that a spreadsheet would run, plain numbers are none") {
  for (const std::string_view formula : {"=1+1", "@SUM(A1)", "+A1", "-A1", "- bullet", "-", "+-5"})
    CHECK(is_formula(formula));
  for (const std::string_view text : {"", "a=b", "-5", "+84", "-1.234,5", " =1"}) CHECK_FALSE(is_formula(text));
}

TEST_CASE("Excel's errors are known") {
  for (const std::string_view error : {"#N/A", "#ref!", "#DIV/0!", "#NAME?", "#####"}) CHECK(is_excel_error(error));
  for (const std::string_view text : {"", "#", "#1", "N/A", "#N/A!"}) CHECK_FALSE(is_excel_error(text));
}

}  // namespace plantrack
