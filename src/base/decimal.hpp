// Exact decimals as the files hold them: up to 15 digits before and 6 after the point. Sums of a country's rows stay
// exact; quotients are the business of Rational.
#pragma once

#include "base/growing_array.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

__extension__ using Int128 = __int128;

class Decimal {
 public:
  static constexpr int max_whole_digits = 15;
  static constexpr int max_fraction_digits = 6;
  static constexpr std::int64_t scale = 1'000'000;

  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : micros_(static_cast<Int128>(whole) * scale) {}
  static constexpr Decimal from_micros(Int128 micros) {
    Decimal decimal;
    decimal.micros_ = micros;
    return decimal;
  }

  constexpr Int128 micros() const { return micros_; }  // the value times one million
  constexpr bool is_whole() const { return micros_ % scale == 0; }
  constexpr bool is_zero() const { return micros_ == 0; }
  constexpr bool is_negative() const { return micros_ < 0; }

  friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_micros(a.micros_ + b.micros_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_micros(a.micros_ - b.micros_); }
  Decimal& operator+=(Decimal other) {
    micros_ += other.micros_;
    return *this;
  }
  constexpr auto operator<=>(const Decimal&) const = default;

  std::string text() const;  // 1234.5: point, no thousands separators, no trailing zeros

 private:
  Int128 micros_ = 0;
};

enum class DecimalFault { none, not_a_number, too_many_digits };

// Reads a plain decimal: -?digits[.digits], nothing else (no sign +, no exponent, no spaces). `fraction_digits`, where
// wanted, receives the number of digits after the point as written.
DecimalFault parse_decimal(std::string_view text, Decimal& value, int* fraction_digits = nullptr);

// A column of decimals: 4 bytes for whole numbers and hundredths below half a billion or so, 12 for most others.
class DecimalColumn {
 public:
  void push_back(Decimal value);
  struct Written {  // not negative; up to 12 digits before and 6 after the point
    std::int64_t digits = 0;
    int after_point = 0;
  };
  void push_back(Written number);
  Decimal operator[](std::size_t row) const { return of_cell(cells_[row]); }
  using Cell = std::uint32_t;
  Cell cell(std::size_t row) const { return cells_[row]; }
  Decimal of_cell(Cell cell) const;
  void bring_near(std::size_t row) const { __builtin_prefetch(&cells_[row]); }
  std::size_t size() const { return cells_.size(); }
  void append(const DecimalColumn& other);
  std::size_t bytes() const { return cells_.bytes() + long_.bytes() + wide_.bytes(); }

 private:
  // The two lowest bits of a cell tell what the others are: a number of ones or of hundredths, or a place in long_ or
  // wide_.
  enum Sort : std::uint32_t { ones, hundredths, in_long, in_wide };
  static constexpr std::uint32_t most_aside = std::uint32_t{1} << 30U;
  GrowingArray<Cell> cells_;
  GrowingArray<std::int64_t> long_;  // millionths
  GrowingArray<Int128> wide_;        // millionths
};

inline void DecimalColumn::push_back(Written number) {
  constexpr std::int64_t most = (std::int64_t{1} << 29) - 1;
  if (number.after_point == 0 && number.digits <= most) {
    cells_.push_back(static_cast<std::uint32_t>(number.digits) << 2U | ones);
    return;
  }
  std::int64_t micros = number.digits;
  for (int i = number.after_point; i < Decimal::max_fraction_digits; ++i) micros *= 10;
  push_back(Decimal::from_micros(micros));
}

inline Decimal DecimalColumn::of_cell(Cell cell) const {
  const std::int64_t number = static_cast<std::int32_t>(cell) >> 2;
  switch (static_cast<Sort>(cell & 3U)) {
    case ones: return Decimal(number);
    case hundredths: return Decimal::from_micros(number * (Decimal::scale / 100));
    case in_long: return Decimal::from_micros(long_[cell >> 2U]);
    case in_wide: return Decimal::from_micros(wide_[cell >> 2U]);
  }
  return {};
}

}  // namespace plantrack
