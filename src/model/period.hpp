// A reporting period as it is named (a year, half, quarter or month) and the months that it covers. Periods nest: year
// > half > quarter > month. A plan's years may begin in any month: of such a plan 2024, 2024-H1 and 2024-Q1 begin in
// that month of 2024, while 2024-09 is the calendar month everywhere.
#pragma once

#include "base/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

enum class Frequency : std::uint8_t { year, half, quarter, month };

constexpr int months_in(Frequency frequency) {
  constexpr int months[] = {12, 6, 3, 1};
  return months[static_cast<int>(frequency)];
}

// Successive months. They compare by their first month, then by their length.
struct Months {
  Month first;
  int length = 0;

  constexpr Month last() const { return first + (length - 1); }
  constexpr bool contains(Months other) const { return first <= other.first && other.last() <= last(); }  // also itself
  constexpr auto operator<=>(const Months&) const = default;
};

class Period {
 public:
  static constexpr int first_year = 1800;
  static constexpr int last_year = 3000;
  static constexpr int codes_a_year = 19;  // the year, 2 halves, 4 quarters, 12 months

  constexpr Period() = default;
  // number: 1..2 for halves, 1..4 for quarters, 1..12 for months; 1 for a year.
  static constexpr Period of(int year, Frequency frequency, int number) {
    Period period;
    constexpr int offset[] = {0, 1, 3, 7};
    period.code_ =
        static_cast<std::uint16_t>((year - first_year) * 19 + offset[static_cast<int>(frequency)] + number - 1);
    return period;
  }
  static constexpr Period of_year(int year) { return of(year, Frequency::year, 1); }

  constexpr int year() const { return first_year + code_ / 19; }
  constexpr Frequency frequency() const {
    const int within = code_ % 19;
    return within == 0  ? Frequency::year
           : within < 3 ? Frequency::half
           : within < 7 ? Frequency::quarter
                        : Frequency::month;
  }
  constexpr int number() const {
    constexpr int offset[] = {0, 1, 3, 7};
    return code_ % 19 - offset[static_cast<int>(frequency())] + 1;
  }
  constexpr int length() const { return months_in(frequency()); }  // months
  // `year_begins`: the month, 1 to 12, in which the plan's years begin.
  constexpr Months months(int year_begins) const {
    const int later = frequency() == Frequency::month ? 0 : year_begins - 1;
    return {Month::of(year(), (number() - 1) * length() + 1) + later, length()};
  }
  // The other way round, of what is a period of such a plan.
  static constexpr Period named(Months months, int year_begins) {
    if (months.length == 1) return of(months.first.year(), Frequency::month, months.first.month());
    const Frequency frequency = months.length == 12  ? Frequency::year
                                : months.length == 6 ? Frequency::half
                                                     : Frequency::quarter;
    const Month within = months.first + (1 - year_begins);
    return of(within.year(), frequency, (within.month() - 1) / months.length + 1);
  }
  constexpr std::uint16_t code() const { return code_; }
  constexpr auto operator<=>(const Period&) const = default;
  std::string text() const;  // 2024, 2024-H1, 2024-Q3, 2024-09

 private:
  std::uint16_t code_ = 0;  // (year - 1800) x 19 + place in the year: the year, 2 halves, 4 quarters, 12 months
};

std::string_view frequency_name(Frequency frequency);  // year, half, quarter, month
std::optional<Frequency> frequency_of(std::string_view name);

}  // namespace plantrack
