// What the cells of a table of targets say, for a plan's frame: the goals of each target, its measure and unit, its
// baseline. What a plan's reader would refuse is left out, and the reason is among the doubts.
#pragma once

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "model/plan.hpp"
#include "read/plan/goal_words.hpp"
#include "read/plan/target_table.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct FrameGoals {
  std::vector<WordedGoals> rows;  // of each that is no heading
  std::set<int> years;            // that they name
  NumberForm numbers = NumberForm::en;
};
FrameGoals goals_of(const TargetTable& table);

void add_years(std::string_view text, std::set<int>& years);  // those that a title names

struct TargetKind {
  Measure measure = Measure::count;
  std::string unit;
  std::string accrual;  // empty: none is written
  bool accrual_is_sure = false;
  std::vector<Text> doubts;
};
TargetKind kind_of(const TargetTable::Row& row, const std::vector<WordedGoal>& goals, Lang lang);

// Takes goals out that lint would refuse in a plan of these years.
void check_goals(WordedGoals& words, const TargetKind& kind, int from, int to);

// The figure and the year of a column of baselines; neither where its cell holds more than one figure.
struct TableBaseline {
  std::optional<Decimal> value;
  int year = 0;
};
TableBaseline baseline_in(const TargetTable::GoalCell& cell, NumberForm numbers);

}  // namespace plantrack
