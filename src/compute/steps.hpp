// How one figure came to be: each step from the rows to the status as a formula with the numbers that went into it, so
// that whoever doubts it can reckon it again. Feeds `trace`.
#pragma once

#include "compute/figures.hpp"
#include "compute/goal_result.hpp"
#include "compute/results.hpp"
#include "compute/row_uses.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {

struct Step {
  std::string name;                                    // figure, baseline, basis, achieved, expected, pace, projected
  std::string formula;                                 // of the names in `with`: S + (N - S) * gone / months
  std::vector<std::pair<std::string, Rational>> with;  // by name
  Rational result;
};

// `uses` are those of the goal's rows. In the order in which they are reckoned; the status is not among them.
std::vector<Step> steps_of(const TargetFigures& figures, const std::vector<TargetResult>& targets,
                           const GoalResult& goal, const std::vector<UsedRow>& uses, const Observations& rows);

}  // namespace plantrack
