#include "validate/series_rules.hpp"
#include "worked_example.hpp"

using namespace plantrack;

namespace {

Plan plan_of(const std::string& id, const std::string& target) {
  Findings findings;
  return read_plan_text(
             id + ".yaml",
             "schema: plantrack/plan@1\nid: " + id + "\ntitle: T\nprovince: {name: " + id +
                 ", code: \"01\"}\ndocument: {issuer: I, status: draft, source: s}\n"
                 "period: {from: 2021, to: 2030}\nagencies: []\ntargets:\n  - {id: t, name: T, indicator: i, " +
                 target + "}\n",
             {}, findings)
      .value();
}

// Each plan's target t with that figure for 2023.
std::vector<IndicatorGroup> compared(const PlanSet& plans, const std::vector<int>& figures) {
  Observations rows;
  rows.begin_file("rows.csv");
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Observation row;
    row.target = static_cast<std::uint32_t>(i);
    row.months = Period::of_year(2023).months(1);
    row.value = Decimal(figures[i]);
    if (figures[i] >= 0) rows.push_back(row);
  }
  Findings findings;
  check_series(plans, rows, {Columns{}}, std::nullopt, RowsNeeded::counted, 0, 1, findings);
  return compare(plans, results_of(plans, rows, std::nullopt), {});
}

const std::string count = "measure: count, accrual: stock, goal: {at_least: 10, by: 2025}";

}  // namespace

TEST_CASE("ranks go by what is achieved, and ties share one") {
  PlanSet plans;
  for (const char* id : {"a", "b", "c", "d", "e"}) plans.plans.push_back(plan_of(id, count));
  const auto groups = compared(plans, {5, 9, 9, 3, -1});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].comparable);
  std::string order;
  for (const ComparedRow& row : groups[0].rows) {
    order += plans.plans[row.result].id.value + (row.rank ? std::to_string(*row.rank) : "-") + " ";
  }
  CHECK(order == "b1 c1 a3 d4 e- ");
}

TEST_CASE("what differs in basis or unit is shown without ranks and says why") {
  PlanSet plans;
  plans.plans.push_back(plan_of("a", count));
  plans.plans.push_back(plan_of("b",
                                "measure: count, unit: nghề, accrual: stock, baseline: {year: 2020, value: 5}, "
                                "goal: {at_least: 2, basis: times-baseline, by: 2025}"));
  const auto groups = compared(plans, {5, 9});
  CHECK_FALSE(groups[0].comparable);
  CHECK(groups[0].reason.en == "unit differs (-: a; nghề: b); basis differs (times-baseline: b; value: a)");
  CHECK_FALSE(groups[0].rows[0].rank.has_value());
}

TEST_CASE("beside others a limit that is kept so far has achieved nothing yet, and has no rank") {
  const std::string spending = "measure: amount, unit: tỷ đồng, accrual: flow, goal: {at_most: 100, by: 2025}";
  PlanSet plans;
  for (const char* id : {"a", "b"}) plans.plans.push_back(plan_of(id, spending));
  const auto groups = compared(plans, {25, 125});
  REQUIRE(groups[0].comparable);
  std::string order;
  for (const ComparedRow& row : groups[0].rows) {
    order += plans.plans[row.result].id.value + (row.achieved ? rounded_text(*row.achieved, 0, false) : "-") + " ";
  }
  CHECK(order == "a- b80 ");
}
