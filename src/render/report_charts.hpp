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

}  // namespace plantrack
