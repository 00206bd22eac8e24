#include "read/progress/header_words.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/total_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace plantrack {

const std::vector<ColumnNames>& column_names() {
  static const std::vector<ColumnNames> names = {
      {Column::plan, {"plan", "mã kế hoạch", "plan id"}},
      {Column::target,
       {"target", "chỉ tiêu", "mã chỉ tiêu", "tên chỉ tiêu", "nội dung", "nội dung chỉ tiêu", "target id", "indicator",
        "kpi", "measure"}},
      {Column::period, {"period", "kỳ báo cáo", "kỳ", "năm", "quý", "tháng", "thời gian", "year", "quarter", "month"}},
      {Column::area, {"area", "địa phương", "mã địa phương", "địa bàn", "mã địa bàn", "đơn vị hành chính"}},
      {Column::value,
       {"value", "giá trị", "thực hiện", "kết quả", "kết quả thực hiện", "số liệu", "actual", "result", "figure"}},
      {Column::numerator, {"numerator", "tử số"}},
      {Column::denominator, {"denominator", "mẫu số"}},
      {Column::status, {"status", "tình trạng", "trạng thái"}},
      {Column::agency, {"agency", "cơ quan báo cáo", "cơ quan", "đơn vị báo cáo", "department", "reported by"}},
      {Column::reported_on, {"reported_on", "ngày báo cáo", "date", "date reported"}},
      {Column::estimate, {"estimate", "ước tính", "ước thực hiện", "estimated"}},
      {Column::evidence, {"evidence", "minh chứng", "căn cứ", "tài liệu", "source"}},
      {Column::note, {"note", "ghi chú", "notes", "comment", "comments"}},
      {Column::unit, {"unit", "đơn vị tính", "đvt"}},
  };
  return names;
}

