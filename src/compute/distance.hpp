// How far a figure has come and how far it still is: what is achieved, what remains, what numerator would do. Exact.
// X is what is compared with the goal's number N, in the goal's basis.
#pragma once

#include "base/rational.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

// Percent, not capped, not below 0: 100 X / N; for at_most and less_than 100 where met, else how much of the way down
// from a baseline above N is done, else 100 N / X. Absent where its divisor is 0.
std::optional<Rational> achieved_percent(const Goal& goal, const Rational& x, bool met,
                                         const std::optional<Rational>& baseline);

// The distance from X to N, never below 0; a count has to pass the number of more_than or less_than by a whole one.
Rational remaining(const Target& target, const Goal& goal, const Rational& x);

// Of a ratio in %: the least whole numerator with which the condition would hold at this denominator, the greatest for
// at_most and less_than. Absent where none can, or where the denominator is not whole.
std::optional<Rational> needed_numerator(const Target& target, const Goal& goal, const Rational& denominator);

}  // namespace plantrack
