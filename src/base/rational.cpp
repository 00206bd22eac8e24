#include "base/rational.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace plantrack {
namespace {

__extension__ using Unsigned128 = unsigned __int128;
static_assert(GMP_LIMB_BITS == 64, "figures that fit into one limb are rounded without GMP");

mpz_class integer(Int128 number) {
  const bool negative = number < 0;
  const Unsigned128 magnitude = negative ? -static_cast<Unsigned128>(number) : static_cast<Unsigned128>(number);
  mpz_class result(static_cast<unsigned long>(magnitude >> 64));
  result <<= 64;
  result += static_cast<unsigned long>(magnitude);
  return negative ? mpz_class(-result) : result;
}

mpz_class power_of_ten(int digits) {
  mpz_class result;
  mpz_ui_pow_ui(result.get_mpz_t(), 10, static_cast<unsigned long>(digits));
  return result;
}

// |value| x 10^digits, rounded half up: floor((2 |n| x 10^digits + d) / 2d) of a value n/d.
mpz_class scaled_magnitude(const Rational& value, int digits) {
  const mpz_class doubled = 2 * abs(value.get_num()) * power_of_ten(digits) + value.get_den();
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), doubled.get_mpz_t(), mpz_class(2 * value.get_den()).get_mpz_t());
  return result;
}

// The same as text where it all fits into machine words, as nearly every figure does: a page rounds thousands.
std::optional<std::string> scaled_in_words(const Rational& value, int digits) {
  constexpr int most_digits = 18;  // 2 x 2^64 x 10^18 + 2^64 is below 2^128
  if (mpz_size(value.get_num_mpz_t()) > 1 || mpz_size(value.get_den_mpz_t()) > 1 || digits > most_digits) return {};
  Unsigned128 doubled = 2 * static_cast<Unsigned128>(mpz_getlimbn(value.get_num_mpz_t(), 0));
  for (int i = 0; i < digits; ++i) doubled *= 10;
  const Unsigned128 below = mpz_getlimbn(value.get_den_mpz_t(), 0);
  const Unsigned128 result = (doubled + below) / (2 * below);
  if (result > std::numeric_limits<std::uint64_t>::max()) return {};
  return std::to_string(static_cast<std::uint64_t>(result));
}

// `units` are those of the last of the digits.
std::string point_text(bool negative, std::string units, int digits, bool fixed) {
  const auto places = static_cast<std::size_t>(digits);
  negative = negative && units != "0";
  if (units.size() <= places) units.insert(0, places + 1 - units.size(), '0');
  if (digits > 0) {
    units.insert(units.size() - places, ".");
    if (!fixed) {
      units.erase(units.find_last_not_of('0') + 1);
      if (units.back() == '.') units.pop_back();
    }
  }
  return negative ? "-" + units : units;
}

}  // namespace

Rational rational(Int128 number) {
  return Rational(integer(number));
}

Rational rational(Decimal value) {
  Rational result(integer(value.units()), Decimal::scale);
  result.canonicalize();
  return result;
}

Rational rational(double value) {
  return Rational(value);
}

Rational power(const Rational& value, unsigned exponent) {
  mpz_class num;
  mpz_class den;
  mpz_pow_ui(num.get_mpz_t(), value.get_num_mpz_t(), exponent);
  mpz_pow_ui(den.get_mpz_t(), value.get_den_mpz_t(), exponent);
  return Rational(num, den);
}

std::string rounded_text(const Rational& value, int digits, bool fixed) {
  std::optional<std::string> units = scaled_in_words(value, digits);
  if (!units) units = scaled_magnitude(value, digits).get_str();
  return point_text(sgn(value) < 0, *std::move(units), digits, fixed);
}

std::string percent_text(const Rational& value, int digits) {
  mpz_class units = scaled_magnitude(value, digits);
  const mpz_class hundred = 100 * power_of_ten(digits);
  if (value < 100 && sgn(value) > 0 && units >= hundred) units = hundred - 1;
  return point_text(sgn(value) < 0, units.get_str(), digits, true);
}

mpz_class floor_of(const Rational& value) {
  mpz_class result;
  mpz_fdiv_q(result.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return result;
}

mpz_class ceil_of(const Rational& value) {
  mpz_class result;
  mpz_cdiv_q(result.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
  return result;
}

}  // namespace plantrack
