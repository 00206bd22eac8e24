#include "read/progress/header.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/total_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace plantrack {
namespace {

struct Names {
  Column column;
  std::vector<std::string_view> names;  // the canonical one first
};

const std::vector<Names>& table() {
  static const std::vector<Names> names = {
      {Column::plan, {"plan", "mã kế hoạch", "plan id"}},
      {Column::target,
       {"target", "chỉ tiêu", "mã chỉ tiêu", "tên chỉ tiêu", "nội dung", "nội dung chỉ tiêu", "target id", "indicator",
        "kpi", "measure"}},
      {Column::period, {"period", "kỳ báo cáo", "kỳ", "năm", "quý", "tháng", "thời gian", "year", "quarter", "month"}},
      {Column::area, {"area", "địa phương", "mã địa phương", "đơn vị hành chính"}},
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

const Names& names_of(Column column) {
  return table()[static_cast<std::size_t>(column)];
}

// Headers that could be an area, an agency or a unit of measure: to guess would change what the rows mean.
bool may_be_several(std::string_view key) {
  return key == "donvi" || key == "madonvi" || key == "tendonvi";
}

// Columns of the tables that people make which tell nothing of their own, and what a template shows for comparison.
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

// "Toàn tỉnh", "Tổng số" beside columns of areas.
bool names_whole(std::string_view header) {
  const std::string_view words = without_brackets(header);
  const std::string key = bare_key(words);
  return key == "cahuyen" || key == "whole" || says_whole(words) || says_total(header);
}

// "Kế hoạch", "Mục tiêu 2025", "KH năm 2024", "Giá trị (kế hoạch)".
bool is_plan_word(std::string_view header) {
  return read_figure_header(header).kind == FigureKind::plan;
}

// The period of the figures below a header; empty where it names none, or below it is what was planned.
std::string period_of_header(std::string_view header) {
  const FigureHeader figures = read_figure_header(header);
  return figures.is_figures() ? figures.period : std::string();
}

HeaderFault repeated(int field, Column column, std::string_view header, std::string_view first_header) {
  if (bare_key(header) == bare_key(first_header)) {
    return {&rule("column-repeated"), field, name_of(column),
            say("column `{}` stands twice in the header", "cột `{}` xuất hiện hai lần ở dòng tiêu đề", trim(header)),
            say("remove or rename one of them", "bỏ hoặc đổi tên một trong hai cột")};
  }
  return {&rule("column-ambiguous"), field, name_of(column),
          say("both `{}` and `{}` would be the column {}", "cả `{}` và `{}` đều có thể là cột {}", trim(first_header),
              trim(header), words_for(column)),
          say("keep one of them, or rename the one that holds something else",
              "chỉ giữ một cột, hoặc đổi tên cột chứa nội dung khác")};
}

HeaderFault unknown(int field, std::string_view header) {
  const std::string_view shown = trim(header);
  if (shown.empty()) {
    return {&rule("column-unknown"),
            field,
            {},
            say("column {} has no name and is not read", "cột thứ {} không có tên nên chương trình bỏ qua", field + 1),
            say("remove the column, or name it", "bỏ cột này hoặc đặt tên cho nó")};
  }
  if (may_be_several(bare_key(header))) {
    return {&rule("column-ambiguous"),
            field,
            {},
            say("`{}` may be the area or the agency", "`{}` có thể là địa phương hoặc cơ quan báo cáo", shown),
            say("name it `đơn vị hành chính` (area) or `đơn vị báo cáo` (agency)",
                "đặt tên là `đơn vị hành chính` (địa phương) hoặc `đơn vị báo cáo` (cơ quan)")};
  }
  if (!period_of_header(fmt::format("{}/2024", shown)).empty()) {
    return {&rule("column-unknown"),
            field,
            {},
            say("`{}` does not say its year, and is not read", "cột `{}` không ghi năm nên chương trình bỏ qua", shown),
            say("write the year, such as `{}/2024`", "ghi đủ năm, ví dụ `{}/2024`", shown)};
  }
  std::vector<std::string> candidates;
  for (const Names& each : table()) candidates.insert(candidates.end(), each.names.begin(), each.names.end());
  const auto found = nearest(shown, candidates);
  Text hint = say("such a column is left aside; the names are in the description of the progress file",
                  "cột này được bỏ qua; xem tên các cột trong phần mô tả tệp báo cáo");
  if (found) hint = say("did you mean `{}`?", "Có phải là “{}” không?", candidates[*found]);
  return {&rule("column-unknown"),
          field,
          {},
          say("unknown column `{}` is not read", "cột `{}` không có trong mẫu nên chương trình bỏ qua", shown),
          std::move(hint)};
}

// The unknown column that one of these may be meant by: misspelt, or holding what that column holds. -1: there is none.
int likely_field(std::span<const std::string_view> fields, std::span<const Column> wanted,
                 const HeaderContext& context) {
  std::vector<std::string> names;
  for (const Column each : wanted) {
    names.insert(names.end(), names_of(each).names.begin(), names_of(each).names.end());
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i]) || is_plan_word(fields[i])) continue;
    if (nearest(trim(fields[i]), names)) return static_cast<int>(i);
  }
  if (!context.all_cells) return -1;
  const auto holds = [&](std::string_view cell) {
    switch (wanted.front()) {
      case Column::plan: return context.is_plan && context.is_plan(cell);
      case Column::period: return parse_period(cell).has_value();
      case Column::value: return read_number(cell, Writing::first).problem == CellProblem::none;
      default: return false;
    }
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!column_named(fields[i]) && !is_passed_over(fields[i]) && !is_plan_word(fields[i]) &&
        context.all_cells(i, holds))
      return static_cast<int>(i);
  }
  return -1;
}

