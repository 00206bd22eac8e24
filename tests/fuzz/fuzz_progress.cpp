// Any bytes as a progress file: every row is used or named in a finding, and what is used can be reported on.
#include "compute/results.hpp"
#include "input_file.hpp"
#include "read/excerpts.hpp"
#include "read/plan_reader.hpp"
#include "render/findings_text.hpp"
#include "render/report_data.hpp"
#include "render/verdict.hpp"
#include "validate/check_plans.hpp"
#include "validate/check_progress.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace plantrack {
namespace {

// A little of everything that rows can be reported on.
constexpr std::string_view plan_text = R"(schema: plantrack/plan@1
id: a
title: A
province: {name: A, code: "01"}
document: {issuer: A, status: issued, source: a}
period: {from: 2021, to: 2030}
reporting: {every: quarter, due: {days_after: 15}}
agencies:
  - {id: so-a, name: Sở A, until: 2025-02-28, succeeded_by: so-b}
  - {id: so-b, name: Sở B}
areas:
  - {id: "1", name: Huyện A, level: district, until: 2025-06-30}
  - {id: "2", name: Huyện B, level: district, from: 2022-01-01}
targets:
  - {id: f, name: F, measure: count, unit: nghề, accrual: flow, lead: so-a, goals: [{at_least: 8, by: 2025}, {at_least: 20, by: 2030}]}
  - {id: s, name: S, measure: amount, unit: tỷ, accrual: stock, lead: so-a, path: compound, baseline: {year: 2020, value: 2.5},
     goal: {at_least: 1.5, basis: times-baseline, by: 2025}}
  - {id: y, name: Y, measure: amount, unit: tỷ, accrual: yearly, lead: so-b, baseline: {year: 2020}, goal: {about: 10, basis: growth-per-year, by: 2030}}
  - {id: r, name: R, measure: ratio, unit: "%", lead: so-b, support: [areas], level: district, goal: {more_than: 80, by: 2025}}
  - {id: e, name: E, measure: count, unit: làng, accrual: flow, lead: so-b, level: district, goal: {at_least: 2, in_each: district, every: year}}
  - {id: d, name: D, measure: ratio, unit: "%", lead: so-b, baseline: {year: 2020, value: 40}, limit: 100, goal: {increase: true, by: 2030}}
  - {id: q, name: Q, measure: qualitative, lead: so-b, evidence: required, goal: {done: true, by: 2025}}
  - {id: t, name: T, measure: count, unit: nghề, sum_of: [f, g], lead: so-b, goal: {between: [2, 3], every: year}}
  - {id: g, name: G, measure: count, unit: nghề, accrual: flow, lead: so-b, goal: {at_most: 9, every: year, from: 2022}}
)";

PlanSet read_plan() {
  const InputFile file(std::span(reinterpret_cast<const std::uint8_t*>(plan_text.data()), plan_text.size()));
  Findings findings;
  PlanSet plans = read_plans({file.path()}, findings);
  check_plans(plans, findings);
  must(!findings.fails(false));
  return plans;
}

}  // namespace
}  // namespace plantrack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  static const PlanSet plans = read_plan();
  const InputFile file({data, size});
  ProgressOptions options;
  options.jobs = 1;
  const Submission submission = check_progress(plans, {file.path()}, options);
  must(submission.rows_faulty <= submission.rows_read);
  must(submission.rows_faulty == 0 || submission.findings.fails(false));
  Verdict verdict = verdict_of(submission.findings);
  complete_findings(verdict.shown);
  findings_text(verdict, {});
  const std::vector<PlanResult> results = results_of(plans, submission.rows, std::nullopt);
  report_csv(plans, results, {.all_goals = true});
  report_json(plans, results, {.all_goals = true});
  return 0;
}
