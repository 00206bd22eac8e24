// X, what is compared with a goal's number, and how it compares. For growth the comparison is exact although X itself
// needs a root.
#pragma once

#include "base/rational.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

// The figure with which the condition would just hold: N, or for `about` N x (1 - P / 100).
Rational threshold(const Goal& goal);

class Compared {
 public:
  // `figure` is A of the month `at`, `baseline` B of the target's baseline year.
  Compared(const Target& target, const Goal& goal, const Rational& figure, const std::optional<Rational>& baseline,
           Month at);

  const std::optional<Rational>& x() const { return x_; }  // absent where the basis cannot be had
  bool holds() const;                                      // the condition, exactly as in the plan format

 private:
  int compare(const Rational& limit) const;
  std::optional<Rational> growth_agreeing_with(const Rational& limit) const;

  const Goal& goal_;
  std::optional<Rational> x_;
  Rational figure_;
  Rational baseline_;
  int months_ = 0;  // since the baseline's December; 0 unless growth
};

}  // namespace plantrack