// `what` is missing; where an unknown column may be what is wanted, that one is pointed at.
void add_missing(Header& header, std::span<const std::string_view> fields, std::span<const Column> wanted, Text what,
                 Text hint, const HeaderContext& context) {
  const int field = likely_field(fields, wanted, context);
  const bool lost = std::any_of(fields.begin(), fields.end(),
                                [](std::string_view each) { return !column_named(each) && has_lost_letters(each); });
  const Text wanted_name = wanted.size() == 1 ? words_for(wanted.front()) : Text{};
  if (lost) {
    hint = lost_letters_hint();
  } else if (field >= 0 && wanted.size() == 1) {
    hint = say("column {} probably holds it: name it `{}`", "có thể là cột thứ {}: hãy đặt tên cột là `{}`", field + 1,
               wanted_name);
  } else if (field >= 0) {
    hint = say("if that is column {}, name it `value`, `numerator`, `denominator` or `status`",
               "nếu đó là cột thứ {}, hãy đặt tên là `giá trị`, `tử số`, `mẫu số` hoặc `tình trạng`", field + 1);
  }
  header.faults.push_back({&rule("column-missing"), field, name_of(wanted.front()), std::move(what), std::move(hint)});
}

void need(Header& header, std::span<const std::string_view> fields, Column column, const HeaderContext& context) {
  if (header.columns.has(column)) return;
  Text hint = say("add the column `{}` to the header and fill it in each row, or rename the column that holds it",
                  "thêm cột `{}` vào dòng tiêu đề và điền ở từng dòng, hoặc đổi tên cột đang chứa nội dung đó",
                  words_for(column));
  if (column == Column::plan) {
    hint = say("add it, or let the file's name tell the plan's id, or say --plan-id",
               "thêm cột này, hoặc ghi mã kế hoạch trong tên tệp, hoặc dùng --plan-id");
  } else if (column == Column::period) {
    hint = say("add it, or say the one period of the file with --period",
               "thêm cột này, hoặc nêu kỳ chung của cả tệp bằng --period");
  }
  add_missing(header, fields, {&column, 1}, say("column `{}` is missing", "thiếu cột `{}`", words_for(column)),
              std::move(hint), context);
}

