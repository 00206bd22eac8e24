// Single cells of progress files: numbers, periods, dates, statuses, yes and no. What cannot be read is told apart from
// what can, and what has one reading from what has two; why, and how to mend it, is the business of cell_advice.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "model/period.hpp"
#include "model/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

enum class NumberForm : std::uint8_t { en, vi };  // 1,234.5 and 1.234,5
enum class DateForm : std::uint8_t { dmy, mdy };  // 31/12/2024 and 12/31/2024

// How the cells of a column that have two readings are read: numbers as en or vi, dates as dmy or mdy, periods as
// months or years. `unsettled`: nothing in the file tells; `contradictory`: it tells both.
enum class Writing : std::uint8_t { first, second, unsettled, contradictory };

// What a cell tells of the writing of its column.
enum class Sign : std::uint8_t { none, first, second, two_way };

enum class CellProblem : std::uint8_t { none, unreadable, too_many_digits, two_readings, against_option, nine_months };

template <class T>
struct ReadCell {
  T value{};
  CellProblem problem = CellProblem::none;
  Sign sign = Sign::none;
};

struct ReadNumber : ReadCell<Decimal> {
  int fraction_digits = 0;  // as written
};

// `option`: what the user said; `whole`: a count, whose 1.234 is a thousand and more.
ReadNumber read_number(std::string_view text, Writing writing, std::optional<NumberForm> option = {},
                       bool whole = false);

struct ReadPeriod : ReadCell<Period> {
  bool estimate = false;  // "Ước năm 2024"
};

// How periods are read: a plan whose years do not begin in January has years such as 2024/25, and only for states and
// running totals are nine months the third quarter.
struct PeriodForm {
  int year_begins = 1;
  bool nine_months = false;
  Writing writing = Writing::unsettled;
};

// Every form of progress files: 2024, 2024-H1, 2024-S1, 2024-Q3, Q3/2024, Quý III/2024, 6 tháng đầu năm 2024, 2024-09,
// 09/2024, Tháng 9/2024, Sep 2024, Năm 2024, Apr-Jun 2024; where years begin in another month 2024/25, Q1 2024/25 too.
ReadPeriod read_period(std::string_view text, const PeriodForm& form);
std::optional<Period> parse_period(std::string_view text);  // of a plan whose years begin in January
// None where no period has that year, or its year no such part.
std::optional<Period> make_period(int year, Frequency frequency, int number);

// ISO, day/month/year or month/day/year, 14.10.2024, 5 Jan 2024, timestamps; only days that exist.
ReadCell<Date> read_date(std::string_view text, Writing writing, std::optional<DateForm> option = {});
std::optional<Date> parse_date(std::string_view text);  // ISO or day/month/year

std::optional<Progress> parse_status(std::string_view text);  // done, hoàn thành, ...
std::optional<bool> parse_estimate(std::string_view text);    // yes, có, ước, ...; empty = no

// Without zero-width characters, other spaces as plain ones, none at the ends. False where that changed nothing but
// plain spaces at the ends; `cleaned` then holds nothing.
bool clean_invisible(std::string_view text, std::string& cleaned);

// One of Excel's error values: #N/A, #REF!, #DIV/0!, ####
bool is_excel_error(std::string_view text);

// "-", "n/a", "..", "Chưa có số liệu": there is no figure, in words or signs.
bool says_no_figure(std::string_view text);

// A day without the time behind it, as form tools write it.
std::string_view without_time(std::string_view text);

bool is_year(std::string_view text);  // four digits, 1900 to 2199
// "jan", "september" at the beginning of a bare key: 1 to 12, and takes it off; 0 where there is none.
int take_english_month(std::string_view& key);

// Numbers of parts of a year with nothing between them but signs that a bare key loses: "Quý I-II/2024" is not quarter
// III.
bool joins_numbers(std::string_view text, std::string_view between = " -_");

// "Tổng cộng", "Total": a row or an area that stands for all.
bool says_total(std::string_view text);
bool says_whole(std::string_view text);  // "Toàn tỉnh", "Citywide", and every total

// Would a spreadsheet run it? Text that begins with = + - @ and is neither a plain number nor a lone dash.
bool is_formula(std::string_view text);

}  // namespace plantrack
