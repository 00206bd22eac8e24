// Exact decimals as the files hold them: up to 15 digits before and 6 after the point. Sums of a country's rows stay
// exact; quotients are the business of Rational.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// A column of decimals in 8 bytes each; the few that need more are kept aside.
class DecimalColumn {
 public:
  void push_back(Decimal value);
  Decimal operator[](std::size_t row) const;
  std::size_t size() const { return cells_.size(); }
  void append(const DecimalColumn& other);
  void reserve(std::size_t rows) { cells_.reserve(rows); }

 private:
  static constexpr std::int64_t first_wide =
      std::numeric_limits<std::int64_t>::min();  // cells up to first_wide + 2^40 point into wide_
  static constexpr std::int64_t last_wide = first_wide + (std::int64_t{1} << 40);
  std::vector<std::int64_t> cells_;
  std::vector<Decimal> wide_;
};

}  // namespace plantrack
