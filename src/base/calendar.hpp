// Days and months of the Gregorian calendar. Years 1 to 9999; whoever parses checks the range.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

// A calendar month, counted from January of the year 0, so that differences are whole months.
struct Month {
  std::int32_t index = 0;

  static constexpr Month of(int year, int month) { return {year * 12 + month - 1}; }  // month 1..12
  constexpr int year() const { return index / 12; }
  constexpr int month() const { return index % 12 + 1; }
  constexpr auto operator<=>(const Month&) const = default;
  std::string text() const;  // 2025-12
};
constexpr int operator-(Month a, Month b) {
  return a.index - b.index;
}
constexpr Month operator+(Month a, int months) {
  return {a.index + months};
}
constexpr Month december(int year) {
  return Month::of(year, 12);
}

// A day, counted from 1970-01-01 (which is 0).
struct Date {
  std::int32_t days = 0;

  static Date of(int year, int month, int day);                 // the day must exist
  static std::optional<Date> parse_iso(std::string_view text);  // YYYY-MM-DD, only days that exist
  int year() const;
  int month_number() const;
  int day() const;
  Month month() const;
  constexpr auto operator<=>(const Date&) const = default;
  std::string text() const;        // 2025-12-31
  std::string local_text() const;  // 31/12/2025, as Vietnamese documents write it
};
constexpr Date operator+(Date date, int days) {
  return {date.days + days};
}

bool date_exists(int year, int month, int day);
Date first_day(Month month);
Date last_day(Month month);

}  // namespace plantrack
