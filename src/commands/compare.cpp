// plantrack compare -p PLANS FILE...: provinces side by side, by indicator. Without progress files the goals alone.
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/changes.hpp"
#include "compute/comparison.hpp"
#include "render/changes_view.hpp"
#include "render/compare_view.hpp"

#include <algorithm>

namespace plantrack {
namespace {

struct CompareOptions {
  Choice choice;
  std::string from, to;  // days; both or neither
  bool skip_invalid = false;
};

void check_choice(const PlanSet& plans, const Choice& choice) {
  std::vector<std::string> plan_ids;
  std::vector<std::string> indicator_ids;
  for (const Plan& plan : plans.plans) {
    plan_ids.push_back(plan.id.value);
    for (const Target& target : plan.targets) {
      if (target.indicator) indicator_ids.push_back(target.indicator.id);
    }
  }
  for (const Indicator& indicator : plans.indicators) indicator_ids.push_back(indicator.id.value);
  check_ids(choice.plans, plan_ids, {"plan", "kế hoạch"});
  check_ids(choice.indicators, indicator_ids, {"indicator", "chỉ số"});
}

// What was known on one day beside what was known on another. Rows count by the day, so they are read for each.
int compare_days(const Options& options, const CompareOptions& wishes) {
  if (wishes.from.empty() || wishes.to.empty() || options.files.empty()) {
    throw Failure(say("--from and --to belong together, with progress files",
                      "--from và --to phải đi cùng nhau và cần có tệp số liệu"));
  }
  Options then = options;
  Options now = options;
  then.as_of = parse_day("--from", wishes.from);
  now.as_of = parse_day("--to", wishes.to);
  if (*now.as_of < *then.as_of) {
    throw Failure(say("--from is later than --to", "--from sau --to"));
  }
  std::optional<SoundInput> input = read_sound_input(then, wishes.skip_invalid);
  if (!input) return 1;
  const std::vector<PlanResult> before = results_of(input->plans, input->rows, then.as_of, threads_for(options.jobs));
  if (!read_sound_rows(now, wishes.skip_invalid, RowsNeeded::counted, *input)) return 1;
  const std::vector<PlanResult> after = results_of(input->plans, input->rows, now.as_of, threads_for(options.jobs));
  const ChangesView view(changes_between(input->plans, before, after, input->rows), *then.as_of, *now.as_of);
  write_outputs(options, [&view](const Options& one) { return written(view, one.format, output_style(one)); });
  return 0;
}

int compare_plans(const Options& options, const CompareOptions& wishes) {
  if (!wishes.from.empty() || !wishes.to.empty()) return compare_days(options, wishes);
  const std::optional<SoundInput> input = read_sound_input(options, wishes.skip_invalid);
  if (!input) return 1;
  check_choice(input->plans, wishes.choice);
  const std::vector<PlanResult> results =
      results_of(input->plans, input->rows, options.as_of, threads_for(options.jobs));
  const std::vector<IndicatorGroup> groups = compare(input->plans, results, wishes.choice);
  const Comparison view(input->plans, results, groups, options.files.empty());
  write_outputs(options, [&view](const Options& one) { return written(view, one.format, output_style(one)); });
  return 0;
}

}  // namespace

Run define_compare(CommandLine& line) {
  const auto wishes = std::make_shared<CompareOptions>();
  line.about(say(
      "Lines the targets of several plans up by indicator, ranked where they can be compared; where they cannot, it "
      "says "
      "why. Without progress files it compares the goals alone.\n\n"
      "With `--from` and `--to` it tells what changed between two days: a figure of a new period is told from a "
      "revision "
      "of an old one.",
      "Xếp chỉ tiêu của nhiều kế hoạch cạnh nhau theo chỉ số, có thứ hạng nếu so sánh được; nếu không thì nêu lý do. "
      "Không có tệp số liệu thì chỉ so sánh mức phấn đấu.\n\n"
      "Với `--from` và `--to`, lệnh cho biết những thay đổi giữa hai ngày: số liệu kỳ mới được tách khỏi việc sửa số "
      "liệu "
      "cũ."));
  line.plans();
  line.files(false);
  line.format(view_formats("md"));
  line.list("--indicator", "ID", wishes->choice.indicators, say("only these indicators", "chỉ các chỉ số này"))
      .completes(Complete::indicator);
  line.list("--plans", "ID", wishes->choice.plans, say("only these plans", "chỉ các kế hoạch này"))
      .completes(Complete::plan);
  line.text("--from", "DATE", wishes->from,
            say("with --to: what changed from that day on", "cùng với --to: những thay đổi kể từ ngày đó"));
  line.text("--to", "DATE", wishes->to, say("the last of these days", "ngày cuối của khoảng đó"));
  line.flag("--skip-invalid", wishes->skip_invalid,
            say("leave rows with errors out and say how many, instead of stopping",
                "bỏ qua các dòng có lỗi và cho biết bao nhiêu dòng, thay vì dừng lại"));
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return compare_plans(options, *wishes); };
}

}  // namespace plantrack
