// plantrack template -p PLAN [FILE...]: the empty progress file that an agency fills in for a period. With progress
// files, each row tells what was reported before.
#include "base/failure.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "compute/template_rows.hpp"
#include "read/progress/cells.hpp"
#include "render/template_csv.hpp"
#include "render/template_xlsx.hpp"

#include <deque>

namespace plantrack {
namespace {

struct TemplateOptions {
  std::string agency;
  std::string period;
  bool excel = false;
  bool xlsx = false;
};

Period wished_period(const std::string& given, const Plan& plan) {
  const ReadPeriod read = read_period(given, {.year_begins = plan.year_begins.value, .nine_months = true});
  if (read.problem == CellProblem::none && !read.estimate) return read.value;
  throw Failure(say("--period: `{}` is not a period", "--period: `{}` không phải là kỳ báo cáo", given),
                say("write 2024, 2024-H1, 2024-Q3 or 2024-09",
                    "ghi 2024, 2024-H1 (6 tháng đầu năm), 2024-Q3 (quý III) hoặc 2024-09 (tháng 9)"));
}

// The agency by its id, name or alias, or the committee of an area; nullopt where the plan knows neither.
std::optional<Reporter> reporter_named(const PlanIndex& index, const std::string& name) {
  Reporter reporter;
  if (name.empty()) return reporter;
  reporter.agency = index.agencies().find(name);
  if (reporter.agency < 0) reporter.committee_of = index.find_committee(name);
  return reporter.agency < 0 && reporter.committee_of < 0 ? std::nullopt : std::optional(reporter);
}

[[noreturn]] void refuse_agency(const std::deque<PlanIndex>& plans, const std::string& name) {
  Text hint;
  for (const PlanIndex& each : plans) {
    if (hint.empty()) hint = each.agencies().suggestion(name).hint;
  }
  throw Failure(say("--agency: no plan has an agency `{}`", "--agency: không có cơ quan `{}` trong kế hoạch", name),
                hint);
}

void tell_of_successor(const Options& options, const Plan& plan, const Reporter& reporter, const TemplatePart& part) {
  if (reporter.agency < 0 || part.rows.empty() || part.rows.front().agency == reporter.agency) return;
  const Agency& agency = plan.agencies[static_cast<std::size_t>(reporter.agency)];
  const Text until = {agency.until.value.text(), agency.until.value.local_text()};
  if (part.rows.front().agency < 0) {
    return tell(options,
                say("{} existed until {}, and no successor is known: the agency is left empty",
                    "{} chỉ tồn tại đến {} và không rõ cơ quan kế thừa: để trống ô cơ quan", agency.name.value, until));
  }
  const Agency& heir = plan.agencies[static_cast<std::size_t>(part.rows.front().agency)];
  tell(options, say("{} existed until {}; its successor is filled in: {}",
                    "{} chỉ tồn tại đến {}; đã ghi cơ quan kế thừa: {}", agency.name.value, until, heir.name.value));
}

TemplatePart part_of(const Options& options, const TemplateOptions& wishes, const PlanIndex& index, std::size_t number,
                     const Reporter& reporter, CountedRows& rows) {
  const Plan& plan = index.plan();
  TemplatePart part;
  part.index = &index;
  const auto period =
      wishes.period.empty() ? next_period(plan, number, rows, options.as_of) : wished_period(wishes.period, plan);
  if (!period) {
    tell(options, say("{}: the plan ends with {}; say --period for an earlier one",
                      "{}: kế hoạch kết thúc năm {}; dùng --period để chọn kỳ trước đó", plan.id.value, plan.to.value));
    return part;
  }
  part.period = *period;
  part.rows = template_rows(index, number, rows, part.period, reporter);
  if (reporter.committee_of >= 0)
    part.committee = plan.areas[static_cast<std::size_t>(reporter.committee_of)].name.value;
  tell_of_successor(options, plan, reporter, part);
  return part;
}

Text nothing_hint(const std::deque<PlanIndex>& plans) {
  Text hint = say("check --period and --agency", "kiểm tra lại --period và --agency");
  for (const PlanIndex& each : plans) {
    const Plan& plan = each.plan();
    hint = say("{}; {} runs from {} to {}", "{}; kế hoạch {} từ năm {} đến năm {}", hint, plan.id.value,
               plan.from.value, plan.to.value);
  }
  return hint;
}

int write_template(const Options& options, const TemplateOptions& wishes) {
  const std::optional<SoundInput> input = read_sound_input(options, true);
  if (!input) return 1;
  std::deque<PlanIndex> indexes;
  for (const Plan& plan : input->plans.plans) indexes.emplace_back(plan);
  CountedRows rows(input->plans, input->rows);
  std::vector<TemplatePart> parts;
  bool known = false;
  bool any = false;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const std::optional<Reporter> reporter = reporter_named(indexes[i], wishes.agency);
    if (!reporter) continue;
    known = true;
    parts.push_back(part_of(options, wishes, indexes[i], i, *reporter, rows));
    any = any || !parts.back().rows.empty();
  }
  if (!known) refuse_agency(indexes, wishes.agency);
  if (!any) {
    throw Failure(say("there is nothing to report: no target takes rows for this period and agency",
                      "không có gì để báo cáo: không chỉ tiêu nào nhận số liệu cho kỳ và cơ quan này"),
                  nothing_hint(indexes));
  }
  if (wishes.xlsx && wishes.excel) {
    throw Failure(say("--xlsx and --excel do not go together: one writes a workbook, the other CSV",
                      "--xlsx và --excel không dùng cùng nhau: một bên ghi tệp Excel, một bên ghi CSV"));
  }
  const TemplateTable table = template_table(parts, input->rows, {options.lang, wishes.excel, indexes.size() > 1});
  write_output(options, wishes.xlsx ? template_xlsx(table, lists_for(parts, table, options.lang), options.lang)
                                    : template_csv(table, wishes.excel, options.lang));
  return 0;
}

}  // namespace

