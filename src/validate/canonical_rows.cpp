#include "validate/canonical_rows.hpp"

#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/unit_words.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace plantrack {
namespace {

// Text that people wrote: without spaces at its ends, unless they keep a formula from being one.
std::string tidy(std::string_view field) {
  const std::string_view trimmed = trim(field);
  return nfc(is_formula(trimmed) && !is_formula(field) ? field : trimmed);
}

// The number plain, with as many decimals as were written: they tell how far it was rounded. What would have two
// readings (1.234) gets one more.
std::string plain(Decimal value, int fraction_digits) {
  std::string text = value.text();
  const std::size_t point = text.find('.');
  std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
  auto written = static_cast<std::size_t>(std::max(fraction_digits, 0));
  const std::size_t whole = std::min(point, text.size()) - (text.starts_with('-') ? 1 : 0);
  const char first = text.starts_with('-') ? text[1] : text[0];
  if (std::max(written, digits) == 3 && whole <= 3 && first != '0') written = 4;
  if (written > 0 && digits == 0) text += '.';
  for (; digits < written; ++digits) text += '0';
  return text;
}

bool all_empty(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

}  // namespace

CanonicalRows::CanonicalRows(const PlansToReadBy& plans, std::string file, ByteSource& source, const ProgressForm& form,
                             const Findings& blank, std::size_t kept_per_file, const CanonicalForm& wanted)
    : plans_(plans),
      names_(plans.facts),
      reader_(std::move(file), source, form, plans.facts.size() > 1, blank, kept_per_file, &names_),
      rules_(plans.facts),
      wanted_(wanted),
      header_record_(reader_.csv().record()),
      header_line_(reader_.csv().line()) {
  if (wanted.fixes) reader_.apply_fixes();
  choose_columns();
  find_units();
}

void CanonicalRows::choose_columns() {
  const std::vector<std::string>& headers = reader_.headers();
  std::vector<int> column_of(headers.size(), -1);
  for (std::size_t i = 0; i < column_count; ++i) {
    const int field = reader_.columns()[static_cast<Column>(i)];
    if (field >= 0) column_of[static_cast<std::size_t>(field)] = static_cast<int>(i);
  }
  const auto add_unknown = [&](std::size_t field) {
    const SheetCells* const sheet = reader_.form().sheet;
    const bool nameless = field >= headers.size() || headers[field].empty();
    if (sheet != nullptr && nameless && !sheet->has_cells_below(header_line_, static_cast<std::uint32_t>(field)))
      return;
    // A status that nothing tells the period of would be read where it stood beside long rows.
    if (!nameless && reader_.is_wide() && column_named(headers[field]) == Column::status) return;
    columns_.push_back({field < headers.size() ? headers[field] : std::string(), -1, field});
  };
  if (wanted_.as_in_file) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
      if (column_of[i] < 0) {
        add_unknown(i);
      } else {
        columns_.push_back({std::string(name_of(static_cast<Column>(column_of[i]))), column_of[i], i});
      }
    }
    return;
  }
  for (std::size_t i = 0; i < column_count; ++i) {
    const auto column = static_cast<Column>(i);
    const bool of_table = (column == Column::period && (reader_.tells_period() || reader_.periods_on_top())) ||
                          (column == Column::value && reader_.is_wide()) ||
                          (column == Column::area && reader_.areas_on_top());
    const bool added =
        (column == Column::plan && wanted_.with_plan) || (column == Column::estimate && wanted_.with_estimate) ||
        (column == Column::status && wanted_.with_status) || (column == Column::unit && wanted_.with_unit);
    const int field = reader_.columns()[column];
    if (field < 0 && !of_table && !added) continue;
    columns_.push_back(
        {std::string(name_of(column)), static_cast<int>(i), static_cast<std::size_t>(std::max(field, 0))});
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (column_of[i] < 0 && !is_wide_field(reader_.wide(), i)) add_unknown(i);
  }
}

std::vector<std::string> CanonicalRows::header() const {
  std::vector<std::string> names;
  for (const OutColumn& each : columns_) names.push_back(each.name);
  return names;
}

bool CanonicalRows::in_order() const {
  int last = -1;
  for (const std::size_t field : [this] {
         std::vector<std::size_t> fields;
         for (const OutColumn& each : columns_) {
           const bool there = each.column < 0 || reader_.columns().has(static_cast<Column>(each.column));
           if (there) fields.push_back(each.field);
         }
         return fields;
       }()) {
    if (static_cast<int>(field) < last) return false;
    last = static_cast<int>(field);
  }
  return true;
}

