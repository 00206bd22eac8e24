#include "read/progress/header.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/total_words.hpp"
#include "read/progress/unit_words.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace plantrack {
namespace {

constexpr Column figure_columns[] = {Column::value, Column::numerator, Column::denominator, Column::status};

// Headers that could be an area, an agency or a unit of measure: to guess would change what the rows mean.
bool may_be_several(std::string_view key) {
  return key == "donvi" || key == "madonvi" || key == "tendonvi";
}

// `column` is empty where the figures of a period or an area are meant.
HeaderFault stands_twice(int field, std::string_view column, std::string_view header) {
  return {&rule("column-repeated"), field, column,
          say("column `{}` stands twice in the header", "cột `{}` xuất hiện hai lần ở dòng tiêu đề", trim(header)),
          say("remove or rename one of them", "bỏ hoặc đổi tên một trong hai cột")};
}

HeaderFault repeated(int field, Column column, std::string_view header, std::string_view first_header) {
  if (bare_key(header) == bare_key(first_header)) return stands_twice(field, name_of(column), header);
  return {&rule("column-ambiguous"), field, name_of(column),
          say("both `{}` and `{}` would be the column {}", "cả `{}` và `{}` đều có thể là cột {}", trim(first_header),
              trim(header), words_for(column)),
          column == Column::period ? say("write year and part of the year into one column, such as `2024-Q1`",
                                         "ghi cả năm và quý, tháng vào một cột, ví dụ `Quý I/2024`")
                                   : say("keep one of them, or rename the one that holds something else",
                                         "chỉ giữ một cột, hoặc đổi tên cột chứa nội dung khác")};
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

HeaderFault estimates_by_header(int field, Text message) {
  return {&rule("column-ambiguous"), field, name_of(Column::value), std::move(message),
          say("name it `{}`, and add the column `{}` with `{}`", "đổi tên thành `{}` và thêm cột `{}`, ghi `{}`",
              words_for(Column::value), words_for(Column::estimate), say("yes", "có"))};
}

bool is_told(const Header& header, const Rule& rule) {
  return std::any_of(header.faults.begin(), header.faults.end(),
                     [&rule](const HeaderFault& each) { return each.rule == &rule; });
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
            say("`{}` may be the area, the agency or the unit",
                "`{}` có thể là địa bàn, cơ quan báo cáo hoặc đơn vị tính", shown),
            say("name it `đơn vị hành chính` (area), `đơn vị báo cáo` (agency) or `đơn vị tính` (unit)",
                "đặt tên là `đơn vị hành chính` (địa bàn), `đơn vị báo cáo` (cơ quan) hoặc `đơn vị tính`")};
  }
  if (const std::string dated = with_year(shown, "2024"); !dated.empty()) {
    return {&rule("column-unknown"),
            field,
            {},
            say("`{}` does not say its year, and is not read", "cột `{}` không ghi năm nên chương trình bỏ qua", shown),
            say("write the year, such as `{}`", "ghi thêm năm, ví dụ `{}`", dated)};
  }
  std::vector<std::string> candidates;
  for (const ColumnNames& each : column_names())
    candidates.insert(candidates.end(), each.names.begin(), each.names.end());
  const auto found = nearest(shown, candidates);
  Text hint =
      say("nothing need be done if it is not to be reported; else name it as the template does, such as `{}`",
          "không cần sửa nếu đây không phải số liệu phải nộp; nếu phải nộp thì đặt tên cột như trong mẫu, ví dụ `{}`",
          words_for(Column::value));
  constexpr std::size_t shortest = 5;  // "Đạt" is no "date"
  const bool may_be = found && bare_key(shown).size() >= shortest;
  if (may_be) hint = say("did you mean `{}`?", "Có phải là “{}” không?", candidates[*found]);
  return {&rule("column-unknown"),
          field,
          {},
          say("unknown column `{}` is not read", "cột `{}` không có trong mẫu nên chương trình bỏ qua", shown),
          std::move(hint)};
}

