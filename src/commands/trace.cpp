// plantrack trace -p PLAN TARGET FILE...: how one figure came to be, from every submitted row to the status.
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/results.hpp"
#include "render/trace_view.hpp"

namespace plantrack {
namespace {

struct TraceOptions {
  std::string target;
  std::string goal;
};

struct Found {
  std::size_t result = 0, target = 0;
};

Found find_target(const PlanSet& plans, const std::vector<PlanResult>& results, const std::string& id) {
  std::optional<Found> found;
  std::vector<std::string> known;
  for (std::size_t result = 0; result < results.size(); ++result) {
    const Plan& plan = plans.plans[results[result].plan];
    for (std::size_t target = 0; target < results[result].targets.size(); ++target) {
      const std::string& its = plan.targets[results[result].targets[target].target].id.value;
      known.push_back(its);
      if (its != id) continue;
      if (found) {
        throw Failure(say("several plans have a target `{}`", "nhiều kế hoạch có chỉ tiêu `{}`", id),
                      say("name one plan with -p", "hãy nêu một kế hoạch bằng -p"));
      }
      found = Found{result, target};
    }
  }
  if (!found) refuse_word(say("there is no target `{}`", "không có chỉ tiêu `{}`", id), id, known);
  return *found;
}

// The goal due in that year or month; without one the current goal.
std::size_t find_goal(const TargetResult& target, const std::string& due) {
  if (due.empty()) return target.current;
  std::vector<std::string> known;
  for (std::size_t i = target.goals.size(); i-- > 0;) {
    if (!target.goals[i].due) continue;
    const std::string month = target.goals[i].due->text();
    if (month == due || month.substr(0, 4) == due) return i;
    known.push_back(month);
  }
  refuse_word(say("no goal is due in `{}`", "không có mức phấn đấu nào đến hạn `{}`", due), due, known);
}

int trace(Options& options, const TraceOptions& wishes) {
  options.max_findings = 0;
  Findings plan_findings(options.max_findings);
  const PlanSet plans = read_checked_plans(options, plan_findings);
  if (plan_findings.fails(false)) {
    tell_findings(options, errors_of(verdict_on_plans(options, plans, plan_findings)));
    return 1;
  }
  const Submission submission = read_checked_progress(options, plans, RowsNeeded::all);
  const std::vector<PlanResult> results = results_of(plans, submission.rows, options.as_of, threads_for(options.jobs));
  const Found found =
      find_target(plans, results, id_named(plans, wishes.target, Named::target).value_or(wishes.target));
  const PlanResult& result = results[found.result];
  CountedRows rows(plans, submission.rows);
  const TraceView view(plans, result, found.target, find_goal(result.targets[found.target], wishes.goal), rows,
                       left_out_rows(submission));
  write_outputs(options, [&view](const Options& one) { return written(view, one.format, output_style(one)); });
  return 0;
}

}  // namespace

Run define_trace(CommandLine& line) {
  const auto wishes = std::make_shared<TraceOptions>();
  line.about(
      say("Tells how one figure came to be: every submitted row of the target once, with its use and the reason; then "
          "each step from these to the status, as a formula and with its numbers.",
          "Cho biết một số liệu được tính ra như thế nào: mỗi dòng đã nộp của chỉ tiêu xuất hiện một lần, kèm cách sử "
          "dụng và lý do; sau đó từng bước tính đến trạng thái, bằng công thức và bằng số."));
  line.plans();
  line.argument("TARGET", true, wishes->target, say("id or name of the target", "mã hoặc tên chỉ tiêu"))
      .completes(Complete::target);
  line.files(Files::needed);
  line.format(view_formats("text"));
  line.text("--goal", "DUE", wishes->goal,
            say("the goal due in that year or month (2025, 2025-12); by default the current one",
                "mức phấn đấu đến hạn năm hoặc tháng đó (2025, 2025-12); mặc định là mức hiện hành"));
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return trace(options, *wishes); };
}

}  // namespace plantrack
