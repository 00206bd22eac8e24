#include "base/calendar.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plantrack {
namespace {

TEST_CASE("each day has the next number, from the year 1 to 9999") {
  int mistakes = 0;
  int expected = Date::of(1, 1, 1).days;
  for (int year = 1; year <= 9999; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; date_exists(year, month, day); ++day) {
        const Date date = Date::of(year, month, day);
        const bool right =
            date.days == expected && date.year() == year && date.month_number() == month && date.day() == day;
        mistakes += right ? 0 : 1;
        ++expected;
      }
    }
  }
  CHECK(mistakes == 0);
  CHECK(Date::of(1970, 1, 1).days == 0);
  CHECK(Date::of(2000, 3, 1).days == 11017);
  CHECK(Date::of(1969, 12, 31).days == -1);
}

TEST_CASE("leap years are every fourth, but for centuries that 400 does not divide") {
  for (const int year : {4, 1600, 1996, 2000, 2024, 9996}) CHECK(date_exists(year, 2, 29));
  for (const int year : {1, 1700, 1800, 1900, 2023, 2025, 2100, 9999}) CHECK_FALSE(date_exists(year, 2, 29));
}

TEST_CASE("days that do not exist are refused") {
  CHECK_FALSE(date_exists(2024, 2, 30));
  CHECK_FALSE(date_exists(2024, 4, 31));
  CHECK_FALSE(date_exists(2024, 13, 1));
  CHECK_FALSE(date_exists(2024, 0, 1));
  CHECK_FALSE(date_exists(2024, 1, 0));
  CHECK_FALSE(date_exists(2024, 1, 32));
  CHECK_FALSE(date_exists(0, 1, 1));
  CHECK_FALSE(date_exists(10000, 1, 1));
  CHECK_FALSE(date_exists(2024, -1, 1));
}

TEST_CASE("an ISO date reads back as it was written") {
  for (const char* text : {"0001-01-01", "1970-01-01", "2024-02-29", "2025-06-30", "9999-12-31"}) {
    const auto date = Date::parse_iso(text);
    REQUIRE(date);
    CHECK(date->text() == text);
  }
}

TEST_CASE("what is no ISO date is refused") {
  for (const char* text : {"", "2024", "2024-1-1", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00",
                           "0000-01-01", "2024/01/01", "01-01-2024", "2024-01-01 ", " 2024-01-01", "2024-01-1x",
                           "-024-01-01", "+024-01-01", "2024-01-+1", "20240-1-01", "2024-01-01T"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse_iso(text));
  }
}

TEST_CASE("local dates are written with the day first") {
  CHECK(Date::of(2025, 6, 30).local_text() == "30/06/2025");
  CHECK(Date::of(2025, 1, 2).local_text() == "02/01/2025");
}

TEST_CASE("days can be added across months and years") {
  CHECK((Date::of(2024, 2, 28) + 1).text() == "2024-02-29");
  CHECK((Date::of(2023, 12, 31) + 15).text() == "2024-01-15");
  CHECK((Date::of(2024, 1, 1) + -1).text() == "2023-12-31");
}

TEST_CASE("months count on across years") {
  CHECK(december(2025) - december(2020) == 60);
  CHECK(Month::of(2024, 1) - december(2023) == 1);
  CHECK((Month::of(2024, 11) + 3).text() == "2025-02");
  CHECK((Month::of(2024, 1) + -1).text() == "2023-12");
  CHECK(december(2030).year() == 2030);
  CHECK(december(2030).month() == 12);
  CHECK(Month::of(2024, 1) < Month::of(2024, 2));
  CHECK(Date::of(2025, 6, 30).month() == Month::of(2025, 6));
}

TEST_CASE("a month knows its first and last day") {
  CHECK(last_day(Month::of(2024, 2)).text() == "2024-02-29");
  CHECK(last_day(Month::of(2023, 2)).text() == "2023-02-28");
  CHECK(last_day(Month::of(1900, 2)).text() == "1900-02-28");
  CHECK(last_day(december(2025)).text() == "2025-12-31");
  CHECK(first_day(Month::of(2025, 6)).text() == "2025-06-01");
}

}  // namespace
}  // namespace plantrack
