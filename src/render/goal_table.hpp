// The goals of plans as a table: the columns of `report`, a row for each goal.
#pragma once

#include "compute/results.hpp"
#include "render/table.hpp"

#include <vector>

namespace plantrack {

struct GoalRow {
  const Plan* plan;
  const TargetResult* result;
  const GoalResult* goal;

  const Target& target() const { return plan->targets[result->target]; }
  bool is_context() const { return goal->goal == nullptr; }
  const Condition* condition() const { return is_context() ? nullptr : &goal->goal->condition.value; }
};

// By which a page's script knows a goal: "homes@2028-06".
inline std::string goal_id(const GoalRow& row) {
  return row.target().id.value + "@" + (row.goal->due ? row.goal->due->text() : "");
}

DataTable goal_table(std::vector<GoalRow> rows);

// Of all goals, or of the current goal of each target.
std::vector<GoalRow> goal_rows(const PlanSet& plans, const PlanResult& result, bool all_goals);

// What has to be known of the figure: noticed while computing, left out, inferred, remarked by the plan's author.
std::vector<Text> notes_of(const GoalRow& row);

// The ids of the sums and quotients of which the target is a part, split by |.
std::string part_of(const Plan& plan, std::size_t target);

}  // namespace plantrack
