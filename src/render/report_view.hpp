// The report: of each goal what has been achieved. As data the table of goals; as people read it what needs attention,
// the table in the order that officials know, the way to go, footnotes; as a page all of it with charts.
#pragma once

#include "compute/changes.hpp"
#include "compute/coverage.hpp"
#include "compute/results.hpp"
#include "render/presentation.hpp"
#include "render/trace_view.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace plantrack {

// What of the results is shown, and what a reader must know of the rows behind them.
struct ReportScope {
  bool all_goals = false;                      // else the current goal of each target
  std::size_t rows = 0;                        // submitted
  std::size_t left_out = 0;                    // of these, left out because of errors (--skip-invalid)
  std::vector<std::string> notices;            // --notice: what must be known before all else
  std::optional<Date> since;                   // --since: what changed from that day on
  std::vector<Change> changes;                 // of all plans
  const Observations* observations = nullptr;  // the rows, for charts and lists of them; null: there are none to show
  bool every_row = false;                      // they are all there, not only those that count
  std::vector<LeftOutRow> left_out_rows;       // as far as they are known
  std::optional<Date> as_of;                   // --as-of
  bool trace = true;                           // a page tells how each figure came to be
};

class Report final : public Presentation {
 public:
  Report(const PlanSet& plans, const std::vector<PlanResult>& results, ReportScope scope)
      : plans_(plans), results_(results), scope_(std::move(scope)) {}

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  Document page(Lang lang) const override;
  std::vector<Sheet> sheets() const override;
  Date day() const override;

 private:
  std::vector<CoverageRow> coverage() const;  // of the targets that are shown

  const PlanSet& plans_;
  const std::vector<PlanResult>& results_;
  ReportScope scope_;
};

}  // namespace plantrack
