#include "compute/distance.hpp"

#include "compute/compared.hpp"

#include <algorithm>

namespace plantrack {

std::optional<Rational> achieved_percent(const Goal& goal, const Rational& x, bool met,
                                         const std::optional<Rational>& baseline) {
  const Rational number = rational(goal.number.value);
  std::optional<Rational> percent;
  if (!wants_less(goal.condition.value)) {
    if (number != 0) percent = Rational(100 * x / number);
    if (number == 0 && met) percent = Rational(100);
  } else if (met) {
    percent = Rational(100);
  } else {
    std::optional<Rational> from = baseline;
    if (goal.basis.value == Basis::times_baseline) from = Rational(1);
    if (goal.basis.value == Basis::growth_per_year) from.reset();
    if (from && *from > number) {
      percent = Rational(100 * (*from - x) / (*from - number));
    } else if (x != 0) {
      percent = Rational(100 * number / x);
    }
  }
  if (percent && *percent < 0) percent = Rational(0);
  return percent;
}

Rational remaining(const Target& target, const Goal& goal, const Rational& x) {
  Rational aim = rational(goal.number.value);
  if (target.measure.value == Measure::count) {
    if (goal.condition.value == Condition::more_than) aim = floor_of(aim) + 1;
    if (goal.condition.value == Condition::less_than) aim = ceil_of(aim) - 1;
  }
  const Rational rest = wants_less(goal.condition.value) ? Rational(x - aim) : Rational(aim - x);
  return rest < 0 ? Rational(0) : rest;
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
  if (wants_less(goal.condition.value)) {
    if (needed < 0) return std::nullopt;
    return std::min(Rational(needed), denominator);
  }
  if (needed > denominator) return std::nullopt;
  return needed < 0 ? Rational(0) : Rational(needed);
}

}  // namespace plantrack
