// plantrack validate -p PLAN FILE...: checks progress files, and what they say together.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"

namespace plantrack {
namespace {

int validate(const Options& options) {
  Findings plan_findings(options.max_findings);  // of all rules: rows cannot be checked against a plan with errors
  const PlanSet plans = read_checked_plans(options, plan_findings);
  if (plan_findings.fails(false)) {
    Options all = options;  // what is known of rows is not known of plans
    all.baseline.clear();
    all.write_baseline.clear();
    write_findings(options, verdict_on_plans(all, plans, plan_findings));
    return 1;
  }
  const Submission submission = read_checked_progress(options, plans, RowsNeeded::none);
  const Verdict verdict = verdict_on_progress(options, plans, submission);
  write_findings(options, verdict);
  return verdict.fails(options.strict) ? 1 : 0;
}

}  // namespace

Run define_validate(CommandLine& line) {
  line.plans();
  line.files(true);
  line.findings_format();
  line.output();
  line.as_of();
  line.findings();
  line.baseline();
  line.statistics();
  line.jobs();
  line.memory();
  return [&options = line.options()] { return validate(options); };
}

}  // namespace plantrack
