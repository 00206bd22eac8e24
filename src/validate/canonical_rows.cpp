#include "validate/canonical_rows.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {
namespace {

// Text that people wrote: without spaces at its ends, unless they keep a formula from being one.
std::string tidy(std::string_view field) {
  const std::string_view trimmed = trim(field);
  return nfc(is_formula(trimmed) && !is_formula(field) ? field : trimmed);
}

// The number plain, with as many decimals as were written: they tell how far it was rounded.
std::string plain(const NumberCell& cell) {
  std::string text = cell.value.text();
  const std::size_t point = text.find('.');
  std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
  const auto written = static_cast<std::size_t>(std::max(cell.fraction_digits, 0));
  if (written > 0 && digits == 0) text += '.';
  for (; digits < written; ++digits) text += '0';
  return text;
}

// What is wrong with the text as a number of that form, once it is rid of invisible characters.
NumberFault fault_of(std::string_view text, NumberForm form, bool stated) {
  std::string cleaned;
  if (clean_invisible(text, cleaned)) text = cleaned;
  Decimal value;
  int digits = 0;
  return parse_number(text, form, stated, value, digits);
}

}  // namespace

CanonicalRows::CanonicalRows(const std::deque<PlanIndex>& plans, std::string file, ByteSource& source,
                             const ProgressForm& form, const Findings& blank, std::size_t kept_per_file,
                             bool keep_numbers)
    : plans_(plans),
      reader_(std::move(file), source, form, plans.size() > 1, blank, kept_per_file),
      rules_(plans),
      keep_numbers_(keep_numbers),
      header_record_(reader_.csv().record()),
      header_line_(reader_.csv().line()) {
  for (const std::string_view field : reader_.csv().fields()) header_fields_.push_back(nfc(field));
  columns_.assign(header_fields_.size(), -1);
  for (std::size_t i = 0; i < column_count; ++i) {
    const int field = reader_.columns()[static_cast<Column>(i)];
    if (field >= 0) columns_[static_cast<std::size_t>(field)] = static_cast<int>(i);
  }
}

std::vector<std::string> CanonicalRows::header() const {
  std::vector<std::string> names = header_fields_;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (columns_[i] >= 0) names[i] = name_of(static_cast<Column>(columns_[i]));
  }
  return names;
}

std::vector<std::size_t> CanonicalRows::canonical_order() const {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < column_count; ++i) {
    const int field = reader_.columns()[static_cast<Column>(i)];
    if (field >= 0) order.push_back(static_cast<std::size_t>(field));
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] < 0) order.push_back(i);
  }
  return order;
}

bool CanonicalRows::next(Row& row) {
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
  rules_.check(reader_, typed);
  fill_cells(typed, row.cells);
  return true;
}

void CanonicalRows::fill_cells(const ProgressRow& row, std::vector<std::string>& cells) {
  const std::span<const std::string_view> fields = reader_.csv().fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    cells.push_back(columns_[i] < 0 ? nfc(fields[i]) : canonical(row, static_cast<Column>(columns_[i]), fields[i]));
  }
  // A row of nothing but spaces of other kinds is a row, and would else become a blank line.
  if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); })) {
    for (std::size_t i = 0; i < fields.size(); ++i) cells[i] = nfc(fields[i]);
  }
}

std::string CanonicalRows::canonical(const ProgressRow& row, Column column, std::string_view field) {
  switch (column) {
    case Column::plan:
    case Column::target:
    case Column::area:
    case Column::agency: return id(row, column);
    case Column::value: return number(row, column, row.value);
    case Column::numerator: return number(row, column, row.numerator);
    case Column::denominator: return number(row, column, row.denominator);
    case Column::period:
      if (row.period.good()) return row.period.value.text();
      break;
    case Column::reported_on:
      if (row.reported_on.good()) return row.reported_on.value.text();
      break;
    case Column::status:
      if (row.status.good()) return std::string(name_of(row.status.value));
      break;
    case Column::estimate:
      if (row.estimate) return "yes";
      if (parse_estimate(row[column]) == false && !row[column].empty()) return "no";
      break;
    case Column::evidence:
    case Column::note: return tidy(field);
  }
  return nfc(row[column]);
}

std::string CanonicalRows::number(const ProgressRow& row, Column column, const NumberCell& cell) {
  if (cell.good() && !keep_numbers_) return plain(cell);
  if (cell.given() && !cell.good()) {
    const NumberFault fault = fault_of(row[column], reader_.numbers(), reader_.numbers_stated());
    unsettled_ += fault != fault_of(row[column], NumberForm::en, false);
  }
  return nfc(row[column]);
}

// The id of what the cell names; where nothing is known by that name, the cell as it stands.
std::string CanonicalRows::id(const ProgressRow& row, Column column) const {
  const std::string_view cell = row[column];
  const auto its_plan = std::find_if(plans_.begin(), plans_.end(), [&](const PlanIndex& each) {
    return !row.plan.empty() && each.plan().id.value == row.plan;
  });
  if (cell.empty() || its_plan == plans_.end()) return nfc(cell);
  const Plan& plan = its_plan->plan();
  const auto id_in = [&](const NameTable& names, const auto& things) {
    const int found = names.find(cell);
    return found < 0 ? nfc(cell) : std::string(things[static_cast<std::size_t>(found)].id.value);
  };
  switch (column) {
    case Column::plan: return plan.id.value;
    case Column::target: return id_in(its_plan->targets(), plan.targets);
    case Column::area: return id_in(its_plan->areas(), plan.areas);
    default: return id_in(its_plan->agencies(), plan.agencies);
  }
}

}  // namespace plantrack
