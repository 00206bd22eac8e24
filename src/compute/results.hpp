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
  std::vector<GoalResult> goals;  // in force, by due month; of a context target one, without goal
  std::size_t current = 0;        // index into goals
  int lead_now = -1;              // agency that answers at `as_of`: the lead, or who follows it
  std::size_t rows_left_out = 0;  // its rows with errors, and the last month of their latest period
  std::optional<Month> latest_left_out;

  const GoalResult& current_goal() const { return goals[current]; }
};

// Numbers of targets by the status of their current goals, and the mean of what is achieved, each capped at 100, over
// the targets that have a percentage. Nothing without data is ever counted as 0.
struct Headline {
  std::size_t targets = 0;  // without context
  std::map<Status, std::size_t> by_status;
  // Of the goals in force whose due month is over, of all targets.
  std::size_t fallen_due = 0, due_met = 0, due_missed = 0, due_overdue = 0, due_not_assessable = 0;
  std::size_t with_achieved = 0;          // targets with a percentage by a complete figure
  std::optional<Rational> mean_achieved;  // percent; nullopt where no target has one

  std::size_t count(Status status) const;
};

struct PlanResult {
  std::size_t plan = 0;  // index into PlanSet::plans
  Date as_of;
  std::vector<TargetResult> targets;  // in the plan's order
  Headline headline;
};

// The agency that answers at that day: the lead, or where it had ended the successor that exists; -1: none is named.
int answering_agency(const Plan& plan, int agency, Date day);

// The latest day of which they are; there is one at least.
Date latest_day(const std::vector<PlanResult>& results);

Headline headline_of(const std::vector<TargetResult>& targets);

// One result a plan, in the order of the set. `asked` is --as-of.
// `jobs` threads share the targets; nothing depends on how many they are.
std::vector<PlanResult> results_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked,
                                   unsigned jobs = 1);

}  // namespace plantrack
