// A plan of one or a few targets and its progress rows, as text, worked through to the fields of the report.
#pragma once

#include "compute/comparison.hpp"
#include "compute/results.hpp"
#include "read/plan/plan_reader.hpp"
#include "read/text/byte_source.hpp"
#include "render/goal_table.hpp"
#include "validate/check_plans.hpp"
#include "validate/check_progress.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace plantrack {

struct WorkedExample {
  PlanSet plans;
  Submission submission;
  std::vector<PlanResult> results;

  // The field of the first goal due in that year (0: of the current goal) of the target.
  std::string operator()(const std::string& target, const std::string& field, int due = 0) const {
    for (const TargetResult& each : results.front().targets) {
      if (plans.plans.front().targets[each.target].id.value != target) continue;
      for (const GoalResult& goal : each.goals) {
        if (due == 0 ? !goal.current : !goal.due || goal.due->year() != due) continue;
        const DataTable table = goal_table({GoalRow{&plans.plans.front(), &each, &goal}});
        for (std::size_t column = 0; column < table.columns(); ++column) {
          if (table.head(column).name == field) return plain_text(table.head(column), table.at(0, column));
        }
      }
    }
    return "(no such goal or field)";
  }
};

// `targets` is the YAML list under `targets:`; `rows` follow the header below. Rows with errors fail the test unless
// `faulty` of them are expected.
inline constexpr const char* example_header =
    "target,period,area,value,numerator,denominator,status,reported_on,estimate\n";

inline WorkedExample worked(const std::string& targets, const std::string& rows, const std::string& as_of = "",
                            std::size_t faulty = 0) {
  const std::string yaml =
      "schema: plantrack/plan@1\nid: example\ntitle: Example\nprovince: {name: Example, code: \"01\"}\n"
      "document: {issuer: Example, status: draft, source: example}\nperiod: {from: 2021, to: 2030}\n"
      "agencies:\n  - {id: so-a, name: Sở A}\n"
      "areas:\n  - {id: \"a1\", name: Huyện Một, level: district, until: 2025-06-30}\n"
      "  - {id: \"a2\", name: Huyện Hai, level: district, until: 2025-06-30}\n"
      "  - {id: \"a3\", name: Huyện Ba, level: district, from: 2023-01-01, until: 2025-06-30}\n"
      "  - {id: \"c1\", name: Xã Một, level: commune}\n  - {id: \"c2\", name: Xã Hai, level: commune}\n"
      "targets:\n" +
      targets;
  WorkedExample example;
  Findings findings;
  example.plans.plans.push_back(read_plan_text("example.yaml", yaml, {}, findings).value());
  check_plans(example.plans, findings);
  for (const Finding& finding : findings.sorted()) {
    INFO(finding.rule->code, " ", finding.message.en, " ", finding.place.line);
    REQUIRE(finding.severity != Severity::error);
  }
  ProgressOptions options;
  if (!as_of.empty()) options.as_of = Date::parse_iso(as_of);
  const std::string text = example_header + rows;
  MemorySource source(text);
  example.submission = check_source(example.plans, "example.csv", source, options);
  for (const Finding& finding : example.submission.findings.sorted()) {
    INFO(finding.rule->code, " ", finding.message.en, " at line ", finding.place.line);
    CHECK((finding.severity != Severity::error || faulty > 0));
  }
  CHECK(example.submission.rows_faulty == faulty);
  example.results = results_of(example.plans, example.submission.rows, options.as_of);
  return example;
}

}  // namespace plantrack
