// A target's figure over time: what was known of it at each month for which rows tell of it. Feeds charts.
#pragma once

#include "compute/figures.hpp"

#include <vector>

namespace plantrack {

struct SeriesPoint {
  Month at;
  Actual actual;  // of the rows up to that month
};

// Over the plan period: of a flow the sum so far, of a stock the state, of others the latest whole year.
std::vector<SeriesPoint> series_of(const TargetFigures& figures);

}  // namespace plantrack
