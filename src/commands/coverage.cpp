// plantrack coverage -p PLAN FILE...: who has reported what, when, on time or late, and what is missing.
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "render/coverage_view.hpp"
#include "render/framed_view.hpp"
#include "render/words.hpp"

namespace plantrack {
namespace {

struct CoverageOptions {
  bool missing = false;
  std::vector<std::string> fail_on;  // names of states
};

bool gates_fail(const Options& options, const CoverageOptions& wishes, const CoverageView& view) {
  bool fails = false;
  for (const std::string& name : wishes.fail_on) {
    std::size_t count = 0;
    for (const CoverageRow& row : view.all()) count += name_of(row.state) == name;
    if (count == 0) continue;
    fails = true;
    tell_gate(options, say("{}: {}", "{}: {}", counted(count, "report", "reports", "báo cáo"), name));
  }
  return fails;
}

int coverage(const Options& options, const CoverageOptions& wishes) {
  // A report with errors has come, but says nothing: it is told, not refused.
  const std::optional<SoundInput> input = read_sound_input(options, true, RowsNeeded::all);
  if (!input) return 1;
  const CoverageView view(input->plans, input->rows, options.as_of, wishes.missing);
  const ReportScope scope = scope_of(*input);
  const FramedView page(view, input->plans, scope);
  write_outputs(options, [&page](const Options& one) { return written(page, one.format, output_style(one)); });
  return gates_fail(options, wishes, view) ? 1 : 0;
}

}  // namespace

Run define_coverage(CommandLine& line) {
  const auto wishes = std::make_shared<CoverageOptions>();
  line.about(
      say("Tells who has reported what, when, on time or late, and what is missing: each report that the plan's "
          "`reporting` asks for, and the next one that falls due. The day of the first report counts; a correction "
          "makes nothing late. Rows with errors have come, but say nothing.",
          "Cho biết ai đã báo cáo gì, khi nào, đúng hạn hay muộn, và còn thiếu gì: từng báo cáo mà mục `reporting` của "
          "kế hoạch yêu cầu, và kỳ sắp đến hạn. Tính theo ngày của báo cáo đầu tiên; sửa số liệu về sau không bị coi "
          "là muộn. Dòng có lỗi coi như đã gửi nhưng không có số liệu."));
  line.plans();
  line.files(Files::none_yet);
  line.format(view_formats("text"));
  line.flag("--missing", wishes->missing,
            say("only what has not come, agency by agency: the list to ask for",
                "chỉ các báo cáo chưa nhận được, theo từng cơ quan: danh sách để đề nghị gửi"));
  line.list("--fail-on", "STATE", wishes->fail_on,
            say("exit with 1 where some report is missing, late or left out because of errors",
                "thoát với mã 1 nếu có báo cáo thiếu (missing), muộn (late) hoặc có lỗi (left-out)"),
            {"missing", "late", "left-out"});
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return coverage(options, *wishes); };
}

}  // namespace plantrack