// "Kết quả năm trước", "Lũy kế", "Đăng ký 2024", "Tỷ lệ": figures, but not the results of the period.
bool speaks_of_other_figures(std::string_view header) {
  const std::string key = bare_key(header.substr(0, 200));
  if (key.starts_with("tyle") || key.starts_with("tile")) return true;
  for (const std::string_view word :
       {"namtruoc", "kytruoc", "quytruoc", "thangtruoc", "cungky", "luyke", "dangky", "sovoi", "lastyear", "previous",
        "prioryear", "priorperiod", "cumulative", "todate", "ytd", "kehoach", "muctieu", "%"}) {
    if (key.find(word) != std::string::npos) return true;
  }
  const FigureKind kind = read_figure_header(header).kind;
  return kind == FigureKind::plan || kind == FigureKind::comparison || kind == FigureKind::unclear;
}

// The unknown column that one of these may be meant by: misspelt, or holding what that column holds. -1: there is none;
// or more than one of figures, of which nothing tells which is meant.
int likely_field(std::span<const std::string_view> fields, std::span<const Column> wanted,
                 const HeaderContext& context) {
  std::vector<std::string> names;
  for (const Column each : wanted) {
    names.insert(names.end(), names_of(each).names.begin(), names_of(each).names.end());
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i]) || is_plan_word(fields[i]) || speaks_of_other_figures(fields[i])) continue;
    if (nearest(trim(fields[i]), names)) return static_cast<int>(i);
  }
  if (!context.all_cells) return -1;
  const auto holds = [&](std::string_view cell) {
    switch (wanted.front()) {
      case Column::plan: return context.is_plan && context.is_plan(cell);
      case Column::target: return context.is_target && context.is_target(cell);
      case Column::period: return parse_period(cell).has_value();
      case Column::value: return read_number(cell, Writing::first).problem == CellProblem::none;
      default: return false;
    }
  };
  std::vector<int> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool may_be = !column_named(fields[i]) && !is_passed_over(fields[i]) && !is_plan_word(fields[i]) &&
                        (wanted.front() != Column::value || !speaks_of_other_figures(fields[i]));
    if (may_be && context.all_cells(i, holds)) found.push_back(static_cast<int>(i));
  }
  return found.empty() || (found.size() > 1 && wanted.front() == Column::value) ? -1 : found.front();
}

// " (or `indicator`, `kpi`)": what else the column may be called.
Text other_names(Column column) {
  Text listed;
  constexpr std::size_t most = 3;
  std::size_t en = 0, vi = 0;
  const auto& names = names_of(column).names;
  for (std::size_t i = 2; i < names.size(); ++i) {
    const bool ascii = std::all_of(names[i].begin(), names[i].end(), [](char c) { return (c & 0x80) == 0; });
    std::size_t& count = ascii ? en : vi;
    std::string& list = ascii ? listed.en : listed.vi;
    if (count++ < most) list += (list.empty() ? "`" : ", `") + std::string(names[i]) + "`";
  }
  return {listed.en.empty() ? "" : " (or " + listed.en + ")", listed.vi.empty() ? "" : " (hoặc " + listed.vi + ")"};
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
    hint = say("column {} probably holds it: name it `{}`{}", "có thể là cột thứ {}: hãy đặt tên cột là `{}`{}",
               field + 1, wanted_name, other_names(wanted.front()));
  } else if (field >= 0) {
    hint = say("if that is column {}, name it `value`, `numerator`, `denominator` or `status`",
               "nếu đó là cột thứ {}, hãy đặt tên là `giá trị`, `tử số`, `mẫu số` hoặc `tình trạng`", field + 1);
  }
  header.faults.push_back({&rule("column-missing"), field, name_of(wanted.front()), std::move(what), std::move(hint)});
}

