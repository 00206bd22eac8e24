#include "compute/series.hpp"

namespace plantrack {

std::vector<SeriesPoint> series_of(const TargetFigures& figures) {
  const Adding adding = figures.adding(false);
  std::vector<SeriesPoint> points;
  for (const Month month : figures.reported_months(figures.plan_span(), adding)) {
    Actual actual = figures.actual(figures.plan_span(), adding, month);
    if (actual.at != month) continue;  // too few areas have reported for it
    points.push_back({month, std::move(actual)});
  }
  return points;
}

}  // namespace plantrack
