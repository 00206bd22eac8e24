#include "compute/way.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plantrack {
namespace {

std::optional<Rational> finite(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return rational(value);
}

// value^(12 / months) - 1, the yearly rate of a factor over so many months.
double yearly_rate(const Rational& factor, int months) {
  return std::pow(factor.get_d(), 12.0 / months) - 1.0;
}

Rational clipped(Rational projected, bool in_percent) {
  if (projected < 0) return 0;
  return in_percent && projected > 100 ? Rational(100) : projected;
}

void linear(const Journey& journey, Way& way) {
  const Rational& S = journey.start.value;
  const Rational rise = journey.goal - S;
  const Rational gone = journey.actual - S;
  const Rational elapsed = journey.now - journey.start.month;
  const Rational whole = journey.due - journey.start.month;
  if (journey.now < journey.due) {
    way.expected = Rational(S + rise * elapsed / whole);
    way.projected = Rational(S + gone * whole / elapsed);
  }
  const Rational ahead = *way.expected - S;
  if (ahead != 0) way.pace = Rational(gone / ahead);
}

void compound(const Journey& journey, Way& way) {
  const Rational& S = journey.start.value;
  if (S <= 0 || journey.goal <= 0 || journey.actual <= 0 || journey.due == journey.start.month) {
    way.expected.reset();
    way.projected.reset();
    return;
  }
  const int elapsed = journey.now - journey.start.month;
  const int whole = journey.due - journey.start.month;
  const Rational to_goal = journey.goal / S;
  const Rational so_far = journey.actual / S;
  if (journey.now < journey.due) {
    way.expected = finite(S.get_d() * std::pow(to_goal.get_d(), static_cast<double>(elapsed) / whole));
    way.projected = finite(S.get_d() * std::pow(so_far.get_d(), static_cast<double>(whole) / elapsed));
  }
  const double goal_rate = std::fabs(yearly_rate(to_goal, whole));
  if (to_goal != 1 && goal_rate > 0) {
    way.pace = finite((journey.lower_is_better ? -1.0 : 1.0) * yearly_rate(so_far, elapsed) / goal_rate);
  }
}

}  // namespace

Way way_to_goal(const Journey& journey) {
  Way way;
  if (journey.now <= journey.start.month) return way;
  way.expected = journey.goal;
  way.projected = journey.actual;
  if (journey.path == Path::compound) {
    compound(journey, way);
  } else {
    linear(journey, way);
  }
  if (way.projected) way.projected = clipped(*way.projected, journey.in_percent);
  const Rational rise = journey.goal - journey.start.value;
  if (rise != 0) way.progress = Rational(100 * (journey.actual - journey.start.value) / rise);
  return way;
}

double growth_per_year(const Rational& a, const Rational& b, int months) {
  return 100.0 * yearly_rate(Rational(a / b), months);
}

int compare_growth(const Rational& a, const Rational& b, int months, const Rational& percent) {
  const Rational factor = 1 + percent / 100;
  if (factor <= 0) return 1;
  const int common = std::gcd(12, months);
  return cmp(power(Rational(a / b), static_cast<unsigned>(12 / common)),
             power(factor, static_cast<unsigned>(months / common)));
}

}  // namespace plantrack