void need(Header& header, std::span<const std::string_view> fields, Column column, const HeaderContext& context) {
  if (header.columns.has(column)) return;
  Text hint = say("add the column `{}`{} to the header and fill it in each row, or rename the column that holds it",
                  "thêm cột `{}`{} vào dòng tiêu đề và điền ở từng dòng, hoặc đổi tên cột đang chứa nội dung đó",
                  words_for(column), other_names(column));
  if (column == Column::plan) {
    hint = say("add it, or let the file's name tell the plan's id, or say --plan-id",
               "thêm cột này, hoặc ghi mã kế hoạch trong tên tệp, hoặc dùng --plan-id");
  } else if (column == Column::period) {
    hint =
        say("add it, or write the period above the header (`Year 2024`), or say it with --period, where all is of one",
            "thêm cột này, hoặc ghi kỳ ở phía trên dòng tiêu đề (ví dụ “Năm 2024”), hoặc dùng --period nếu cả tệp chỉ "
            "có một kỳ");
  }
  add_missing(header, fields, {&column, 1}, say("column `{}` is missing", "thiếu cột `{}`", words_for(column)),
              std::move(hint), context);
}

// "Thực hiện năm 2024", "Kết quả đạt được" over figures: the field that holds what `value` is for. -1: there is none.
// So does a column of any name whose figures stand in rows that have no other.
int figures_by_another_name(const Header& header, std::span<const std::string_view> fields,
                            const HeaderContext& context) {
  const auto says_figures = [](std::string_view name) {
    const std::string key = bare_key(without_brackets(name));
    for (const std::string_view word : {"thuchien", "ketqua", "giatri", "solieu", "actual", "result", "achieved"}) {
      if (key.starts_with(word)) return true;
    }
    return !period_of_header(name).empty();
  };
  const auto is_figure = [](std::string_view cell) {
    return is_digit(cell.front()) || (cell.size() > 1 && cell.front() == '-' && is_digit(cell[1]));
  };
  std::vector<int> others;
  for (const Column each : figure_columns) {
    if (header.columns.has(each)) others.push_back(header.columns[each]);
  }
  int alone = -1;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i]) || is_passed_over(fields[i]) || is_plan_word(fields[i]) || fields[i].size() > 200)
      continue;
    if (!context.all_cells || !context.all_cells(i, is_figure)) continue;
    if (says_figures(fields[i])) return static_cast<int>(i);
    if (alone < 0 && context.stands_alone && context.stands_alone(i, others)) alone = static_cast<int>(i);
  }
  return alone;
}

void need_a_figure(Header& header, std::span<const std::string_view> fields, const HeaderContext& context) {
  if (!header.wide.empty() || header.columns.has(Column::value)) return;
  const auto is_of_figures = [](const HeaderFault& each) {
    return each.rule == &rule("column-ambiguous") && each.column == name_of(Column::value);
  };
  if (std::any_of(header.faults.begin(), header.faults.end(), is_of_figures)) return;
  if (std::any_of(std::begin(figure_columns), std::end(figure_columns),
                  [&](Column each) { return header.columns.has(each); })) {
    // A ratio's parts or a status are there: the figures of the other targets may stand under another name.
    const int field = figures_by_another_name(header, fields, context);
    if (field < 0) return;
    header.faults.push_back(
        {&rule("column-missing"), field, name_of(Column::value),
         say("column `{}` is missing, but `{}` holds figures", "thiếu cột `{}`, trong khi cột `{}` chứa số liệu",
             words_for(Column::value), trim(fields[static_cast<std::size_t>(field)])),
         say("name that column `{}`", "đổi tên cột đó thành `{}`", words_for(Column::value))});
    return;
  }
  add_missing(header, fields, figure_columns, say("no column holds a figure", "không có cột nào chứa số liệu"),
              say("add `value`, or `numerator` and `denominator`, or `status`",
                  "thêm cột `giá trị`, hoặc `tử số` và `mẫu số`, hoặc `tình trạng`"),
              context);
}