// "Thực hiện năm 2024", "Kết quả đạt được" over figures: the field that holds what `value` is for. -1: there is none.
int figures_by_another_name(std::span<const std::string_view> fields, const HeaderContext& context) {
  const auto says_figures = [](std::string_view header) {
    const std::string key = bare_key(without_brackets(header));
    for (const std::string_view word : {"thuchien", "ketqua", "giatri", "solieu", "actual", "result", "achieved"}) {
      if (key.starts_with(word)) return true;
    }
    return !period_of_header(header).empty();
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i]) || is_passed_over(fields[i]) || fields[i].size() > 200 || !says_figures(fields[i]))
      continue;
    const bool figures = context.all_cells && context.all_cells(i, [](std::string_view cell) {
      return is_digit(cell.front()) || (cell.size() > 1 && cell.front() == '-' && is_digit(cell[1]));
    });
    if (figures) return static_cast<int>(i);
  }
  return -1;
}

void need_a_figure(Header& header, std::span<const std::string_view> fields, const HeaderContext& context) {
  if (!header.wide.empty() || header.columns.has(Column::value)) return;
  static constexpr Column figures[] = {Column::value, Column::numerator, Column::denominator, Column::status};
  if (std::any_of(std::begin(figures), std::end(figures), [&](Column each) { return header.columns.has(each); })) {
    // A ratio's parts or a status are there: the figures of the other targets may stand under another name.
    const int field = figures_by_another_name(fields, context);
    if (field < 0) return;
    header.faults.push_back(
        {&rule("column-missing"), field, name_of(Column::value),
         say("column `{}` is missing, but `{}` holds figures", "thiếu cột `{}`, trong khi cột `{}` chứa số liệu",
             words_for(Column::value), trim(fields[static_cast<std::size_t>(field)])),
         say("name that column `{}`", "đổi tên cột đó thành `{}`", words_for(Column::value))});
    return;
  }
  add_missing(header, fields, figures, say("no column holds a figure", "không có cột nào chứa số liệu"),
              say("add `value`, or `numerator` and `denominator`, or `status`",
                  "thêm cột `giá trị`, hoặc `tử số` và `mẫu số`, hoặc `tình trạng`"),
              context);
}

// Where a needed column is missing, one of the unknown ones most likely is it: they are told of no more.
void leave_to_missing(Header& header) {
  const auto is = [](std::string_view name) {
    return [name](const HeaderFault& each) { return each.rule->name == name; };
  };
  if (std::none_of(header.faults.begin(), header.faults.end(), is("column-missing"))) return;
  std::erase_if(header.faults, is("column-unknown"));
}

std::string_view first_line(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of("\r\n"), text.size());
  return text.substr(from, text.find_first_of("\r\n", from) - from);
}