const ColumnNames& names_of(Column column) {
  return column_names()[static_cast<std::size_t>(column)];
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool is_passed_over(std::string_view header) {
  if (read_figure_header(header).kind == FigureKind::comparison) return true;
  std::string key = bare_key(without_brackets(header));
  std::erase_if(key, [](char c) { return c == '.' || c == '%' || c == '(' || c == ')'; });
  for (const std::string_view name :
       {"stt", "tt", "no", "sott", "#", "kytruoc", "lantruoc", "previous", "lastreported"}) {
    if (key == name) return true;
  }
  return key.empty() && !trim(header).empty();
}

bool names_whole(std::string_view header) {
  const std::string_view words = without_brackets(header);
  const std::string key = bare_key(words);
  return key == "cahuyen" || key == "whole" || says_whole(words) || says_total(header);
}

bool is_plan_word(std::string_view header) {
  return read_figure_header(header).kind == FigureKind::plan;
}

std::string period_of_header(std::string_view header) {
  const FigureHeader figures = read_figure_header(header);
  return figures.is_figures() ? figures.period : std::string();
}

bool is_fiscal_year(std::string_view words) {
  const std::string key = words.size() > 10 ? std::string() : bare_key(words);
  return (key.size() == 4 || key.size() == 6) && key.starts_with("fy") && all_digits(std::string_view(key).substr(2));
}

bool is_period_misspelt(std::string_view header) {
  constexpr std::size_t longest = 40;
  const FigureHeader figures = read_figure_header(header);
  if (!figures.is_figures() || figures.rest.empty() || figures.rest.size() > longest || column_named(header))
    return false;
  std::string text = figures.rest;
  for (const std::string_view dash : {"–", "—"}) {
    for (std::size_t at; (at = text.find(dash)) != std::string::npos;) text.replace(at, dash.size(), "-");
  }
  std::size_t years = 0;
  constexpr std::string_view between = " -/._";
  for (std::size_t at = 0; (at = text.find_first_not_of(between, at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    const std::string word = bare_key(std::string_view(text).substr(at, end - at));
    at = end;
    const std::size_t digits = std::min(word.find_first_of("0123456789"), word.size());
    const std::string_view number = std::string_view(word).substr(digits);
    std::string_view letters = std::string_view(word).substr(0, digits);
    if (!number.empty() && !all_digits(number)) return false;
    if (is_year(number) || is_fiscal_year(word)) ++years;
    if (letters.empty() || is_one_of(letters, {"nam", "thang", "quy", "ky", "t", "q", "h", "s", "fy", "dau", "cuoi",
                                               "nua", "month", "months", "quarter", "half", "year", "first", "second"}))
      continue;
    if (take_english_month(letters) == 0 || !letters.empty()) return false;
  }
  return years == 1;
}

std::string with_year(std::string_view header, std::string_view year) {
  const std::string_view words = trim(header);
  if (!period_of_header(words).empty()) return {};  // "Năm 2023" has one, and "Năm 2023/2024" is another
  for (const std::string_view between : {"/", " đầu năm ", " "}) {
    std::string both = std::string(words) + std::string(between) + std::string(year);
    if (!words.empty() && words.size() < 60 && !period_of_header(both).empty()) return both;
  }
  return {};
}

std::string_view name_of(Column column) {
  return names_of(column).names.front();
}

Text words_for(Column column) {
  return {std::string(name_of(column)), std::string(names_of(column).names[1])};
}

std::optional<Column> column_named(std::string_view header) {
  // As most headers write them; other ways to write them are looked for by their letters.
  static const auto names = [] {
    std::unordered_map<std::string_view, Column> result;
    for (const ColumnNames& each : column_names()) {
      for (const std::string_view name : each.names) result.emplace(name, each.column);
    }
    return result;
  }();
  if (const auto found = names.find(header); found != names.end()) return found->second;
  static const auto keys = [] {
    std::unordered_map<std::string, Column> result;
    for (const ColumnNames& each : column_names()) {
      for (const std::string_view name : each.names) result.emplace(bare_key(name), each.column);
    }
    return result;
  }();
  if (header.size() > 200) return std::nullopt;
  auto found = keys.find(bare_key(header));
  if (found == keys.end()) found = keys.find(bare_key(without_brackets(header)));
  return found == keys.end() ? std::nullopt : std::optional(found->second);
}

bool has_lost_letters(std::string_view cell) {
  return cell.find('?') != std::string_view::npos && cell.find_first_not_of("? ") != std::string_view::npos;
}

std::size_t garbled_letters(std::string_view cell) {
  cell = cell.substr(0, 400);
  std::size_t odd = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = code_point_at(cell, at);
    // Signs of Latin-1 that stand in no Vietnamese or English word.
    const bool sign =
        (c >= 0xa1 && c <= 0xbf && c != 0xb0 && c != 0xb2 && c != 0xb3 && c != 0xa3) || c == 0xd7 || c == 0xf7;
    const bool foreign = c == 0xc4 || c == 0xc5 || c == 0xc6 || c == 0xc7 || c == 0xcb || c == 0xce || c == 0xcf ||
                         c == 0xd0 || c == 0xd1 || c == 0xd6 || c == 0xd8 || (c >= 0xdb && c <= 0xdf && c != 0xdd) ||
                         c == 0xe4 || c == 0xe5 || c == 0xe6 || c == 0xe7 || c == 0xeb || c == 0xf8 || c == 0xfe;
    odd += sign || foreign ? 1 : 0;
  }
  return odd;
}

Text garbled_letters_hint() {
  return say(
      "the letters are garbled: the file was in another encoding; save it again from the workbook as CSV UTF-8, or "
      "convert it from TCVN3 (ABC) or VNI to Unicode, such as with UniKey",
      "chữ bị sai bảng mã: hãy lưu lại từ tệp Excel gốc với kiểu CSV UTF-8; nếu tệp gốc dùng TCVN3 (ABC, phông .Vn…) "
      "hoặc VNI thì chuyển sang Unicode trước, ví dụ bằng UniKey");
}

Text lost_letters_hint() {
  return say("letters were lost when the file was saved: save it again from the workbook as CSV UTF-8",
             "chữ tiếng Việt bị mất khi lưu tệp (thành dấu ?): hãy lưu lại từ tệp Excel gốc với kiểu CSV UTF-8");
}

}  // namespace plantrack
