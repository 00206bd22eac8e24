// On the way to a goal: where it starts, what is to be expected by now, the pace, and where it leads. Time is counted
// in whole months. Linear ways are exact; compound ones need roots and are floating point.
#pragma once

#include "base/rational.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

struct StartPoint {
  Month month;     // s
  Rational value;  // S
};

struct Way {
  std::optional<Rational> expected;
  std::optional<Rational> projected;
  std::optional<Rational> pace;
  std::optional<Rational> progress;  // percent
};

struct Journey {
  StartPoint start;
  Month due;
  Month now;        // t
  Rational goal;    // N
  Rational actual;  // X
  Path path;
  bool lower_is_better;  // at_most, less_than
  bool in_percent;       // a projection of a ratio in % is never above 100
};

Way way_to_goal(const Journey& journey);

// Compound annual growth in percent: 100 x ((a / b)^(12 / months) - 1); a, b, months > 0.
double growth_per_year(const Rational& a, const Rational& b, int months);

// Compares the growth from b to a over so many months with `percent` a year, exactly:
// (a / b)^12 against (1 + percent / 100)^months. Negative, 0 or positive, as of (growth - percent).
int compare_growth(const Rational& a, const Rational& b, int months, const Rational& percent);

}  // namespace plantrack
