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
  line.about(say(
      "Checks progress files against the plans and against each other. If a plan has errors, those are told "
      "instead.\n\n"
      "A finding about a cell also names the cell as a spreadsheet does: row 7, column F. The row is the line on which "
      "the record begins. Texts for people follow `--lang`; CSV, JSON, SARIF and GitLab reports are the same in both "
      "languages. No cell's text can become markup, a formula or a command of a CI server.",
      "Kiểm tra các tệp số liệu theo kế hoạch và đối chiếu với nhau. Nếu kế hoạch có lỗi thì nêu các lỗi đó trước.\n\n"
      "Mỗi vấn đề ở một ô nêu cả vị trí như trong bảng tính: dòng 7, cột F. Dòng là nơi bản ghi bắt đầu. Văn bản cho "
      "người đọc theo `--lang`; CSV, JSON, SARIF và báo cáo GitLab giống nhau ở cả hai ngôn ngữ. Nội dung trong ô "
      "không "
      "bao giờ trở thành mã đánh dấu, công thức hay lệnh của máy chủ CI."));
  line.plans();
  line.files(Files::needed);
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
