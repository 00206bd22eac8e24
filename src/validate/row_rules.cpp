#include "validate/row_rules.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/heading.hpp"
#include "read/progress/total_words.hpp"

#include <algorithm>
#include <array>

namespace plantrack {

using namespace std::string_view_literals;

namespace {

using Advice = ProgressReader::Advice;
using Wanted = ProgressReader::Wanted;

std::string listed(const std::deque<PlanFacts>& plans) {
  std::string ids;
  for (const PlanFacts& each : plans) ids += (ids.empty() ? "`" : ", `") + each.plan().id.value + "`";
  return ids;
}

// A name that is not known; an error of Excel in its place is called what it is.
template <class Make>
void report_unknown(ProgressReader& reader, ProgressRow& row, const Rule& unknown_name, Column column, Make&& make) {
  if (reader.refuses_formula(row, column)) return;
  if (!is_excel_error(row[column])) {
    return reader.report(row, unknown_name, column, [&](Wanted wanted) {
      Advice advice = make(wanted);
      if (has_lost_letters(row[column])) {
        advice.hint = lost_letters_hint();
        advice.fix.reset();
      }
      return advice;
    });
  }
  reader.report(row, rule("excel-error"), column, [&] {
    CellFault fault = excel_error_fault(row[column]);
    return Advice{std::move(fault.message), std::move(fault.hint)};
  });
}

// "Toàn tỉnh", "Tổng số", "All wards": people fill the cell in where it should be empty.
bool says_all_areas(std::string_view cell) {
  if (cell.size() > 200) return false;
  if (says_whole(cell)) return true;
  const std::string key = bare_key(cell);
  constexpr std::array words = {"tinh"sv,          "toanxa"sv, "chung"sv,    "province"sv,
                                "wholeprovince"sv, "city"sv,   "wholecity"sv};
  return std::find(words.begin(), words.end(), key) != words.end() ||
         ((key.starts_with("all") || key.starts_with("tatca")) && name_key(cell).find(' ') != std::string::npos);
}

// The place's own name, in a cell that is for its areas.
bool names_place(std::string_view cell, const Plan& plan) {
  if (cell.size() > 200) return false;
  const std::string key = bare_key(cell);
  for (const std::string* name : {&plan.place.name.value.vi, &plan.place.name.value.en}) {
    const std::string place = bare_key(*name);
    if (!place.empty() && (key == place || key == "tinh" + place || key == "toantinh" + place)) return true;
  }
  return false;
}

// Where a fix is written instead of the cell, the rest of the row is read by what that names; else -1.
int find_mended(const ProgressReader& reader, Column column, const NameTable& names) {
  const std::optional<std::string>& mended = reader.fix(column);
  return mended ? names.find(*mended) : -1;
}

NameTable::Suggestion suggestion_of(const NameTable& names, std::string_view cell, Wanted wanted) {
  return wanted == Wanted::fix ? names.fix(cell) : names.suggestion(cell);
}

NameTable::Suggestion area_suggestion(const PlanIndex& index, std::string_view cell, Wanted wanted) {
  NameTable::Suggestion suggestion = suggestion_of(index.areas(), cell, wanted);
  if (!suggestion.fix) {
    if (const int same_stem = index.areas().find_stem(cell); same_stem >= 0) {
      suggestion = {index.areas().question(same_stem), std::nullopt};
    }
  }
  if (says_all_areas(cell)) {
    return {say("leave the area empty for the whole", "để trống ô `địa phương` nếu là số liệu chung"), std::nullopt};
  }
  if (names_place(cell, index.plan())) {
    const Text empty = say("leave the area empty for the whole", "để trống ô `địa phương` nếu là số liệu chung");
    suggestion.hint = suggestion.hint.empty() ? empty : say("{}; or {}", "{}. {}", empty, suggestion.hint);
    suggestion.fix.reset();
  }
  if (suggestion.hint.empty()) {
    suggestion.hint = say("use an area's id or name from the plan", "dùng tên hoặc mã địa bàn có trong kế hoạch");
  }
  return suggestion;
}

void report_missing(ProgressReader& reader, ProgressRow& row, Column column, const Text& what) {
  reader.report(row, rule("missing-cell"), column, [&] {
    return Advice{say("the row does not say its {}", "dòng không ghi {}", what),
                  say("fill in the cell", "điền vào ô này")};
  });
}

// "lũy kế" and no more: of a year's figure it can only be since earlier years.
bool names_no_time(std::string_view note) {
  const std::string key = bare_key(note);
  return key.find_first_of("0123456789") == std::string::npos && key.find("nam") == std::string::npos &&
         key.find("thang") == std::string::npos && key.find("year") == std::string::npos &&
         key.find("month") == std::string::npos && key.find("ytd") == std::string::npos;
}

// "lũy kế từ 2021" beside a later year: the figures of several years.
bool names_earlier_year(std::string_view note, int year) {
  for (std::size_t at = note.find_first_of("12"); at != std::string_view::npos; at = note.find_first_of("12", at + 1)) {
    const std::size_t digits = count_digits(note.substr(at));
    if (digits == 4 && small_number(note.substr(at, 4)) < year &&
        small_number(note.substr(at, 4)) >= Period::first_year)
      return true;
    at += digits;
  }
  return false;
}

// The row as the rules want it; names are set by then.
void fill(TypedRow& typed, const ProgressRow& row, int year_begins) {
  if (row.period.good()) {
    const Months months = row.period.value.months(year_begins);
    typed.dated = true;
    typed.first = first_day(months.first).days;
    typed.last = last_day(months.last()).days;
  }
  if (row.reported_on.good()) typed.reported = row.reported_on.value.days;
  typed.estimate = row.estimate;
  typed.says_total = says_running_total(row[Column::note]);
  typed.over_years = typed.says_total && typed.dated &&
                     (names_earlier_year(row[Column::note], Date{typed.first}.year()) ||
                      (row.period.value.frequency() == Frequency::year && names_no_time(row[Column::note])));
  const auto set = [&typed](Column column, bool given, bool good) {
    const std::uint16_t bit = TypedRow::bit(column);
    if (given) typed.given = static_cast<std::uint16_t>(typed.given | bit);
    if (good) typed.good = static_cast<std::uint16_t>(typed.good | bit);
  };
  set(Column::value, row.value.given(), row.value.good());
  set(Column::numerator, row.numerator.given(), row.numerator.good());
  set(Column::denominator, row.denominator.given(), row.denominator.good());
  set(Column::status, row.status.given(), row.status.good());
  set(Column::evidence, !row[Column::evidence].empty(), true);
  typed.value = row.value.value;
  typed.value_digits = row.value.fraction_digits;
  typed.numerator = row.numerator.value;
  typed.denominator = row.denominator.value;
  typed.area_cell = row[Column::area];
  typed.agency_cell = row[Column::agency];
  typed.only_template = row[Column::reported_on].empty() && row[Column::evidence].empty() && row[Column::note].empty();
}

Observation observation(const ProgressRow& row, const TypedRow& typed, std::size_t target, Months months) {
  Observation result;
  result.target = static_cast<std::uint32_t>(target);
  result.area = typed.area;
  result.months = months;
  if (row.status.good()) {
    result.figure = Figure::status;
    result.progress = row.status.value;
  } else if (row.numerator.good() && row.denominator.good()) {
    result.figure = Figure::ratio;
    result.value = row.numerator.value;
    result.denominator = row.denominator.value;
  } else {
    result.value = row.value.value;
  }
  if (row.reported_on.good()) result.reported_on = row.reported_on.value;
  result.estimate = row.estimate;
  result.line = row.line;
  return result;
}

TableForm form_of(const ProgressReader& reader) {
  if (!reader.is_wide()) {
    return reader.columns().has(Column::value) ? TableForm::rows : TableForm::rows_without_value;
  }
  return reader.areas_on_top() ? TableForm::areas_on_top : TableForm::periods_on_top;
}

// The number in (1), 2, (6)=(5)/(4), or -1 as spreadsheets make of (1), as it stands under the header of official
// tables; 0 for a letter; -1 for anything else.
int column_number(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() == 1 && cell[0] >= 'A' && cell[0] <= 'Z') return 0;
  if (cell.empty() || cell.size() > 20 || cell.find_first_not_of("0123456789()=/+-*x: ") != std::string_view::npos)
    return -1;
  std::string_view first = cell.substr(0, cell.find('='));
  first.remove_prefix(std::min(first.find_first_not_of("(- "), first.size()));
  const std::size_t digits = count_digits(first);
  return digits >= 1 && digits <= 2 ? small_number(first.substr(0, digits)) : -1;
}

// Does `holds` of every cell that holds something, and are there three or more?
template <class Holds>
bool all_cells(const ProgressRow& row, Holds&& holds) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < column_count; ++i) {
    if (row.field[i] < 0 || row.text[i].empty()) continue;
    if (!holds(static_cast<Column>(i), row.text[i])) return false;
    ++cells;
  }
  return cells >= 3;
}

