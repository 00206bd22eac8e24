// A plan for tests, and short ways to check rows against it.
#pragma once

#include "read/plan/plan_reader.hpp"
#include "validate/check_progress.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

inline const std::string small_plan_text = R"(schema: plantrack/plan@1
id: small
title: Small
province: {name: Tỉnh, code: "01"}
document: {number: null, issued: null, issuer: UBND tỉnh, status: draft, implements: [], source: made up}
period: {from: 2021, to: 2025}
reporting: {every: year, due: {month: 11, day: 15}}
agencies:
  - {id: so-a, name: Sở A, until: 2024-02-29, succeeded_by: so-b}
  - {id: so-b, name: Sở B, until: 2024-12-31, succeeded_by: so-c}
  - {id: so-c, name: Sở C}
  - {id: so-d, name: Sở D}
areas:
  - {id: "001", name: Huyện Một, aliases: [H. Một], level: district, until: 2024-06-30}
  - {id: "002", name: Huyện Hai, level: district}
  - {id: "003", name: Huyện Ba, level: district, from: 2023-01-01}
targets:
  - {id: flow, name: Flow, measure: count, unit: nghề, accrual: flow, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: money, name: Money, measure: amount, unit: tỷ đồng, accrual: flow, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: yearly, name: Yearly, measure: amount, unit: tỷ đồng, accrual: yearly, lead: so-a, baseline: {year: 2019}, goal: {at_least: 8, by: 2025}}
  - {id: stock, name: Stock, measure: count, unit: làng, accrual: stock, lead: so-a, goal: {at_least: 8, by: 2025}}
  - {id: share, name: Share, measure: ratio, unit: "%", of: stock, lead: so-a, goal: {at_least: 80, by: 2025}}
  - {id: each, name: Each, measure: count, unit: làng, accrual: flow, level: district, lead: so-a, support: [areas], goal: {at_least: 8, by: 2025}}
  - {id: each-share, name: Each share, measure: ratio, unit: "%", level: district, lead: so-a, goal: {at_least: 80, by: 2025}}
  - {id: each-stock, name: Each stock, measure: amount, unit: ha, accrual: stock, level: district, lead: so-a, goal: {at_least: 80, by: 2025}}
  - {id: fewer, name: Fewer, measure: count, unit: hộ, accrual: stock, lead: so-a, goal: {at_most: 8, by: 2025}}
  - {id: task, name: Task, measure: qualitative, lead: so-a, goal: {done: true, by: 2025}}
)";

inline PlanSet small_plan() {
  Findings findings;
  std::optional<Plan> plan = read_plan_text("small.yaml", small_plan_text, {}, findings);
  REQUIRE(plan);
  PlanSet plans;
  plans.plans.push_back(std::move(*plan));
  return plans;
}

inline const std::string wide_header =
    "target,period,area,value,numerator,denominator,status,agency,reported_on,estimate\n";

inline Submission submit(std::string_view rows, const ProgressOptions& options = {}) {
  const std::string text = wide_header + std::string(rows);
  MemorySource source(text);
  return check_source(small_plan(), "a.csv", source, options);
}

// "line code" of each finding, in their order.
inline std::vector<std::string> codes(const Submission& submission) {
  std::vector<std::string> list;
  for (const Finding& each : submission.findings.sorted()) {
    list.push_back(std::to_string(each.place.line) + " " + std::string(each.rule->name));
  }
  return list;
}

inline std::vector<std::string> codes(std::string_view rows, const ProgressOptions& options = {}) {
  return codes(submit(rows, options));
}

using Codes = std::vector<std::string>;

}  // namespace plantrack
