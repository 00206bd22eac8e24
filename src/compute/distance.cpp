#include "compute/distance.hpp"

#include "compute/compared.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// at_least, more_than, about, between; within below LOW.
std::optional<Rational> of_minimum(const Rational& number, const Rational& x, bool holds) {
  if (number > 0) return std::max<Rational>(100 * x / number, 0);
  if (holds) return Rational(100);
  if (number == 0) return std::nullopt;
  return Rational(100 * number / x);
}

// at_most, less_than that fails.
std::optional<Rational> of_broken_maximum(const Rational& number, const Rational& x,
                                          const std::optional<Rational>& baseline) {
  if (baseline && *baseline > number) return std::max<Rational>(100 * (*baseline - x) / (*baseline - number), 0);
  if (number >= 0) return x == 0 ? std::nullopt : std::optional(Rational(100 * number / x));
  return x < 0 ? Rational(100 * x / number) : Rational(0);
}

}  // namespace

std::optional<Rational> achieved_percent(const Goal& goal, const Rational& x, bool holds, bool met,
                                         const std::optional<Rational>& baseline) {
  const Rational number = rational(goal.number.value);
  if (is_minimum(goal.condition.value)) return of_minimum(number, x, holds);
  if (met) return Rational(100);
  if (holds) return std::nullopt;
  if (goal.condition.value != Condition::within) return of_broken_maximum(number, x, baseline);
  if (x < number) return of_minimum(number, x, false);
  const Rational upper = rational(goal.upper.value);
  return upper > 0 ? std::optional(Rational(100 * upper / x)) : std::nullopt;
}

Rational gap(const Goal& goal, const Rational& x) {
  const Rational number = rational(goal.number.value);
  if (goal.condition.value != Condition::within) return x - number;
  const Rational upper = rational(goal.upper.value);
  return x < number ? Rational(x - number) : x > upper ? Rational(x - upper) : Rational(0);
}

Rational remaining(const Target& target, const Goal& goal, const Rational& x, bool holds) {
  if (holds) return 0;
  Rational aim = rational(goal.number.value);
  if (target.measure.value == Measure::count) {
    if (goal.condition.value == Condition::more_than) aim = floor_of(aim) + 1;
    if (goal.condition.value == Condition::less_than) aim = ceil_of(aim) - 1;
  }
  if (goal.condition.value == Condition::within && x > aim) aim = rational(goal.upper.value);
  return abs(Rational(x - aim));
}

std::optional<Rational> needed_numerator(const Target& target, const Goal& goal, const Rational& denominator) {
  if (!target.in_percent() || denominator.get_den() != 1 || denominator <= 0) return std::nullopt;
  const Rational exact = threshold(goal) * denominator / 100;
  mpz_class needed;
  switch (goal.condition.value) {
    case Condition::more_than: needed = floor_of(exact) + 1; break;
    case Condition::at_most: needed = floor_of(exact); break;
    case Condition::less_than: needed = ceil_of(exact) - 1; break;
    default: needed = ceil_of(exact); break;
  }
  if (needed < 0 || (needed > denominator && !target.may_exceed_100.value)) return std::nullopt;
  return Rational(needed);
}

}  // namespace plantrack
