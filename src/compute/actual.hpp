// From counted rows to the actual figure of a target: adding up in time (flow, yearly, stock) and over areas.
// Sums are exact decimals, quotients exact fractions.
#pragma once

#include "base/rational.hpp"
#include "compute/counted_rows.hpp"

#include <optional>
#include <vector>

namespace plantrack {

// The months that a goal looks at: periods that lie inside, from the first month to the last.
struct Window {
  Month first;
  Month last;
  int shortest = 1;  // months; shorter periods are passed over
  bool holds(const Row& row) const {
    return first <= row.first_month() && row.last_month() <= last && row.length() >= shortest;
  }
};

// What rows of one area, or of areas together, come to.
struct Actual {
  std::optional<Rational> value;        // the figure; a ratio in % is times 100
  std::optional<Rational> numerator;    // of a ratio that was given by its parts
  std::optional<Rational> denominator;  //
  std::optional<Progress> progress;     // of a qualitative target
  bool nothing_to_measure = false;      // 0 / 0: no figure, which is not the same as none reported
  bool estimated = false;               // a row marked as estimate went into it
  bool from_areas = false;              // the areas' own rows, not a consolidated one, make the figure
  std::optional<Month> at;              // t: the last month of the latest period looked at

  bool has_figure() const { return value.has_value() || progress.has_value(); }
};

struct AreaActual {
  std::int32_t area;
  Actual actual;
};

// One target's counted rows, or a derived target's parts.
class TargetRows {
 public:
  TargetRows(const PlanSet& plans, std::size_t plan, std::size_t target, const CountedRows& counted, RowRoom& room);

  const Plan& plan() const { return plan_; }
  const Target& target() const { return target_; }
  std::size_t counted() const;  // how many rows, without those of its parts

  Actual actual(Window window) const;  // areas together
  std::vector<AreaActual> by_area(
      Window window) const;                            // each area by itself, in the plan's order; areas with rows only
  std::optional<Month> latest(Window window) const;    // last month of the latest period, over all areas
  std::optional<Month> earliest(Window window) const;  // last month of the period that ends first
  // How many of the areas existing at the end of `existing` have a row whose period ends with the month `at`.
  int areas_reporting(Window window, Month at, Month existing) const;
  std::vector<int> missing_parts(Window window) const;  // derived: the parts without a figure

 private:
  RowSpan inside(Window window, std::vector<Row>& some) const;  // all of them, or `some`
  bool all_inside(Window window) const;
  std::optional<Month> year_ending(Window window, RowSpan one_area) const;  // of the latest whole year

  RowSpan counted_rows() const {
    return all_.of(plan_number_, number_, room_);
  }  // until those of another are asked for

  const CountedRows& all_;
  std::size_t plan_number_, number_;
  RowRoom& room_;
  const Plan& plan_;
  const Target& target_;
  const Observations& rows_;
  const Extent& extent_;  // of the counted rows
  std::vector<TargetRows> parts_;
};

}  // namespace plantrack
