// Rows of all files put side by side: sorted by target, area and period, so that what belongs together stands together.
// Also the way in which findings about stored rows are told.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "model/row_order.hpp"
#include "read/header.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {

// What for_each_run may split by.
inline std::uint64_t series_of(const SeriesEntry& entry) {
  return entry.series();
}
inline std::size_t target_of(const SeriesEntry& entry) {
  return entry.target();
}

// Splits a sorted span into runs of equal `part(entry)` and visits each.
template <class Part, class Visit>
void for_each_run(SeriesSpan entries, Part&& part, Visit&& visit) {
  for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
    while (to < entries.size() && part(entries[to]) == part(entries[from])) ++to;
    visit(entries.subspan(from, to - from));
  }
}

// Are all periods of the series equally long? Then none contains another, nor ends with another.
inline bool one_length(SeriesSpan series) {
  for (const SeriesEntry& entry : series) {
    if (entry.length() != series.front().length()) return false;
  }
  return true;
}

// The same rows by the end of their periods; of several that end together the longest comes first.
// In `sorted`, where that is not their order anyway.
SeriesSpan by_end(SeriesSpan series, std::vector<SeriesEntry>& sorted);

// What all checks across rows work on. Rows that a check finds faulty are marked in `rows`, and the checks after it
// leave them out.
class SeriesContext {
 public:
  SeriesContext(const PlanSet& plans, const TargetNumbers& numbers, Observations& rows,
                const std::vector<Columns>& columns, std::size_t kept_per_file, Findings findings);

  const PlanSet& plans() const { return plans_; }
  Observations& rows() { return rows_; }
  const Observations& rows() const { return rows_; }

  const TargetNumbers& numbers() const { return numbers_; }

  void mark_faulty(RowNumber row) {
    any_faulty_ = true;
    rows_.mark_faulty(row);
  }
  // Of the rows of the entries at hand; nobody need look as long as none was marked.
  bool is_faulty(RowNumber row) const { return any_faulty_ && rows_.faulty(row); }
  void expect_faulty() { any_faulty_ = true; }  // some may have been marked before this context was there
  const Plan& plan_of(std::size_t target_number) const;
  const Target& target_of(std::size_t target_number) const;

  struct Advice {
    Text message;
    Text hint;
    std::vector<Related> related;
  };
  // `make` gives the Advice; it is asked only for findings that may be shown.
  template <class Make>
  void report(const Rule& rule, RowNumber row, Column column, Make&& make) {
    const std::optional<Severity> severity = findings_.weight(rule, plan_id(row));
    if (!severity) return;
    if (*severity == Severity::error && rule.severity != *severity) mark_faulty(row);
    if (!worth_telling(rule, *severity, row)) return;
    add(rule, row, column, make());
  }
  Findings finish();  // what was told, with the findings that were not worth telling counted
  Related related(RowNumber row, Text message) const;
  std::string where(RowNumber row) const;  // file:line
  Column figure_column(RowNumber row) const;

 private:
  bool worth_telling(const Rule& rule, Severity severity, RowNumber row);
  const std::string& plan_id(RowNumber row) const { return plans_.plans[rows_.plan(row)].id.value; }
  void add(const Rule& rule, RowNumber row, Column column, Advice advice);

  const PlanSet& plans_;
  const TargetNumbers& numbers_;
  Observations& rows_;
  bool any_faulty_ = false;
  const std::vector<Columns>& columns_;
  std::size_t kept_per_file_;
  Findings findings_;
  struct Told {
    std::priority_queue<RowNumber> first_rows;
    SeverityCounts unkept{};
  };
  std::map<std::pair<const Rule*, std::uint32_t>, Told> told_;  // by rule and file
};

// The figure as people write it: 12.5, 6/8, done.
Text figure_text(const Observation& row);

// How many digits the value has after the point.
int decimals_of(Decimal value);

// Does the ratio, times the factor, round to the value as that is written? Not where the denominator is 0.
bool rounds_to(Decimal numerator, Decimal denominator, int factor, Decimal value);

// The families of checks. Each takes the entries that count, sorted: one row for each target, area and period.
void check_overlaps(SeriesContext& context, SeriesSpan counted);
void check_same_month(SeriesContext& context, SeriesSpan counted);
void check_parts_of_areas(SeriesContext& context, SeriesSpan counted);
void check_areas(SeriesContext& context, SeriesSpan counted);
void check_denominators(SeriesContext& context, SeriesSpan counted, const RowOrder& order);
std::vector<RowNumber> check_unit_slips(SeriesContext& context, SeriesSpan counted);  // the rows it told of, sorted
void check_changes(SeriesContext& context, SeriesSpan counted, std::span<const RowNumber> slips);

}  // namespace plantrack
