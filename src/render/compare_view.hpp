// Plans side by side: as data the table of compared goals; for people a table of indicators by plans and one of each
// indicator.
#pragma once

#include "compute/comparison.hpp"
#include "render/presentation.hpp"

#include <vector>

namespace plantrack {

struct Comparison final : Presentation {
  Comparison(const PlanSet& some_plans, const std::vector<PlanResult>& some_results,
             const std::vector<IndicatorGroup>& some_groups, bool goals_alone)
      : plans(some_plans), results(some_results), groups(some_groups), ambition_only(goals_alone) {}

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  Document page(Lang lang) const override;
  std::vector<Sheet> sheets() const override;
  Date day() const override;

  const PlanSet& plans;
  const std::vector<PlanResult>& results;
  const std::vector<IndicatorGroup>& groups;
  bool ambition_only;  // no progress files were given: goals alone are compared
};

}  // namespace plantrack
