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
    write_findings(options, verdict_on_plans(plans, plan_findings));
    return 1;
  }
  const Submission submission = read_checked_progress(options, plans);
  write_findings(options, verdict_on_progress(options, plans, submission));
  return submission.findings.fails(options.strict) ? 1 : 0;
}

}  // namespace

Run define_validate(CommandLine& line) {
  line.plans();
  line.files(true);
  line.format({"text", "json", "csv"});
  line.output();
  line.as_of();
  line.findings();
  line.statistics();
  line.jobs();
  return [&options = line.options()] { return validate(options); };
}

}  // namespace plantrack
