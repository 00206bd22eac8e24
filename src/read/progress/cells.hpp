// Single cells of progress files: numbers, periods, dates, statuses, yes and no. What cannot be read is told apart from
// what can; why, and how to mend it, is the business of cell_advice.
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

// en: 1,234.5   vi: 1.234,5   either: whichever fits, where only one does.
enum class NumberForm : std::uint8_t { en, vi, either };

enum class NumberFault : std::uint8_t { none, not_a_number, too_many_digits, ambiguous };

// Where thousands separators could as well be the decimal point of the other form (1.234 in a vi file) the number is
// ambiguous, unless the form was `stated` by the user. `fraction_digits` as written.
NumberFault parse_number(std::string_view text, NumberForm form, bool stated, Decimal& value, int& fraction_digits);

// Every form of progress files: 2024, 2024-H1, 2024-S1, 2024-Q3, Q3/2024, Quý III/2024, 6 tháng đầu năm 2024, 2024-09,
// 09/2024, Tháng 9/2024, Năm 2024.
std::optional<Period> parse_period(std::string_view text);

std::optional<Date> parse_date(std::string_view text);  // ISO or day/month/year; only days that exist

std::optional<Progress> parse_status(std::string_view text);  // done, hoàn thành, ...
std::optional<bool> parse_estimate(std::string_view text);    // yes, có, ước, ...; empty = no

// Without zero-width characters, other spaces as plain ones, none at the ends. False where that changed nothing but
// plain spaces at the ends; `cleaned` then holds nothing.
bool clean_invisible(std::string_view text, std::string& cleaned);

// One of Excel's error values: #N/A, #REF!, #DIV/0!, ####
bool is_excel_error(std::string_view text);

// Would a spreadsheet run it? Text that begins with = + - @ and is not a plain number.
bool is_formula(std::string_view text);

}  // namespace plantrack
