// The way to a goal: where it starts, what is to be expected by now, the pace, and where it leads. Time is counted in
// whole months. Linear ways are exact; compound ones need roots and are floating point.
#pragma once

#include "base/rational.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

struct StartPoint {
  Month month;     // s
  Rational value;  // S
};

struct Trajectory {
  std::optional<Rational> expected;
  std::optional<Rational> projected;
  std::optional<Rational> pace;
  std::optional<Rational> progress;  // percent
};

struct Journey {
  StartPoint start;
  Month due;
  Month now;        // t, after the start
  Rational goal;    // N
  Rational actual;  // X
  Path path;
  bool downwards = false;  // the goal is reached from above
  bool ceiling = false;    // at_most, less_than on a flow: what may be used up by now
};

// Not for a level to keep (S fulfils the condition already), nor before the start.
Trajectory trajectory_to(const Journey& journey);

}  // namespace plantrack