// "Jul-24" over figures: the months that a spreadsheet made of periods. Each is told as that, and of nothing else.
bool add_months_of_excel(Header& header, std::span<const std::string_view> fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (is_wide_field(header.wide, i)) continue;  // "Jan 2024" is a month as people write it
    const auto named = column_named(fields[i]) ? std::nullopt : named_date(trim(fields[i]));
    if (!named || !named->month_first) continue;
    CellFault fault = period_fault(trim(fields[i]), CellProblem::unreadable, {});
    header.faults.push_back({fault.rule, static_cast<int>(i), {}, std::move(fault.message), std::move(fault.hint)});
  }
  if (!is_told(header, rule("excel-date-for-period"))) return false;
  std::erase_if(header.faults, [](const HeaderFault& each) { return each.rule == &rule("column-unknown"); });
  return true;
}

bool letters_garbled(std::span<const std::string_view> fields) {
  constexpr std::size_t telling = 3;
  std::size_t count = 0;
  for (const std::string_view field : fields) count += garbled_letters(field);
  return count >= telling;
}

// "Quý I | Quý II | 6 tháng": the year is what is missing, of which one line above the header is enough.
bool add_periods_without_year(Header& header, std::span<const std::string_view> fields) {
  if (header.columns.has(Column::period) || header.columns.has(Column::value)) return false;
  int first = -1;
  std::size_t count = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i]) || with_year(fields[i], "2024").empty()) continue;
    if (count++ == 0) first = static_cast<int>(i);
  }
  if (count < 2) return false;
  const std::string_view shown = trim(fields[static_cast<std::size_t>(first)]);
  header.faults.push_back(
      {&rule("column-missing"), first, name_of(Column::period),
       say("`{}` and the headers beside it do not say their year", "`{}` và các cột bên cạnh không ghi năm", shown),
       say("write the year in each, such as `{}`, or in a line above the header: `Year 2024`",
           "ghi năm ở từng cột, ví dụ `{}`, hoặc ở một dòng phía trên tiêu đề: “Năm 2024”", with_year(shown, "2024"))});
  return true;
}

// Targets as columns, areas as rows: each has to stand in a row.
bool add_targets_on_top(Header& header, std::span<const std::string_view> fields, const HeaderContext& context) {
  if (header.columns.has(Column::target) || header.columns.has(Column::value) || !context.is_target) return false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view name = without_brackets(fields[i]);
    if (column_named(fields[i]) || name.empty() || !context.is_target(name)) continue;
    header.faults.push_back(
        {&rule("column-missing"), static_cast<int>(i), name_of(Column::target),
         say("`{}` is a target, and targets stand in rows, not in columns",
             "`{}` là một chỉ tiêu, mà mỗi chỉ tiêu phải ở một dòng, không ở cột", name),
         say("write a row for each target and area, with the columns `{}`, `{}`, `{}`, `{}`, as `plantrack template` "
             "makes them",
             "ghi mỗi chỉ tiêu của mỗi địa bàn một dòng, với các cột `{}`, `{}`, `{}`, `{}` như biểu do `plantrack "
             "template` lập",
             words_for(Column::target), words_for(Column::period), words_for(Column::area), words_for(Column::value))});
    return true;
  }
  return false;
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

namespace {

// Columns that are told from each other by what their headers say.
struct WideColumns {
  std::vector<WideColumn> columns;
  std::set<std::tuple<std::string, std::string, bool>> known;

