// The rules that a single row can break, each once: a predicate over what the row says, and its words. The fast and the
// reference reader make the same typed rows and know no rule; the one takes a row if none of these fires, the other
// tells of each that does. So a line here is in both.
#pragma once

#include "base/decimal.hpp"
#include "model/rules.hpp"
#include "read/progress/header.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_facts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace plantrack {

// How the file has its figures.
enum class TableForm : std::uint8_t { rows, rows_without_value, periods_on_top, areas_on_top };

// What a row says, with its names looked up: target and plan are known, area and agency where they are given.
struct TypedRow {
  static constexpr int nobody = -1, unknown = -2, told = -3;

  std::uint32_t target = 0;          // index into the plan's
  std::int32_t area = -1;            // the same; nobody = not given, unknown = none of the plan's, told = and told of
  std::int32_t agency = nobody;      // the same
  bool foreign_committee = false;    // the agency cell names an area's committee that does not answer for the row
  bool dated = false;                // the period could be read
  std::int32_t first = 0, last = 0;  // the period's days
  std::int32_t reported = Row::no_day;
  bool estimate = false;
  bool says_total = false;            // the note says that the figure is a running total
  bool read_on_time = true;           // the day of report, where given, could be read
  std::uint16_t given = 0, good = 0;  // which cells hold something, and which of these could be read; by column
  Decimal value, numerator, denominator;
  int value_digits = 0;                     // of the value behind its point, as written
  std::string_view area_cell, agency_cell;  // for words; not set by the fast reader
  bool over_years = false;                  // says_total, and it is of more than one year
  TableForm form = TableForm::rows;         // for words
  bool only_template = false;               // nothing but what a template writes is filled in

  bool has(Column column) const { return (given >> static_cast<unsigned>(column) & 1U) != 0; }
  bool is_good(Column column) const { return (good >> static_cast<unsigned>(column) & 1U) != 0; }
  static constexpr std::uint16_t bit(Column column) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(column));
  }
  static constexpr std::uint16_t figures = static_cast<std::uint16_t>(
      1U << static_cast<unsigned>(Column::value) | 1U << static_cast<unsigned>(Column::numerator) |
      1U << static_cast<unsigned>(Column::denominator) | 1U << static_cast<unsigned>(Column::status));
  bool no_figure() const { return (given & figures) == 0; }
};

// Of the rules about one thing only the first that fires is told: one cause, one finding.
enum class Subject : std::uint8_t { target, period, area, agency, agency_time, figure, evidence, day, note };

struct RowRule {
  const Rule& rule;
  Subject subject;
  Column column;
  bool (*fires)(const TypedRow& row, const PlanFacts& plan);
  ProgressReader::Advice (*words)(const TypedRow& row, const PlanFacts& plan);
  bool in_runs = false;  // of rows one behind the other it is told once: a column was shifted
};

namespace row_words {
using Words = ProgressReader::Advice(const TypedRow& row, const PlanFacts& plan);
Words derived_target, before_plan, after_plan, target_of_whole, other_level, area_gone, agency_gone, not_responsible,
    wrong_value, wrong_numerator, wrong_denominator, wrong_status, untouched, no_status, no_parts, no_value,
    no_denominator, no_numerator, area_without_parts, negative_value, negative_numerator, negative_denominator,
    fraction, zero_denominator, over_hundred, value_over_hundred, disagrees, no_evidence, before_period, early, far_off,
    says_total;
}  // namespace row_words

namespace row_checks {

inline const PlanFacts::TargetFacts& target(const TypedRow& row, const PlanFacts& plan) {
  return plan.targets[row.target];
}
inline bool in_baseline(const TypedRow& row, const PlanFacts& plan) {
  return row.first >= target(row, plan).base_first && row.last <= target(row, plan).base_last;
}
inline bool not_asked(const TypedRow& row, const PlanFacts& plan, Column column) {
  const Measure measure = target(row, plan).measure;
  const bool asked = column == Column::status  ? measure == Measure::qualitative
                     : column == Column::value ? measure != Measure::qualitative
                                               : measure == Measure::ratio;
  return row.has(column) & !asked;
}
inline bool is_ratio(const TypedRow& row, const PlanFacts& plan) {
  return target(row, plan).measure == Measure::ratio;
}
inline bool lone_value(const TypedRow& row) {
  return !row.has(Column::numerator) & !row.has(Column::denominator) & row.has(Column::value);
}
inline bool has_parts(const TypedRow& row) {
  return row.is_good(Column::numerator) & row.is_good(Column::denominator);
}
// |value - factor x numerator / denominator| > 1/2 x 10^-digits, on a row that has all three.
bool disagree(const TypedRow& row, int factor);

}  // namespace row_checks

