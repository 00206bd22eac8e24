#include "validate/series.hpp"

#include "base/rational.hpp"
#include "read/cell_advice.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {

SeriesSpan by_end(SeriesSpan series, std::vector<SeriesEntry>& sorted) {
  if (one_length(series)) return series;
  sorted.assign(series.begin(), series.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const SeriesEntry& a, const SeriesEntry& b) {
    return a.last_month() != b.last_month() ? a.last_month() < b.last_month() : a.length() > b.length();
  });
  return sorted;
}

SeriesContext::SeriesContext(const PlanSet& plans, const TargetNumbers& numbers, Observations& rows,
                             const std::vector<Columns>& columns, std::size_t kept_per_file, Findings findings)
    : plans_(plans),
      numbers_(numbers),
      rows_(rows),
      columns_(columns),
      kept_per_file_(kept_per_file),
      findings_(std::move(findings)) {}

const Plan& SeriesContext::plan_of(std::size_t target_number) const {
  return plans_.plans[numbers_.plan_of(target_number)];
}

const Target& SeriesContext::target_of(std::size_t target_number) const {
  const std::size_t plan = numbers_.plan_of(target_number);
  return plans_.plans[plan].targets[target_number - numbers_.first_of(plan)];
}

std::string SeriesContext::where(RowNumber row) const {
  return fmt::format("{}:{}", rows_.file_name(rows_.file_of(row)), rows_.line(row));
}

Related SeriesContext::related(RowNumber row, Text message) const {
  return {rows_.file_name(rows_.file_of(row)), {rows_.line(row), 0, 0}, std::move(message)};
}

Column SeriesContext::figure_column(RowNumber row) const {
  const Figure figure = rows_[row].figure;
  return figure == Figure::status ? Column::status : figure == Figure::ratio ? Column::numerator : Column::value;
}

// Findings about rows come in any order. Of each rule in each file those of the first rows are shown, so only a row
// before the last of these needs words; the others are counted. What is told and then overtaken is dropped by Findings.
bool SeriesContext::worth_telling(const Rule& rule, Severity severity, RowNumber row) {
  if (!findings_.passes(rule)) return false;
  if (kept_per_file_ == 0) return true;
  Told& told = told_[{&rule, rows_.file_of(row)}];
  if (told.first_rows.size() == kept_per_file_ && row >= told.first_rows.top()) {
    ++told.unkept[index_of(severity)];
    return false;
  }
  told.first_rows.push(row);
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

void SeriesContext::add(const Rule& rule, RowNumber row, Column column, Advice advice) {
  const std::uint32_t file = rows_.file_of(row);
  const Plan& plan = plans_.plans[rows_.plan(row)];
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = rows_.file_name(file);
  finding.place = {rows_.line(row), 0, 0};
  finding.field = columns_[file][column];
  if (finding.field >= 0) finding.header = name_of(column);
  finding.plan = plan.id.value;
  finding.target = plan.targets[rows_.target(row)].id.value;
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
  for (Int128 micros = value.micros(); digits > 0 && micros % 10 == 0; micros /= 10) --digits;
  return digits;
}

bool rounds_to(Decimal numerator, Decimal denominator, int factor, Decimal value) {
  if (denominator.is_zero()) return false;
  const Rational difference = rational(value) - factor * rational(numerator) / rational(denominator);
  return abs(difference) * 2 * power(Rational(10), static_cast<unsigned>(decimals_of(value))) <= 1;
}

}  // namespace plantrack