  // Tells of a column that says what one before it says.
  void add(Header& header, WideColumn column, std::span<const std::string_view> fields) {
    const auto period = parse_period(column.period);
    if (!known.emplace(period ? period->text() : column.period, name_key(column.area), column.estimate).second) {
      header.faults.push_back(stands_twice(static_cast<int>(column.field), {}, fields[column.field]));
    }
    columns.push_back(std::move(column));
  }
  bool empty() const { return columns.empty(); }
};

void note_unit(Header& header, std::string_view of_figures) {
  if (std::string unit = unit_in_header(of_figures); !unit.empty()) header.columns.units.push_back(std::move(unit));
}

// "Toàn tỉnh"; "Tổng số" beside areas is their sum.
bool is_whole(std::string_view header) {
  return says_whole(header) && !says_total(header);
}

// Where there is no column of figures, two or more that name periods or areas are.
void find_wide_columns(Header& header, std::span<const std::string_view> fields, const HeaderContext& context) {
  for (const Column figure : {Column::value, Column::numerator, Column::denominator}) {
    if (header.columns.has(figure)) return;
  }
  WideColumns periods, areas, both;
  std::vector<WideColumn> whole, wholes;  // of the whole: alone, and of a period
  const auto note = [&header](std::string_view of_figures) {
    note_unit(header, of_figures);
    header.columns.totals = header.columns.totals || says_running_total(of_figures);
  };
  const auto any_field = [fields](auto&& holds) { return std::any_of(fields.begin(), fields.end(), holds); };
  const bool any_period = any_field([](auto each) { return !period_of_header(each).empty(); });
  const bool any_area = any_field([&context](auto each) { return context.is_area && context.is_area(trim(each)); });
  // Without a period beside them, days may be deadlines.
  const auto may_be_period = [](auto each) { return is_period_misspelt(each) && !parse_date(trim(each)); };
  const bool takes_misspelt = any_period || (!any_area && !header.columns.has(Column::status) &&
                                             std::count_if(fields.begin(), fields.end(), may_be_period) > 1);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (column_named(fields[i])) continue;
    if (takes_misspelt && is_period_misspelt(fields[i])) {
      // What is wrong with it is told as of any period.
      FigureHeader figures = read_figure_header(fields[i]);
      periods.add(header, {i, std::move(figures.rest), {}, figures.kind == FigureKind::estimate}, fields);
    } else if (FigureHeader figures = read_figure_header(fields[i]); figures.is_figures() && !figures.period.empty()) {
      periods.add(header, {i, std::move(figures.period), {}, figures.kind == FigureKind::estimate}, fields);
      note(fields[i]);
    } else if (context.is_area && context.is_area(trim(fields[i]))) {
      areas.add(header, {i, {}, std::string(trim(fields[i]))}, fields);
    } else if (auto of_area = read_area_header(fields[i], context.is_area); of_area && of_area->figures.is_figures()) {
      const bool estimate = of_area->figures.kind == FigureKind::estimate;
      both.add(header, {i, std::move(of_area->figures.period), std::move(of_area->area), estimate}, fields);
      note(fields[i]);
    } else if (auto of_whole = read_area_header(fields[i], is_whole); of_whole && of_whole->figures.is_figures()) {
      const bool estimate = of_whole->figures.kind == FigureKind::estimate;
      wholes.push_back({i, std::move(of_whole->figures.period), {}, estimate});
      note(fields[i]);
    } else if (const FigureHeader words = read_figure_header(fields[i]); words.is_figures() && is_whole(words.rest)) {
      whole.push_back({i, {}, {}, words.kind == FigureKind::estimate});
    }
  }
  const bool may_be_periods = !header.columns.has(Column::period), may_be_areas = !header.columns.has(Column::area);
  const auto with_whole = [&](std::vector<WideColumn> of_areas, std::vector<WideColumn> of_whole) {
    for (WideColumns apart; const WideColumn& each : of_whole) apart.add(header, each, fields);
    of_areas.insert(of_areas.end(), of_whole.begin(), of_whole.end());
    std::sort(of_areas.begin(), of_areas.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
    return of_areas;
  };
  if (may_be_periods && may_be_areas && !periods.empty() && !both.empty()) {
    header.faults.push_back({&rule("column-ambiguous"),
                             static_cast<int>(periods.columns.front().field),
                             {},
                             say("`{}` names no area, but `{}` does", "`{}` không ghi địa bàn, trong khi `{}` có ghi",
                                 trim(fields[periods.columns.front().field]), trim(fields[both.columns.front().field])),
                             say("name the area of each column, or of none; the whole is `All`",
                                 "ghi địa bàn cho mọi cột, hoặc không cột nào; số liệu chung thì ghi `Toàn tỉnh`")});
    // Nothing else is wrong with these.
    periods.columns.insert(periods.columns.end(), both.columns.begin(), both.columns.end());
  }
  if (may_be_periods && !periods.empty()) header.wide = std::move(periods.columns);
  if (header.wide.empty() && may_be_periods && may_be_areas && !both.empty() &&
      both.columns.size() + wholes.size() >= 2) {
    header.wide = with_whole(std::move(both.columns), std::move(wholes));
  }
  if (header.wide.empty() && may_be_areas && areas.columns.size() >= 2)
    header.wide = with_whole(std::move(areas.columns), std::move(whole));
  if (header.wide.empty() && may_be_periods && may_be_areas && both.empty() && !wholes.empty())
    header.wide = with_whole({}, std::move(wholes));
  // Beside several columns nothing tells of which of them a status is.
  const int status = header.columns[Column::status];
  if (header.wide.size() < 2 || status < 0) return;
  header.columns.place(Column::status, -1);
  header.faults.push_back({&rule("column-unknown"), status, name_of(Column::status),
                           say("`{}` does not say of which of the columns it is, and is not read",
                               "cột `{}` không cho biết là của cột số liệu nào nên chương trình bỏ qua",
                               trim(fields[static_cast<std::size_t>(status)])),
                           say("of a target that is judged by its status write that in the columns of figures",
                               "với chỉ tiêu đánh giá theo tình trạng, hãy ghi tình trạng vào chính các cột số liệu")});
}

// One of several areas as headers that are no columns of figures, for another column is.
bool is_area_on_top(const Header& header, std::span<const std::string_view> fields, std::size_t field,
                    const HeaderContext& context) {
  if (areas_on_top(header.wide) || header.columns.has(Column::area) || !context.is_area) return false;
  const auto is_area = [&context](std::string_view name) { return !trim(name).empty() && context.is_area(trim(name)); };
  if (!is_area(fields[field])) return false;
  return is_told(header, rule("areas-column-unread")) || std::count_if(fields.begin(), fields.end(), is_area) > 1;
}

// "Thị trấn Bình Gia", "Harbour ward": a kind, and a name whose words begin large. "Xã hội hóa", "Tổng huyện" are none.
bool names_kind_of_area(std::string_view header) {
  constexpr std::size_t most_words = 6, longest = 100;
  const std::string text = header.size() > longest ? std::string() : nfc(trim(header));
  std::vector<std::string_view> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(std::string_view(text).substr(at, end - at));
    at = end;
  }
  if (words.size() < 2 || words.size() > most_words) return false;
  const auto is_large = [](std::string_view word) {
    std::size_t end = 0;
    code_point_at(word, end);
    return is_digit(word.front()) || name_key(word.substr(0, end)) != word.substr(0, end);
  };
  const auto all_large = [&](std::size_t from, std::size_t end) {
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                       words.begin() + static_cast<std::ptrdiff_t>(end), is_large);
  };
  const std::string two = std::string(words[0]) + ' ' + std::string(words[1]);
  if (is_one_of(words[0], {"Huyện", "huyện", "Xã", "xã", "Phường", "phường", "Quận", "quận", "TP.", "TX.", "H.", "P.",
                           "X.", "TT."}))
    return all_large(1, words.size());
  if (words.size() > 2 &&
      is_one_of(two, {"Thành phố", "thành phố", "Thị xã", "thị xã", "Thị trấn", "thị trấn", "Đặc khu", "đặc khu"}))
    return all_large(2, words.size());
  const bool is_word =
      is_one_of(words[0], {"By", "Other", "Total", "Each", "Per", "All", "Average", "Number", "Every", "No."});
  return !is_word && is_one_of(words.back(), {"ward", "Ward", "district", "District", "borough", "Borough"}) &&
         all_large(0, words.size() - 1);
}

