// Rows of all files put side by side: sorted by target, area and period, so that what belongs together stands together.
// Also the way in which findings about stored rows are told.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
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

// One row in the sorted order. The key is target (22 bits, counted over all plans), area + 1 (24 bits), first month
// and 12 - length of the period (18 bits): a period comes right before the periods that it contains.
struct SeriesEntry {
  std::uint64_t key = 0;
  std::int32_t reported = 0;  // day of report; without one the row is older than all that have one
  RowNumber row = 0;

  static constexpr std::int32_t no_day = INT32_MIN;
  static constexpr unsigned period_bits = 18, area_bits = 24;
  std::uint64_t series() const { return key >> period_bits; }  // target and area
  std::size_t target() const { return static_cast<std::size_t>(key >> (period_bits + area_bits)); }
  bool has_area() const { return (series() & ((std::uint64_t{1} << area_bits) - 1)) != 0; }
  int length() const { return 12 - static_cast<int>(key & 15U); }  // months of the period
  int last_month() const {                                         // counted from the first year that periods know
    return static_cast<int>((key & ((std::uint64_t{1} << period_bits) - 1)) >> 4U) + length() - 1;
  }
};

using SeriesSpan = std::span<const SeriesEntry>;

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
std::vector<SeriesEntry> by_end(SeriesSpan series);

// What all checks across rows work on. Rows that a check finds faulty are marked in `rows`, and the checks after it
// leave them out.
class SeriesContext {
 public:
  SeriesContext(const PlanSet& plans, Observations& rows, const std::vector<Columns>& columns,
                std::size_t kept_per_file, Findings& findings);

  const PlanSet& plans() const { return plans_; }
  Observations& rows() { return rows_; }
  const Observations& rows() const { return rows_; }

  SeriesEntry entry(RowNumber row) const;
  std::uint64_t key_of(std::size_t plan, std::size_t target, std::int32_t area, Period period) const;
  std::size_t target_count() const { return first_target_.back(); }
  const Plan& plan_of(std::size_t target_number) const;
  const Target& target_of(std::size_t target_number) const;
  std::size_t number_of(const Plan& plan, int target) const;  // of a target, over all plans

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
    if (*severity == Severity::error && rule.severity != *severity) rows_.mark_faulty(row);
    if (!worth_telling(rule, *severity, row)) return;
    add(rule, row, column, make());
  }
  void finish();  // counts the findings that were not worth telling
  Related related(RowNumber row, Text message) const;
  std::string where(RowNumber row) const;  // file:line
  Column figure_column(RowNumber row) const;

 private:
  bool worth_telling(const Rule& rule, Severity severity, RowNumber row);
  const std::string& plan_id(RowNumber row) const { return plans_.plans[rows_.plan(row)].id.value; }
  void add(const Rule& rule, RowNumber row, Column column, Advice advice);

  const PlanSet& plans_;
  Observations& rows_;
  const std::vector<Columns>& columns_;
  std::size_t kept_per_file_;
  Findings& findings_;
  std::vector<std::size_t> first_target_;  // of each plan, and one behind the last
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
void check_areas(SeriesContext& context, SeriesSpan counted);
void check_denominators(SeriesContext& context, SeriesSpan counted);
std::vector<RowNumber> check_unit_slips(SeriesContext& context, SeriesSpan counted);  // the rows it told of, sorted
void check_changes(SeriesContext& context, SeriesSpan counted, std::span<const RowNumber> slips);

}  // namespace plantrack
