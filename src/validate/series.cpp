#include "validate/series.hpp"

#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/cells.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {

RowSpan by_end(RowSpan series, std::vector<Row>& sorted) {
  if (one_length(series)) return series;
  sorted.assign(series.begin(), series.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
    return a.last_month() != b.last_month() ? a.last_month() < b.last_month() : a.length() > b.length();
  });
  return sorted;
}

SeriesContext::SeriesContext(const PlanSet& plans, const TargetNumbers& numbers, std::size_t target,
                             const Observations& rows, const std::vector<Columns>& columns, std::size_t kept_per_file,
                             Findings findings)
    : numbers_(numbers),
      target_number_(target),
      plan_number_(numbers.plan_of(target)),
      plan_(plans.plans[plan_number_]),
      target_(plan_.targets[target - numbers.first_of(plan_number_)]),
      rows_(rows),
      columns_(columns),
      kept_per_file_(kept_per_file),
      findings_(std::move(findings)) {}

std::string SeriesContext::where(const Row& row) const {
  return rows_.place_of(row.number);
}

Related SeriesContext::related(const Row& row, Text message) const {
  const std::uint32_t file = rows_.file_of(row.number);
  return {rows_.file_name(file), {rows_.line(row.number), 0, 0}, std::move(message), rows_.sheet_of(file)};
}

Column SeriesContext::figure_column(const Row& row) {
  return row.figure() == Figure::status  ? Column::status
         : row.figure() == Figure::ratio ? Column::numerator
                                         : Column::value;
}

// Findings about rows come in any order. Of each rule in each file those of the first rows are shown, so only a row
// before the last of these needs words; the others are counted. What is told and then overtaken is dropped by Findings.
bool SeriesContext::worth_telling(const Rule& rule, Severity severity, const Row& row) {
  if (!findings_.passes(rule)) return false;
  if (kept_per_file_ == 0) return true;
  Told& told = told_[{&rule, rows_.file_of(row.number)}];
  if (told.first_rows.size() == kept_per_file_ && row.number >= told.first_rows.top()) {
    ++told.unkept[index_of(severity)];
    return false;
  }
  told.first_rows.push(row.number);
  if (told.first_rows.size() > kept_per_file_) told.first_rows.pop();
  return true;
}

Findings SeriesContext::finish() {
  for (const auto& [key, told] : told_) {
    for (const Severity severity : all_severities) {
      findings_.count_unkept(*key.first, severity, rows_.file_name(key.second), told.unkept[index_of(severity)]);
    }
  }
  return std::move(findings_);
}

// In a table with a column a period or an area: that of the row's figure; -1 where none is known to be.
int SeriesContext::wide_field(const Row& row, const std::vector<WideColumn>& wide) const {
  const auto names_area = [&](std::string_view name) {
    if (!row.has_area()) return false;
    const Area& area = plan_.areas[static_cast<std::size_t>(row.area())];
    const std::string key = name_key(name);
    return key == name_key(area.id.value) || key == name_key(area.name.value) ||
           std::any_of(area.aliases().begin(), area.aliases().end(),
                       [&key](const auto& alias) { return key == name_key(alias.value); });
  };
  const bool areas = areas_on_top(wide);
  for (const WideColumn& each : wide) {
    const ReadPeriod period = read_period(each.period, {.year_begins = plan_.year_begins.value, .nine_months = true});
    const bool of_period = each.period.empty() || (period.problem == CellProblem::none &&
                                                   period.value.months(plan_.year_begins.value) == row.months());
    const bool of_area = !areas || (each.area.empty() ? !row.has_area() : names_area(each.area));
    if (of_period && of_area && each.estimate == row.estimate()) return static_cast<int>(each.field);
  }
  return -1;
}

void SeriesContext::add(const Rule& rule, const Row& row, Column column, Advice advice) {
  const std::uint32_t file = rows_.file_of(row.number);
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = rows_.file_name(file);
  finding.place = {rows_.line(row.number), 0, 0};
  finding.sheet = rows_.sheet_of(file);
  finding.field = columns_[file][column];
  const bool may_be_wide = column == Column::value || column == Column::period || column == Column::area;
  if (finding.field < 0 && may_be_wide && !columns_[file].wide.empty()) {
    finding.field = wide_field(row, columns_[file].wide);
  }
  if (!finding.sheet.empty() && finding.field >= 0)
    finding.place.column = static_cast<std::uint32_t>(finding.field + 1);
  if (columns_[file].has(column)) finding.header = name_of(column);
  finding.plan = plan_.id.value;
  finding.target = target_.id.value;
  finding.message = std::move(advice.message);
  finding.hint = std::move(advice.hint);
  finding.related = std::move(advice.related);
  findings_.add(std::move(finding));
}

Text figure_text(const Observation& row) {
  switch (row.figure) {
    case Figure::value: return words_for(row.value);
    case Figure::ratio: return say("{}/{}", "{}/{}", words_for(row.value), words_for(row.denominator));
    case Figure::status: return words_for(row.progress);
  }
  return {};
}

int decimals_of(Decimal value) {
  int digits = Decimal::max_fraction_digits;
  for (Int128 units = value.units(); digits > 0 && units % 10 == 0; units /= 10) --digits;
  return digits;
}

bool rounds_to(Decimal numerator, Decimal denominator, int factor, Decimal value) {
  if (denominator.is_zero()) return false;
  const Rational difference = rational(value) - factor * rational(numerator) / rational(denominator);
  return abs(difference) * 2 * power(Rational(10), static_cast<unsigned>(decimals_of(value))) <= 1;
}

}  // namespace plantrack