std::size_t known_columns(std::string_view line, char delimiter) {
  // A single column is one under any delimiter: it counts for the comma alone.
  if (delimiter != ',' && line.find(delimiter) == std::string_view::npos) return 0;
  line = line.substr(0, std::size_t{1} << 13);
  std::size_t known = 0;
  while (true) {
    const std::size_t end = line.find(delimiter);
    std::string_view cell = trim(line.substr(0, end));
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    if (column_named(cell)) ++known;
    if (end == std::string_view::npos) return known;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

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
    for (const Names& each : table()) {
      for (const std::string_view name : each.names) result.emplace(name, each.column);
    }
    return result;
  }();
  if (const auto found = names.find(header); found != names.end()) return found->second;
  static const auto keys = [] {
    std::unordered_map<std::string, Column> result;
    for (const Names& each : table()) {
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

Text lost_letters_hint() {
  return say("letters were lost when the file was saved: save it again from the workbook as CSV UTF-8",
             "chữ tiếng Việt bị mất khi lưu tệp (thành dấu ?): hãy lưu lại từ tệp Excel gốc với kiểu CSV UTF-8");
}

bool is_header(std::span<const std::string_view> fields, const KnownCell& is_area) {
  std::size_t known = 0;
  std::size_t periods = 0;
  std::size_t areas = 0;
  bool target = false;
  for (const std::string_view field : fields) {
    const auto column = column_named(field);
    known += column ? 1 : 0;
    target = target || column == Column::target;
    periods += !column && !period_of_header(field).empty() ? 1 : 0;
    areas += !column && is_area && is_area(trim(field)) ? 1 : 0;
  }
  return known >= 2 || (target && (periods >= 1 || areas >= 1));
}

bool is_header_of_progress(std::span<const std::string_view> fields) {
  Columns columns;
  bool wide = false;
  for (const std::string_view field : fields) {
    const auto column = column_named(field);
    if (column) columns.place(*column, 0);
    if (column || trim(field).empty() || is_passed_over(field) || is_plan_word(field)) continue;
    if (period_of_header(field).empty()) return false;
    wide = true;
  }
  const bool long_form = columns.has(Column::period) &&
                         (columns.has(Column::value) || columns.has(Column::numerator) || columns.has(Column::status));
  return columns.has(Column::target) && (wide || long_form);
}

namespace {

// "KẾ HOẠCH NĂM 2025" over a table of what is planned; "Kết quả thực hiện kế hoạch năm 2024" is none.
bool is_plan_title(std::string_view title) {
  const std::string key = bare_key(title);
  return read_figure_header(title).kind == FigureKind::plan && key.find("thuchien") == std::string::npos &&
         key.find("ketqua") == std::string::npos && key.find("baocao") == std::string::npos;
}

}  // namespace

std::vector<std::string> periods_in_title(std::string_view title) {
  std::vector<std::string> found;
  if (title.size() > 400 || is_plan_title(title)) return found;
  std::string_view before;  // the word before
  for (std::size_t at = 0; at < title.size();) {
    // The longest run of words, from this one on, that is a period.
    const std::size_t from = title[at] == '(' ? at + 1 : at;
    std::size_t behind = std::min(title.find(' ', at), title.size());
    std::string_view period;
    for (std::size_t end = title.size(); end > from;) {
      std::string_view words = trim(title.substr(from, end - from));
      while (!words.empty() && std::string_view("),.;:").find(words.back()) != std::string_view::npos)
        words.remove_suffix(1);
      const bool only_digits = all_digits(words);  // a bare number in a title is no year
      if (!only_digits && !words.empty() &&
          read_period(words, {.year_begins = 1, .nine_months = true}).problem == CellProblem::none) {
        period = words;
        behind = end;
        break;
      }
      const std::size_t space = end == 0 ? std::string_view::npos : title.rfind(' ', end - 1);
      end = space == std::string_view::npos || space <= from ? from : space;
    }
    const bool is_number = bare_key(before) == "so" || bare_key(before) == "no.";  // of a document: số 12/2024
    if (!period.empty() && !is_number && std::find(found.begin(), found.end(), period) == found.end())
      found.emplace_back(period);
    before = title.substr(at, std::min(title.find(' ', at), title.size()) - at);
    at = title.find_first_not_of(' ', behind);
  }
  return found;
}

namespace {

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// What stands over figures: a period, an area, a word such as "Thực hiện"; no other column.
bool is_over_figures(std::string_view header, const KnownCell& is_area) {
  if (const auto column = column_named(header); column && column != Column::value) return false;
  const FigureHeader figures = read_figure_header(header);
  if (figures.kind != FigureKind::unsaid || !figures.period.empty()) return true;
  return !column_named(header) && is_area && is_area(trim(header));
}

// The header of the column of figures below `group`, whose second line says `below`; nullopt where that is unclear.
std::optional<std::string> joined_name(std::string_view group, std::string_view below, const KnownCell& is_area,
                                       JoinedHeader& joined) {
  const FigureHeader upper = read_figure_header(group);
  const FigureHeader lower = read_figure_header(below);
  // Areas below a period, which is that of the whole table.
  const bool below_area = is_area && (is_area(trim(below)) || names_whole(below));
  if (below_area && !upper.period.empty() && upper.is_figures() &&
      (joined.period.empty() || joined.period == upper.period)) {
    joined.period = upper.period;
    return std::string(below);
  }
  if (lower.kind == FigureKind::comparison || is_passed_over(below)) return std::string(below);
  if (upper.kind == FigureKind::plan || lower.kind == FigureKind::plan) {
    const std::string both = std::string(group) + ' ' + std::string(below);
    return is_plan_word(both) ? both : "Kế hoạch " + std::string(group);
  }
  const bool estimate = upper.kind == FigureKind::estimate || lower.kind == FigureKind::estimate;
  const std::string mark = estimate ? "Ước " : "";
  if (!upper.period.empty()) {
    const std::string_view year = without_brackets(upper.kind == FigureKind::unsaid ? group : upper.period);
    if (lower.rest.empty() && lower.period.empty()) return mark + std::string(year);
    // "Thực hiện 9 tháng", "Quý I", "Tháng 3" below "Năm 2024"; "cả năm" is the year.
    if (bare_key(lower.rest) == "canam" || bare_key(lower.rest) == "fullyear") return mark + std::string(year);
    const std::string_view digits = year.substr(std::min(year.find_first_of("0123456789"), year.size()));
    for (const std::string_view between : {"/", " đầu năm ", " "}) {
      const std::string words = lower.rest + std::string(between) + std::string(digits);
      if (!lower.rest.empty() && !read_figure_header(words).period.empty()) return mark + words;
    }
    return std::nullopt;
  }
  const bool area = is_area && is_area(trim(group));
  if (area && !lower.period.empty()) return std::nullopt;  // an area's years: two things in one header
  if (!lower.period.empty()) return mark + lower.period;   // years below "Thực hiện"
  if (area && lower.rest.empty() && lower.kind == FigureKind::actual) return std::string(group);
  return std::nullopt;
}

// The one unit below all headers of figures, in brackets or not: "nghề | nghề", "(%)". It is a line of the header.
std::optional<std::string> unit_of_line(std::span<const std::string_view> upper,
                                        std::span<const std::string_view> lower, const KnownCell& is_area) {
  std::optional<std::string> unit;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const std::string_view below = trim(lower[i]);
    const std::string_view above = i < upper.size() ? trim(upper[i]) : std::string_view();
    if (below.empty() || bare_key(below) == bare_key(above)) continue;
    const FigureHeader words = read_figure_header(below);
    const bool percent = below == "%" || below == "(%)";
    const bool other = !percent && (words.kind != FigureKind::unsaid || !words.period.empty() || has_digit(below));
    if (above.empty() || !is_over_figures(above, is_area) || other || (is_area && is_area(below))) return std::nullopt;
    const std::string key = bare_key(below);
    if (unit && *unit != key) return std::nullopt;
    unit = key;
  }
  return unit;
}

}  // namespace

bool says_kind_of_figures(std::string_view cell) {
  const FigureHeader words = read_figure_header(cell);
  return words.kind != FigureKind::unsaid && words.kind != FigureKind::comparison && words.period.empty() &&
         words.rest.empty() && !trim(cell).empty();
}

std::optional<JoinedHeader> joined_header(std::span<const std::string_view> upper,
                                          std::span<const std::string_view> lower, const KnownCell& is_area) {
  JoinedHeader joined;
  bool any = false;
  const std::optional<std::string> unit_below = unit_of_line(upper, lower, is_area);
  std::string group;  // the header that stands over this field, and over those behind it that have none
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string_view above = i < upper.size() ? trim(upper[i]) : std::string_view();
    const std::string_view below = i < lower.size() ? trim(lower[i]) : std::string_view();
    if (!above.empty()) group = above;
    if (below.empty() || bare_key(below) == bare_key(above)) {
      joined.names.emplace_back(above);
      continue;
    }
    if (!is_over_figures(group, is_area)) {
      // A name, a number, a unit: the first row. Below a column of text or of nothing, words of a header may stand.
      const bool heads = column_named(below) || is_passed_over(below) || is_plan_word(below);
      if (column_named(above) || !heads) return std::nullopt;
      joined.names.emplace_back(below);
      continue;
    }
    if (unit_below && !above.empty() && bare_key(below) == *unit_below) {
      joined.names.emplace_back(above);
      any = true;
      continue;
    }
    const FigureHeader words = read_figure_header(below);
    if (has_digit(below) && words.kind == FigureKind::unsaid && words.period.empty()) return std::nullopt;  // a figure
    // 2024 below a period is a figure; below "Thực hiện" it is the year of the figures.
    if (words.kind == FigureKind::unsaid && !words.period.empty() && !read_figure_header(group).period.empty())
      return std::nullopt;
    any = true;
    std::optional<std::string> name = joined_name(group, below, is_area, joined);
    const bool mixed = !joined.period.empty() && name && !read_figure_header(*name).period.empty();
    if (mixed) name.reset();
    if (!name && joined.unclear < 0) joined.unclear = static_cast<int>(i);
    joined.names.push_back(name ? std::move(*name) : std::string(below));
  }
  if (!any) return std::nullopt;
  return joined;
}

HeaderFault unclear_column(int field, std::string_view header) {
  return {&rule("column-ambiguous"),
          field,
          {},
          say("it is not clear of which period the figures below `{}` are", "không rõ số liệu dưới `{}` thuộc kỳ nào",
              trim(header)),
          say("name the period alone, such as `2024-H1` or `Q3/2024`",
              "chỉ ghi kỳ báo cáo, ví dụ `6 tháng đầu năm 2024` hoặc `Quý III/2024`")};
}

HeaderFault unclear_figures(std::size_t field, std::string_view header) {
  return {&rule("column-ambiguous"),
          static_cast<int>(field),
          {},
          say("it is not clear which column under `{}` holds the results",
              "không rõ cột nào dưới `{}` là kết quả thực hiện", trim(header)),
          say("name each column below it, such as `Target` and `Actual`",
              "ghi rõ tên từng cột bên dưới, ví dụ `Kế hoạch` và `Thực hiện`")};
}

namespace {

// Where there is no column of figures, two or more that name periods or areas are.
void find_wide_columns(Header& header, std::span<const std::string_view> fields, const HeaderContext& context) {
  for (const Column figure : {Column::value, Column::numerator, Column::denominator, Column::status}) {
    if (header.columns.has(figure)) return;
  }
  std::vector<WideColumn> periods, areas;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i])) continue;
    if (FigureHeader figures = read_figure_header(fields[i]); figures.is_figures() && !figures.period.empty()) {
      periods.push_back({i, std::move(figures.period), {}, figures.kind == FigureKind::estimate});
      if (says_running_total(fields[i])) header.columns.totals = true;
    } else if (context.is_area && context.is_area(trim(fields[i]))) {
      areas.push_back({i, {}, std::string(trim(fields[i]))});
    }
  }
  if (!header.columns.has(Column::period) && !periods.empty()) header.wide = std::move(periods);
  if (header.wide.empty() && !header.columns.has(Column::area) && areas.size() >= 2) header.wide = std::move(areas);
}

