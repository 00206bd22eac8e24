// Exact decimals as the files hold them: up to 15 digits before and 15 after the point. Sums of a country's rows stay
// exact; quotients are the business of Rational.
#pragma once

#include "base/growing_array.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

__extension__ using Int128 = __int128;

class Decimal {
 public:
  static constexpr int max_whole_digits = 15;
  static constexpr int max_fraction_digits = 15;
  static constexpr std::int64_t scale = 1'000'000'000'000'000;
  static constexpr std::int64_t micro = scale / 1'000'000;

  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : units_(static_cast<Int128>(whole) * scale) {}
  static constexpr Decimal from_units(Int128 units) {
    Decimal decimal;
    decimal.units_ = units;
    return decimal;
  }
  static constexpr Decimal from_micros(Int128 micros) { return from_units(micros * micro); }

  constexpr Int128 units() const { return units_; }  // the value times `scale`
  constexpr bool is_whole() const { return units_ % scale == 0; }
  constexpr bool is_zero() const { return units_ == 0; }
  constexpr bool is_negative() const { return units_ < 0; }

  friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_units(a.units_ + b.units_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_units(a.units_ - b.units_); }
  Decimal& operator+=(Decimal other) {
    units_ += other.units_;
    return *this;
  }
  constexpr auto operator<=>(const Decimal&) const = default;

  std::string text() const;  // 1234.5: point, no thousands separators, no trailing zeros

 private:
  Int128 units_ = 0;
};

enum class DecimalFault { none, not_a_number, too_many_digits };

// Reads a plain decimal: -?digits[.digits], nothing else (no sign +, no exponent, no spaces). `fraction_digits`, where
// wanted, receives the number of digits after the point as written.
DecimalFault parse_decimal(std::string_view text, Decimal& value, int* fraction_digits = nullptr);

// Decimals kept in cells of 4 bytes: whole numbers and hundredths below half a billion or so as they are, others beside
// them in the store, in 8 or 16 bytes more. Equal numbers may have different cells.
class DecimalStore {
 public:
  using Cell = std::uint32_t;
  struct Written {  // not negative; up to 12 digits before and 6 after the point
    std::int64_t digits = 0;
    int after_point = 0;

    constexpr Decimal decimal() const {
      return Decimal::from_units(Int128{digits} * units[static_cast<std::size_t>(after_point)]);
    }
    std::int64_t millionths() const { return digits * factors[static_cast<std::size_t>(after_point)]; }

   private:
    static constexpr std::array<std::int64_t, 7> units{
        Decimal::scale,          Decimal::scale / 10,      Decimal::scale / 100, Decimal::scale / 1'000,
        Decimal::scale / 10'000, Decimal::scale / 100'000, Decimal::micro};
    static constexpr std::array<std::int64_t, 7> factors{1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  };
  Cell put(Decimal value);
  Cell put(Written number);
  Decimal at(Cell cell) const;
  bool stands_alone() const { return long_.empty() && wide_.empty(); }   // the cells are all there is
  static bool stands_alone(Cell cell) { return (cell & in_long) == 0; }  // the cell is all there is
  // Of a cell that stands alone; of any other it means nothing. Less than 2^36 either way.
  static std::int64_t in_hundredths(Cell cell) {
    const std::int64_t number = static_cast<std::int32_t>(cell) >> 2;
    return (cell & 3U) == ones ? 100 * number : number;
  }

 private:
  // The two lowest bits of a cell tell what the others are: a number of ones or of hundredths, or a place in long_ or
  // wide_, which have one bit in common.
  enum Sort : std::uint32_t { ones = 0, hundredths = 1, in_long = 2, in_wide = 3 };
  static constexpr std::uint32_t most_aside = std::uint32_t{1} << 30U;
  GrowingArray<std::int64_t> long_;  // millionths
  GrowingArray<Int128> wide_;        // units
};

inline DecimalStore::Cell DecimalStore::put(Written number) {
  constexpr std::int64_t most = (std::int64_t{1} << 29) - 1;
  const std::int64_t small = number.digits * (number.after_point == 1 ? 10 : 1);
  if (number.after_point <= 2 && small <= most) {
    return static_cast<Cell>(small) << 2U | (number.after_point == 0 ? ones : hundredths);
  }
  return put(Decimal::from_micros(number.millionths()));
}

inline Decimal DecimalStore::at(Cell cell) const {
  const std::int64_t number = static_cast<std::int32_t>(cell) >> 2;
  switch (static_cast<Sort>(cell & 3U)) {
    case ones: return Decimal(number);
    case hundredths: return Decimal::from_units(Int128{number} * (Decimal::scale / 100));
    case in_long: return Decimal::from_micros(long_[cell >> 2U]);
    case in_wide: return Decimal::from_units(wide_[cell >> 2U]);
  }
  return {};
}

}  // namespace plantrack
