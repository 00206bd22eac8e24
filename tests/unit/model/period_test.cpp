#include "model/period.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

namespace plantrack {
namespace {

std::vector<Period> periods_of(int year) {
  std::vector<Period> periods;
  for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
    for (int number = 1; number * months_in(frequency) <= 12; ++number) {
      periods.push_back(Period::of(year, frequency, number));
    }
  }
  return periods;
}

TEST_CASE("every period of every year has a code of its own and gives its parts back") {
  std::set<std::uint16_t> codes;
  int mistakes = 0;
  for (int year = Period::first_year; year <= Period::last_year; ++year) {
    const std::vector<Period> periods = periods_of(year);
    REQUIRE(periods.size() == 19);
    for (const Period period : periods) {
      codes.insert(period.code());
      const Period again = Period::of(period.year(), period.frequency(), period.number());
      mistakes += period.year() == year && again == period && period.months(1).first.year() == year &&
                          period.months(1).last().year() == year
                      ? 0
                      : 1;
    }
  }
  CHECK(mistakes == 0);
  CHECK(codes.size() == 19 * static_cast<std::size_t>(Period::last_year - Period::first_year + 1));
}

TEST_CASE("periods are written with four digits of the year and their part of it") {
  CHECK(Period::of_year(2024).text() == "2024");
  CHECK(Period::of(2024, Frequency::half, 2).text() == "2024-H2");
  CHECK(Period::of(2024, Frequency::quarter, 4).text() == "2024-Q4");
  CHECK(Period::of(2024, Frequency::month, 9).text() == "2024-09");
  CHECK(Period::of(2024, Frequency::month, 12).text() == "2024-12");
}

TEST_CASE("periods end on month ends") {
  CHECK(Period::of_year(2024).months(1).first.text() == "2024-01");
  CHECK(Period::of_year(2024).months(1).last().text() == "2024-12");
  CHECK(Period::of(2024, Frequency::half, 1).months(1).last().text() == "2024-06");
  CHECK(Period::of(2024, Frequency::quarter, 3).months(1).first.text() == "2024-07");
  CHECK(Period::of(2024, Frequency::quarter, 3).months(1).last().text() == "2024-09");
  CHECK(Period::of(2024, Frequency::month, 2).months(1).length == 1);
}

TEST_CASE("years of a plan may begin in any month, months are those of the calendar") {
  CHECK(Period::of_year(2024).months(4).first.text() == "2024-04");
  CHECK(Period::of_year(2024).months(4).last().text() == "2025-03");
  CHECK(Period::of(2024, Frequency::half, 2).months(4).first.text() == "2024-10");
  CHECK(Period::of(2024, Frequency::quarter, 4).months(4).first.text() == "2025-01");
  CHECK(Period::of(2024, Frequency::month, 2).months(4).first.text() == "2024-02");
  for (int begins = 1; begins <= 12; ++begins) {
    for (const Period period : periods_of(2024)) CHECK(Period::named(period.months(begins), begins) == period);
  }
}

TEST_CASE("year, half, quarter and month nest") {
  for (const int begins : {1, 4, 12}) {
    const auto contains = [begins](Period whole, Period part) {
      return whole.months(begins).contains(part.months(begins));
    };
    const Period year = Period::of_year(2024);
    for (const Period each : periods_of(2024)) {
      if (each.frequency() != Frequency::month) CHECK(contains(year, each));
      CHECK(contains(each, each));
      CHECK(contains(each, year) == (each == year));
    }
  }
  const Months half = Period::of(2024, Frequency::half, 2).months(1);
  CHECK(half.contains(Period::of(2024, Frequency::quarter, 3).months(1)));
  CHECK(half.contains(Period::of(2024, Frequency::month, 12).months(1)));
  CHECK_FALSE(half.contains(Period::of(2024, Frequency::quarter, 2).months(1)));
  CHECK_FALSE(half.contains(Period::of(2023, Frequency::quarter, 3).months(1)));
}

TEST_CASE("frequencies are known by their names") {
  for (const Frequency each : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
    CHECK(frequency_of(frequency_name(each)) == each);
  }
  CHECK_FALSE(frequency_of("Year"));
  CHECK_FALSE(frequency_of(""));
  CHECK_FALSE(frequency_of("week"));
}

}  // namespace
}  // namespace plantrack