// The numbers of its columns, counted from anywhere.
bool numbers_its_columns(const ProgressRow& row) {
  std::optional<int> distance;
  const auto fits = [&](Column column, std::string_view cell) {
    const int number = column_number(cell);
    if (number <= 0) return number == 0;
    const int from_here = number - row.field[static_cast<std::size_t>(column)];
    if (!distance) distance = from_here;
    return *distance == from_here;
  };
  return all_cells(row, fits) && distance.has_value();
}

// The names of its columns: no name begins with a digit, which most rows have somewhere. In a wide table: its fields
// are those of the header.
bool repeats_the_header(const ProgressReader& reader, const ProgressRow& row) {
  if (reader.is_wide()) {
    if (reader.repeats_line_of_header()) return true;
    const auto fields = reader.csv().fields();
    const std::vector<std::string>& headers = reader.headers();
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(fields.size(), headers.size()); ++i) {
      const std::string_view cell = trim(fields[i]);
      if (cell.empty()) continue;
      const std::optional<Column> column = column_named(cell);
      if (visible(cell, 80) != headers[i] && (!column || name_of(*column) != headers[i])) return false;
      ++same;
    }
    return same >= 2 && column_named(row[Column::target]) == Column::target;
  }
  return all_cells(row, [](Column, std::string_view cell) { return !is_digit(cell.front()); }) &&
         all_cells(row, [](Column column, std::string_view cell) { return column_named(cell) == column; });
}

