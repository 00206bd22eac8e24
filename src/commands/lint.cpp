// plantrack lint PLAN...: checks plan files and the catalogue of indicators.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"

namespace plantrack {
namespace {

int lint(const Options& options) {
  Findings findings(options.max_findings);
  findings.filter([&options](const Rule& rule) { return options.wants(rule); });
  const PlanSet plans = read_checked_plans(options, findings);
  write_findings(options, verdict_on_plans(plans, findings));
  return findings.fails(options.strict) ? 1 : 0;
}

}  // namespace

Run define_lint(CommandLine& line) {
  line.plan_arguments();
  line.format({"text", "json", "csv"});
  line.output();
  line.findings();
  line.statistics();
  return [&options = line.options()] { return lint(options); };
}

}  // namespace plantrack