// The table. Conditions on figures may rely on those before them: of one subject the first that fires is told.
inline constexpr RowRule row_table[] = {
    {rule("row-for-derived-target"), Subject::target, Column::target,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return row_checks::target(r, p).derived; },
     row_words::derived_target},
    {rule("before-plan"), Subject::period, Column::period,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.dated && r.first < p.first_day && !row_checks::in_baseline(r, p);
     },
     row_words::before_plan},
    {rule("period-outside-plan"), Subject::period, Column::period,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return r.dated & (r.last > p.last_day); },
     row_words::after_plan},
    {rule("area-not-of-level"), Subject::area, Column::area,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return (r.area != TypedRow::nobody) & (r.area != TypedRow::told) & !row_checks::target(r, p).by_area;
     },
     row_words::target_of_whole},
    {rule("area-not-of-level"), Subject::area, Column::area,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.area >= 0 && p.areas[static_cast<std::size_t>(r.area)].level != row_checks::target(r, p).level;
     },
     row_words::other_level},
    {rule("area-did-not-exist"), Subject::area, Column::area,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       if (r.area < 0 || !r.dated || r.last > p.last_day) return false;  // then the year is wrong
       const PlanFacts::AreaFacts& area = p.areas[static_cast<std::size_t>(r.area)];
       return (area.from > r.last) | (area.until < r.first);
     },
     row_words::area_gone},
    {rule("agency-did-not-exist"), Subject::agency_time, Column::agency,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       if (r.agency < 0 || !r.dated) return false;
       const std::int32_t day = r.reported != Row::no_day ? r.reported : r.first;
       return day > p.agency_until[static_cast<std::size_t>(r.agency)];
     },
     row_words::agency_gone},
    {rule("agency-not-responsible"), Subject::agency, Column::agency,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.foreign_committee ||
              (r.agency >= 0 && p.responsible[r.target * p.agencies + static_cast<std::size_t>(r.agency)] == 0);
     },
     row_words::not_responsible},
    {rule("wrong-figure"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return row_checks::not_asked(r, p, Column::value); },
     row_words::wrong_value, true},
    {rule("wrong-figure"), Subject::figure, Column::numerator,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return row_checks::not_asked(r, p, Column::numerator); },
     row_words::wrong_numerator, true},
    {rule("wrong-figure"), Subject::figure, Column::denominator,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return row_checks::not_asked(r, p, Column::denominator); },
     row_words::wrong_denominator, true},
    {rule("wrong-figure"), Subject::figure, Column::status,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return row_checks::not_asked(r, p, Column::status); },
     row_words::wrong_status, true},
    {rule("untouched-row"), Subject::figure, Column::target,
     [](const TypedRow& r, const PlanFacts&) -> bool { return r.no_figure() && r.only_template; },
     row_words::untouched},
    {rule("no-figure"), Subject::figure, Column::status,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.no_figure() & (row_checks::target(r, p).measure == Measure::qualitative);
     },
     row_words::no_status},
    {rule("no-figure"), Subject::figure, Column::numerator,
     [](const TypedRow& r, const PlanFacts& p) -> bool { return r.no_figure() & row_checks::is_ratio(r, p); },
     row_words::no_parts},
    {rule("no-figure"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts&) -> bool { return r.no_figure(); }, row_words::no_value},
    {rule("ratio-incomplete"), Subject::figure, Column::denominator,
     [](const TypedRow& r, const PlanFacts&) -> bool {
       return r.is_good(Column::numerator) & !r.has(Column::denominator);
     },
     row_words::no_denominator},
    {rule("ratio-incomplete"), Subject::figure, Column::numerator,
     [](const TypedRow& r, const PlanFacts&) -> bool {
       return !r.has(Column::numerator) & r.is_good(Column::denominator);
     },
     row_words::no_numerator},
    {rule("area-ratio-without-parts"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return row_checks::is_ratio(r, p) & row_checks::lone_value(r) &
              (((r.area != TypedRow::nobody) & row_checks::target(r, p).by_area) | row_checks::target(r, p).over_time);
     },
     row_words::area_without_parts},
    {rule("negative-figure"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       const PlanFacts::TargetFacts& target = row_checks::target(r, p);
       const bool whole_or_part = (target.measure == Measure::count) | (target.in_percent & row_checks::lone_value(r));
       return r.is_good(Column::value) & r.value.is_negative() & whole_or_part;
     },
     row_words::negative_value},
    {rule("negative-figure"), Subject::figure, Column::numerator,
     [](const TypedRow& r, const PlanFacts&) -> bool { return row_checks::has_parts(r) & r.numerator.is_negative(); },
     row_words::negative_numerator},
    {rule("negative-figure"), Subject::figure, Column::denominator,
     [](const TypedRow& r, const PlanFacts&) -> bool { return row_checks::has_parts(r) & r.denominator.is_negative(); },
     row_words::negative_denominator},
    {rule("fraction-in-count"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.value_digits != 0 && row_checks::target(r, p).measure == Measure::count && r.is_good(Column::value) &&
              !r.value.is_whole();
     },
     row_words::fraction},
    {rule("zero-denominator"), Subject::figure, Column::denominator,
     [](const TypedRow& r, const PlanFacts&) -> bool {
       return row_checks::has_parts(r) & r.denominator.is_zero() & !r.numerator.is_zero();
     },
     row_words::zero_denominator},
    {rule("over-hundred-percent"), Subject::figure, Column::numerator,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       const PlanFacts::TargetFacts& target = row_checks::target(r, p);
       return target.in_percent & !target.may_exceed & row_checks::has_parts(r) & (r.numerator > r.denominator);
     },
     row_words::over_hundred},
    {rule("over-hundred-percent"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       const PlanFacts::TargetFacts& target = row_checks::target(r, p);
       return target.in_percent & !target.may_exceed & row_checks::lone_value(r) & r.is_good(Column::value) &
              (r.value > Decimal(100));
     },
     row_words::value_over_hundred},
    {rule("value-disagrees"), Subject::figure, Column::value,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return r.is_good(Column::value) && row_checks::has_parts(r) &&
              row_checks::disagree(r, row_checks::target(r, p).in_percent ? 100 : 1);
     },
     row_words::disagrees},
    {rule("evidence-missing"), Subject::evidence, Column::evidence,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return row_checks::target(r, p).needs_evidence & !r.has(Column::evidence) & !r.no_figure();
     },
     row_words::no_evidence},
    {rule("reported-before-period"), Subject::day, Column::reported_on,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return (r.reported != Row::no_day) & r.dated & (r.reported < r.first) & (r.last <= p.last_day);
     },
     row_words::before_period},
    {rule("early-figure"), Subject::day, Column::reported_on,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       return (r.reported != Row::no_day) & r.dated & (r.reported < r.last) & (r.last <= p.last_day) & !r.estimate &
              !r.has(Column::status) & !r.no_figure();
     },
     row_words::early},
    {rule("date-far-off"), Subject::day, Column::reported_on,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       // What was before the plan is rightly told of during it.
       const bool is_history = (r.first < p.first_day) & (r.reported <= p.last_day);
       return (r.reported != Row::no_day) & r.dated & !is_history & (r.reported > r.last + Row::latest_report);
     },
     row_words::far_off},
    {rule("looks-like-running-total"), Subject::note, Column::note,
     [](const TypedRow& r, const PlanFacts& p) -> bool {
       constexpr int longest = 300;  // days: a year's total is the year's figure
       return r.says_total & r.dated & ((r.last - r.first < longest) | r.over_years) &
              row_checks::target(r, p).adds_up_rows;
     },
     row_words::says_total},
};

// Does any rule fire? Unrolled, so that what all ask of the row is asked once.
inline bool breaks_a_rule(const TypedRow& row, const PlanFacts& plan) {
  return [&]<std::size_t... i>(std::index_sequence<i...>) {
    return (row_table[i].fires(row, plan) | ...);
  }
  (std::make_index_sequence<std::size(row_table)>());
}

}  // namespace plantrack
