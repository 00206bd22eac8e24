// The report by period: each row that counts for its period, and how the figure grew out of them.
#pragma once

#include "compute/results.hpp"
#include "compute/row_uses.hpp"
#include "render/goal_table.hpp"
#include "render/presentation.hpp"

#include <vector>

namespace plantrack {

struct PeriodRow {
  GoalRow goal;
  const Observations* rows = nullptr;
  UsedRow used;
  std::optional<Rational> cumulative;  // X after that period over all areas
  std::optional<Month> cumulative_at;  // the month of that figure
};

class ByPeriod final : public Presentation {
 public:
  ByPeriod(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return latest_day(results_); }

 private:
  const PlanSet& plans_;
  const std::vector<PlanResult>& results_;
  std::vector<PeriodRow> rows_;
};

}  // namespace plantrack
