// How one target's figure came to be: every submitted row and its use, each step with its numbers.
#pragma once

#include "compute/results.hpp"
#include "compute/row_uses.hpp"
#include "compute/steps.hpp"
#include "render/goal_table.hpp"
#include "render/presentation.hpp"

#include <string>
#include <vector>

namespace plantrack {

// A row that has errors: nothing is computed with it.
struct LeftOutRow {
  std::string file;
  std::size_t line = 0;
  Text reason;
};

class TraceView final : public Presentation {
 public:
  // `target` and `goal` are indices into the result's targets and that target's goals.
  TraceView(const PlanSet& plans, const PlanResult& result, std::size_t target, std::size_t goal,
            const Observations& rows, std::vector<LeftOutRow> left_out);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return result_.as_of; }

 private:
  GoalRow goal_row() const;

  const PlanSet& plans_;
  const PlanResult& result_;
  const TargetResult& target_;
  const GoalResult& goal_;
  const Observations& rows_;
  std::vector<LeftOutRow> left_out_;
  std::vector<UsedRow> uses_;
  std::vector<Step> steps_;
};

DataTable trace_columns();  // without rows: what the columns are

}  // namespace plantrack
