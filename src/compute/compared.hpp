// X, what is compared with a goal's number, and how it compares. Where X is a root the comparison is exact all the
// same: by powers.
#pragma once

#include "base/rational.hpp"
#include "compute/figures.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

// Is it enough to reach the number: at_least, more_than, about, between.
bool is_minimum(Condition condition);

// The figure with which the condition would just hold: N, or for `about` N - |N| x P / 100.
Rational threshold(const Goal& goal);

// The condition on a plain number, exactly.
bool fulfils(const Goal& goal, const Rational& x);

class Compared {
 public:
  // `figure` has a value. `baseline` is B, of the plan year that ends with `baseline_end`.
  Compared(const Goal& goal, const Actual& figure, const std::optional<Rational>& baseline, Month baseline_end);

  const std::optional<Rational>& x() const { return x_; }  // absent where the basis cannot be had
  bool holds() const;                                      // the condition, exactly as in the plan format
  bool above_upper() const;                                // within: X > HIGH

 private:
  int compare(const Rational& limit) const;
  void agree_with(const Rational& limit);

  const Goal& goal_;
  std::optional<Rational> x_;
  Rational factor_;  // of growth
  int months_ = 0;   // over which the factor grew; 0: X is no root
};

}  // namespace plantrack
