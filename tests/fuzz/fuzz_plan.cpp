// Any bytes as a plan file: findings with their places, or a plan that can be reported on.
#include "compute/results.hpp"
#include "input_file.hpp"
#include "read/plan/plan_reader.hpp"
#include "read/progress/excerpts.hpp"
#include "render/findings_json.hpp"
#include "render/report_view.hpp"
#include "render/table_writers.hpp"
#include "render/verdict.hpp"
#include "validate/check_plans.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  const InputFile file({data, size});
  Findings findings;
  const PlanSet plans = read_plans({file.path()}, findings);
  check_plans(plans, findings);
  if (findings.fails(false)) {
    Verdict verdict = verdict_of(findings);
    complete_findings(verdict.shown);
    findings_json(verdict);
    return 0;
  }
  must(!plans.plans.empty() || !plans.indicators.empty());
  const std::vector<PlanResult> results = results_of(plans, Observations(), std::nullopt);
  ReportScope scope;
  scope.all_goals = true;
  csv_of(Report(plans, results, scope).table());
  return 0;
}
