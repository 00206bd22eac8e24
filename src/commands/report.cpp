// plantrack report -p PLAN FILE...: what has been achieved of each target, and gates for CI on it.
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/results.hpp"
#include "render/markdown.hpp"
#include "render/report_data.hpp"
#include "render/report_view.hpp"
#include "render/words.hpp"

namespace plantrack {
namespace {

struct ReportOptions {
  std::string goals;
  std::string by;
  bool skip_invalid = false;
  std::optional<Decimal> fail_under;
  std::vector<std::string> fail_on;  // names of statuses
};

std::string written(const Options& options, const PlanSet& plans, const std::vector<PlanResult>& results,
                    const ReportScope& scope) {
  if (options.format == "csv") return report_csv(plans, results, scope);
  if (options.format == "json") return report_json(plans, results, scope);
  return markdown(report_document(plans, results, scope, options.lang));
}

// --fail-under: the headline's mean of a plan is below the percentage, or cannot be had.
bool falls_short(const Options& options, const Plan& plan, const Headline& headline, Decimal percent) {
  if (!headline.mean_achieved) {
    tell_gate(options, say("{}: --fail-under {}: no target has a percentage",
                           "{}: --fail-under {}: chưa có chỉ tiêu nào tính được tỷ lệ", plan.id.value, percent.text()));
    return true;
  }
  if (*headline.mean_achieved >= rational(percent)) return false;
  const Text mean = {percent_text(*headline.mean_achieved, 2),
                     localized(percent_text(*headline.mean_achieved, 2), Lang::vi)};
  tell_gate(options, say("{}: achieved on average {} %, which is under {} %",
                         "{}: tỷ lệ thực hiện bình quân {} %, dưới {} %", plan.id.value, mean, percent.text()));
  return true;
}

// --fail-on: the current goal of some target has one of these statuses.
bool has_refused_status(const Options& options, const Plan& plan, const PlanResult& result,
                        const std::vector<std::string>& refused) {
  bool found = false;
  for (const std::string& name : refused) {
    std::string targets;
    for (const TargetResult& target : result.targets) {
      if (name_of(target.current_goal().status) != name) continue;
      targets += (targets.empty() ? "" : ", ") + plan.targets[target.target].id.value;
    }
    if (targets.empty()) continue;
    found = true;
    const Status status = *status_named(name);
    tell_gate(options, say("{}: {}: {}", "{}: {}: {}", plan.id.value, status_words(status), targets));
  }
  return found;
}

bool gates_fail(const Options& options, const ReportOptions& wishes, const PlanSet& plans,
                const std::vector<PlanResult>& results) {
  bool fails = false;
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    if (wishes.fail_under && falls_short(options, plan, result.headline, *wishes.fail_under)) fails = true;
    if (has_refused_status(options, plan, result, wishes.fail_on)) fails = true;
  }
  return fails;
}

int report(const Options& options, const ReportOptions& wishes) {
  const std::optional<SoundInput> input = read_sound_input(options, wishes.skip_invalid);
  if (!input) return 1;
  const std::vector<PlanResult> results =
      results_of(input->plans, input->rows, options.as_of, threads_for(options.jobs));
  const ReportScope scope{wishes.goals == "all", input->rows_read, input->rows_faulty};
  write_outputs(options, [&](const Options& one) { return written(one, input->plans, results, scope); });
  return gates_fail(options, wishes, input->plans, results) ? 1 : 0;
}

}  // namespace

Run define_report(CommandLine& line) {
  const auto wishes = std::make_shared<ReportOptions>();
  line.about(say(
      "Tells of each target what was to be achieved, what has been, whether that is enough and whether it is on pace. "
      "semantics.md says what each figure means.\n\n"
      "Where rows have errors they are told on standard error, nothing is written, and the exit code is 1; "
      "`--skip-invalid` leaves them out instead. `--fail-under` and `--fail-on` are gates for CI: the report is "
      "written, "
      "and the exit code is 1 where one of them fails.",
      "Cho biết từng chỉ tiêu cần đạt mức nào, đã đạt đến đâu, đã đủ chưa và có đúng tiến độ không. semantics.md nêu "
      "rõ ý "
      "nghĩa từng con số.\n\n"
      "Nếu có dòng lỗi, các lỗi được nêu ở đầu ra lỗi chuẩn, không ghi báo cáo, mã thoát là 1; với `--skip-invalid` "
      "các "
      "dòng đó được bỏ qua. `--fail-under` và `--fail-on` là điều kiện kiểm soát trong CI: báo cáo vẫn được ghi, mã "
      "thoát là 1 nếu không thỏa mãn."));
  line.plans();
  line.files(true);
  line.format({"md", "csv", "json"});
  line.choice("--goals", {"current", "all"}, wishes->goals,
              say("the goal of each target that is due next, or all of them",
                  "mức phấn đấu sắp đến hạn của từng chỉ tiêu, hoặc tất cả"));
  line.choice("--by", {"target"}, wishes->by, say("one row a goal", "mỗi mức phấn đấu một dòng"));
  line.flag("--skip-invalid", wishes->skip_invalid,
            say("leave rows with errors out and say how many, instead of stopping",
                "bỏ qua các dòng có lỗi và cho biết bao nhiêu dòng, thay vì dừng lại"));
  line.percentage("--fail-under", "PCT", wishes->fail_under,
                  say("exit with 1 where the mean of what is achieved is under PCT, from 0 to 100",
                      "thoát với mã 1 nếu tỷ lệ thực hiện bình quân dưới PCT, từ 0 đến 100"));
  std::vector<std::string> statuses;
  for (const Status status : all_statuses) statuses.emplace_back(name_of(status));
  line.list("--fail-on", "STATUS", wishes->fail_on,
            say("exit with 1 where a target's current goal has one of these statuses",
                "thoát với mã 1 nếu mức phấn đấu hiện hành của một chỉ tiêu có một trong các trạng thái này"),
            statuses);
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return report(options, *wishes); };
}

}  // namespace plantrack