void add_unknown(Header& header, std::span<const std::string_view> fields, std::size_t i, bool& nameless,
                 const HeaderContext& context) {
  const int field = static_cast<int>(i);
  const std::string_view shown = trim(fields[i]);
  const auto is_wide = [i](const WideColumn& each) { return each.field == i; };
  if (std::any_of(header.wide.begin(), header.wide.end(), is_wide)) return;
  if (shown.empty()) {
    if (context.no_cells && context.no_cells(i)) return;
    // Merged over several columns: which of them are the results?
    const auto over = std::find_if(header.wide.begin(), header.wide.end(),
                                   [i](const WideColumn& each) { return each.field + 1 == i; });
    if (over != header.wide.end()) {
      header.faults.push_back(unclear_figures(over->field, fields[over->field]));
      return;
    }
    if (nameless) return;
    nameless = true;
  } else if (is_passed_over(shown)) {
    return;
  } else if (!header.wide.empty() && !header.wide.front().area.empty() && names_whole(shown)) {
    header.faults.push_back({&rule("rows-not-read"),
                             field,
                             {},
                             say("`{}` is the total of other columns and is not read",
                                 "cột `{}` là tổng của các cột khác nên chương trình bỏ qua", shown),
                             say("nothing need be done", "không cần sửa gì")});
    return;
  } else if (read_figure_header(shown).kind == FigureKind::unclear) {
    header.faults.push_back(unclear_column(field, shown));
    return;
  } else if (is_plan_word(shown)) {
    const bool told = std::any_of(header.faults.begin(), header.faults.end(),
                                  [](const HeaderFault& each) { return each.rule == &rule("planned-figures"); });
    if (told) return;
    header.faults.push_back(
        {&rule("planned-figures"),
         field,
         {},
         say("`{}` holds planned figures and is not read", "cột `{}` chứa số kế hoạch nên chương trình bỏ qua", shown),
         say("nothing need be done: the plan file says what was planned",
             "không cần sửa gì: số kế hoạch đã có trong tệp kế hoạch")});
    return;
  } else if (!header.columns.has(Column::area) && context.all_cells && context.is_area &&
             context.all_cells(i, context.is_area)) {
    header.faults.push_back({&rule("areas-column-unread"), field, name_of(Column::area),
                             say("`{}` holds names of areas, and is no column that is read",
                                 "cột `{}` chứa tên địa phương nhưng không phải là cột được đọc", shown),
                             say("name it `{}`", "đặt tên cột là `{}`", words_for(Column::area))});
    return;
  }
  header.faults.push_back(unknown(field, fields[i]));
}

}  // namespace

