#include "read/progress/progress_sheets.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/heading.hpp"
#include "read/sheet/workbook.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t titles_and_header = 21;  // rows

bool has_header(const SheetCells& sheet) {
  for (std::size_t row = 0; row < std::min(sheet.row_count(), titles_and_header); ++row) {
    std::vector<std::string_view> fields;
    for (const SheetCells::Cell& cell : sheet.cells_of(row)) fields.push_back(trim(cell.text));
    if (is_header(fields)) return true;
  }
  return false;
}

class Choice {
 public:
  Choice(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  void tell(const Rule& rule, Severity severity, Text message, Text hint, std::string sheet = {}, Place place = {}) {
    Finding finding;
    finding.rule = &rule;
    finding.severity = severity;
    finding.file = file_;
    finding.sheet = std::move(sheet);
    finding.place = place;
    finding.field = static_cast<int>(place.column) - 1;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    findings_.add(std::move(finding));
  }
  void tell(const Rule& rule, Text message, Text hint, std::string sheet = {}, Place place = {}) {
    tell(rule, rule.severity, std::move(message), std::move(hint), std::move(sheet), place);
  }

  void tell_content(std::string_view content) {
    const std::string::size_type dot = file_.rfind('.');
    if (dot == std::string::npos || file_ == "-") return;
    std::string ending = file_.substr(dot + 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const bool known = ending == "csv" || ending == "xlsx" || ending == "ods";
    if (!known || ending == content) return;
    tell(rule("content-unlike-name"),
         say("the file's name ends in .{}, but it is {}, and is read as that",
             "tên tệp có đuôi .{}, nhưng nội dung là {} và được đọc theo nội dung", ending, words_of(content)),
         say("name it .{}", "đổi đuôi tên tệp thành .{}", content));
  }

  ProgressSheets sheets_of(Workbook workbook, const std::string& only) {
    ProgressSheets chosen;
    if (workbook.sheets.empty() && !only.empty()) {
      chosen.refused = true;
      tell_missing(only, workbook.names);
      return chosen;
    }
    std::vector<SheetCells> others, planned;
    for (WorkbookSheet& each : workbook.sheets) {
      if (each.cells.cells() == 0) continue;
      const bool header = has_header(each.cells);
      if (each.hidden && only.empty()) {
        if (header || each.cells.has_figures()) tell_hidden(each.cells.name());
      } else if (header && only.empty() && is_heading_of_plans(each.cells.title())) {
        planned.push_back(std::move(each.cells));
      } else if (header || !only.empty()) {
        take(std::move(each.cells), chosen);
      } else {
        others.push_back(std::move(each.cells));
      }
    }
    const bool beside_results = !chosen.sheets.empty();
    for (SheetCells& each : planned) {
      beside_results ? tell_planned(each.name()) : take(std::move(each), chosen);
    }
    if (chosen.sheets.empty() && !others.empty()) {  // what is wrong with its header is told as of every file
      take(std::move(others.front()), chosen);
      others.clear();  // the others may be anything
    }
    for (const SheetCells& each : others) {
      if (each.has_figures()) tell_without_header(each.name());
    }
    if (chosen.sheets.empty()) {
      chosen.refused = true;
      tell(rule("file-empty"), say("the workbook has no sheet with a table", "tệp bảng tính không có bảng số liệu nào"),
           say("send the file with its header and rows", "gửi lại tệp có dòng tiêu đề và các dòng số liệu"));
    }
    return chosen;
  }

 private:
  static Text words_of(std::string_view content) {
    if (content == "csv") return say("text", "văn bản");
    return content == "ods" ? say("an OpenDocument spreadsheet", "bảng tính OpenDocument (.ods)")
                            : say("an Excel workbook", "tệp Excel (.xlsx)");
  }

  void take(SheetCells sheet, ProgressSheets& chosen) {
    tell_hidden(sheet.name(), sheet.hidden_rows(), say("row", "dòng"), {sheet.first_hidden_row()});
    tell_hidden(sheet.name(), sheet.hidden_columns(), say("column", "cột"),
                {sheet.line_in_hidden_column(), sheet.first_hidden_column() + 1});
    chosen.sheets.push_back(std::make_shared<const SheetCells>(std::move(sheet)));
  }

  // Of rows or columns.
  void tell_hidden(const std::string& sheet, std::size_t count, const Text& kind, Place first) {
    if (count == 0) return;
    tell(rule("hidden-rows"),
         count == 1 ? say("the {} is hidden, and is read all the same", "{} này bị ẩn nhưng vẫn được đọc", kind)
                    : say("{0} {1}s are hidden, the first of them here, and are read all the same",
                          "có {0} {1} bị ẩn, {1} đầu tiên ở đây; các {1} này vẫn được đọc", count, kind),
         say("nothing need be done if they belong to the report; else delete them",
             "không cần sửa nếu các {} đó thuộc báo cáo; nếu không thì xóa đi", kind),
         sheet, first);
  }

  void tell_hidden(const std::string& sheet) {
    tell(rule("sheet-not-read"), say("the sheet is hidden and is not read", "trang tính bị ẩn nên chương trình bỏ qua"),
         say("show it if it belongs to the report, or name it with --sheet; else delete it",
             "bỏ ẩn nếu trang này thuộc báo cáo, hoặc nêu tên bằng --sheet; nếu không thì xóa đi"),
         sheet);
  }

  void tell_without_header(const std::string& sheet) {
    tell(rule("sheet-not-read"), Severity::note,
         say("the sheet has figures, but no header, and is not read",
             "trang tính có số liệu nhưng không có dòng tiêu đề nên chương trình bỏ qua"),
         say("give it a header such as the other sheet's if it belongs to the report",
             "thêm dòng tiêu đề như ở trang kia nếu trang này thuộc báo cáo"),
         sheet);
  }

  void tell_planned(const std::string& sheet) {
    tell(rule("planned-figures"),
         say("the sheet is named as one of planned figures and is not read",
             "tên trang tính cho biết đây là số kế hoạch nên chương trình bỏ qua"),
         say("nothing need be done: the plan file says what was planned; if it holds results, rename it",
             "không cần sửa gì: số kế hoạch đã có trong tệp kế hoạch; nếu trang chứa kết quả thực hiện thì đổi tên "
             "trang"),
         sheet);
  }

  void tell_missing(const std::string& only, const std::vector<std::string>& names) {
    std::string listed;
    for (const std::string& each : names) listed += (listed.empty() ? "`" : ", `") + quoted(each) + "`";
    tell(rule("sheet-missing"),
         say("the workbook has no sheet `{}`", "tệp bảng tính không có trang `{}`", quoted(only)),
         say("its sheets: {}", "các trang của tệp: {}", listed));
  }

  const std::string& file_;
  Findings& findings_;
};

}  // namespace

std::optional<ProgressSheets> progress_sheets(const std::string& file, ByteSource& source, const ProgressForm& form,
                                              Findings& findings) {
  Choice choice(file, findings);
  if (!may_be_workbook(source)) {
    choice.tell_content("csv");
    return std::nullopt;
  }
  Workbook workbook = read_workbook(source, form.sheet_name);
  if (workbook.fault != WorkbookFault::none) {
    FaultWords words = words_for(workbook.fault);
    choice.tell(rule("workbook-not-readable"), std::move(words.message), std::move(words.hint));
    return ProgressSheets{{}, true};
  }
  choice.tell_content(workbook.format == WorkbookFormat::ods ? "ods" : "xlsx");
  return choice.sheets_of(std::move(workbook), form.sheet_name);
}

ProgressForm form_of_sheet(const ProgressForm& form, const SheetCells& sheet) {
  ProgressForm its_own = form;
  its_own.encoding = Encoding::utf8;
  its_own.delimiter = '\t';
  its_own.sheet = &sheet;
  return its_own;
}

}  // namespace plantrack
