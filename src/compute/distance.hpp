// How far a figure has come and how far it still is: what is achieved, what remains, what numerator would do. Exact.
// X is what is compared with the goal's number N, in the goal's basis.
#pragma once

#include "base/rational.hpp"
#include "model/plan.hpp"

#include <optional>

namespace plantrack {

// Percent, not capped, not below 0; the table of docs/semantics.md. `baseline`: of X, so 1 for times-baseline; absent
// where the way down from it does not count. Absent where its divisor is 0, and where a limit is kept but not yet met.
std::optional<Rational> achieved_percent(const Goal& goal, const Rational& x, bool holds, bool met,
                                         const std::optional<Rational>& baseline);

// X - N; of `within` from the end that X lies beyond, else 0.
Rational gap(const Goal& goal, const Rational& x);

// The distance from X to N, 0 where the condition holds; a count has to pass the number of more_than or less_than by a
// whole one.
Rational remaining(const Target& target, const Goal& goal, const Rational& x, bool holds);

// Of a ratio in %: the least whole numerator with which the condition would hold at this denominator, the greatest for
// at_most and less_than. Absent where none can, or where the denominator is not whole.
std::optional<Rational> needed_numerator(const Target& target, const Goal& goal, const Rational& denominator);

}  // namespace plantrack