namespace {

// "Giá trị (kế hoạch)"; "Target" beside "Indicator" and "Plan" beside "Actual", where they hold figures.
bool holds_planned_figures(std::span<const std::string_view> fields, std::size_t field, Column column,
                           const HeaderContext& context) {
  if (!is_plan_word(fields[field])) return false;
  if (column == Column::value) return true;
  if (column != Column::target && column != Column::plan) return false;
  const bool figures = context.all_cells && context.all_cells(field, [](std::string_view cell) {
    return is_digit(cell.front()) || cell.front() == '-' || cell.front() == '<' || cell.front() == '>';
  });
  if (!figures) return false;
  if (column == Column::plan) return !context.is_plan || !context.all_cells(field, context.is_plan);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i == field || column_named(fields[i]) != Column::target) continue;
    if (!is_plan_word(fields[i]) || i < field) return true;  // of two that are called so the first
  }
  return false;
}

std::optional<Column> column_read(std::span<const std::string_view> fields, std::size_t field,
                                  const HeaderContext& context) {
  const std::optional<Column> named = column_named(fields[field]);
  if (!named) return std::nullopt;
  // "Thực hiện (% KH)", "Giá trị (cùng kỳ năm trước)".
  if (named == Column::value && read_figure_header(fields[field]).kind == FigureKind::comparison) return std::nullopt;
  return holds_planned_figures(fields, field, named.value(), context) ? std::nullopt : named;
}

}  // namespace

