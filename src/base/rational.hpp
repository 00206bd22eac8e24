// Exact fractions of any size (GMP), and the few floating-point steps that roots need. Rounding is half away from zero.
#pragma once

#include "base/decimal.hpp"

#include <gmpxx.h>

#include <string>

namespace plantrack {

using Rational = mpq_class;

Rational rational(Decimal value);
Rational rational(Int128 number);
Rational rational(double value);  // exactly the double's value; it must be finite

// value^exponent for exponent >= 0, exact.
Rational power(const Rational& value, unsigned exponent);

// Rounded half away from zero to `digits` after the point; `fixed` keeps trailing zeros.
std::string rounded_text(const Rational& value, int digits, bool fixed);

// The same, but what is below 100 never shows as 100 (at most 99.99 with two digits).
std::string percent_text(const Rational& value, int digits);

mpz_class floor_of(const Rational& value);
mpz_class ceil_of(const Rational& value);

}  // namespace plantrack
