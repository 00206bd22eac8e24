#include "compute/results.hpp"

#include "read/plan/plan_reader.hpp"
#include "read/text/byte_source.hpp"
#include "render/report_view.hpp"
#include "render/table_writers.hpp"
#include "validate/check_progress.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace plantrack {
namespace {

constexpr int areas = 60;

PlanSet plan_of_many_rows() {
  std::string text = R"(schema: plantrack/plan@1
id: many
title: Many
province: {name: Tỉnh, code: "01"}
document: {number: null, issued: null, issuer: UBND tỉnh, status: draft, implements: [], source: made up}
period: {from: 2020, to: 2025}
agencies: [{id: so-a, name: Sở A}]
areas:
)";
  for (int i = 0; i < areas; ++i) text += fmt::format("  - {{id: a{0}, name: Xã {0}, level: commune}}\n", i);
  text += R"(targets:
  - {id: flow, name: Flow, measure: count, unit: nghề, accrual: flow, level: commune, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: more, name: More, measure: count, unit: nghề, accrual: flow, level: commune, lead: so-a, goals: [{at_least: 8, by: 2022}, {at_least: 9, by: 2025, in_each: commune}]}
  - {id: both, name: Both, measure: count, sum_of: [flow, more], goal: {at_least: 8, by: 2025}}
  - {id: all, name: All, measure: count, sum_of: [both, flow, more], goal: {at_least: 8, by: 2025}}
  - {id: stock, name: Stock, measure: count, unit: làng, accrual: stock, level: commune, lead: so-a, goal: {at_least: 800, by: 2025}}
  - {id: share, name: Share, measure: ratio, unit: "%", of: stock, level: commune, lead: so-a, goal: {at_least: 80, by: 2025}}
  - {id: loose, name: Loose, measure: ratio, unit: "%", level: commune, lead: so-a, goal: {at_least: 80, by: 2025}}
)";
  Findings findings;
  PlanSet plans;
  plans.plans.push_back(read_plan_text("many.yaml", text, {}, findings).value());
  REQUIRE(findings.empty());
  return plans;
}

TEST_CASE("figures are the same from rows that were packed, however many threads there are") {
  const PlanSet plans = plan_of_many_rows();
  std::mt19937 random(20261122);
  for (const bool with_faults : {false, true}) {
    std::string rows = "target,period,area,value,numerator,denominator,reported_on\n";
    for (const std::string target : {"flow", "more", "stock", "share", "loose"}) {
      for (int year = 2020; year <= 2025; ++year) {
        for (int month = 1; month <= 12; ++month) {
          for (int area = 0; area < areas; ++area) {
            if (random() % 20 == 0) continue;
            // Figures of `loose` are so many and so long that its rows are not packed a second time.
            const auto size = target == "loose" ? random() % 400'000'000 : 100 + random() % 20;
            const bool ratio = target == "share" || target == "loose";
            rows += fmt::format("{},{}-{:02},a{},{},{},{},{}\n", target, year, month, area,
                                ratio ? "" : fmt::to_string(size), ratio ? fmt::to_string(size / 2) : "",
                                ratio ? fmt::to_string(size) : "",
                                random() % 3 == 0 ? "" : fmt::format("{}-12-{:02}", year, 1 + random() % 28));
            if (with_faults && random() % 50 == 0)
              rows += fmt::format("{},{}-{:02},a{},{},,,\n", target, year, month, area, size);
          }
        }
      }
    }
    std::string expected;
    for (const unsigned jobs : {1U, 3U}) {
      for (const RowsNeeded needed : {RowsNeeded::all, RowsNeeded::counted}) {
        MemorySource source(rows);
        ProgressOptions options;
        options.jobs = jobs;
        options.needed = needed;
        const Submission submission = check_source(plans, "a.csv", source, options);
        CHECK((submission.rows_faulty > 0) == with_faults);
        const std::vector<PlanResult> results = results_of(plans, submission.rows, std::nullopt, jobs);
        REQUIRE(submission.rows.size() > 15'000);
        ReportScope scope;
        scope.all_goals = true;
        const std::string told = csv_of(Report(plans, results, scope).table());
        if (expected.empty()) expected = told;
        CHECK(told == expected);
      }
    }
  }
}

}  // namespace
}  // namespace plantrack
