// The cells of a progress file's row: ids cleaned, numbers, periods and dates read.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/progress_reader.hpp"
#include "read/progress/unit_words.hpp"

#include <span>
#include <utility>

namespace plantrack {

// What the row's target and plan ask of its cells; neither is known where the row names none.
struct ProgressReader::Asked {
  const Plan* plan;
  const Target* target;

  bool whole() const { return target != nullptr && target->measure.value == Measure::count; }
  // Has the target's measure a use for the figure? Where it has none, that alone is told of the cell.
  bool takes(Column column) const {
    if (target == nullptr) return true;
    const Measure measure = target->measure.value;
    switch (column) {
      case Column::value: return measure != Measure::qualitative;
      case Column::status: return measure == Measure::qualitative;
      case Column::numerator:
      case Column::denominator: return measure == Measure::ratio;
      default: return true;
    }
  }
  bool is_ratio() const { return target != nullptr && target->is_ratio(); }
  // May the cell have a percent sign?
  bool percent() const { return target != nullptr && (target->in_percent() || target->unit.value.en.starts_with('%')); }
  CellAdvice advice() const {
    return {.unit = target == nullptr ? Text{} : target->unit.value,
            .measure = target == nullptr ? std::nullopt : std::optional(target->measure.value),
            .year_begins = plan == nullptr ? 1 : plan->year_begins.value,
            .first_year = plan == nullptr ? 0 : plan->from.value,
            .last_year = plan == nullptr ? 0 : plan->to.value,
            .is_level = target != nullptr && !target->is_flow() && !target->is_rate(),
            .needs_parts = is_ratio() && (target->by_area() || target->is_flow())};
  }
};

void ProgressReader::clean_id(ProgressRow& row, Column column) {
  std::string_view& text = row.text[static_cast<std::size_t>(column)];
  std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
  if (text.empty() || !clean_invisible(text, cleaned)) return;
  if (garbled_letters(text) > 1) return;  // U+00AD is a letter of TCVN3
  text = cleaned;
  row.cleaned = static_cast<std::uint16_t>(row.cleaned | 1U << static_cast<unsigned>(column));
}

void ProgressReader::report_invisible(ProgressRow& row, Column column) {
  if (fix(column)) return;  // of a name that is misspelt besides: it has none of these characters
  report(row, rule("invisible-character"), column, [&] {
    const std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
    return Advice{say("invisible characters or unusual spaces; read as `{}`",
                      "có ký tự ẩn hoặc dấu cách lạ; được đọc là `{}`", quoted(cleaned)),
                  say("type the cell again", "gõ lại ô này"), cleaned};
  });
}

// Reads a cell with `parse`, and where that fails once more without invisible characters.
template <class Parse, class Explain>
CellState ProgressReader::read_cell(ProgressRow& row, Column column, const Asked& asked, Parse&& parse,
                                    Explain&& explain) {
  std::string_view text = row[column];
  if (text.empty()) return CellState::empty;
  if (parse(text)) return CellState::good;
  std::string& cleaned = cleaned_[static_cast<std::size_t>(column)];
  if (clean_invisible(text, cleaned)) {
    text = cleaned;
    if (text.empty() || parse(text)) {
      report_invisible(row, column);
      return text.empty() ? CellState::empty : CellState::good;
    }
  }
  if (!asked.takes(column)) return CellState::bad;
  const std::string_view its_target = asked.target == nullptr ? std::string_view() : asked.target->id.value;
  // To know the rule takes the whole explanation, so it is remembered for the same text in the next rows.
  LastFault& last = last_fault_[static_cast<std::size_t>(column)];
  if (last.rule == nullptr || last.text != text || last.target != its_target) {
    last = {std::string(text), std::string(its_target), explain(text).rule};
  }
  // Of a target that nobody knows nothing tells whether that is one reading too many, or a rate.
  const bool by_target = last.rule == &rule("ambiguous-number") || last.rule == &rule("rate-for-amount");
  if (asked.target == nullptr && by_target) return CellState::bad;
  report(row, *last.rule, column, [&] {
    CellFault fault = explain(text);
    return Advice{std::move(fault.message), std::move(fault.hint), std::move(fault.fix)};
  });
  return CellState::bad;
}

void ProgressReader::read_cells(ProgressRow& row, const Plan* plan, const Target* target) {
  const Asked asked{plan, target};
  if (is_wide() && !asked.takes(Column::value)) take_for_status(row);
  for (unsigned column = 0; row.cleaned >> column != 0; ++column) {
    if ((row.cleaned >> column & 1U) != 0) report_invisible(row, static_cast<Column>(column));
  }
  if (!asked.is_ratio() || !read_pair(row)) {
    read_number(row, Column::value, row.value, asked);
    read_number(row, Column::numerator, row.numerator, asked);
    read_number(row, Column::denominator, row.denominator, asked);
  }
  read_period_cell(row, asked);
  read_date_cell(row, asked);
  const auto read = [&](Column column, auto& cell, auto parse, auto explain) {
    if (sheet_refuses(row, column)) {
      cell.state = CellState::bad;
      return;
    }
    const auto keep = [&](std::string_view text) {
      const auto value = parse(text);
      if (value) cell.value = *value;
      return value.has_value();
    };
    cell.state = read_cell(row, column, asked, keep, explain);
  };
  read(Column::status, row.status, parse_status, status_fault);
  TypedCell<bool> estimate;
  read(Column::estimate, estimate, parse_estimate, estimate_fault);
  row.estimate = row.estimate || estimate.value;
  if (target != nullptr) check_unit(row, *target);
  check_texts(row);
  if (form_.sheet != nullptr) report_merged(row);
}

// In a table with a column a period or an area: what stands there for a target that is judged by its status.
void ProgressReader::take_for_status(ProgressRow& row) {
  constexpr auto value = static_cast<std::size_t>(Column::value), status = static_cast<std::size_t>(Column::status);
  if (!row.text[status].empty()) return;
  row.text[status] = std::exchange(row.text[value], {});
  row.field[status] = std::exchange(row.field[value], -1);
}

void ProgressReader::note_sign(const ProgressRow& row, Column column, Sign sign) {
  if (sign == Sign::none) return;
  signs_[static_cast<std::size_t>(column)].note(sign);
  if (sign != Sign::two_way) note_other_sign(row, column, sign);
}

// The first cell that is not written as the file is taken for.
void ProgressReader::note_other_sign(const ProgressRow& row, Column column, Sign sign) {
  ColumnSigns& signs = signs_[static_cast<std::size_t>(column)];
  const Sign usual = numbers_ == NumberForm::vi ? Sign::second : Sign::first;
  if (sign == usual || signs.other.line != 0) return;
  signs.other_field = row.field[static_cast<std::size_t>(column)];
  signs.other = place_of(signs.other_field);
}

void ProgressReader::read_number(ProgressRow& row, Column column, NumberCell& cell, const Asked& asked) {
  if (sheet_refuses(row, column)) {
    cell.state = CellState::bad;
    return;
  }
  const SheetCells::Cell* const in_sheet = sheet_cell(row, column);
  const CellKind kind = in_sheet == nullptr ? CellKind::text : in_sheet->kind;
  const bool may_have_percent = column == Column::value && asked.percent();
  std::optional<NumberForm> option = form_.numbers;
  Writing writing = writing_[static_cast<std::size_t>(column)];
  // What the plan says goes before what other cells tell, and is no sign of their writing.
  const bool plan_tells = asked.plan != nullptr && asked.plan->numbers.has_value();
  if (plan_tells) writing = *asked.plan->numbers == Lang::vi ? Writing::second : Writing::first;
  const auto read = [&](std::string_view text) {
    if (kind == CellKind::date || kind == CellKind::month) return ReadNumber{{.problem = CellProblem::unreadable}};
    if (may_have_percent && text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
    if (kind == CellKind::number) {
      ReadNumber number = plantrack::read_number(text, Writing::first, NumberForm::en);
      number.sign = Sign::none;
      return number;
    }
    return plantrack::read_number(text, writing, option, column == Column::value && asked.whole());
  };
  const auto keep = [&](std::string_view text) {
    const ReadNumber number = read(text);
    if (number.problem == CellProblem::none || number.problem == CellProblem::two_readings) {
      if (number.sign == Sign::two_way && plan_tells) {
        ColumnSigns& signs = signs_[static_cast<std::size_t>(column)];
        (writing == Writing::second ? signs.taken_second : signs.taken_first) = true;
        note_other_sign(row, column, writing == Writing::second ? Sign::second : Sign::first);
      } else {
        note_sign(row, column, number.sign);
      }
    }
    if (number.problem != CellProblem::none) return false;
    cell.value = number.value;
    cell.fraction_digits = number.fraction_digits;
    return true;
  };
  const auto explain = [&](std::string_view text) {
    CellAdvice advice = asked.advice();
    advice.numbers = option       ? *option
                     : plan_tells ? (*asked.plan->numbers == Lang::vi ? NumberForm::vi : NumberForm::en)
                                  : numbers_;
    advice.option = option.has_value();
    advice.contradictory = writing == Writing::contradictory;
    advice.is_value = column == Column::value;
    advice.in_sheet = form_.sheet != nullptr;
    advice.is_wide = is_wide() && column == Column::value;
    advice.is_estimate = row.estimate;
    advice.kind_is_date = kind == CellKind::date || kind == CellKind::month;
    return number_fault(text, read(text).problem, advice);
  };
  cell.state = read_cell(row, column, asked, keep, explain);
}

// "6/8" as the value of a ratio: its numerator and denominator, where these have no cells of their own.
bool ProgressReader::read_pair(ProgressRow& row) {
  const std::string_view text = row[Column::value];
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !row[Column::numerator].empty() || !row[Column::denominator].empty()) {
    return false;
  }
  const auto whole = [](std::string_view part, NumberCell& cell) {
    if (!all_digits(part) || part.size() > Decimal::max_whole_digits) return false;
    cell.value = plantrack::read_number(part, Writing::first).value;
    cell.state = CellState::good;
    return true;
  };
  NumberCell numerator, denominator;
  if (!whole(trim(text.substr(0, slash)), numerator) || !whole(trim(text.substr(slash + 1)), denominator)) return false;
  row.numerator = numerator;
  row.denominator = denominator;
  const int field = row.field[static_cast<std::size_t>(Column::value)];
  row.field[static_cast<std::size_t>(Column::numerator)] = field;
  row.field[static_cast<std::size_t>(Column::denominator)] = field;
  return true;
}

void ProgressReader::read_period_cell(ProgressRow& row, const Asked& asked) {
  const bool over_time = asked.target != nullptr &&
                         (asked.target->is_flow() || asked.target->is_yearly() || asked.target->is_ratio_over_time());
  const bool totals = asked.target != nullptr && asked.target->rows.value != RowTotals::each_period;
  const PeriodForm form{.year_begins = asked.plan == nullptr ? 1 : asked.plan->year_begins.value,
                        .nine_months = !over_time || totals,
                        .writing = writing_[static_cast<std::size_t>(Column::period)]};
  if (sheet_refuses(row, Column::period)) {
    row.period.state = CellState::bad;
    return;
  }
  // Dates of spreadsheets prove nothing about text.
  const auto is_date = [](CellKind kind) { return kind == CellKind::date || kind == CellKind::month; };
  const SheetCells::Cell* const in_sheet = sheet_cell(row, Column::period);
  const WideColumn* const above = column_at_hand();
  const bool is_typed = in_sheet != nullptr ? is_date(in_sheet->kind) : above != nullptr && above->is_date;
  const auto keep = [&](std::string_view text) {
    const ReadPeriod period = read_period(text, form);
    if (period.sign != Sign::none && !is_typed) signs_[static_cast<std::size_t>(Column::period)].note(period.sign);
    if (period.problem != CellProblem::none) return false;
    row.period.value = period.value;
    row.estimate = row.estimate || period.estimate;
    return true;
  };
  const auto explain = [&](std::string_view text) {
    return period_fault(text, read_period(text, form).problem, asked.advice());
  };
  row.period.state = read_cell(row, Column::period, asked, keep, explain);
}

namespace {

// `412,5` without quotes in a comma file is two cells, and those behind stand one column too far.
Text split_number_hint(std::span<const std::string_view> fields, int field, char delimiter) {
  if (delimiter != ',' || field <= 0 || static_cast<std::size_t>(field) >= fields.size()) return {};
  const std::string_view whole = trim(fields[static_cast<std::size_t>(field) - 1]);
  const std::string_view fraction = trim(fields[static_cast<std::size_t>(field)]);
  if (whole.empty() || !all_digits(whole) || fraction.empty() || fraction.size() > 4 || !all_digits(fraction))
    return {};
  return say(
      "a comma without quotes splits a figure, and the cells behind it are shifted: if {0},{1} is meant, write "
      "\"{0},{1}\" or {0}.{1} in one cell",
      "dấu phẩy không có dấu nháy làm số bị tách thành hai ô và các ô sau bị lệch cột: nếu là {0},{1} thì ghi "
      "\"{0},{1}\" hoặc {0}.{1} trong một ô",
      whole, fraction);
}

}  // namespace

void ProgressReader::read_date_cell(ProgressRow& row, const Asked& asked) {
  if (sheet_refuses(row, Column::reported_on)) {
    row.reported_on.state = CellState::bad;
    return;
  }
  const auto column = static_cast<std::size_t>(Column::reported_on);
  if (const SheetCells::Cell* const cell = sheet_cell(row, Column::reported_on);
      cell != nullptr && cell->kind == CellKind::month) {  // a date is one, whatever its display
    merged_texts_[column] = std::string(row.text[column]) + "-01";
    row.text[column] = merged_texts_[column];
  }
  const Writing writing = writing_[column];
  const auto keep = [&](std::string_view text) {
    const ReadCell<Date> date = read_date(text, writing, form_.dates);
    if (date.problem != CellProblem::against_option) {
      signs_[static_cast<std::size_t>(Column::reported_on)].note(date.sign);
    }
    if (date.problem != CellProblem::none) return false;
    row.reported_on.value = date.value;
    return true;
  };
  const auto explain = [&](std::string_view text) {
    CellFault fault = date_fault(text, read_date(text, writing, form_.dates).problem, form_.dates);
    if (const Text split = split_number_hint(csv_.fields(), row.field[column], csv_.delimiter()); !split.empty()) {
      fault.hint = split;
    }
    return fault;
  };
  row.reported_on.state = read_cell(row, Column::reported_on, asked, keep, explain);
}

// "làng nghề" is the unit of "nghề hoặc làng nghề", too.
bool is_one_of_units(std::string_view cell, const Text& unit) {
  if (names_unit(cell, unit)) return true;
  const std::string key = bare_key(cell);
  for (const std::string& each : {unit.en, unit.vi}) {
    for (const std::string_view between : {" hoặc ", " or "}) {
      const std::size_t at = each.find(between);
      if (at == std::string::npos) continue;
      if (key == bare_key(each.substr(0, at)) || key == bare_key(each.substr(at + between.size()))) return true;
    }
  }
  return false;
}

// The unit is not read; another than the target's is told.
void ProgressReader::check_unit(ProgressRow& row, const Target& target) {
  const std::string_view cell = row[Column::unit];
  const Text& unit = target.unit.value;
  if (cell.empty() || unit.empty() || cell.size() > 200) return;
  // The parts of a ratio are counted in units of their own.
  if (target.is_ratio() && (!row[Column::numerator].empty() || !row[Column::denominator].empty())) return;
  if (is_one_of_units(cell, unit) || unit_told_ == row.line) return;
  unit_told_ = row.line;  // once, of a record of several figures
  report(row, rule("unit-differs"), Column::unit, [&] {
    return Advice{say("unit `{}`, but the plan counts in {}", "đơn vị ghi là `{}`, nhưng kế hoạch tính bằng {}",
                      quoted(cell), unit),
                  say("give the figure in {}, and write that unit here",
                      "ghi số liệu theo đơn vị {} và sửa lại ô đơn vị này", unit)};
  });
}

void ProgressReader::check_texts(ProgressRow& row) {
  if (is_excel_error(row[Column::evidence])) {
    report(row, rule("excel-error"), Column::evidence, [&] {
      CellFault fault = excel_error_fault(row[Column::evidence]);
      return Advice{std::move(fault.message), std::move(fault.hint)};
    });
  }
  for (const std::size_t field : free_texts_) {
    if (field >= csv_.fields().size()) continue;
    const std::string_view text = csv_.fields()[field];
    if (!is_formula(text)) continue;
    row.faulty = row.faulty || findings_.weight(rule("formula-text"), row.plan) == Severity::error;
    if (!worth_telling(rule("formula-text"), row.plan)) continue;
    add(rule("formula-text"), static_cast<int>(field), place_of(static_cast<int>(field)),
        {say("a spreadsheet would run this text as a formula", "Excel sẽ coi đoạn chữ này là công thức"),
         say("begin it with a letter, not with {}", "đừng bắt đầu bằng dấu {}", text.front())},
        &row);
  }
}

}  // namespace plantrack
