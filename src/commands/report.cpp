// plantrack report -p PLAN FILE...: what has been achieved of each target, and gates for CI on it.
#include "base/failure.hpp"
#include "base/parallel.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/changes.hpp"
#include "compute/results.hpp"
#include "render/framed_view.hpp"
#include "render/report_charts.hpp"
#include "render/report_view.hpp"
#include "render/selection.hpp"
#include "render/stable_outputs.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace plantrack {
namespace {

struct ReportOptions {
  std::string goals;
  std::string by;
  std::string role;
  std::string chart;
  Selection selection;
  std::string sort;
  std::string notice;
  std::string since;  // a day; empty: no section of changes
  bool no_trace = false;
  bool skip_invalid = false;
  std::optional<Decimal> fail_under;
  std::vector<std::string> fail_on;  // names of statuses, or stale
};

// Agencies and targets may be chosen by their names as well.
void take_names(const PlanSet& plans, Selection& selection) {
  for (std::string& agency : selection.agencies) agency = id_named(plans, agency, Named::agency).value_or(agency);
  for (std::string& target : selection.targets) target = id_named(plans, target, Named::target).value_or(target);
}

// Ids that no plan knows are slips of the hand: nothing would be shown for them.
void check_selection(const PlanSet& plans, const Selection& selection) {
  std::vector<std::string> agencies, themes, targets;
  for (const Plan& plan : plans.plans) {
    for (const Agency& agency : plan.agencies) agencies.push_back(agency.id.value);
    for (const Theme& theme : plan.themes) themes.push_back(theme.id.value);
    for (const Target& target : plan.targets) targets.push_back(target.id.value);
  }
  check_ids(selection.agencies, agencies, {"agency", "cơ quan"});
  check_ids(selection.themes, themes, {"theme", "nhóm chỉ tiêu"});
  check_ids(selection.targets, targets, {"target", "chỉ tiêu"});
}

// What an option cannot do for the other ones is said and not passed over.
void check_wishes(const Options& options, const ReportOptions& wishes) {
  bool svg = false;
  for (const Output& output : options.outputs) svg = svg || output.format == "svg";
  const auto refuse = [](const char* option, const char* with) {
    throw Failure(say("{} goes with {} alone", "{} chỉ dùng với {}", option, with));
  };
  if (wishes.role == "support" && wishes.by != "agency") refuse("--role support", "--by agency");
  if (wishes.chart == "bullet" && !svg) refuse("--chart bullet", "--format svg");
  if (svg && wishes.by != "target") refuse("--format svg", "--by target");
  if (!wishes.since.empty() && wishes.by != "target") refuse("--since", "--by target");
}

TargetOrder order_of(const std::string& word) {
  return word == "status"     ? TargetOrder::status
         : word == "achieved" ? TargetOrder::achieved
         : word == "due"      ? TargetOrder::due
                              : TargetOrder::plan;
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

// --fail-on: the current goal of some target has one of these statuses, or its figure is stale.
bool has_refused_status(const Options& options, const Plan& plan, const PlanResult& result,
                        const std::vector<std::string>& refused) {
  bool found = false;
  for (const std::string& name : refused) {
    const std::optional<Status> status = named<Status>(name);
    std::string targets;
    for (const TargetResult& target : result.targets) {
      const GoalResult& goal = target.current_goal();
      const bool is_refused = status ? goal.status == *status : goal.stale && goal.status != Status::context;
      if (is_refused) targets += (targets.empty() ? "" : ", ") + plan.targets[target.target].id.value;
    }
    if (targets.empty()) continue;
    found = true;
    const Text words = status ? status_words(*status) : say("stale", "số liệu đã cũ");
    tell_gate(options, say("{}: {}: {}", "{}: {}: {}", plan.id.value, words, targets));
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

ReportScope scope_of(const ReportOptions& wishes, const Options& options, const SoundInput& input, RowsNeeded needed,
                     const std::vector<PlanResult>& results, const std::vector<PlanResult>& earlier) {
  ReportScope scope = scope_of(input);
  scope.all_goals = wishes.goals == "all";
  scope.observations = &input.rows;
  scope.every_row = needed == RowsNeeded::all;
  scope.left_out_rows = input.left_out;
  scope.as_of = options.as_of;
  scope.trace = !wishes.no_trace;
  if (!wishes.notice.empty()) scope.notices.push_back(wishes.notice);
  if (!wishes.since.empty()) {
    scope.since = parse_day("--since", wishes.since);
    scope.changes = changes_between(input.plans, earlier, results, input.rows);
  }
  return scope;
}

// --format svg: one chart of one target, for a document.
std::string chart_of(const Options& options, const ReportOptions& wishes, const SoundInput& input,
                     const std::vector<PlanResult>& results) {
  std::vector<GoalRow> rows;
  std::size_t plan = 0;
  for (const PlanResult& result : results) {
    for (const TargetResult& target : result.targets) {
      rows.push_back({&input.plans.plans[result.plan], &target, &target.current_goal()});
      plan = result.plan;
    }
  }
  if (rows.size() != 1) {
    throw Failure(
        say("a chart is of one target, and {} are chosen", "biểu đồ là của một chỉ tiêu, đang chọn {}", rows.size()),
        say("name it with --target", "hãy nêu chỉ tiêu bằng --target"));
  }
  const GoalWords words(options.lang);
  std::shared_ptr<const ChartFigure> figure;
  if (wishes.chart == "bullet") {
    figure = bullet_of(rows.front(), words);
  } else {
    CountedRows counted(input.plans, input.rows);
    const TargetFigures figures(input.plans, plan, rows.front().result->target, counted, latest_day(results));
    figure = history_of(rows.front(), series_of(figures), words);
  }
  if (!figure) {
    throw Failure(say("{}: there is nothing to draw yet", "{}: chưa có gì để vẽ", rows.front().target().id.value));
  }
  return svg_file(*figure, options.lang);
}

// Views of single rows, pages and workbooks need the numbers of lines, and the rows that were replaced.
bool needs_every_row(const Options& options, const ReportOptions& wishes) {
  const auto has_room = [](const std::string& format) { return format == "html" || format == "xlsx"; };
  bool any = wishes.by != "target" || has_room(options.format);
  for (const auto& output : options.outputs) any = any || has_room(output.format);
  return any;
}

int report(Options options, const ReportOptions& wishes) {
  check_wishes(options, wishes);
  options.plan_digests = std::any_of(options.outputs.begin(), options.outputs.end(),
                                     [](const Output& output) { return output.format == "json"; });
  const RowsNeeded needed = needs_every_row(options, wishes) ? RowsNeeded::all : RowsNeeded::counted;
  std::optional<SoundInput> input = read_sound_input(options, wishes.skip_invalid, needed);
  if (!input) return 1;
  Selection selection = wishes.selection;
  take_names(input->plans, selection);
  check_selection(input->plans, selection);
  // What was known on an earlier day: rows count by the day, so they are read for it, too.
  std::vector<PlanResult> earlier;
  if (!wishes.since.empty()) {
    Options then = options;
    then.as_of = parse_day("--since", wishes.since);
    SoundInput old;
    old.plans = std::move(input->plans);
    if (!read_sound_rows(then, wishes.skip_invalid, RowsNeeded::counted, old, Telling::errors)) return 1;
    earlier = results_of(old.plans, old.rows, then.as_of, threads_for(options.jobs));
    input->plans = std::move(old.plans);
  }
  std::vector<PlanResult> all = results_of(input->plans, input->rows, options.as_of, threads_for(options.jobs));
  std::vector<PlanResult> results = selected(input->plans, std::move(all), selection);
  sort_targets(results, order_of(wishes.sort));
  const ReportScope scope = scope_of(wishes, options, *input, needed, results, earlier);
  const AgencyRole role = wishes.role == "support" ? AgencyRole::support : AgencyRole::lead;
  const std::unique_ptr<Presentation> view =
      report_view(wishes.by, {input->plans, results, input->rows, options.as_of, role, scope});
  const FramedView framed(*view, input->plans, scope);  // what is told by target has a frame of its own
  const Presentation& shown = wishes.by == "target" ? *view : static_cast<const Presentation&>(framed);
  write_outputs(options, [&](const Options& one) {
    if (one.format == "svg") return chart_of(one, wishes, *input, results);
    const TextStyle style = output_style(one);
    // Whoever asks for nothing and looks at a terminal gets what fits it.
    const bool on_terminal = options.no_format_told && style.wrap;
    return written(shown, on_terminal ? "text" : one.format, style);
  });
  return gates_fail(options, wishes, input->plans, results) ? 1 : 0;
}

void define_selection(CommandLine& line, Selection& selection, const std::vector<std::string>& statuses) {
  line.list("--status", "STATUS", selection.statuses,
            say("only targets whose current goal has one of these statuses",
                "chỉ các chỉ tiêu có mức phấn đấu hiện hành ở một trong các trạng thái này"),
            statuses);
  line.list("--agency", "ID", selection.agencies,
            say("only targets for which these agencies (ids or names) answer today; one that has ended means who "
                "follows it",
                "chỉ các chỉ tiêu nay do các cơ quan này (mã hoặc tên) chủ trì; nếu cơ quan đã giải thể thì tính cơ "
                "quan kế thừa"))
      .completes(Complete::agency);
  line.list("--theme", "ID", selection.themes, say("only targets of these themes", "chỉ các nhóm chỉ tiêu này"))
      .completes(Complete::theme);
  line.list("--target", "ID", selection.targets,
            say("only these targets, by id or name", "chỉ các chỉ tiêu này, theo mã hoặc tên"))
      .completes(Complete::target);
}

}  // namespace

Run define_report(CommandLine& line) {
  const auto wishes = std::make_shared<ReportOptions>();
  line.about(say(
      "Tells of each target what was to be achieved, what has been, whether that is enough and whether it is on pace. "
      "semantics.md says what each figure means, outputs.md what each column holds.\n\n"
      "Where rows have errors they are told on standard error, nothing is written, and the exit code is 1; "
      "`--skip-invalid` leaves them out instead. `--fail-under` and `--fail-on` are gates for CI: the report is "
      "written, "
      "and the exit code is 1 where one of them fails.",
      "Cho biết từng chỉ tiêu cần đạt mức nào, đã đạt đến đâu, đã đủ chưa và có đúng tiến độ không. semantics.vi.md "
      "nêu "
      "rõ ý nghĩa từng con số, outputs.vi.md nêu nội dung từng cột.\n\n"
      "Nếu có dòng lỗi, các lỗi được nêu ở đầu ra lỗi chuẩn, không ghi báo cáo, mã thoát là 1; với `--skip-invalid` "
      "các "
      "dòng đó được bỏ qua. `--fail-under` và `--fail-on` là điều kiện kiểm soát trong CI: báo cáo vẫn được ghi, mã "
      "thoát là 1 nếu không thỏa mãn."));
  line.plans();
  line.files(Files::none_yet);
  line.format(view_formats("md", {"svg"}));
  line.choice("--goals", {"current", "all"}, wishes->goals,
              say("the goal of each target that is due next, or all of them",
                  "mức phấn đấu sắp đến hạn của từng chỉ tiêu, hoặc tất cả"));
  std::vector<Entry::Value> views;
  for (const StableOutput& each : stable_outputs()) {
    if (!each.by.empty()) views.push_back({std::string(each.by), {std::string(each.row_en), std::string(each.row_vi)}});
  }
  line.choice("--by", report_views(), wishes->by, say("what a row is", "mỗi dòng là gì")).offers(std::move(views));
  line.choice("--role", {"lead", "support"}, wishes->role,
              say("with --by agency: who leads, or who supports", "với --by agency: cơ quan chủ trì, hoặc phối hợp"));
  line.choice("--chart", {"series", "bullet"}, wishes->chart,
              say("with --format svg: the figure over time, or how far along the goal is",
                  "với --format svg: số liệu theo thời gian, hoặc mức thực hiện so với mức phấn đấu"));
  std::vector<std::string> statuses;
  for (const Status status : all_statuses) statuses.emplace_back(name_of(status));
  define_selection(line, wishes->selection, statuses);
  line.choice("--sort", {"plan", "status", "achieved", "due"}, wishes->sort,
              say("the targets as the plan has them; the worst, the least achieved or the next due first",
                  "chỉ tiêu theo thứ tự trong kế hoạch; kém nhất, tỷ lệ thấp nhất hoặc sắp đến hạn nhất trước"));
  line.text("--notice", "TEXT", wishes->notice,
            say("a sentence at the head of the report, such as that its figures are made up",
                "một câu ở đầu báo cáo, ví dụ rằng số liệu chỉ là minh họa"));
  line.text("--since", "DATE", wishes->since,
            say("with what changed from that day on, in Markdown and pages",
                "kèm những thay đổi kể từ ngày đó, trong Markdown và trang HTML"));
  line.flag("--no-trace", wishes->no_trace,
            say("pages without how each figure came to be", "trang HTML không kèm cách tính từng số liệu"));
  line.flag("--skip-invalid", wishes->skip_invalid,
            say("leave rows with errors out and say how many, instead of stopping",
                "bỏ qua các dòng có lỗi và cho biết bao nhiêu dòng, thay vì dừng lại"));
  line.percentage("--fail-under", "PCT", wishes->fail_under,
                  say("exit with 1 where the mean of what is achieved is under PCT, from 0 to 100",
                      "thoát với mã 1 nếu tỷ lệ thực hiện bình quân dưới PCT, từ 0 đến 100"));
  std::vector<std::string> gates = statuses;
  gates.emplace_back("stale");
  line.list("--fail-on", "STATUS", wishes->fail_on,
            say("exit with 1 where a target's current goal has one of these statuses, or its figure is stale",
                "thoát với mã 1 nếu mức phấn đấu hiện hành của một chỉ tiêu có một trong các trạng thái này, hoặc số "
                "liệu đã cũ (stale)"),
            gates);
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return report(options, *wishes); };
}

}  // namespace plantrack
