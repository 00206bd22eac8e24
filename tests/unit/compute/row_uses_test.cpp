#include "compute/row_uses.hpp"

#include "compute/coverage.hpp"
#include "compute/steps.hpp"
#include "worked_example.hpp"

using namespace plantrack;

namespace {

struct Traced {
  std::vector<UsedRow> uses;
  std::vector<Step> steps;
  std::string words;  // use of each row, in the order of the file
};

Traced traced(const WorkedExample& example, const std::string& target) {
  const PlanResult& result = example.results.front();
  CountedRows counted(example.plans, example.submission.rows);
  Traced traced;
  for (const TargetResult& each : result.targets) {
    if (example.plans.plans.front().targets[each.target].id.value != target) continue;
    const TargetFigures figures(example.plans, 0, each.target, counted, result.as_of);
    traced.uses = row_uses(figures, each.current_goal(), example.submission.rows, counted.numbers().of(0, each.target));
    traced.steps = steps_of(figures, result.targets, each.current_goal(), traced.uses, example.submission.rows);
  }
  std::vector<UsedRow> by_line = traced.uses;
  std::sort(by_line.begin(), by_line.end(),
            [](const UsedRow& a, const UsedRow& b) { return a.row.number < b.row.number; });
  for (const UsedRow& used : by_line)
    traced.words += (traced.words.empty() ? "" : " ") + std::string(name_of(used.use));
  return traced;
}

const std::string flow = "  - {id: t, name: T, measure: count, accrual: flow, goal: {at_least: 10, by: 2025}}\n";

}  // namespace

TEST_CASE("of a flow, months in a reported quarter are nested, and revisions replaced") {
  const WorkedExample example = worked(flow,
                                       "t,2023-Q1,,3,,,,2023-04-10,\n"
                                       "t,2023-01,,1,,,,2023-02-01,\n"
                                       "t,2023-02,,1,,,,2023-03-01,\n"
                                       "t,2023-03,,1,,,,2023-04-01,\n"
                                       "t,2023-04,,2,,,,2023-05-01,\n"
                                       "t,2023-04,,4,,,,2023-06-01,\n",
                                       "2024-01-01");
  const Traced trace = traced(example, "t");
  CHECK(trace.words == "counted nested nested nested replaced counted");
  REQUIRE(trace.steps.size() > 1);
  CHECK(trace.steps.front().formula == "v1 + v2");
  CHECK(trace.steps.front().result == 7);
}

TEST_CASE("a row is told that is not known yet, or of another time") {
  const WorkedExample example = worked(
      "  - {id: t, name: T, measure: count, accrual: stock, baseline: {year: 2020, value: 1}, goal: {at_least: 10, by: "
      "2025}}\n",
      "t,2023,,3,,,,2024-01-10,\nt,2024,,5,,,,2025-01-10,\nt,2022,,2,,,,2023-01-10,\n", "2024-06-01");
  CHECK(traced(example, "t").words == "counted unknown-yet outside");
}

TEST_CASE("who has reported is told with the day and what was due") {
  const std::string yaml =
      "schema: plantrack/plan@1\nid: p\ntitle: P\nprovince: {name: P, code: \"01\"}\n"
      "document: {issuer: I, status: draft, source: s}\nperiod: {from: 2021, to: 2025}\n"
      "reporting: {every: year, due: {days_after: 15}}\n"
      "agencies:\n  - {id: a, name: A, until: 2023-06-30, succeeded_by: b}\n  - {id: b, name: B}\n"
      "targets:\n  - {id: t, name: T, measure: count, accrual: stock, lead: a, goal: {at_least: 10, by: 2025}}\n";
  Findings findings;
  PlanSet plans;
  plans.plans.push_back(read_plan_text("p.yaml", yaml, {}, findings).value());
  Observations rows;
  rows.begin_file("rows.csv");
  const auto put = [&rows](int year, Date day) {
    Observation row;
    row.months = {Month::of(year, 1), 12};
    row.value = Decimal(3);
    row.reported_on = day;
    rows.push_back(row);
  };
  put(2021, Date::of(2022, 1, 10));
  put(2022, Date::of(2022, 1, 20) + 365 + 10);
  rows.settle();
  const std::vector<CoverageRow> coverage = coverage_of(plans, rows, Date::of(2024, 6, 1));
  REQUIRE(coverage.size() == 4);
  CHECK(coverage[0].state == ReportState::on_time);
  CHECK(coverage[1].state == ReportState::late);
  CHECK(coverage[1].days_late == 15);
  CHECK(coverage[2].state == ReportState::missing);
  CHECK(coverage[2].agency == 1);  // due on 15 January 2024, when A had ended
  CHECK(coverage[1].agency == 0);
  CHECK(coverage[3].state == ReportState::not_due);
}