Run define_template(CommandLine& line) {
  const auto wishes = std::make_shared<TemplateOptions>();
  line.about(say(
      "A row for each target, of targets reported by area a row for each area that existed in the period; derived "
      "targets have none. A target with a duty to report of its own has a row for what falls due with the period: each "
      "month of a quarter, the year where the quarter is its last; none after its last goal. There are the columns "
      "that these targets need, and cells that are known are filled in: "
      "target, period, area, and the agency, or its successor. The column `previous` tells, with progress files, what "
      "was last reported before; it is not read back.\n\n"
      "With `--lang vi` names of columns and targets are Vietnamese. Areas stand by their names, because Excel takes "
      "zeros away from the front of their ids. A row that nobody filled in is passed over when the file is validated, "
      "with a note.",
      "Mỗi chỉ tiêu một dòng; chỉ tiêu báo cáo theo địa bàn thì mỗi địa bàn tồn tại trong kỳ một dòng; chỉ tiêu tính "
      "từ chỉ tiêu khác không có dòng. Chỉ tiêu có chế độ báo cáo riêng có dòng cho các kỳ đến hạn cùng lúc: từng "
      "tháng "
      "của quý, cả năm nếu là quý cuối năm; sau thời hạn cuối cùng thì không có dòng. Tệp có đủ các cột cần thiết, các "
      "ô đã biết được điền sẵn: chỉ tiêu, kỳ, địa bàn và "
      "cơ quan (hoặc cơ quan kế thừa). Nếu có tệp số liệu, cột `kỳ trước` nêu số đã báo cáo gần nhất; khi nhận lại "
      "biểu, "
      "cột này không được đọc.\n\n"
      "Với `--lang vi`, tên cột và tên chỉ tiêu bằng tiếng Việt. Địa bàn ghi bằng tên vì Excel tự bỏ số 0 ở đầu mã. "
      "Dòng chưa điền được bỏ qua khi kiểm tra tệp, có ghi chú."));
  line.plans();
  line.files(Files::optional, false);
  line.text("--agency", "ID", wishes->agency,
            say("only what this agency leads or supports: its id or name; also an area's committee (UBND ...)",
                "chỉ các chỉ tiêu cơ quan này chủ trì hoặc phối hợp: mã hoặc tên; cũng có thể là UBND một địa phương"))
      .completes(Complete::agency);
  line.text("--period", "P", wishes->period,
            say("the period to be filled in: 2024, 2024-H1, 2024-Q3 or 2024-09",
                "kỳ báo cáo cần điền: 2024, 2024-H1 (6 tháng đầu năm), 2024-Q3 (quý III) hoặc 2024-09"))
      .defaults_to(say("the one to be reported next", "kỳ phải báo cáo tiếp theo"))
      .tell(
          say("Next is the first period after those that the files report, of the length that the plan's `reporting` "
              "says (else a year); with `--as-of`, the first that is not yet due on that day.",
              "Kỳ tiếp theo là kỳ đầu tiên sau các kỳ đã có trong tệp, dài bằng kỳ nêu ở `reporting` của kế hoạch (nếu "
              "không có thì một năm); với `--as-of` là kỳ đầu tiên chưa đến hạn vào ngày đó."));
  line.flag("--xlsx", wishes->xlsx,
            say("a workbook with lists to choose from, comments and locked names of columns",
                "tệp Excel có danh sách để chọn, ghi chú hướng dẫn và khóa tên cột"))
      .tell(say("It is read as it is: fill it in, save it, and give it to `plantrack validate`.",
                "Tệp được đọc trực tiếp: điền, lưu, rồi kiểm tra bằng `plantrack validate`."));
  line.flag(
          "--excel", wishes->excel,
          say("CSV for the language's Excel: commas in English, semicolons in Vietnamese, and a mark that tells the "
              "encoding",
              "CSV cho Excel: dấu chấm phẩy giữa các cột với tiếng Việt, dấu phẩy với tiếng Anh; có đánh dấu bảng mã"))
      .tell(say(
          "Line ends are CR LF, and months are written as `Month 9/2024`, for Excel makes a date of `2024-09`. A "
          "workbook (`--xlsx`) depends on no settings of Excel.",
          "Dòng kết thúc bằng CR LF, tháng ghi là `Tháng 9/2024` vì Excel tự đổi `2024-09` thành ngày. Tệp `--xlsx` "
          "thì không phụ thuộc thiết lập của Excel."));
  line.as_of();
  line.output();
  line.jobs();
  line.memory();
  return [&options = line.options(), wishes] { return write_template(options, *wishes); };
}

}  // namespace plantrack
