// The charts of the report: of a goal how far along it is, of a target its figure over time.
#pragma once

#include "compute/series.hpp"
#include "render/chart.hpp"
#include "render/goal_words.hpp"

#include <memory>
#include <vector>

namespace plantrack {

// Null where a goal has nothing to draw: a deliverable, a direction.
std::shared_ptr<const ChartFigure> bullet_of(const GoalRow& row, const GoalWords& words);

// Null where there is no figure yet.
std::shared_ptr<const ChartFigure> history_of(const GoalRow& row, const std::vector<SeriesPoint>& series,
                                              const GoalWords& words);

// The scale of bars under each other: of the figures, or where these cannot stand on one, of the percentages of each
// one's own goal.
struct LaneScale {
  Rational low, high;
  bool own_goals = false;
};
LaneScale lane_scale(const std::vector<GoalRow>& rows);
// Null where there is neither a figure nor a goal to draw.
std::shared_ptr<const ChartFigure> lane_of(const GoalRow& row, const LaneScale& scale, const GoalWords& words);
std::shared_ptr<const ChartFigure> lane_axis(const GoalRow& row, const LaneScale& scale, const GoalWords& words);

// Whether its chart over time shows the figure itself where the goal is its growth.
bool shows_levels(const GoalRow& row);

}  // namespace plantrack