// The header of another table: the target's column by its name, and others, but not as the first header has them.
bool is_other_header(const ProgressReader& reader, const ProgressRow& row) {
  if (column_named(row[Column::target]) != Column::target || repeats_the_header(reader, row)) return false;
  const auto fields = reader.csv().fields();
  const auto names_a_column = [](std::string_view cell) {
    return !trim(cell).empty() && (column_named(trim(cell)) || !period_of_header(trim(cell)).empty());
  };
  return std::count_if(fields.begin(), fields.end(), names_a_column) >= 3;
}

// "Tổng cộng" under "STT".
bool total_before_target(const ProgressReader& reader) {
  const auto fields = reader.csv().fields();
  const int target = reader.columns()[Column::target];
  return std::any_of(fields.begin(), fields.begin() + std::clamp<std::ptrdiff_t>(target, 0, std::ssize(fields)),
                     [](std::string_view cell) { return cell.size() < 100 && says_total(trim(cell)); });
}

// "Lạng Sơn, ngày 5 tháng 1 năm 2025" in a cell of figures, below the table; no figure with its day behind it.
bool is_dateline(std::string_view cell) {
  if (cell.size() > 200) return false;
  const std::string key = bare_key(cell);
  const std::size_t day = key.find("ngay");
  return day != std::string::npos && key.find("thang", day) != std::string::npos &&
         key.find_first_of("0123456789") > day;
}

// What the row has, where it names no target: a heading stands merged over the row, from its first cell on.
std::string_view heading_of(const ProgressReader& reader, const ProgressRow& row) {
  if (!row[Column::target].empty()) return row[Column::target];
  for (const std::string_view field : reader.csv().fields()) {
    if (!trim(field).empty()) return trim(field);
  }
  return {};
}

// "I. HUYỆN HỮU LŨNG", "Huyện: Hữu Lũng", "Trên địa bàn huyện Hữu Lũng (24 xã):"; not who signs for it.
bool is_heading_of_area(const ProgressReader& reader, std::string_view heading) {
  std::string_view words = without_numbering(heading);
  while (words.ends_with(':') || words.ends_with('.')) words.remove_suffix(1);
  words = without_brackets(words);
  std::string key = bare_key(words);
  std::erase(key, ':');
  const std::string area = bare_key(reader.area_in(words));
  return !area.empty() && (key == area || key == "trendiaban" + area || key == "diaban" + area);
}

