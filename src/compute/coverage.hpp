// Who has reported what, and when: each report that the plan asks for by `as_of` and the next one, with what came of
// it.
#pragma once

#include "base/words.hpp"
#include "compute/counted_rows.hpp"
#include "model/observations.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plantrack {

enum class ReportState { on_time, late, missing, not_due, left_out, reported };

template <>
std::span<const Word<ReportState>> words();

struct CoverageRow {
  std::size_t plan = 0, target = 0;
  std::int32_t area = -1;  // -1 = the whole
  int agency = -1;         // that answered on the day it was due; -1: none is named
  Months period;
  std::optional<Date> due;  // nullopt: the plan has no duty to report
  ReportState state = ReportState::missing;
  std::optional<Date> reported_on;  // by the first report: a later correction makes nothing late
  int days_late = 0;
  std::optional<Date> revised_on;  // the last correction
  std::size_t revisions = 0;
  bool estimated = false;
  std::optional<RowNumber> row;  // the first report

  bool is_owed() const { return due && state != ReportState::not_due; }
};

// In the order of plans, targets, areas and periods. `rows` must have all rows that were put in.
std::vector<CoverageRow> coverage_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked);

}  // namespace plantrack
