#include "compute/compared.hpp"

#include "compute/way.hpp"

#include <cmath>

namespace plantrack {

Rational threshold(const Goal& goal) {
  const Rational number = rational(goal.number.value);
  if (goal.condition.value != Condition::about) return number;
  return number * (1 - rational(goal.tolerance.value) / 100);
}

Compared::Compared(const Target& target, const Goal& goal, const Rational& figure,
                   const std::optional<Rational>& baseline, Month at)
    : goal_(goal) {
  if (goal.basis.value == Basis::value) {
    x_ = figure;
    return;
  }
  if (!baseline) return;
  if (goal.basis.value == Basis::times_baseline) {
    if (*baseline != 0) x_ = Rational(figure / *baseline);
    return;
  }
  months_ = at - december(target.baseline.year.value);
  if (figure <= 0 || *baseline <= 0 || months_ <= 0) return;
  figure_ = figure;
  baseline_ = *baseline;
  x_ = growth_agreeing_with(threshold(goal));
}

bool Compared::holds() const {
  if (!x_) return false;
  const int difference = compare(threshold(goal_));
  switch (goal_.condition.value) {
    case Condition::more_than: return difference > 0;
    case Condition::at_most: return difference <= 0;
    case Condition::less_than: return difference < 0;
    default: return difference >= 0;
  }
}

int Compared::compare(const Rational& limit) const {
  return months_ > 0 ? compare_growth(figure_, baseline_, months_, limit) : cmp(*x_, limit);
}

// The root, corrected where its last bit would contradict the exact comparison.
std::optional<Rational> Compared::growth_agreeing_with(const Rational& limit) const {
  const double root = growth_per_year(figure_, baseline_, months_);
  if (!std::isfinite(root)) return std::nullopt;
  const Rational x = rational(root);
  const int exact = compare_growth(figure_, baseline_, months_, limit);
  if (exact == 0) return limit;
  if (exact > 0 && x <= limit) return rational(std::nextafter(limit.get_d(), HUGE_VAL));
  if (exact < 0 && x >= limit) return rational(std::nextafter(limit.get_d(), -HUGE_VAL));
  return x;
}

}  // namespace plantrack
