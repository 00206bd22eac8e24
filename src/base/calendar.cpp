#include "base/calendar.hpp"

#include <fmt/format.h>

namespace plantrack {
namespace {

struct Civil {
  int year;
  int month;
  int day;
};

// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", as Date::of.
Civil civil_from_days(std::int32_t z) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp + (mp < 10 ? 3 : -9);
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

// The number that the text is made of, or -1 where it is not digits only.
int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::string Month::text() const {
  return fmt::format("{:04}-{:02}", year(), month());
}

bool date_exists(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (!date_exists(year, month, day)) return std::nullopt;
  return of(year, month, day);
}

int Date::year() const {
  return civil_from_days(days).year;
}
int Date::month_number() const {
  return civil_from_days(days).month;
}
int Date::day() const {
  return civil_from_days(days).day;
}

Month Date::month() const {
  const Civil civil = civil_from_days(days);
  return Month::of(civil.year, civil.month);
}

std::string Date::text() const {
  const Civil civil = civil_from_days(days);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::string Date::local_text() const {
  const Civil civil = civil_from_days(days);
  return fmt::format("{:02}/{:02}/{:04}", civil.day, civil.month, civil.year);
}

Date first_day(Month month) {
  return Date::of(month.year(), month.month(), 1);
}
Date last_day(Month month) {
  return Date::of(month.year(), month.month(), days_in_month(month.year(), month.month()));
}

}  // namespace plantrack