void add_unknown(Header& header, std::span<const std::string_view> fields, std::size_t i,
                 const HeaderContext& context) {
  const int field = static_cast<int>(i);
  const std::string_view shown = trim(fields[i]);
  if (is_wide_field(header.wide, i)) return;
  if (shown.empty()) {
    if (context.no_cells && context.no_cells(i)) return;
    // Merged over several columns: which of them are the results?
    const auto over = std::find_if(header.wide.begin(), header.wide.end(),
                                   [i](const WideColumn& each) { return each.field + 1 == i; });
    if (over != header.wide.end()) {
      header.faults.push_back(unclear_figures(over->field, fields[over->field]));
      return;
    }
  } else if (is_passed_over(shown)) {
    return;
  } else if (areas_on_top(header.wide) && (names_whole(shown) || read_area_header(shown, names_whole))) {
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
  } else if (column_named(shown) == Column::estimate) {
    HeaderFault fault =
        estimates_by_header(field, say("`{}` holds figures: whether one is an estimate is said row by row",
                                       "`{}` chứa số liệu: số ước phải ghi rõ ở từng dòng", shown));
    if (header.columns.has(Column::value)) {
      fault.hint = say("write these figures in rows of their own under `{}`, with `{}` in a column `{}`",
                       "ghi các số này thành dòng riêng ở cột `{}`, và ghi `{}` ở cột `{}`", words_for(Column::value),
                       say("yes", "có"), words_for(Column::estimate));
    }
    header.faults.push_back(std::move(fault));
    return;
  } else if (is_area_on_top(header, fields, i, context)) {
    if (!is_told(header, rule("areas-column-unread"))) {
      header.faults.push_back(
          {&rule("areas-column-unread"), field, name_of(Column::area),
           say("`{}` and other columns are areas, but the table has a column of figures, too",
               "`{}` và các cột khác là địa bàn, nhưng bảng lại có cột số liệu riêng", shown),
           say("leave out `{0}`, `{1}` and `{2}`: write ratios as `6/8` below the areas; or write a row for each area",
               "bỏ các cột `{0}`, `{1}`, `{2}`: ghi tỷ lệ dưới tên địa bàn dạng `6/8`; hoặc ghi mỗi địa bàn một dòng",
               words_for(Column::value), words_for(Column::numerator), words_for(Column::denominator))});
    }
    return;
  } else if (const auto of_area = read_area_header(shown, context.is_area);
             is_plan_word(shown) || (of_area && of_area->figures.kind == FigureKind::plan)) {
    if (is_told(header, rule("planned-figures"))) return;
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
                                 "cột `{}` chứa tên địa bàn nhưng không phải là cột được đọc", shown),
                             say("name it `{}`", "đặt tên cột là `{}`", words_for(Column::area))});
    return;
  }
  header.faults.push_back(unknown(field, fields[i]));
  if (areas_on_top(header.wide) && context.area_meant && header.faults.back().rule == &rule("column-unknown")) {
    Text meant = context.area_meant(shown);
    if (meant.empty() && names_kind_of_area(shown)) {
      meant = say("correct the name; if the plan has no such area, delete the column",
                  "sửa lại tên; nếu kế hoạch không có địa bàn này thì xóa cột");
    }
    if (!meant.empty()) {
      header.faults.back() = {&rule("areas-column-unread"), field, name_of(Column::area),
                              say("`{}` stands among areas, but the plan has none of that name",
                                  "`{}` nằm giữa các cột địa bàn nhưng kế hoạch không có địa bàn này", shown),
                              std::move(meant)};
    }
  }
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

