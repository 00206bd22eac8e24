#include "compute/trajectory.hpp"

#include "compute/growth.hpp"

#include <cmath>

namespace plantrack {
namespace {

void linear(const Journey& journey, Trajectory& way) {
  const Rational& S = journey.start.value;
  const Rational elapsed = journey.now - journey.start.month;
  const Rational whole = journey.due - journey.start.month;
  if (journey.now < journey.due) {
    way.expected = Rational(S + (journey.goal - S) * elapsed / whole);
    way.projected = Rational(S + (journey.actual - S) * whole / elapsed);
  }
  if (journey.ceiling) {
    if (journey.actual > 0) way.pace = Rational(*way.expected / journey.actual);
    return;
  }
  const Rational ahead = *way.expected - S;
  if (ahead != 0) way.pace = Rational((journey.actual - S) / ahead);
}

// expected = S x (N / S)^((t - s) / (due - s)), projected = S x (X / S)^((due - s) / (t - s)),
// pace = d x g(X) / |g(N)| with yearly rates g. (The method of Open SDG and Eurostat.)
void compound(const Journey& journey, Trajectory& way) {
  const Rational& S = journey.start.value;
  const int elapsed = journey.now - journey.start.month;
  const int whole = journey.due - journey.start.month;
  const bool on_the_way = journey.now < journey.due;
  if (on_the_way) {
    way.expected.reset();
    way.projected.reset();
  }
  if (S <= 0 || journey.goal <= 0 || whole <= 0) return;
  const Rational to_goal = journey.goal / S;
  if (on_the_way) way.expected = finite(S.get_d() * std::pow(to_goal.get_d(), static_cast<double>(elapsed) / whole));
  if (journey.actual < 0) return;
  const Rational so_far = journey.actual / S;
  if (on_the_way) way.projected = finite(S.get_d() * std::pow(so_far.get_d(), static_cast<double>(whole) / elapsed));
  const double goal_rate = std::fabs(yearly_rate(to_goal, whole));
  if (goal_rate > 0) way.pace = finite((journey.downwards ? -1.0 : 1.0) * yearly_rate(so_far, elapsed) / goal_rate);
}

}  // namespace

Trajectory trajectory_to(const Journey& journey) {
  Trajectory way;
  way.expected = journey.goal;
  way.projected = journey.actual;
  if (journey.path == Path::compound && !journey.ceiling) {
    compound(journey, way);
  } else {
    linear(journey, way);
  }
  const Rational rise = journey.goal - journey.start.value;
  if (rise != 0 && !journey.ceiling) {
    way.progress = Rational(100 * (journey.actual - journey.start.value) / rise);
  }
  return way;
}

}  // namespace plantrack
