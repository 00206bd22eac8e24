// What the checks across rows share: runs of rows that belong together, and the way in which findings about rows that
// are kept are told.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "model/row_order.hpp"
#include "read/progress/header.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace plantrack {

// Are all periods of the series equally long? Then none contains another, nor ends with another.
inline bool one_length(RowSpan series) {
  for (const Row& row : series) {
    if (row.length() != series.front().length()) return false;
  }
  return true;
}

// The same rows by the end of their periods; of several that end together the longest comes first.
// In `sorted`, where that is not their order anyway.
RowSpan by_end(RowSpan series, std::vector<Row>& sorted);

// What all checks across the rows of one target work on. Rows that a check finds faulty are left out by the checks
// after it.
class SeriesContext {
 public:
  SeriesContext(const PlanSet& plans, const TargetNumbers& numbers, std::size_t target, const Observations& rows,
                const std::vector<Columns>& columns, std::size_t kept_per_file, Findings findings);

  const Plan& plan() const { return plan_; }
  const Target& target() const { return target_; }
  const TargetNumbers& numbers() const { return numbers_; }
  std::size_t plan_number() const { return plan_number_; }
  const Observations& rows() const { return rows_; }
  const Extent& extent() const { return rows_.extent(target_number_); }  // of the target's rows that count

  void mark_faulty(const Row& row) {
    faulty_.insert(row.number);
    perhaps_faulty_[row.number % perhaps_faulty_.size()] = true;
  }
  bool is_faulty(const Row& row) const {
    return perhaps_faulty_[row.number % perhaps_faulty_.size()] && faulty_.contains(row.number);
  }
  std::size_t faulty() const { return faulty_.size(); }
  void forget_faulty() {  // they were taken out
    faulty_.clear();
    perhaps_faulty_.fill(false);
  }

  struct Advice {
    Text message;
    Text hint;
    std::vector<Related> related;
  };
  // `make` gives the Advice; it is asked only for findings that may be shown.
  template <class Make>
  void report(const Rule& rule, const Row& row, Column column, Make&& make) {
    const std::optional<Severity> severity = findings_.weight(rule, plan_.id.value);
    if (!severity) return;
    if (*severity == Severity::error && rule.severity != *severity) mark_faulty(row);
    if (!worth_telling(rule, *severity, row)) return;
    add(rule, row, column, make());
  }
  Findings finish();  // what was told, with the findings that were not worth telling counted
  Related related(const Row& row, Text message) const;
  const Columns& columns_of(const Row& row) const { return columns_[rows_.file_of(row.number)]; }
  std::string where(const Row& row) const;                                       // file:line
  std::string label(const Row& row) const { return plan_.label(row.months()); }  // its period, as people name it
  static Column figure_column(const Row& row);

 private:
  bool worth_telling(const Rule& rule, Severity severity, const Row& row);
  void add(const Rule& rule, const Row& row, Column column, Advice advice);
  int wide_field(const Row& row, const std::vector<WideColumn>& wide) const;

  const TargetNumbers& numbers_;
  std::size_t target_number_;
  std::size_t plan_number_;
  const Plan& plan_;
  const Target& target_;
  const Observations& rows_;
  std::unordered_set<RowNumber> faulty_;
  std::array<bool, 4096> perhaps_faulty_{};  // by the number's rest: few rows are faulty, and every row is asked for
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

// The families of checks. Each takes the rows of one target that count, sorted: one for each area and period.
void check_overlaps(SeriesContext& context, RowSpan counted);
void check_same_month(SeriesContext& context, RowSpan counted);
void check_parts_of_areas(SeriesContext& context, RowSpan counted);
void check_areas(SeriesContext& context, RowSpan counted);
void check_running_totals(SeriesContext& context, RowSpan counted);
// What the headers of files and the titles above them say of the figures below, of all files together: where none says
// a thing, no row is asked for its file's.
struct SaidAbove {
  explicit SaidAbove(const std::vector<Columns>& columns);
  std::set<std::string> units;
  bool totals = false;  // that figures are running totals
  bool areas = false;   // which area a file is about
};
void check_meaning(SeriesContext& context, RowSpan counted, bool used_by_others, const Observations::LeftOut& left_out,
                   const SaidAbove& said);
void check_denominators(SeriesContext& context, RowSpan counted);
std::vector<RowNumber> check_unit_slips(SeriesContext& context, RowSpan counted);  // the rows it told of, sorted
void check_changes(SeriesContext& context, RowSpan counted, std::span<const RowNumber> slips);

}  // namespace plantrack
