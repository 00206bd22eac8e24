#include "compute/compared.hpp"

#include "compute/growth.hpp"

#include <cmath>

namespace plantrack {
namespace {

// `difference(limit)` is the sign of X - limit.
template <class Difference>
bool fulfils_by(const Goal& goal, Difference difference) {
  switch (goal.condition.value) {
    case Condition::more_than: return difference(rational(goal.number.value)) > 0;
    case Condition::at_most: return difference(rational(goal.number.value)) <= 0;
    case Condition::less_than: return difference(rational(goal.number.value)) < 0;
    case Condition::within:
      return difference(rational(goal.number.value)) >= 0 && difference(rational(goal.upper.value)) <= 0;
    default: return difference(threshold(goal)) >= 0;
  }
}

}  // namespace

bool is_minimum(Condition condition) {
  return condition == Condition::at_least || condition == Condition::more_than || condition == Condition::about ||
         condition == Condition::between;
}

Rational threshold(const Goal& goal) {
  const Rational number = rational(goal.number.value);
  if (goal.condition.value != Condition::about) return number;
  return number - abs(number) * rational(goal.tolerance.value) / 100;
}

bool fulfils(const Goal& goal, const Rational& x) {
  return fulfils_by(goal, [&x](const Rational& limit) { return cmp(x, limit); });
}

Compared::Compared(const Goal& goal, const Actual& figure, const std::optional<Rational>& baseline, Month baseline_end)
    : goal_(goal) {
  switch (goal.basis.value) {
    case Basis::value:
      x_ = figure.value;
      if (figure.factor && figure.years > 1) {
        factor_ = *figure.factor;
        months_ = 12 * figure.years;
      }
      break;
    case Basis::times_baseline:
      if (baseline && *baseline != 0) x_ = Rational(*figure.value / *baseline);
      return;
    case Basis::growth_per_year: {
      const int months = *figure.at - baseline_end;
      if (!baseline || *figure.value <= 0 || *baseline <= 0 || months < 12) return;
      factor_ = Rational(*figure.value / *baseline);
      months_ = months;
      x_ = finite(100.0 * yearly_rate(factor_, months_));
      break;
    }
  }
  if (months_ == 0 || !x_ || !has_number(goal.condition.value)) return;
  agree_with(threshold(goal));
  agree_with(rational(goal.number.value));
  if (goal.condition.value == Condition::within) agree_with(rational(goal.upper.value));
}

bool Compared::holds() const {
  return x_ && fulfils_by(goal_, [this](const Rational& limit) { return compare(limit); });
}

bool Compared::above_upper() const {
  return x_ && goal_.condition.value == Condition::within && compare(rational(goal_.upper.value)) > 0;
}

int Compared::compare(const Rational& limit) const {
  return months_ > 0 ? compare_growth(factor_, months_, limit) : cmp(*x_, limit);
}

// Corrects the root where its last bit would contradict the exact comparison.
void Compared::agree_with(const Rational& limit) {
  const int exact = compare_growth(factor_, months_, limit);
  if (exact == 0) {
    x_ = limit;
  } else if (exact > 0 && *x_ <= limit) {
    x_ = rational(std::nextafter(limit.get_d(), HUGE_VAL));
  } else if (exact < 0 && *x_ >= limit) {
    x_ = rational(std::nextafter(limit.get_d(), -HUGE_VAL));
  }
}

}  // namespace plantrack
