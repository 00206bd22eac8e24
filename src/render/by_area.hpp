// The report by area: each area's own figure behind a target's, the ones that hold it back first.
#pragma once

#include "compute/results.hpp"
#include "render/goal_table.hpp"
#include "render/presentation.hpp"

#include <vector>

namespace plantrack {

struct AreaRow {
  GoalRow goal;
  const Observations* rows = nullptr;
  int area = -1;
  Actual actual;
  std::optional<Rational> x;  // what is compared, of goals in each area and of ratios
  std::optional<Rational> achieved;
  std::optional<Rational> gap;
  std::optional<bool> holds;
  std::optional<Rational> needed;  // numerators still missing
  std::optional<Rational> share;   // percent of the sum
  bool expected = false;
  bool current = false;
  std::optional<Row> latest;  // its latest row that counts

  bool judged() const;  // the goal is one for areas: in each, or a ratio
};

class ByArea final : public Presentation {
 public:
  ByArea(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  Document page(Lang lang) const override;
  // The areas of one plan's targets, as part of a page that has a card of each target. False: there are none.
  bool write(const Plan& plan, Document& page) const;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return latest_day(results_); }

 private:
  enum class Form { whole, page, part };
  bool write(const Plan* plan, Form form, Document& document) const;

  const PlanSet& plans_;
  const std::vector<PlanResult>& results_;
  std::vector<AreaRow> rows_;
};

}  // namespace plantrack
