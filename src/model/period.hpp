// A reporting period: a year, half, quarter or month. Periods nest: year > half > quarter > month.
#pragma once

#include "base/calendar.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

enum class Frequency : std::uint8_t { year, half, quarter, month };
template <>
std::span<const Word<Frequency>> words();

constexpr int months_in(Frequency frequency) {
  constexpr int months[] = {12, 6, 3, 1};
  return months[static_cast<int>(frequency)];
}

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
  constexpr Month first_month() const { return Month::of(year(), (number() - 1) * length() + 1); }
  constexpr Month last_month() const { return first_month() + (length() - 1); }
  constexpr bool contains(Period other) const {  // also itself
    return first_month() <= other.first_month() && other.last_month() <= last_month();
  }
  constexpr std::uint16_t code() const { return code_; }
  constexpr auto operator<=>(const Period&) const = default;
  std::string text() const;  // 2024, 2024-H1, 2024-Q3, 2024-09

 private:
  std::uint16_t code_ = 0;  // (year - 1800) x 19 + place in the year: the year, 2 halves, 4 quarters, 12 months
};

}  // namespace plantrack
