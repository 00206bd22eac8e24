#include "commands/input.hpp"

#include "base/file.hpp"
#include "commands/known_findings.hpp"
#include "commands/output.hpp"
#include "commands/work_line.hpp"
#include "compute/counted_rows.hpp"
#include "model/rules.hpp"
#include "read/plan/plan_reader.hpp"
#include "validate/check_plans.hpp"
#include "validate/plan_index.hpp"
#include "version.hpp"

#include <algorithm>
#include <set>

namespace plantrack {
namespace {

std::vector<std::string> ids_of(const PlanSet& plans) {
  std::vector<std::string> ids;
  for (const Plan& plan : plans.plans) {
    if (!plan.id.value.empty()) ids.push_back(plan.id.value);
  }
  return ids;
}

// Files meant as plans from which no plan came, known by what was found in them.
void add_unread(const PlanSet& plans, Verdict& verdict) {
  std::set<std::string> known(plans.catalogue_files.begin(), plans.catalogue_files.end());
  for (const Plan& plan : plans.plans) known.insert({plan.file, plan.areas_file});
  for (const Finding& finding : verdict.shown) {
    if (known.insert(finding.file).second) verdict.files.push_back(finding.file);
  }
}

}  // namespace

std::optional<std::string> id_named(const PlanSet& plans, const std::string& name, Named what) {
  std::optional<std::string> id;
  for (const Plan& plan : plans.plans) {
    const PlanIndex index(plan);
    const int found = what == Named::agency ? index.agencies().find(name) : index.targets().find(name);
    if (found < 0) continue;
    const auto at = static_cast<std::size_t>(found);
    const std::string& its = what == Named::agency ? plan.agencies[at].id.value : plan.targets[at].id.value;
    if (its == name) return std::nullopt;
    if (!id) id = its;
  }
  return id;
}

void tell_of_passed_over(const Options& options) {
  for (const std::string& each : take_passed_over()) {
    tell(options, is_folder(each) ? say("{}: a link to a folder, which is not followed",
                                        "{}: liên kết đến một thư mục, không đọc các tệp trong đó", each)
                                  : say("{}: not a regular file, so it is not read",
                                        "{}: không phải là tệp thông thường nên chương trình bỏ qua", each));
  }
}

PlanSet read_checked_plans(const Options& options, Findings& findings) {
  PlanSet plans = read_plans(options.plans, findings, options.plan_digests);
  tell_of_passed_over(options);
  check_plans(plans, findings);
  return plans;
}

void check_form(const Options& options, const PlanSet& plans) {
  const ProgressForm& form = options.form;
  if (!form.plan.empty() && plans.find_plan(form.plan) < 0) {
    refuse_word(say("--plan-id: plan `{}` is not loaded", "--plan-id: không có kế hoạch `{}`", form.plan), form.plan,
                ids_of(plans));
  }
  const auto reads = [&](int year_begins) {
    return read_period(form.period, {.year_begins = year_begins, .nine_months = true}).problem == CellProblem::none;
  };
  if (!form.period.empty() && std::none_of(plans.plans.begin(), plans.plans.end(),
                                           [&](const Plan& plan) { return reads(plan.year_begins.value); })) {
    throw Failure(say("--period: `{}` is not a period", "--period: `{}` không phải là kỳ báo cáo", form.period),
                  say("write 2024, 2024-H1, 2024-Q3 or 2024-09", "hãy viết 2024, 2024-H1, 2024-Q3 hoặc 2024-09"));
  }
}

Submission read_checked_progress(const Options& options, const PlanSet& plans, RowsNeeded needed) {
  show_work(options);
  check_form(options, plans);
  ProgressOptions progress;
  progress.kept_per_file = findings_to_keep(options);
  progress.jobs = options.jobs;
  progress.as_of = options.as_of;
  progress.form = options.form;
  progress.needed = needed;
  progress.other_files = options.plans;
  progress.other_files.insert(progress.other_files.end(), {options.baseline, options.write_baseline});
  progress.other_files.insert(progress.other_files.end(), options.reports.begin(), options.reports.end());
  for (const Output& each : options.outputs) progress.other_files.push_back(each.file);
  progress.passes = [&options](const Rule& rule) { return options.wants(rule); };
  Submission submission = check_progress(plans, options.files, progress);
  tell_of_passed_over(options);
  return submission;
}

Verdict verdict_on_plans(const Options& options, const PlanSet& plans, const Findings& findings) {
  Verdict verdict = verdict_of(findings);
  verdict.program_version = version;
  verdict.subject = Verdict::Subject::plans;
  verdict.plans = ids_of(plans);
  for (const Plan& plan : plans.plans) verdict.files.push_back(plan.file);
  add_unread(plans, verdict);
  settle_findings(options, {}, verdict);
  return verdict;
}

Verdict verdict_on_progress(const Options& options, const PlanSet& plans, const Submission& submission) {
  Verdict verdict = verdict_of(submission.findings);
  verdict.program_version = version;
  verdict.subject = Verdict::Subject::rows;
  verdict.as_of = as_of_date(submission.rows, options.as_of);
  if (!verdict.as_of && plans.plans.size() == 1) verdict.as_of = as_of_date(plans.plans.front(), options.as_of);
  verdict.plans = ids_of(plans);
  verdict.files = submission.files;
  verdict.rows = submission.rows_read;
  verdict.rows_faulty = submission.rows_faulty;
  verdict.rows_untouched = submission.rows_untouched;
  verdict.files_refused = submission.files_refused;
  verdict.errors_left_out = options.leaves_errors_out();
  settle_findings(options, submission.encodings, verdict);
  return verdict;
}

Verdict verdict_on_reports(const Options& options, const PlanSet& plans, const std::vector<std::string>& files,
                           const Findings& findings) {
  Verdict verdict = verdict_of(findings);
  verdict.program_version = version;
  verdict.subject = Verdict::Subject::reports;
  verdict.plans = ids_of(plans);
  verdict.files = files;
  show_lines(options, {}, verdict.shown);
  return verdict;
}

Verdict verdict_on_files(const Options& options, const PlanSet& plans, const Findings& findings,
                         const std::map<std::string, Encoding>& encodings, std::size_t rows) {
  Verdict verdict = verdict_of(findings);
  verdict.subject = Verdict::Subject::rows;
  verdict.plans = ids_of(plans);
  for (const auto& [file, encoding] : encodings) verdict.files.push_back(file);
  verdict.rows = rows;
  show_lines(options, encodings, verdict.shown);
  return verdict;
}

ReportScope scope_of(const SoundInput& input) {
  ReportScope scope;
  scope.rows = input.rows_read;
  scope.left_out = input.rows_faulty;
  return scope;
}

std::vector<LeftOutRow> left_out_rows(const Submission& submission) {
  std::vector<LeftOutRow> rows;
  std::set<std::pair<std::string, std::size_t>> known;
  for (const Finding& finding : submission.findings.sorted()) {
    if (finding.severity != Severity::error || finding.target.empty()) continue;
    const std::size_t line = finding.row != 0 ? finding.row : finding.place.line;
    const std::string source = finding.sheet.empty() ? finding.file : finding.file + ":" + finding.sheet;
    if (!known.emplace(source, line).second) continue;
    rows.push_back({finding.plan, finding.target, source, line, finding.message});
  }
  return rows;
}

namespace {

void tell_of_left_out(const Options& options, const Submission& submission) {
  for (const std::string& file : submission.refused) {
    tell(options, say("{}: none of its rows can be read, so the whole file is left out",
                      "{}: không đọc được dòng nào nên cả tệp không được tính", file));
  }
  tell(options, submission.rows_faulty == 1
                    ? say("1 of {} rows has errors and is left out; `plantrack validate` shows them",
                          "1 trong {} dòng có lỗi và không được tính; `plantrack validate` cho biết lỗi gì",
                          submission.rows_read)
                    : say("{} of {} rows have errors and are left out; `plantrack validate` shows them",
                          "{} trong {} dòng có lỗi và không được tính; `plantrack validate` cho biết từng dòng",
                          submission.rows_faulty, submission.rows_read));
}

// A report says nothing of warnings, but that there are some; and what was handed in and is not read.
void tell_of_warnings(const Options& options, const Submission& submission) {
  std::size_t warnings = submission.findings.count(Severity::warning);
  for (const Finding& finding : submission.findings.sorted()) {
    if (finding.rule != &rule("file-not-read") || finding.severity != Severity::warning) continue;
    tell(options, say("{}: {}", "{}: {}", finding.file, finding.message));
    --warnings;
  }
  if (warnings == 0) return;
  tell(options, warnings == 1 ? say("1 warning on the rows: `plantrack validate` shows it",
                                    "có 1 cảnh báo về số liệu: xem bằng `plantrack validate`")
                              : say("{} warnings on the rows: `plantrack validate` shows them",
                                    "có {} cảnh báo về số liệu: xem bằng `plantrack validate`", warnings));
}

// Of the project's paths in which there are no figures: one that is not there may be mistyped; an empty folder is worth
// a word where there is nothing else.
void tell_of_empty_folders(const Options& options) {
  const bool alone = options.files.empty();
  for (const std::string& folder : options.empty_folders) {
    if (!is_there(folder)) {
      tell(options, alone ? say("{}: there is no such file or folder, so there are no figures",
                                "{}: không có tệp hay thư mục này nên không có số liệu", folder)
                          : say("{}: there is no such file or folder, so it has no figures",
                                "{}: không có tệp hay thư mục này nên không có số liệu từ đó", folder));
    } else if (alone) {
      tell(options, say("{}: no progress file yet, so there are no figures", "{}: chưa có tệp số liệu nào", folder));
    }
  }
}

}  // namespace

std::optional<SoundInput> read_sound_input(const Options& options, bool skip_invalid, RowsNeeded needed,
                                           Telling telling) {
  Findings plan_findings(options.max_findings);
  SoundInput input;
  input.plans = read_checked_plans(options, plan_findings);
  if (plan_findings.fails(false)) {
    tell_findings(options, errors_of(verdict_on_plans(options, input.plans, plan_findings)));
    return std::nullopt;
  }
  if (!read_sound_rows(options, skip_invalid, needed, input, telling)) return std::nullopt;
  return input;
}

bool read_sound_rows(const Options& options, bool skip_invalid, RowsNeeded needed, SoundInput& input, Telling telling) {
  input.rows = {};
  if (telling == Telling::all) tell_of_empty_folders(options);
  if (options.files.empty()) return true;
  Submission submission = read_checked_progress(options, input.plans, needed);
  const bool fails = submission.findings.fails(false);
  if (fails && !skip_invalid) {
    tell_findings(options, errors_of(verdict_on_progress(options, input.plans, submission)));
    return false;
  }
  if (telling == Telling::all) {
    if (fails) tell_of_left_out(options, submission);
    tell_of_warnings(options, submission);
  }
  input.left_out = left_out_rows(submission);
  input.rows = std::move(submission.rows);
  input.rows_read = submission.rows_read;
  input.rows_faulty = submission.rows_faulty;
  return true;
}

}  // namespace plantrack
