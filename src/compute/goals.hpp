// From a target's figures to the results of its goals: met, achieved, on pace, status. One call per target.
#pragma once

#include "compute/goal_result.hpp"

#include <string>
#include <vector>

namespace plantrack {

// A goal that is due: a `by` goal, or one year, half, quarter or month of an `every` goal.
struct DatedGoal {
  const Goal* goal;
  Month due;
  Span span;  // the months that it looks at
};

// A plan year for readers: 2025, or 2024/25 where years do not begin in January.
std::string years_text(const Plan& plan, int year);

// All goals of the target by due month, whether in force or not.
std::vector<DatedGoal> dated_goals(const Plan& plan, const Target& target);

struct TargetEvaluation {
  std::vector<GoalResult> goals;  // in force, by due month; of a target without any one result, which is context
  std::size_t current = 0;        // index into goals
  std::optional<Month> latest;    // t of the target
  bool stale = false;
};

TargetEvaluation evaluate(const TargetFigures& figures);

}  // namespace plantrack
