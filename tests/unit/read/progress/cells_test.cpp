#include "read/progress/cells.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

namespace plantrack {
namespace {

// The number as text, or what is wrong with it.
std::string number(std::string_view text, Writing writing, std::optional<NumberForm> option = {}, bool whole = false) {
  const ReadNumber read = read_number(text, writing, option, whole);
  switch (read.problem) {
    case CellProblem::none: return read.value.text();
    case CellProblem::too_many_digits: return "long";
    case CellProblem::two_readings: return "two";
    case CellProblem::against_option: return "against";
    default: return "bad";
  }
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

TEST_CASE("what has one reading is read whatever the file writes") {
  for (const Writing writing : {Writing::first, Writing::second, Writing::unsettled, Writing::contradictory}) {
    CHECK(number("1234.5", writing) == "1234.5");
    CHECK(number("980,5", writing) == "980.5");
    CHECK(number("1.234.567", writing) == "1234567");
    CHECK(number("1,234,567.25", writing) == "1234567.25");
    CHECK(number("1 234", writing) == "1234");
    CHECK(number("1\u00a0234\u00a0567,5", writing) == "1234567.5");
    CHECK(number("1\u202f234.5", writing) == "1234.5");
    CHECK(number("0.125", writing) == "0.125");
    CHECK(number("-0,5", writing) == "-0.5");
    CHECK(number("1234.567", writing) == "1234.567");
    CHECK(number("007", writing) == "7");
    for (const std::string_view bad : {"", "-", "1,23,456", "0,123.5", "1.2.3", ".5", "5.", "1e3", "+5", "5 ", "٣",
                                       "12 34", "1  234", "0 123", "1 234 5"}) {
      CAPTURE(bad);
      CHECK(number(bad, writing) == "bad");
    }
  }
}

TEST_CASE("what has two readings is read as its column is written") {
  CHECK(number("1.234", Writing::first) == "1.234");
  CHECK(number("1.234", Writing::second) == "1234");
  CHECK(number("1,234", Writing::first) == "1234");
  CHECK(number("1,234", Writing::second) == "1.234");
  CHECK(number("-1.234", Writing::unsettled) == "two");
  CHECK(number("1.000", Writing::contradictory) == "two");
  CHECK(number("1.000", Writing::unsettled, {}, true) == "1000");  // a count has one reading
  CHECK(number("1.000", Writing::first, NumberForm::vi) == "1000");
  CHECK(number("1.000", Writing::first, NumberForm::en, true) == "1");
  CHECK(number("12.5", Writing::first, NumberForm::vi) == "against");
}

TEST_CASE("a cell tells how its column is written") {
  CHECK(read_number("1.5", Writing::second).sign == Sign::first);
  CHECK(read_number("1,5", Writing::first).sign == Sign::second);
  CHECK(read_number("1.234.567", Writing::first).sign == Sign::second);
  CHECK(read_number("1.234", Writing::first).sign == Sign::two_way);
  CHECK(read_number("1234", Writing::first).sign == Sign::none);
  CHECK(read_number("1.234", Writing::first, {}, true).sign == Sign::none);
}

TEST_CASE("numbers hold 15 digits before and 15 after the point") {
  CHECK(number("123456789012345.123456789012345", Writing::first) == "123456789012345.123456789012345");
  CHECK(number("1234567890123456", Writing::first) == "long");
  CHECK(number("0.1234567890123456", Writing::first) == "long");
  CHECK(number(std::string(100'000, '9'), Writing::first) == "bad");
  CHECK(number(std::string(100'000, ','), Writing::first) == "bad");
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
  CHECK(period("Q3 2024") == "2024-Q3");
  CHECK(period("H1 2024") == "2024-H1");
  CHECK(period("Sep 2024") == "2024-09");
  CHECK(period("September 2024") == "2024-09");
  CHECK(period("Year 2024") == "2024");
  CHECK(period("Month 9/2024") == "2024-09");
}

TEST_CASE("a span of months is the quarter or half of the plan's year that it covers") {
  CHECK(period("Apr-Jun 2024") == "2024-Q2");
  CHECK(period("April to June 2024") == "2024-Q2");
  CHECK(period("Jul–Dec 2024") == "2024-H2");
  CHECK(period("Jul-Dec 2024") == "2024-H2");
  CHECK(period("May-Jul 2024") == "bad");
  CHECK(period("Jun-Apr 2024") == "bad");
  CHECK(read_period("Apr-Jun 2024", {.year_begins = 4}).value.text() == "2024-Q1");
  CHECK(read_period("Jan-Mar 2025", {.year_begins = 4}).value.text() == "2024-Q4");
  CHECK(read_period("Jan-Jun 2025", {.year_begins = 4}).problem == CellProblem::unreadable);
}

TEST_CASE("a plan whose years begin in April has years with two names, and periods with two readings") {
  const auto read = [](std::string_view text, Writing writing = Writing::unsettled) {
    const ReadPeriod found = read_period(text, {.year_begins = 4, .nine_months = false, .writing = writing});
    return found.problem == CellProblem::none           ? found.value.text()
           : found.problem == CellProblem::two_readings ? "two"
                                                        : "bad";
  };
  CHECK(read("2024/25") == "2024");
  CHECK(read("2024-25") == "2024");
  CHECK(read("2024/2025") == "2024");
  CHECK(read("FY2024/25") == "2024");
  CHECK(read("FY2024") == "two");
  CHECK(read("FY24") == "two");
  CHECK(read("FY5474") == "bad");
  CHECK(read("FY1800") == "bad");
  CHECK(read("2010-11") == "two");
  CHECK(read("2010-11", Writing::first) == "2010-11");
  CHECK(read("2010-11", Writing::second) == "2010");
  CHECK(read("2010-10") == "2010-10");
  CHECK(read("Q1 2024/25") == "2024-Q1");
  CHECK(read("Q4 2024-25") == "2024-Q4");
  CHECK(read("Quý I/2024-2025") == "2024-Q1");
  CHECK(read("2024/25 Q2") == "2024-Q2");
  CHECK(read("2024/25-H1") == "2024-H1");
  CHECK(read("Q1 FY2024/25") == "2024-Q1");
  CHECK(read("6 tháng đầu năm 2024/25") == "2024-H1");
  CHECK(read("Sep 2024/25") == "2024-09");
  CHECK(read("Feb 2024/25") == "2025-02");
  CHECK(read("Year 2024/25") == "2024");
  CHECK(read("Q1 2024/26") == "bad");
  CHECK(read("Q5 2024/25") == "bad");
  CHECK(read("1 2024/25") == "bad");
  CHECK(period("Q1 2024/25") == "bad");
  CHECK(read("2024/26") == "bad");
  CHECK(period("2010-11") == "2010-11");
  CHECK(period("2024/25") == "bad");
}

TEST_CASE("nine months are the third quarter of a state or a running total, an estimated year is a year") {
  for (const char* range : {"Quý I-II/2024", "Quý I - II/2024", "Quý I II/2024", "Quý I-II năm 2024", "QI-II/2024",
                            "1-2/2024", "Tháng 1-2/2024", "Tháng 1 - 0/2024", "Quý I\u00a0II/2024", "Quý I–II/2024",
                            "Tháng 1\u00a0-\u00a02/2024", "1\u00a02/2024", "T1-2 2024"}) {
    CAPTURE(range);
    CHECK(read_period(range, {}).problem == CellProblem::unreadable);
  }
  CHECK(read_period("Quý I 2024", {}).value.text() == "2024-Q1");
  CHECK(read_period("Quý 1 2024", {}).value.text() == "2024-Q1");
  CHECK(read_period("9 tháng đầu năm 2024", {.nine_months = true}).value.text() == "2024-Q3");
  CHECK(read_period("9 tháng đầu năm 2024", {}).problem == CellProblem::nine_months);
  const ReadPeriod estimate = read_period("Ước năm 2024", {});
  CHECK(estimate.value.text() == "2024");
  CHECK(estimate.estimate);
  CHECK(read_period("Ước 2025", {}).estimate);
}

TEST_CASE("what is no period is none") {
  for (const std::string_view bad :
       {"",        "24",         "2024-13",          "2024-00", "2024-Q5", "2024-Q0",  "2024-H3",   "13/2024",
        "0/2024",  "Quý V/2024", "9 tháng năm 2024", "1799",    "3001",    "2024-",    "20240",     "202409",
        "2024/09", "Sep-24",     "2024-9",           "tháng 9", "Năm",     "quý 2024", "2024 2025", "Q32024"}) {
    CAPTURE(bad);
    CHECK(period(bad) == "bad");
  }
}

TEST_CASE("dates are ISO or day/month/year, and must exist") {
  CHECK(date("2024-02-29") == "2024-02-29");
  CHECK(date("29/02/2024") == "2024-02-29");
  CHECK(date("1/3/2024") == "2024-03-01");
  for (const std::string_view bad : {"", "2023-02-29", "30/02/2024", "2024-13-01", "15/2024", "2024-1-1", "1/3/24",
                                     "45292", "//", "1//2024", "2024-02-29T00:00:00", "003/01/2024"}) {
    CAPTURE(bad);
    CHECK(date(bad) == "bad");
  }
}

TEST_CASE("days are read in the forms that people and form tools write") {
  const auto read = [](std::string_view text, Writing writing = Writing::first) {
    const ReadCell<Date> found = read_date(text, writing);
    return found.problem == CellProblem::none ? found.value.text() : std::string("bad");
  };
  for (const std::string_view text :
       {"14.10.2024", "14-10-2024", "14 Oct 2024", "Oct 14, 2024", "14-Oct-2024", "2024/10/14", "2024-10-14T09:30:00Z",
        "14/10/2024 9:30:00", "10/14/2024 9:30:00 AM GMT+7"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024-10-14");
  }
  CHECK(read("04/05/2024") == "2024-05-04");
  CHECK(read("04/05/2024", Writing::second) == "2024-04-05");
  CHECK(read("04/05/2024", Writing::contradictory) == "bad");
  CHECK(read_date("04/05/2024", Writing::first).sign == Sign::two_way);
  CHECK(read_date("14/05/2024", Writing::first).sign == Sign::first);
  CHECK(read_date("05/14/2024", Writing::first).sign == Sign::second);
  CHECK(read_date("05/14/2024", Writing::first, DateForm::dmy).problem == CellProblem::against_option);
  CHECK(read_date("04.05.2024", Writing::second).value.text() == "2024-05-04");
  CHECK(read("June 2 2024") == "2024-06-02");
  CHECK(read("June2, 2024") == "2024-06-02");
  for (const std::string_view run_together : {"June 22024", "June22024", "Jun-152024", "June 21011"}) {
    CAPTURE(run_together);
    CHECK(read(run_together) == "bad");
  }
}

TEST_CASE("that there is no figure is said in many ways") {
  for (const std::string_view text : {"-", "–", "..", "...", "n/a", "N/A", "Chưa có số liệu", "Không có", "không"}) {
    CAPTURE(text);
    CHECK(says_no_figure(text));
  }
  for (const std::string_view text : {"", "0", "--", "-5", "khoảng"}) CHECK_FALSE(says_no_figure(text));
  CHECK(says_total("Tổng cộng"));
  CHECK(says_total("TỔNG SỐ (I+II)"));
  CHECK(says_total("Total"));
  CHECK_FALSE(says_total("Tổng sản phẩm trên địa bàn"));
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
  for (const std::string_view formula : {"=1+1", "@SUM(A1)", "+A1", "-A1", "- bullet", "+-5"})
    CHECK(is_formula(formula));
  for (const std::string_view text : {"", "a=b", "-5", "+84", "-1.234,5", " =1"}) CHECK_FALSE(is_formula(text));
}

TEST_CASE("Excel's errors are known") {
  for (const std::string_view error : {"#N/A", "#ref!", "#DIV/0!", "#NAME?", "#####"}) CHECK(is_excel_error(error));
  for (const std::string_view text : {"", "#", "#1", "N/A", "#N/A!"}) CHECK_FALSE(is_excel_error(text));
}

}  // namespace plantrack
