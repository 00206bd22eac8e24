// plantrack compare -p PLANS FILE...: provinces side by side, by indicator. Without progress files the goals alone.
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/changes.hpp"
#include "compute/comparison.hpp"
#include "read/progress/progress_files.hpp"
#include "render/changes_view.hpp"
#include "render/compare_view.hpp"
#include "render/framed_view.hpp"
#include "render/reported_results.hpp"

#include <algorithm>
#include <iterator>

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

bool is_report(const std::string& file) {
  return (file.ends_with(".json") || file.ends_with(".JSON")) && !is_folder(file);
}

// With the reports among the files apart. A folder stands for the progress files and the reports in it.
Options with_reports_apart(const Options& given) {
  Options options = given;
  options.files.clear();
  std::vector<std::string> without_rows;
  for (const std::string& file : given.files) {
    if (is_report(file)) {
      options.reports.push_back(file);
      continue;
    }
    const std::vector<std::string> found = is_folder(file) ? reports_in(file) : std::vector<std::string>{};
    options.reports.insert(options.reports.end(), found.begin(), found.end());
    (found.empty() || holds_progress_files(file) ? options.files : without_rows).push_back(file);
  }
  options.reports = each_once(options.reports);
  options.plan_digests = !options.reports.empty();
  // What else lies beside progress files is told of with their rows.
  std::vector<std::string> inputs = options.reports;
  inputs.insert(inputs.end(), options.plans.begin(), options.plans.end());
  for (const Output& each : options.outputs) inputs.push_back(each.file);
  for (const std::string& file : unread_files(without_rows, inputs)) {
    tell(options, say("{}: the file is not read", "{}: chương trình không đọc tệp này", file));
  }
  return options;
}

// Plans with a report have their results from it, the others from the rows. False: errors were told.
bool add_reports(const Options& options, bool leave_out, const SoundInput& input, std::vector<PlanResult>& results) {
  const std::vector<std::string>& files = options.reports;
  Findings findings(options.max_findings);
  ReportsRead reports = read_reports(files, input.plans, leave_out, findings);
  if (!reports.plans.empty()) {
    const std::optional<Date> asked = as_of_date(input.rows, options.as_of);
    const Date day = asked.value_or(day_of(reports));
    const Text whose = options.as_of ? say("the comparison", "bảng so sánh")
                       : asked       ? say("the progress files", "các tệp số liệu")
                                     : say("most of the others", "phần lớn các báo cáo khác");
    check_days(reports, input.plans, day, whose, findings);
    check_rows(reports, input.plans, input.rows, findings);
    results = results_of(input.plans, input.rows, day, threads_for(options.jobs));
  }
  if (findings.fails(false)) {
    tell_findings(options, errors_of(verdict_on_reports(options, input.plans, files, findings)));
    return false;
  }
  if (reports.rows_left_out > 0) {
    tell(options, say("{} rows have errors and were left out of the reports",
                      "{} dòng có lỗi không được tính trong các báo cáo", reports.rows_left_out));
  }
  for (ReportedPlan& each : reports.plans) results[each.result.plan] = std::move(each.result);
  return true;
}

// What was known on one day beside what was known on another. Rows count by the day, so they are read for each.
int compare_days(const Options& options, const CompareOptions& wishes) {
  const auto& files = options.files;
  if (wishes.from.empty() || wishes.to.empty() || files.empty() || std::any_of(files.begin(), files.end(), is_report)) {
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
  std::optional<SoundInput> input = read_sound_input(then, wishes.skip_invalid, RowsNeeded::counted, Telling::errors);
  if (!input) return 1;
  const std::vector<PlanResult> before = results_of(input->plans, input->rows, then.as_of, threads_for(options.jobs));
  if (!read_sound_rows(now, wishes.skip_invalid, RowsNeeded::counted, *input, Telling::all)) return 1;
  const std::vector<PlanResult> after = results_of(input->plans, input->rows, now.as_of, threads_for(options.jobs));
  const ChangesView view(changes_between(input->plans, before, after, input->rows), *then.as_of, *now.as_of);
  const ReportScope scope = scope_of(*input);
  const FramedView page(view, input->plans, scope);
  write_outputs(options, [&page](const Options& one) { return written(page, one.format, output_style(one)); });
  return 0;
}

int compare_plans(const Options& given, const CompareOptions& wishes) {
  if (!wishes.from.empty() || !wishes.to.empty()) return compare_days(given, wishes);
  const Options options = with_reports_apart(given);
  const std::optional<SoundInput> input = read_sound_input(options, wishes.skip_invalid);
  if (!input) return 1;
  check_choice(input->plans, wishes.choice);
  std::vector<PlanResult> results;
  if (options.reports.empty()) {
    results = results_of(input->plans, input->rows, options.as_of, threads_for(options.jobs));
  } else if (!add_reports(options, wishes.skip_invalid, *input, results)) {
    return 1;
  }
  const std::vector<IndicatorGroup> groups = compare(input->plans, results, wishes.choice);
  const Comparison view(input->plans, results, groups, given.files.empty());
  const ReportScope scope;
  const FramedView page(view, input->plans, scope, false);
  write_outputs(options, [&page](const Options& one) { return written(page, one.format, output_style(one)); });
  return 0;
}

}  // namespace

Run define_compare(CommandLine& line) {
  const auto wishes = std::make_shared<CompareOptions>();
  line.about(say(
      "Lines the targets of several plans up by indicator, ranked where they can be compared; where they cannot, it "
      "says "
      "why. Without progress files it compares the goals alone.\n\n"
      "Beside or in place of progress files it takes reports by their names (`.json`), or the folders of these: what "
      "`report --format json` wrote of a plan, made anywhere, with the same `--as-of`. The comparison is that of all "
      "rows in one process; a "
      "report of another day, of a plan that has changed since, or that is not whole is refused.\n\n"
      "With `--from` and `--to` it tells what changed between two days: a figure of a new period is told from a "
      "revision "
      "of an old one.",
      "Xếp chỉ tiêu của nhiều kế hoạch cạnh nhau theo chỉ số, có thứ hạng nếu so sánh được; nếu không thì nêu lý do. "
      "Không có tệp số liệu thì chỉ so sánh mức phấn đấu.\n\n"
      "Cùng với hoặc thay cho tệp số liệu, lệnh nhận báo cáo theo tên tệp (`.json`) hoặc thư mục chứa chúng: kết "
      "quả của `report --format json` cho một kế hoạch, lập ở bất cứ đâu với cùng `--as-of`. Bảng so sánh giống hệt "
      "khi tính từ mọi dòng trong một "
      "lần "
      "chạy; báo cáo của ngày khác, của kế hoạch đã thay đổi, hoặc không đầy đủ thì bị từ chối.\n\n"
      "Với `--from` và `--to`, lệnh cho biết những thay đổi giữa hai ngày: số liệu kỳ mới được tách khỏi việc sửa số "
      "liệu "
      "cũ."));
  line.plans();
  line.files(Files::optional, true, true);
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