// What to do about a heading that says of the rows below what each has to say itself: that they are planned figures,
// of which period or area they are. Empty: it says no such thing.
Text hint_on_heading(const ProgressReader& reader, std::string_view heading, bool has_figure = false) {
  if (is_heading_of_plans(heading)) {
    return say("delete it and the rows of planned figures: the plan file says what was planned",
               "xóa dòng này và các dòng số kế hoạch: số kế hoạch đã có trong tệp kế hoạch");
  }
  const bool of_time = is_heading_of_other_times(heading) || (reader.tells_period() && is_heading_of_period(heading));
  if (of_time && !says_period_of(heading, reader.title_period())) {
    return say(
        "this is a period: give the table a column `{}` and write it in each row, or put the tables on sheets or in "
        "files of their own",
        "đây là kỳ báo cáo: thêm cột `{}` và ghi kỳ ở từng dòng, hoặc để mỗi bảng ở một trang tính hay tệp riêng",
        words_for(Column::period));
  }
  const bool areas = reader.columns().has(Column::area) || form_of(reader) == TableForm::areas_on_top;
  if (areas || !is_heading_of_area(reader, heading)) return {};
  if (has_figure) {
    return say("this is an area: write the target's name here, and the area in a column `{}`",
               "đây là tên địa bàn: ghi tên chỉ tiêu vào ô này và tên địa bàn vào cột `{}`", words_for(Column::area));
  }
  return say("this is an area: write it in the column `{}` of the rows that are about it, and delete this row",
             "đây là tên địa bàn: ghi vào cột `{}` ở các dòng của địa bàn này rồi xóa dòng này",
             words_for(Column::area));
}

// The only target that a name may be meant by, which a fix writes instead: its cells are read as that one's. -1: none.
int target_meant(const PlanFacts& plan, std::string_view cell) {
  const NameTable& targets = plan.index.targets();
  const int found = targets.find(without_numbering(cell));
  return found >= 0 ? found : targets.find_loosely(cell);
}

}  // namespace

template <class Find>
int RowRules::look_up(const PlanFacts& plan, std::string_view cell, Memory& memory, Find&& find) {
  if (memory.plan == &plan && memory.cell == cell) return memory.index;
  memory.index = find();
  memory.plan = &plan;
  memory.cell = cell;
  return memory.index;
}

void RowRules::leave_out(const ProgressRow& row, Observations& rows) const {
  if (last_target_ < 0) return;
  std::optional<Months> period;
  if (row.period.good()) period = row.period.value.months(last_plan_->plan().year_begins.value);
  rows.leave_out(last_plan_->index.number_of(static_cast<std::size_t>(last_target_)), period);
}

