#include "base/rational.hpp"

namespace plantrack {
namespace {

mpz_class integer(Int128 number) {
  const bool negative = number < 0;
  __extension__ using Unsigned128 = unsigned __int128;
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

// value x 10^digits, rounded half away from zero: sign(v) x floor(|v| x 10^digits + 1/2).
mpz_class scaled(const Rational& value, int digits) {
  const Rational magnitude = abs(value) * power_of_ten(digits) + Rational(1, 2);
  const mpz_class result = floor_of(magnitude);
  return sgn(value) < 0 ? mpz_class(-result) : result;
}

std::string point_text(const mpz_class& units, int digits, bool fixed) {
  std::string text = mpz_class(abs(units)).get_str();
  const auto places = static_cast<std::size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (digits > 0) {
    text.insert(text.size() - places, ".");
    if (!fixed) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
  }
  return sgn(units) < 0 ? "-" + text : text;
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
  return point_text(scaled(value, digits), digits, fixed);
}

std::string percent_text(const Rational& value, int digits) {
  mpz_class units = scaled(value, digits);
  const mpz_class hundred = 100 * power_of_ten(digits);
  if (value < 100 && units >= hundred) units = hundred - 1;
  return point_text(units, digits, true);
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
