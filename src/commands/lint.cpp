// plantrack lint PLAN...: checks plan files and the catalogue of indicators.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/known_findings.hpp"
#include "commands/output.hpp"

namespace plantrack {
namespace {

int lint(const Options& options) {
  Findings findings(findings_to_keep(options));
  findings.filter([&options](const Rule& rule) { return options.wants(rule); });
  const PlanSet plans = read_checked_plans(options, findings);
  const Verdict verdict = verdict_on_plans(options, plans, findings);
  write_findings(options, verdict);
  return verdict.fails(options.strict) ? 1 : 0;
}

}  // namespace

Run define_lint(CommandLine& line) {
  line.about(say(
      "Checks plan files, the catalogue of indicators and the CSV files of areas. Plans that are named together are "
      "checked together: their ids must differ.",
      "Kiểm tra tệp kế hoạch, danh mục chỉ số và các tệp CSV danh sách địa bàn. Các kế hoạch nêu cùng nhau được "
      "kiểm tra cùng nhau: mã của chúng phải khác nhau."));
  line.plan_arguments();
  line.findings_format();
  line.output();
  line.findings();
  line.baseline();
  line.statistics();
  line.memory();
  return [&options = line.options()] { return lint(options); };
}

}  // namespace plantrack
