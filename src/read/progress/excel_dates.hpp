// Dates as spreadsheets write them where something else was typed: 02-Jan, Sep-24, 2-Thg1, 45292. Feeds the advice on
// cells.
#pragma once

#include "base/calendar.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace plantrack {

struct NamedDate {
  int month = 0;
  int number = 0;  // the day, or the year (24, 2024)
  int year = 0;    // where a day stands before the month: what stands behind it
  bool month_first = false;

  // The day, where day, month and year are given.
  std::optional<Date> date() const {
    const int full = year > 99 ? year : 2000 + year;
    if (month_first || year == 0 || !date_exists(full, month, number)) return std::nullopt;
    return Date::of(full, month, number);
  }
};

// A day or year and a month by its name, in either order.
std::optional<NamedDate> named_date(std::string_view text);

// 01/02/2024 or 2024-02-01, perhaps with a time behind it.
std::optional<Date> written_date(std::string_view text);

bool looks_like_date(std::string_view text);
bool looks_like_short_date(std::string_view text);  // 08/06/26

// 45292: days since the end of 1899, as a spreadsheet counts them; within a lifetime. 45292,5 has a time of day.
std::optional<Date> serial_date(std::string_view text);

// Digits at the beginning of a text: how many, and up to six of them as a number.
std::size_t count_digits(std::string_view text);
int small_number(std::string_view digits);

}  // namespace plantrack