std::optional<Observation> RowRules::check(ProgressReader& reader, ProgressRow& row) {
  last_target_ = -1;
  if (reader.in_other_table()) {
    row.faulty = true;
    return std::nullopt;
  }
  if (is_other_header(reader, row)) {
    // Sheets are read from their beginning on; a part of a CSV file does not know what stands before it.
    const bool ends_here = reader.form().sheet != nullptr;
    reader.report(row, rule("unknown-target"), Column::target, [&] {
      return Advice{ends_here ? say("a second header: the rows from here on are not read",
                                    "dòng tiêu đề thứ hai: các dòng từ đây trở đi không được đọc")
                              : say("a second header: the rows below it are read by the first",
                                    "dòng tiêu đề thứ hai: các dòng bên dưới vẫn được đọc theo tiêu đề đầu tiên"),
                    say("put this table on a sheet or into a file of its own",
                        "chuyển bảng này sang một trang tính hoặc tệp riêng")};
    });
    if (ends_here) reader.begin_other_table();
    return std::nullopt;
  }
  if (tells_nothing(reader, row)) {
    const std::string_view heading = heading_of(reader, row);
    if (!repeats_the_header(reader, row) && says_of_rows_below(reader, heading)) {
      reader.report(row, rule("unknown-target"), Column::target, [&] {
        return Advice{say("“{}” is no target, and says something of the rows below",
                          "“{}” không phải là chỉ tiêu mà nói về các dòng bên dưới", quoted(heading)),
                      hint_on_heading(reader, heading)};
      });
      return std::nullopt;
    }
    reader.pass_over(row);
    return std::nullopt;
  }
  const PlanFacts* const plan = plan_of(reader, row);
  if (plan != nullptr && is_shifted(reader, row, *plan)) return std::nullopt;
  const int target = plan == nullptr ? -1 : target_of(reader, row, *plan);
  last_plan_ = plan;
  last_target_ = target;
  const int meant = target >= 0 || plan == nullptr ? target : target_meant(*plan, row[Column::target]);
  const Target* const its_target = meant < 0 ? nullptr : &plan->target(static_cast<std::size_t>(meant));
  reader.read_cells(row, plan == nullptr ? nullptr : &plan->plan(), its_target);
  if (target >= 0 && !row.period.given()) report_missing(reader, row, Column::period, say("period", "kỳ báo cáo"));
  if (target < 0) return std::nullopt;
  TypedRow typed;
  typed.target = static_cast<std::uint32_t>(target);
  const int year_begins = plan->plan().year_begins.value;
  fill(typed, row, year_begins);
  typed.form = form_of(reader);
  typed.only_template = typed.only_template && !reader.has_unread_figures();
  if (!its_target->derived()) {
    typed.area = row[Column::area].empty() ? TypedRow::nobody : area_of(reader, row, *plan, target);
    if (!row[Column::agency].empty()) find_agency(reader, row, *plan, typed);
  }
  std::uint32_t told = 0;
  for (const RowRule& each : row_table) {
    const std::uint32_t subject = 1U << static_cast<unsigned>(each.subject);
    if ((told & subject) != 0 || !each.fires(typed, *plan)) continue;
    told |= subject;
    const auto words = [&] { return each.words(typed, *plan); };
    if (each.in_runs) {
      reader.report_shared(row, each.rule, each.column, 0, words);
    } else {
      reader.report(row, each.rule, each.column, words);
    }
    if (each.subject == Subject::target) return std::nullopt;  // nothing else of the row matters
  }
  if (row.faulty || typed.area < TypedRow::nobody || !row.period.good() || typed.no_figure()) return std::nullopt;
  return observation(row, typed, plan->index.number_of(static_cast<std::size_t>(target)),
                     row.period.value.months(year_begins));
}

// A heading of a group, a total, a signature: it names no target, has neither period nor area that could be one, and no
// figure, unless it is called a total.
bool RowRules::tells_nothing(const ProgressReader& reader, const ProgressRow& row) const {
  const auto own = [&](Column column) {
    const int field = reader.columns()[column];
    return field >= 0 && row.field[static_cast<std::size_t>(column)] >= 0 && !row[column].empty();
  };
  const std::string_view target = row[Column::target];
  // Merged cells: "Tổng cộng" over target and period.
  const auto merged = [&](Column column) { return target.empty() && says_total(row[column]); };
  // The header once more, where tables were pasted one below the other; the numbers of its columns below it.
  const bool of_header = numbers_its_columns(row) || repeats_the_header(reader, row);
  // Who signs below the table, and where and when, stands under any column of a row without any figure, day or
  // evidence.
  const auto is_area = [this](std::string_view cell) {
    return std::any_of(plans_.begin(), plans_.end(),
                       [cell](const PlanFacts& each) { return each.index.find_area(cell) >= 0; });
  };
  constexpr Column figures[] = {Column::value, Column::numerator, Column::denominator, Column::status};
  const bool reports = reader.is_wide() || std::any_of(std::begin(figures), std::end(figures), own) ||
                       own(Column::reported_on) || own(Column::evidence);
  const auto of_signer = [&](Column column) {
    const std::string_view cell = row[column];
    if (reports || column == Column::plan) return false;
    if (is_dateline(cell)) return true;
    return cell.find_first_of("0123456789") == std::string_view::npos && (column != Column::area || !is_area(cell));
  };
  for (const Column column : {Column::period, Column::area, Column::plan}) {
    if (!of_header && own(column) && !merged(column) && !of_signer(column)) return false;
  }
  if (!target.empty() && std::any_of(plans_.begin(), plans_.end(), [target](const PlanFacts& each) {
        return each.index.targets().find(target) >= 0;
      })) {
    return false;
  }
  if (of_header) return true;
  // "Tổng số làng nghề" with a figure, where the plan counts "Số làng nghề", is that target by another name.
  const bool has_figure = std::any_of(std::begin(figures), std::end(figures), own) || !row[Column::value].empty();
  if (has_figure && !reader.columns().has(Column::area) && says_total(target) && may_be_a_target(target)) return false;
  const bool total = says_total(target) || merged(Column::period) || merged(Column::area) ||
                     (target.empty() && total_before_target(reader));
  if (total) return true;
  // Words where a figure belongs, below the table: who signs.
  const auto is_figure = [](std::string_view cell) {
    return cell.find_first_of("0123456789") != std::string_view::npos && !is_dateline(cell);
  };
  const auto fields = reader.csv().fields();
  return std::none_of(reader.wide().begin(), reader.wide().end(),
                      [&](const WideColumn& each) {
                        return each.field < fields.size() && is_figure(trim(fields[each.field]));
                      }) &&
         std::none_of(std::begin(figures), std::end(figures), [&](Column figure) {
           return row.field[static_cast<std::size_t>(figure)] >= 0 && is_figure(row[figure]);
         });
}