// "Ước thực hiện" over 12,5: no marks that others are estimates.
bool holds_estimates_as_figures(std::size_t field, const HeaderContext& context) {
  std::size_t figures = 0, no_marks = 0;
  const auto is_figure = [&](std::string_view cell) {
    ++figures;
    no_marks += cell != "0" && cell != "1" ? 1 : 0;
    return read_number(cell, Writing::first).problem == CellProblem::none;
  };
  return context.all_cells && context.all_cells(field, is_figure) && figures > 1 && no_marks > 0;
}

// Some are ids of plans, and the others, which may be misspelt, at least no figures.
bool holds_plan_ids(std::size_t field, const HeaderContext& context) {
  bool some = false;
  const auto may_be = [&](std::string_view cell) {
    const bool is_plan = context.is_plan(cell);
    some = some || is_plan;
    return is_plan || read_number(cell, Writing::first).problem != CellProblem::none;
  };
  return context.all_cells && context.is_plan && context.all_cells(field, may_be) && some;
}

std::optional<Column> column_read(std::span<const std::string_view> fields, std::size_t field,
                                  const HeaderContext& context) {
  const std::optional<Column> named = column_named(fields[field]);
  if (!named) return std::nullopt;
  if (named == Column::estimate && holds_estimates_as_figures(field, context)) return std::nullopt;
  // "Thực hiện (% KH)", "Giá trị (cùng kỳ năm trước)".
  if (named == Column::value && read_figure_header(fields[field]).kind == FigureKind::comparison) return std::nullopt;
  return holds_planned_figures(fields, field, named.value(), context) ? std::nullopt : named;
}

}  // namespace

