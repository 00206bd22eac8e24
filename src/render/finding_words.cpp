#include "render/finding_words.hpp"

#include "read/progress/header.hpp"
#include "render/terminal.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace plantrack {
namespace {

std::uint32_t row_of(const Finding& finding) {
  return finding.row != 0 ? finding.row : finding.place.line;
}

}  // namespace

std::string column_letters(int field) {
  std::string letters;
  for (int number = field + 1; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  }
  return letters;
}

Text severity_words(Severity severity) {
  switch (severity) {
    case Severity::note: return say("note", "lưu ý");
    case Severity::warning: return say("warning", "cảnh báo");
    case Severity::error: return say("error", "lỗi");
  }
  return say("error", "lỗi");
}

std::string shown_file(const std::string& file) {
  return presentable(file.starts_with("::") ? "./" + file : file);
}

std::string place_text(const std::string& file, Place place, const std::string& sheet) {
  std::string text = shown_file(file);
  if (!sheet.empty()) {
    text += ":" + presentable(sheet);
    if (place.line == 0) return text;
    return place.column == 0
               ? fmt::format("{}!{}:{}", text, place.line, place.line)
               : fmt::format("{}!{}{}", text, column_letters(static_cast<int>(place.column) - 1), place.line);
  }
  if (place.line != 0) text += fmt::format(":{}", place.line);
  if (place.line != 0 && place.column != 0) text += fmt::format(":{}", place.column);
  return text;
}

std::string place_text(const Finding& finding) {
  return place_text(finding.file, finding.place, finding.sheet);
}

std::string place_text(const Related& related) {
  return place_text(related.file, related.place, related.sheet);
}

std::string cell_name(const Finding& finding) {
  if (finding.field < 0 || !finding.place) return {};
  const std::string cell = column_letters(finding.field) + std::to_string(row_of(finding));
  return finding.sheet.empty() ? cell : finding.sheet + "!" + cell;
}

Text cell_words(const Finding& finding) {
  if (cell_name(finding).empty()) return {};
  const std::string letters = column_letters(finding.field);
  const Text cell = finding.sheet.empty() ? say("row {}, column {}", "dòng {}, cột {}", row_of(finding), letters)
                                          : same(cell_name(finding));
  if (finding.header.empty()) return cell;
  return say("{}: {}", "{}: {}", cell, column_words(finding));
}

std::string row_words(const Finding& finding) {
  const std::uint32_t row = finding.place.line;
  return row == 0 ? finding.sheet : fmt::format("{}!{}:{}", finding.sheet, row, row);
}

Text column_words(const Finding& finding) {
  if (cell_name(finding).empty() || finding.header.empty()) return {};
  const std::optional<Column> column = column_named(finding.header);
  return column ? words_for(*column) : same(finding.header);
}

Text hidden_words(const Findings::Hidden& hidden) {
  return say("… and {} more {} {} in this file (--max-findings 0 shows all)",
             "… và {} {} {} nữa trong tệp này (--max-findings 0 để xem tất cả)", hidden.count, hidden.rule->code,
             hidden.rule->name);
}

Text files_words(const Verdict& verdict) {
  if (verdict.subject == Verdict::Subject::plans) {
    const Text plans = counted(verdict.files.size(), "plan", "plans", "kế hoạch");
    return say("{} checked", "Đã kiểm tra {}", plans);
  }
  if (verdict.subject == Verdict::Subject::reports)
    return counted(verdict.files.size(), "report", "reports", "báo cáo");
  return say("{}, {}", "{}, {}", counted(verdict.files.size(), "file", "files", "tệp"),
             counted(verdict.rows, "row", "rows", "dòng"));
}

Text findings_words(const Verdict& verdict) {
  std::vector<Text> parts;
  if (verdict.errors > 0) parts.push_back(counted(verdict.errors, "error", "errors", "lỗi"));
  if (verdict.warnings > 0) parts.push_back(counted(verdict.warnings, "warning", "warnings", "cảnh báo"));
  if (verdict.notes > 0) parts.push_back(counted(verdict.notes, "note", "notes", "lưu ý"));
  if (parts.empty()) {
    return verdict.known > 0 ? say("no new findings", "không có vấn đề mới")
                             : say("no findings", "không có vấn đề nào");
  }
  Text all = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) all = say("{}, {}", "{}, {}", all, parts[i]);
  return all;
}

Text summary_words(const Verdict& verdict) {
  Text text = say("{}: {}", "{}: {}", files_words(verdict), findings_words(verdict));
  if (verdict.known > 0) {
    const Text known = counted(verdict.known, "known finding", "known findings", "vấn đề đã biết");
    text = say("{}; {} not shown", "{}; không hiện {}", text, known);
  }
  if (verdict.files_refused > 0) {
    const Text refused = counted(verdict.files_refused, "file", "files", "tệp");
    text = say("{}; {} cannot be read", "{}; không đọc được {}", text, refused);
  }
  if (verdict.rows_faulty > 0) {
    const Text usable = counted(verdict.rows - verdict.rows_faulty - verdict.rows_untouched, "row", "rows", "dòng");
    text = say("{}; {} can be used", "{}; dùng được {}", text, usable);
  }
  if (verdict.errors_left_out && verdict.rows_faulty + verdict.files_refused > 0) {
    text = say("{} (errors that --select or --ignore leave out count for that as well)",
               "{} (đã tính cả các lỗi bị --select hoặc --ignore ẩn đi)", text);
  }
  return text;
}

std::string relative_name(const std::string& file) {
  if (file == "-") return file;
  std::filesystem::path path = std::filesystem::path(file).lexically_normal();
  if (path.is_absolute()) {
    std::error_code ignored;
    const std::filesystem::path beside = path.lexically_relative(std::filesystem::current_path(ignored));
    if (!ignored && !beside.empty() && *beside.begin() != "..") path = beside;
  }
  return path.string();
}

}  // namespace plantrack
