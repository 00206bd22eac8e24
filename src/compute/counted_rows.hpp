// Which rows count: of the rows known at `as_of` with the same target, period and area, the one reported last. The rest
// are revisions. First step from observations to figures.
#pragma once

#include "model/observations.hpp"
#include "model/plan.hpp"
#include "model/row_order.hpp"

#include <deque>
#include <optional>

namespace plantrack {

// `asked`, else the latest reported_on among the sound rows (of a row without one, its period's last day); nullopt
// where there are no rows at all (each plan then takes the first day of its own period).
std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked);
Date as_of_date(const Plan& plan, std::optional<Date> as_of);

// Room for rows that are unpacked, to be used again: to touch memory for the first time takes as long as to fill it.
class RowRooms {
 public:
  void leave() { used_ = 0; }  // all of them
  GrowingArray<Row>& next() {
    if (used_ == rooms_.size()) rooms_.emplace_back();
    return rooms_[used_++];
  }

 private:
  std::deque<GrowingArray<Row>> rooms_;
  std::size_t used_ = 0;
};

class CountedRows {
 public:
  // `rows` were checked against one another (check_series).
  CountedRows(const PlanSet& plans, const Observations& rows) : numbers_(plans), rows_(rows) {}

  // The counted rows of one target by area (the province first), then by the period's first month, longer periods
  // first.
  // In `room`, where they are packed.
  RowSpan of(std::size_t plan, std::size_t target, GrowingArray<Row>& room) const {
    return rows_.counted(numbers_.of(plan, target), room);
  }
  std::size_t count_of(std::size_t plan, std::size_t target) const {
    return rows_.counted_of(numbers_.of(plan, target));
  }
  const Extent& extent(std::size_t plan, std::size_t target) const { return rows_.extent(numbers_.of(plan, target)); }

  const Observations& rows() const { return rows_; }
  const TargetNumbers& numbers() const { return numbers_; }

 private:
  TargetNumbers numbers_;
  const Observations& rows_;
};

}  // namespace plantrack
