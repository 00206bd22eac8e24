// The results of plans: every target's goals, and the headline of the whole. What report, compare and the gates work
// on.
#pragma once

#include "compute/goals.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace plantrack {

struct TargetResult {
  std::size_t target = 0;         // index into the plan's targets
  std::vector<GoalResult> goals;  // by due month
  std::size_t current = 0;        // index into goals

  const GoalResult& current_goal() const { return goals[current]; }
};

// Numbers of targets by the status of their current goals, and the mean of what is achieved, each capped at 100, over
// the targets that have a percentage. Nothing without data is ever counted as 0.
struct Headline {
  std::size_t targets = 0;
  std::map<Status, std::size_t> by_status;
  std::size_t with_achieved = 0;
  std::optional<Rational> mean_achieved;  // percent; nullopt where no target has one

  std::size_t count(Status status) const;
};

struct PlanResult {
  std::size_t plan = 0;  // index into PlanSet::plans
  Date as_of;
  std::vector<TargetResult> targets;  // in the plan's order
  Headline headline;
  std::size_t rows_counted = 0;
};

Headline headline_of(const std::vector<TargetResult>& targets);

// One result a plan, in the order of the set. `asked` is --as-of.
// `jobs` threads share the targets; nothing depends on how many they are.
std::vector<PlanResult> results_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked,
                                   unsigned jobs = 1);

}  // namespace plantrack