Header match_header(std::span<const std::string_view> fields, const HeaderContext& context) {
  Header header;
  std::size_t known = 0;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const int field = static_cast<int>(i);
    std::optional<Column> column = column_read(fields, i, context);
    const bool plan_ids = !column && bare_key(without_brackets(fields[i])) == "kehoach" && context.all_cells &&
                          context.is_plan && context.all_cells(i, context.is_plan);
    if (plan_ids && !header.columns.has(Column::plan)) column = Column::plan;
    const bool level = !column && context.is_level && context.is_level(trim(fields[i]));
    if (level && !header.columns.has(Column::area)) column = Column::area;
    if (!column) {
      others.push_back(i);
    } else if (header.columns.has(*column)) {
      const auto first = static_cast<std::size_t>(header.columns[*column]);
      header.faults.push_back(repeated(field, *column, fields[i], fields[first]));
    } else {
      header.columns.place(*column, field);
      if (column == Column::value && read_figure_header(fields[i]).kind == FigureKind::estimate) {
        header.faults.push_back(
            {&rule("column-ambiguous"), field, name_of(Column::value),
             say("`{}`: whether a figure is an estimate is said row by row", "`{}`: số ước phải ghi rõ ở từng dòng",
                 trim(fields[i])),
             say("name it `{}`, and add the column `{}` with `{}`", "đổi tên thành `{}` và thêm cột `{}`, ghi `{}`",
                 words_for(Column::value), words_for(Column::estimate), say("yes", "có"))});
      }
      if (column == Column::value && read_figure_header(fields[i]).kind == FigureKind::unclear) {
        header.faults.push_back(unclear_column(field, fields[i]));
      }
      if (column == Column::value && says_running_total(fields[i])) header.columns.totals = true;
      ++known;
    }
  }
  find_wide_columns(header, fields, context);
  bool nameless = false;
  for (const std::size_t i : others) add_unknown(header, fields, i, nameless, context);
  if (known == 0) {
    header.faults.clear();
    header.faults.push_back(
        {&rule("header-missing"),
         -1,
         {},
         say("the first line names no column", "dòng đầu không nêu tên cột nào"),
         std::any_of(fields.begin(), fields.end(), has_lost_letters)
             ? lost_letters_hint()
             : say("begin the file with a header such as `target,period,area,value,reported_on`",
                   "đặt dòng tiêu đề ở đầu tệp, ví dụ `chỉ tiêu,kỳ báo cáo,địa phương,giá trị,ngày báo cáo`")});
  } else {
    const bool wide_periods = !header.wide.empty() && !header.wide.front().period.empty();
    if (context.plan_needed) need(header, fields, Column::plan, context);
    need(header, fields, Column::target, context);
    if (context.period_needed && !wide_periods) need(header, fields, Column::period, context);
    need_a_figure(header, fields, context);
    leave_to_missing(header);
  }
  std::stable_sort(header.faults.begin(), header.faults.end(),
                   [](const HeaderFault& a, const HeaderFault& b) { return a.field < b.field; });
  header.usable = std::none_of(header.faults.begin(), header.faults.end(),
                               [](const HeaderFault& each) { return each.rule->severity == Severity::error; });
  return header;
}

std::optional<char> stated_delimiter(std::string_view beginning) {
  std::string_view line = beginning.substr(0, beginning.find_first_of("\r\n"));
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || bare_key(line.substr(0, 4)) != "sep=") return std::nullopt;
  const char delimiter = line[4];
  return delimiter == ',' || delimiter == ';' || delimiter == '\t' ? std::optional(delimiter) : std::nullopt;
}

char likely_delimiter(std::string_view beginning) {
  constexpr int lines = 21;  // titles may stand above the header
  beginning = beginning.substr(0, 1 << 16);
  char best = ',';
  std::size_t most = 0;
  std::size_t separators = 0;
  for (int i = 0; i < lines && !beginning.empty(); ++i) {
    const std::string_view line = first_line(beginning);
    if (line.empty()) break;
    for (const char each : {',', ';', '\t'}) {
      const std::size_t known = known_columns(line, each);
      const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), each));
      if (known > most || (known == most && known > 0 && most < 2 && count > separators)) {
        best = each;
        most = known;
        separators = count;
      }
    }
    beginning.remove_prefix(static_cast<std::size_t>(line.data() + line.size() - beginning.data()));
  }
  return best;
}

}  // namespace plantrack
