// The report by agency: what each has to answer for, how far it has come, and whether it has reported.
#pragma once

#include "compute/coverage.hpp"
#include "compute/results.hpp"
#include "render/presentation.hpp"

#include <map>
#include <string>
#include <vector>

namespace plantrack {

enum class AgencyRole { lead, support };

// What one agency answers for today; agency -1: targets for which nobody is named.
struct AgencyRow {
  const Plan* plan = nullptr;
  const PlanResult* result = nullptr;
  int agency = -1;
  AgencyRole role = AgencyRole::lead;
  std::vector<std::string> stands_for;       // ids of those that it follows
  std::vector<const TargetResult*> targets;  // context among them
  Headline headline;
  std::string period;  // of the latest report due
  std::size_t due = 0, on_time = 0, late = 0, missing = 0;
};

class ByAgency final : public Presentation {
 public:
  ByAgency(const PlanSet& plans, const std::vector<PlanResult>& results, const std::vector<CoverageRow>& coverage,
           AgencyRole role);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  // The agencies of one plan, as part of a page that has a card of each target.
  void write(const Plan& plan, Document& page) const;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return latest_day(results_); }

 private:
  void write(const AgencyRow& row, int level, bool linked, Document& document) const;

  const PlanSet& plans_;
  const std::vector<PlanResult>& results_;
  std::vector<AgencyRow> rows_;
};

}  // namespace plantrack