bool CanonicalRows::next(Row& row) {
  for (;;) {
    ProgressRow typed;
    const ProgressReader::Step step = reader_.step(typed);
    if (step == ProgressReader::Step::end) return false;
    const CsvReader& csv = reader_.csv();
    row.line = csv.line();
    row.record = csv.record();
    row.broken = step == ProgressReader::Step::broken;
    row.bad_quotes = csv.fault() != CsvFault::none;
    row.cells.clear();
    overlong_ = overlong_ || csv.fault() == CsvFault::field_too_long;  // the reader has not kept all of it
    if (row.broken) return true;
    const std::size_t passed_over = reader_.rows_passed_over();
    rules_.check(reader_, typed);
    if (!wanted_.as_in_file && reader_.rows_passed_over() != passed_over) continue;
    tell_area_of_title(typed);
    fill_cells(typed, row.cells);
    return true;
  }
}

void CanonicalRows::fill_cells(const ProgressRow& row, std::vector<std::string>& cells) {
  const std::span<const std::string_view> fields = reader_.csv().fields();
  for (const OutColumn& each : columns_) {
    if (each.column >= 0) {
      cells.push_back(canonical(row, static_cast<Column>(each.column)));
    } else {
      cells.push_back(each.field < fields.size() ? nfc(fields[each.field]) : std::string());
    }
  }
  some_estimates_ = some_estimates_ || (row.estimate && !reader_.columns().has(Column::estimate));
  some_statuses_ = some_statuses_ || (!row[Column::status].empty() && !reader_.columns().has(Column::status));
  some_units_ = some_units_ || !unit_above(row).empty();
  // A row of nothing but spaces of other kinds is a row, and would else become a blank line.
  if (!all_empty(cells)) return;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns_[i].field < fields.size()) cells[i] = nfc(fields[columns_[i].field]);
  }
}

std::string CanonicalRows::canonical(const ProgressRow& row, Column column) {
  const std::optional<std::string>& fix = reader_.fix(column);
  switch (column) {
    case Column::plan: return row.plan.empty() ? id(row, column) : std::string(row.plan);
    case Column::target:
    case Column::area:
    case Column::agency: return id(row, column);
    case Column::value: return number(row, column, row.value);
    case Column::numerator: return number(row, column, row.numerator);
    case Column::denominator: return number(row, column, row.denominator);
    case Column::period:
      // Nine months are a quarter of some targets, and an error of others.
      if (row.period.good() && !knows_target(row) &&
          read_period(row[column], {.nine_months = false}).problem == CellProblem::nine_months) {
        ++unsettled_times_;
        break;
      }
      if (row.period.good() && (!wanted_.keep_times || row.field[static_cast<std::size_t>(column)] < 0)) {
        return row.period.value.text();
      }
      if (row.period.given() && !row.period.good() && !fix) unsettled_times_ += parse_period(row[column]) ? 1 : 0;
      break;
    case Column::reported_on:
      if (row.reported_on.good() && !wanted_.keep_times) return row.reported_on.value.text();
      if (row.reported_on.given() && !row.reported_on.good() && !fix) {
        unsettled_times_ += read_date(row[column], Writing::first, {}).problem == CellProblem::none ? 1 : 0;
      }
      break;
    case Column::status:
      if (row.status.good()) return std::string(name_of(row.status.value));
      if (row.status.given() && reader_.form().sheet != nullptr) {
        faults_of_sheet_ += row[column].empty() || parse_status(row[column]) ? 1 : 0;
      }
      break;
    case Column::estimate:
      if (row.estimate) return "yes";
      if (parse_estimate(row[column]) == false && !row[column].empty()) return "no";
      break;
    case Column::evidence:
    case Column::note:
    case Column::unit: {
      const int field = row.field[static_cast<std::size_t>(column)];
      if (field < 0 && column == Column::unit) return unit_above(row);
      return field < 0 ? std::string() : tidy(reader_.csv().fields()[static_cast<std::size_t>(field)]);
    }
  }
  return fix ? *fix : nfc(row[column]);
}

bool CanonicalRows::knows_target(const ProgressRow& row) const {
  return !row.target.empty() || reader_.fix(Column::target).has_value();
}

const PlanIndex* CanonicalRows::plan_of(const ProgressRow& row) const {
  const auto found = std::find_if(plans_.indexes.begin(), plans_.indexes.end(), [&row](const PlanIndex& each) {
    return !row.plan.empty() && each.plan().id.value == row.plan;
  });
  return found == plans_.indexes.end() ? nullptr : &*found;
}

const Target* CanonicalRows::target_of(const ProgressRow& row) const {
  const PlanIndex* const plan = plan_of(row);
  const int found = plan == nullptr || row.target.empty() ? -1 : plan->targets().find(row.target);
  return found < 0 ? nullptr : &plan->plan().targets[static_cast<std::size_t>(found)];
}

