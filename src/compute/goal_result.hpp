// What is known of one goal: three answers that are never mixed - is it met, how much is achieved, is it on pace - and
// the figures behind them. Absent = there is none.
#pragma once

#include "base/rational.hpp"
#include "base/text.hpp"
#include "compute/figures.hpp"
#include "compute/trajectory.hpp"
#include "model/plan.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace plantrack {

// In the order in which they are shown.
enum class Status {
  met,
  on_track,
  at_risk,
  off_track,
  regressing,
  in_progress,
  incomplete,  // the figure is not complete, or stale
  missed,
  overdue,
  no_data,
  not_assessable,
  context  // the target has no goal
};
template <>
std::span<const Word<Status>> words();

inline constexpr Status all_statuses[] = {Status::met,        Status::on_track,       Status::at_risk,
                                          Status::off_track,  Status::regressing,     Status::in_progress,
                                          Status::incomplete, Status::missed,         Status::overdue,
                                          Status::no_data,    Status::not_assessable, Status::context};
static_assert(lists_each(all_statuses));

// One area under an `in_each` goal.
struct AreaResult {
  std::int32_t area;
  Actual actual;
  std::optional<Rational> compared;  // X
  bool expected = false;             // it exists when areas are counted, and has something to measure
  bool current = false;              // its figure is of month t
  bool holds = false;
  bool fails = false;  // neither: not known yet
};

struct GoalResult {
  const Goal* goal = nullptr;      // null: of a target without goal, which is context
  std::optional<Month> due;        // absent for context
  std::optional<Month> judged_at;  // due, or earlier where the areas of an `in_each` goal came to an end
  Span span;
  Status status = Status::no_data;
  bool current = false;
  bool due_is_over = false;
  bool holds = false;                 // the condition, whether that is proved or not
  Actual figure;                      // A and its parts, as reported; under `in_each` only what is known of all areas
  std::optional<Rational> baseline;   // B, where known
  std::optional<Rational> actual;     // X: what is compared with the goal's number
  std::optional<Rational> achieved;   // percent, uncapped, not below 0
  std::optional<Rational> progress;   // percent of the way from the start point
  std::optional<Rational> gap;        // X - N
  std::optional<Rational> remaining;  // how far X still is from N
  std::optional<Rational> needed_numerator;
  std::optional<Rational> required_per_year;
  std::optional<StartPoint> start;
  bool ceiling = false;               // a sum of flows that may not pass its goal: the pace is what may be used up
  bool keep = false;                  // there is only a level to keep: the start fulfils the condition already
  std::optional<Rational> expected;   // by now
  std::optional<Rational> pace;       // 1 = as expected
  std::optional<Rational> projected;  // at the due month, going on as until now
  std::optional<Rational> rate;       // P of increase and decrease, percent a year
  std::optional<Month> period;        // t
  bool complete = false;
  bool stale = false;
  bool year_begun = false;         // of figures of whole years: there are some of a year that is not whole yet
  std::optional<Date> report_due;  // overdue: the report of the due month is to come by that day
  std::optional<int> areas_reported;
  std::optional<int> areas_expected;
  std::optional<int> areas_holding;  // `in_each` only
  std::vector<AreaResult> areas;  // of an `in_each` goal that is current: each expected area, and others with a figure
  std::vector<Text> notes;

  bool estimated() const { return figure.estimated; }
};

}  // namespace plantrack
