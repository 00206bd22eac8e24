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

  static constexpr Date of(int year, int month, int day);       // the day must exist
  static std::optional<Date> parse_iso(std::string_view text);  // YYYY-MM-DD, only days that exist
  int year() const;
  int month_number() const;
  int day() const;
  Month month() const;
  constexpr auto operator<=>(const Date&) const = default;
  std::string text() const;        // 2025-12-31
  std::string local_text() const;  // 31/12/2025, as Vietnamese documents write it
};
// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is their last;
// 400 years have 146,097 days.
constexpr Date Date::of(int year, int month, int day) {
  const int y = year - static_cast<int>(month <= 2);
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * 146'097 + day_of_era - 719'468};
}
constexpr Date operator+(Date date, int days) {
  return {date.days + days};
}

bool date_exists(int year, int month, int day);
Date first_day(Month month);
Date last_day(Month month);

}  // namespace plantrack
