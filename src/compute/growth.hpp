// Growth in percent a year. Roots are floating point; what is met or missed is compared by powers, exactly.
#pragma once

#include "base/rational.hpp"

#include <optional>

namespace plantrack {

// factor^(12 / months) - 1: the yearly rate of a factor over so many months. factor >= 0, months > 0.
double yearly_rate(const Rational& factor, int months);

// 100 x (factor^(1 / years) - 1), exact where it can be told so: of one year. factor >= 0, years > 0.
std::optional<Rational> compound_rate(const Rational& factor, int years);

// Compares the growth by `factor` over so many months with `percent` a year, exactly:
// factor^12 against (1 + percent / 100)^months. Negative, 0 or positive, as of (growth - percent). factor >= 0.
int compare_growth(const Rational& factor, int months, const Rational& percent);

// The double as it is; nullopt where it is not finite.
std::optional<Rational> finite(double value);

}  // namespace plantrack