// The same words head many groups of a file. Beyond some thousands of them they are no headings of a table that people
// made, and are looked at no more: that takes longer than to read the row.
bool RowRules::says_of_rows_below(const ProgressReader& reader, std::string_view heading) {
  constexpr std::size_t longest = 200, most = 4096;
  if (heading.size() > longest) return false;
  if (const auto known = headings_.find(std::string(heading)); known != headings_.end()) return known->second;
  if (headings_.size() == most) return false;
  const std::string_view words = without_brackets(without_numbering(heading));
  const auto is_place = [&words](const PlanFacts& each) { return is_its_place(each.plan(), words); };
  if (std::any_of(plans_.begin(), plans_.end(), is_place)) {
    return headings_.emplace(heading, false).first->second;  // the whole
  }
  return headings_.emplace(heading, !hint_on_heading(reader, heading).empty()).first->second;
}

// "Tổng số làng nghề", "Total visits to libraries": more than the word for a total, and like the name of a target.
bool RowRules::may_be_a_target(std::string_view total) const {
  const std::string name = name_key(total);
  if (std::count(name.begin(), name.end(), ' ') < 2) return false;
  return std::any_of(plans_.begin(), plans_.end(),
                     [total](const PlanFacts& each) { return !each.index.targets().suggestion(total).hint.empty(); });
}

// A cell that was inserted or deleted moves those behind it: the target stands elsewhere, or the period right behind
// its column.
bool RowRules::is_shifted(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan) {
  const auto fields = reader.csv().fields();
  const auto tell = [&](Column column, const Rule& rule, std::size_t found, const Text& what) {
    reader.report_shared(row, rule, column, found, [&] {
      return Advice{say("the cells of the row are shifted: `{}` stands in column {}",
                        "các ô của dòng bị lệch cột: `{}` nằm ở cột {}", quoted(trim(fields[found])), found + 1),
                    say("move the cells so that the {} stands under its header, column {}",
                        "chuyển các ô về đúng cột: {} phải nằm ở cột {}", what, reader.columns()[column] + 1)};
    });
    return true;
  };
  const NameTable& targets = plan.index.targets();
  const std::string_view target = row[Column::target];
  const bool known = !target.empty() && look_up(plan, target, target_, [&] { return targets.find(target); }) >= 0;
  const auto field_of = [&](Column column) { return static_cast<std::size_t>(reader.columns()[column]); };
  if (!known) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string_view cell = trim(fields[i]);
      if (i == field_of(Column::target) || i == field_of(Column::note) || cell.empty() || targets.find(cell) < 0)
        continue;
      return tell(Column::target, target.empty() ? rule("missing-cell") : rule("unknown-target"), i,
                  say("target", "chỉ tiêu"));
    }
    return false;
  }
  if (reader.is_wide() || !reader.columns().has(Column::period)) return false;
  const std::string_view period = row[Column::period];
  const std::size_t next = field_of(Column::period) + 1;
  if (next >= fields.size() || next == field_of(Column::note) || next == field_of(Column::reported_on)) return false;
  const std::string_view behind = trim(fields[next]);
  // A number alone is a figure, whatever year it could be.
  const bool is_period = !all_digits(behind) && parse_period(behind).has_value();
  if (!is_period || parse_period(period).has_value()) return false;
  return tell(Column::period, period.empty() ? rule("missing-cell") : rule("bad-period"), next,
              say("period", "kỳ báo cáo"));
}

