// A small plan, and what must hold of any progress file read against it.
#pragma once

#include "read/plan/plan_reader.hpp"
#include "validate/check_progress.hpp"

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

namespace plantrack {

inline const std::string plan_text = R"(schema: plantrack/plan@1
id: small
title: Small
province: {name: Tỉnh, code: "01"}
document: {number: null, issued: null, issuer: UBND tỉnh, status: draft, implements: [], source: made up}
period: {from: 1998, to: 2025}
reporting: {every: year, due: {days_after: 15}}
agencies:
  - {id: so-a, name: Sở A, until: 2024-02-29, succeeded_by: so-b}
  - {id: so-b, name: Sở B}
areas:
  - {id: "1", name: Huyện Một, level: district, until: 2024-06-30}
  - {id: "2", name: Huyện Hai, level: district}
targets:
  - {id: a, name: Flow, measure: count, unit: nghề, accrual: flow, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: b, name: Stock, measure: amount, unit: ha, accrual: stock, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: c, name: Share, measure: ratio, unit: "%", of: b, lead: so-a, evidence: required, goal: {at_least: 80, by: 2025}}
  - {id: d, name: Each, measure: count, unit: làng, accrual: flow, level: district, lead: so-a, support: [areas], goal: {at_least: 8, by: 2025}}
  - {id: e, name: Each share, measure: ratio, unit: "%", level: district, lead: so-a, goal: {at_least: 80, by: 2025}}
  - {id: f, name: Task, measure: qualitative, lead: so-a, goal: {done: true, by: 2025}}
)";

inline PlanSet read_plan() {
  Findings findings;
  PlanSet plans;
  if (auto plan = read_plan_text("plan.yaml", plan_text, {}, findings)) plans.plans.push_back(std::move(*plan));
  return plans;
}

inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

// Of a workbook that cannot be read there is no place to tell.
inline void check(const Submission& submission, bool has_lines = true) {
  std::size_t sound = 0;
  for (std::size_t target = 0; target < submission.rows.target_count(); ++target) {
    sound += submission.rows.of(target).size();
  }
  expect(sound + submission.rows_faulty + submission.rows_untouched == submission.rows_read,
         "a row is neither kept nor told of");
  const std::size_t errors = submission.findings.count(Severity::error);
  expect(submission.rows_faulty == 0 || errors > 0, "faulty rows without an error");
  for (const Finding& finding : submission.findings.sorted()) {
    expect(finding.place.line > 0 || !has_lines, "a finding without position");
    expect(!finding.message.en.empty() && !finding.message.vi.empty(), "a finding without words");
  }
}

}  // namespace plantrack
