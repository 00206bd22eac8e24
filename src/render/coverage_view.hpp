// Who has reported what, when, on time or late, and what is missing.
#pragma once

#include "compute/coverage.hpp"
#include "compute/results.hpp"
#include "render/presentation.hpp"

#include <optional>
#include <vector>

namespace plantrack {

// How many reports were owed, and what came of them.
struct CoverageCounts {
  std::size_t owed = 0, on_time = 0, late = 0, missing = 0, left_out = 0;

  void add(const CoverageRow& row);
  std::size_t came() const { return on_time + late; }
};

class CoverageView final : public Presentation {
 public:
  // `missing_only`: the list of what to ask for.
  CoverageView(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of, bool missing_only);
  // The same of reports that were chosen from all.
  CoverageView(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of,
               std::vector<CoverageRow> chosen);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  // Of one plan, as part of a page.
  void write(std::size_t plan, Document& page) const;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return day_; }

  const std::vector<CoverageRow>& all() const { return all_; }
  CoverageCounts counts(std::size_t plan) const;

 private:
  const PlanSet& plans_;
  const Observations& rows_;
  Date day_;
  bool missing_only_;
  std::vector<CoverageRow> all_;
};

DataTable coverage_table(const PlanSet& plans, const Observations& rows, std::vector<CoverageRow> reports);

}  // namespace plantrack