const PlanFacts* RowRules::plan_of(ProgressReader& reader, ProgressRow& row) const {
  const std::string_view cell = row[Column::plan];
  const auto take = [&row](const PlanFacts& plan) {
    row.plan = plan.plan().id.value;
    return &plan;
  };
  if (cell.empty()) {
    if (plans_.size() == 1) return take(plans_.front());
    for (const PlanFacts& each : plans_) {
      if (each.plan().id.value == reader.form().plan) return take(each);
    }
    report_missing(reader, row, Column::plan, say("plan", "kế hoạch"));
    return nullptr;
  }
  for (const PlanFacts& each : plans_) {
    if (each.plan().id.value == cell) return take(each);
  }
  const NameTable names(plans_, [](const PlanFacts& plan, const auto& add) {
    add(plan.plan().id.value);
    add(plan.plan().title.vi);
    add(plan.plan().title.en);
  });
  if (const int found = names.find(cell); found >= 0) return take(plans_[static_cast<std::size_t>(found)]);
  report_unknown(reader, row, rule("unknown-plan"), Column::plan, [&](Wanted wanted) {
    auto [hint, fix, id_of] = suggestion_of(names, cell, wanted);
    if (hint.empty()) hint = say("loaded: {}", "các kế hoạch đang dùng: {}", listed(plans_));
    return Advice{say("no plan `{}` is loaded", "không có kế hoạch `{}`", quoted(cell)), std::move(hint),
                  std::move(fix)};
  });
  const int mended = find_mended(reader, Column::plan, names);
  return mended < 0 ? nullptr : take(plans_[static_cast<std::size_t>(mended)]);
}

// The number of the plan that has a target of that name, which the row's has not; -1: none. A file is often wrong in
// every row.
int RowRules::other_plan_with(std::string_view target) {
  constexpr std::size_t longest = 400, most = 4096;
  if (plans_.size() == 1 || target.size() > longest) return -1;
  const auto [known, is_new] = strangers_.try_emplace(std::string(target), -1);
  if (is_new) {
    for (std::size_t i = 0; i < plans_.size() && known->second < 0; ++i) {
      if (plans_[i].index.targets().find(target) >= 0) known->second = static_cast<int>(i);
    }
  }
  const int plan = known->second;
  if (strangers_.size() == most) strangers_.clear();
  return plan;
}

