// From a target's figure to the results of its goals: met, achieved, on pace, status. One call per target.
#pragma once

#include "compute/goal_result.hpp"

#include <vector>

namespace plantrack {

// A goal that is due: a `by` goal, or one year of an `every: year` goal.
struct DatedGoal {
  const Goal* goal;
  Month due;
};

// All goals of the target by due month.
std::vector<DatedGoal> dated_goals(const Plan& plan, const Target& target);

// One result a dated goal, in that order; the current one is marked.
std::vector<GoalResult> judge_goals(const TargetRows& rows, Date as_of);

}  // namespace plantrack
