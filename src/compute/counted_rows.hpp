// Which rows count: of the rows known at `as_of` with the same target, period and area, the one reported last. The rest
// are revisions. First step from observations to figures.
#pragma once

#include "model/observations.hpp"
#include "model/plan.hpp"
#include "model/row_order.hpp"

#include <optional>

namespace plantrack {

// `asked`, else the latest reported_on among the sound rows (of a row without one, its period's last day); nullopt
// where there are no rows at all (each plan then takes the first day of its own period).
std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked);
Date as_of_date(const Plan& plan, std::optional<Date> as_of);

// Where a thread has the rows of one target unpacked, until it asks for those of another.
struct RowRoom {
  GrowingArray<Row> rows;
  std::optional<std::size_t> target;  // whose rows they are, numbered over all plans
  RowSpan counted;
};

class CountedRows {
 public:
  // `rows` were checked against one another (check_series).
  CountedRows(const PlanSet& plans, const Observations& rows) : numbers_(plans), rows_(rows) {}

  // The counted rows of one target by area (the province first), then by the period's first month, longer periods
  // first.
  RowSpan of(std::size_t plan, std::size_t target, RowRoom& room) const {
    const std::size_t number = numbers_.of(plan, target);
    if (room.target != number) room.counted = rows_.counted(number, room.rows);
    room.target = number;
    return room.counted;
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