bool areas_on_top(const std::vector<WideColumn>& wide) {
  return std::any_of(wide.begin(), wide.end(), [](const WideColumn& each) { return !each.area.empty(); });
}

bool is_wide_field(const std::vector<WideColumn>& wide, std::size_t field) {
  return std::any_of(wide.begin(), wide.end(), [field](const WideColumn& each) { return each.field == field; });
}

Header match_header(std::span<const std::string_view> fields, const HeaderContext& context) {
  Header header;
  std::size_t known = 0;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const int field = static_cast<int>(i);
    std::optional<Column> column = column_read(fields, i, context);
    const bool plan_ids = !column && bare_key(without_brackets(fields[i])) == "kehoach" && holds_plan_ids(i, context);
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
            estimates_by_header(field, say("`{}`: whether a figure is an estimate is said row by row",
                                           "`{}`: số ước phải ghi rõ ở từng dòng", trim(fields[i]))));
      }
      if (column == Column::value && read_figure_header(fields[i]).kind == FigureKind::unclear) {
        header.faults.push_back(unclear_column(field, fields[i]));
      }
      if (column == Column::value && says_running_total(fields[i])) header.columns.totals = true;
      if (column == Column::value) note_unit(header, fields[i]);
      ++known;
    }
  }
  find_wide_columns(header, fields, context);
  for (const std::size_t i : others) add_unknown(header, fields, i, context);
  const std::string_view start = fields.empty() ? std::string_view() : trim(fields.front());
  if (known == 0 && (start.starts_with('{') || start.starts_with('['))) {
    header.faults.clear();
    header.faults.push_back(
        {&rule("header-missing"),
         -1,
         {},
         say("the file is JSON, and no rows of progress", "tệp có dạng JSON, không phải các dòng số liệu"),
         say("`compare` takes reports in JSON: files whose names end in `.json`",
             "`compare` nhận báo cáo dạng JSON: tên tệp phải có đuôi `.json`")});
  } else if (known == 0) {
    header.faults.clear();
    header.faults.push_back(
        {&rule("header-missing"),
         -1,
         {},
         say("the first line names no column", "dòng đầu không nêu tên cột nào"),
         std::any_of(fields.begin(), fields.end(), has_lost_letters) ? lost_letters_hint()
         : letters_garbled(fields)
             ? garbled_letters_hint()
             : say("begin the file with a header such as `target,period,area,value,reported_on`",
                   "đặt dòng tiêu đề ở đầu tệp, ví dụ `chỉ tiêu,kỳ báo cáo,địa phương,giá trị,ngày báo cáo`")});
  } else {
    const bool wide_periods = !header.wide.empty() && !header.wide.front().period.empty();
    if (context.plan_needed) need(header, fields, Column::plan, context);
    const bool targets_on_top = add_targets_on_top(header, fields, context);
    if (!targets_on_top) need(header, fields, Column::target, context);
    const bool long_form =
        header.columns.has(Column::period) || std::any_of(std::begin(figure_columns), std::end(figure_columns),
                                                          [&](Column each) { return header.columns.has(each); });
    if (long_form || !add_months_of_excel(header, fields)) {
      const bool yearless = context.period_needed && !wide_periods && add_periods_without_year(header, fields);
      if (context.period_needed && !wide_periods && !yearless && !targets_on_top)
        need(header, fields, Column::period, context);
      if (!yearless && !targets_on_top) need_a_figure(header, fields, context);
    }
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