void CanonicalRows::find_units() {
  const Columns& columns = reader_.columns();
  if (columns.has(Column::unit)) return;
  units_ = columns.units;
  if (units_.empty()) return;
  std::vector<std::string> by_field(reader_.headers().size());
  for (const WideColumn& each : reader_.wide()) {
    if (each.field < by_field.size()) by_field[each.field] = unit_in_header(reader_.headers()[each.field]);
    units_by_field_ = units_by_field_ || (each.field < by_field.size() && !by_field[each.field].empty());
  }
  if (units_by_field_) units_ = std::move(by_field);
}

// Of another size than the target's: with the header or title that says it, what is told of it would be gone.
std::string CanonicalRows::unit_above(const ProgressRow& row) const {
  if (units_.empty() || row[Column::value].empty()) return {};
  const Target* const target = target_of(row);
  if (target == nullptr || target->is_ratio()) return {};
  std::span<const std::string> units = units_;
  if (units_by_field_) {
    const int field = row.field[static_cast<std::size_t>(Column::value)];
    if (field < 0 || static_cast<std::size_t>(field) >= units_.size()) return {};
    units = units.subspan(static_cast<std::size_t>(field), 1);
  }
  const auto stated = std::find_if(units.begin(), units.end(), [target](const std::string& each) {
    return !each.empty() && is_of_other_size(each, target->unit.value);
  });
  return stated == units.end() ? std::string() : nfc(*stated);
}

// The title goes, and what is told of rows below it with it.
void CanonicalRows::tell_area_of_title(ProgressRow& row) {
  const Columns& columns = reader_.columns();
  if (area_told_ || columns.title_area.empty() || columns.has(Column::area) || !row[Column::area].empty()) return;
  const Target* const target = target_of(row);
  if (target == nullptr || !target->by_area()) return;
  area_told_ = true;
  reader_.report(row, rule("area-perhaps-left-out"), Column::area,
                 [&columns] { return advice_below_title_of_area(columns.title_area); });
}

std::string CanonicalRows::number(const ProgressRow& row, Column column, const NumberCell& cell) {
  if (row.field[static_cast<std::size_t>(column)] < 0) return {};
  if (const std::optional<std::string>& fix = reader_.fix(column)) {
    if (wanted_.keep_numbers) return *fix;
    const ReadNumber number = read_number(*fix, reader_.writing(column));
    return number.problem == CellProblem::none ? plain(number.value, number.fraction_digits) : *fix;
  }
  const bool has_parts = row.numerator.good() && row.denominator.good();
  if (column != Column::value &&
      row.field[static_cast<std::size_t>(column)] == row.field[static_cast<std::size_t>(Column::value)]) {
    return {};  // "6/8" stays one cell
  }
  // 1.000 is a thousand of some targets, and one of others.
  if (cell.good() && !knows_target(row) && read_number(row[column], Writing::first).sign == Sign::two_way) {
    ++unsettled_numbers_;
    return nfc(row[column]);
  }
  if (cell.good() && !wanted_.keep_numbers) {
    std::string text = plain(cell.value, cell.fraction_digits);
    if (column != Column::value || !has_parts || cell.fraction_digits != 3 || row.denominator.value.is_zero())
      return text;
    // With one digit more it has to be that of the parts.
    const Rational quotient = rational(row.numerator.value) / rational(row.denominator.value);
    const bool percent = rational(cell.value) > 2 * quotient;
    return rounded_text(percent ? Rational(100 * quotient) : quotient, 4, true);
  }
  if (cell.given() && !cell.good()) {
    std::string cleaned;
    std::string_view text = row[column];
    if (clean_invisible(text, cleaned)) text = cleaned;
    const CellProblem problem = read_number(text, reader_.writing(column), reader_.form().numbers).problem;
    const bool would_be_read = read_number(text, Writing::first).problem == CellProblem::none;
    const bool two_way = problem == CellProblem::two_readings || problem == CellProblem::against_option;
    unsettled_numbers_ += two_way ? 1 : 0;
    faults_of_sheet_ += !two_way && reader_.form().sheet != nullptr && (would_be_read || text.empty()) ? 1 : 0;
  }
  return nfc(row[column]);
}

// The id of what the cell names; where nothing is known by that name, the cell as it stands.
std::string CanonicalRows::id(const ProgressRow& row, Column column) const {
  std::string_view cell = row[column];
  if (const std::optional<std::string>& fix = reader_.fix(column)) cell = *fix;
  const PlanIndex* const its_plan = plan_of(row);
  if (cell.empty() || its_plan == nullptr) return nfc(cell);
  const Plan& plan = its_plan->plan();
  const auto id_of = [&](int found, const auto& things) {
    return found < 0 ? nfc(cell) : std::string(things[static_cast<std::size_t>(found)].id.value);
  };
  switch (column) {
    case Column::plan: return plan.id.value;
    case Column::target: return id_of(its_plan->targets().find(cell), plan.targets);
    case Column::area: return id_of(its_plan->find_area(cell), plan.areas);
    default: return id_of(its_plan->agencies().find(cell), plan.agencies);
  }
}

}  // namespace plantrack