int RowRules::target_of(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan) {
  const std::string_view cell = row[Column::target];
  if (cell.empty()) {
    report_missing(reader, row, Column::target, say("target", "chỉ tiêu"));
    return -1;
  }
  const PlanIndex& index = plan.index;
  const auto take = [&](int target) {
    row.target = index.plan().targets[static_cast<std::size_t>(target)].id.value;
    return target;
  };
  const int target = look_up(plan, cell, target_, [&] { return index.targets().find(cell); });
  if (target >= 0) return take(target);
  if (const int other = other_plan_with(cell); other >= 0) {
    const auto its = static_cast<std::size_t>(other);
    // Behind the fields, which tell runs of shifted cells apart.
    reader.report_shared(row, rule("unknown-target"), Column::target, CsvReader::max_fields + its, [&] {
      return Advice{say("plan `{}` has no target “{}”", "kế hoạch `{}` không có chỉ tiêu “{}”", index.plan().id.value,
                        quoted(cell)),
                    say("it belongs to plan `{}`", "chỉ tiêu này thuộc kế hoạch `{}`", plans_[its].plan().id.value)};
    });
    return -1;
  }
  report_unknown(reader, row, rule("unknown-target"), Column::target, [&](Wanted wanted) {
    Text message = say("the plan has no target “{}”", "kế hoạch không có chỉ tiêu “{}”", quoted(cell));
    if (plans_.size() > 1) {
      message = say("plan `{}` has no target “{}”", "kế hoạch `{}` không có chỉ tiêu “{}”", index.plan().id.value,
                    quoted(cell));
    }
    auto [hint, fix, id_of] = suggestion_of(index.targets(), cell, wanted);
    if (id_of >= 0) {
      const Target& meant = plan.plan().targets[static_cast<std::size_t>(id_of)];
      hint = did_you_mean(meant.id.value, meant.name);
    }
    if (const std::string_view name = without_numbering(cell); name != cell && index.targets().find(name) >= 0) {
      return Advice{std::move(message), say("did you mean “{}”?", "Có phải là “{}” không?", name), std::string(name)};
    }
    if (garbled_letters(cell) > 1) return Advice{std::move(message), garbled_letters_hint(), std::nullopt};
    if (wanted == Wanted::fix) return Advice{std::move(message), {}, std::move(fix)};
    const bool has_figure = !row[Column::value].empty() || !row[Column::numerator].empty();
    if (hint.empty()) hint = hint_on_heading(reader, cell, has_figure);
    if (hint.empty() && is_heading_of_results(cell)) {
      hint = say("write the target in the row of its result", "ghi tên chỉ tiêu ở chính dòng có kết quả");
    }
    if (hint.empty()) {
      hint = says_total(cell)
                 ? say("delete the row: sums are computed", "xóa dòng này: số tổng cộng do chương trình tự tính")
                 : say("use a target's name or id from the plan file, or delete the row if it is none of the plan's",
                       "dùng tên hoặc mã chỉ tiêu ghi trong tệp kế hoạch; nếu không thuộc kế hoạch thì xóa dòng");
    }
    return Advice{std::move(message), std::move(hint), std::move(fix)};
  });
  const int mended = find_mended(reader, Column::target, index.targets());
  return mended < 0 ? -1 : take(mended);
}

// Of a target that is not reported by area it need not be known: that is told.
int RowRules::area_of(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan, int target) {
  const std::string_view cell = row[Column::area];
  const PlanIndex& index = plan.index;
  const int area = look_up(plan, cell, area_, [&] { return index.find_area(cell); });
  if (area >= 0) return area;
  if (plan.targets[static_cast<std::size_t>(target)].by_area || is_excel_error(cell)) {
    report_unknown(reader, row, rule("unknown-area"), Column::area, [&](Wanted wanted) {
      auto [hint, fix, id_of] = area_suggestion(index, cell, wanted);
      return Advice{say("the plan has no area “{}”", "kế hoạch không có địa bàn “{}”", quoted(cell)), std::move(hint),
                    std::move(fix)};
    });
    if (is_excel_error(cell)) row.faulty = true;
    return TypedRow::told;
  }
  return TypedRow::unknown;
}

void RowRules::find_agency(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan, TypedRow& typed) {
  const std::string_view cell = row[Column::agency];
  const PlanIndex& index = plan.index;
  typed.agency = look_up(plan, cell, agency_, [&] { return index.agencies().find(cell); });
  if (typed.agency >= 0) return;
  typed.agency = TypedRow::nobody;
  const int committee = look_up(plan, cell, committee_, [&] { return index.find_committee(cell); });
  if (committee < 0) {
    return report_unknown(reader, row, rule("unknown-agency"), Column::agency, [&](Wanted wanted) {
      auto [hint, fix, id_of] = suggestion_of(index.agencies(), cell, wanted);
      if (hint.empty()) {
        hint = say("use an agency's name or id from the plan", "dùng tên hoặc mã cơ quan có trong kế hoạch");
      }
      return Advice{say("the plan has no agency “{}”", "kế hoạch không có cơ quan “{}”", quoted(cell)), std::move(hint),
                    std::move(fix)};
    });
  }
  const Target& target = plan.target(typed.target);
  const bool its_own = target.support_areas.value && (typed.area < TypedRow::nobody || typed.area == committee);
  typed.foreign_committee = !its_own && !plan.plan().agencies.empty();
}

}  // namespace plantrack
