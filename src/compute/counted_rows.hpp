// Which rows count: of the rows known at `as_of` with the same target, period and area, the one reported last. The rest
// are revisions. First step from observations to figures.
#pragma once

#include "model/observations.hpp"
#include "model/plan.hpp"
#include "model/row_order.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

// `asked`, else the latest day of the rows (Observations::as_of); nullopt where there are no rows at all (each plan
// then takes the first day of its own period).
std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked);
Date as_of_date(const Plan& plan, std::optional<Date> as_of);

class LevelAreas;
class TargetFigures;

// The rows that count, by plan and target, and what figures that are made of others share. For one thread.
class CountedRows {
 public:
  // `rows` were checked against one another (check_series).
  CountedRows(const PlanSet& plans, const Observations& rows) : numbers_(plans), rows_(rows), reader_(rows) {}
  CountedRows(const CountedRows&) = delete;  // the figures it holds refer to it
  CountedRows& operator=(const CountedRows&) = delete;

  // The counted rows of one target by area (the province first), then by the period's first month, longer periods
  // first; until those of another target are asked for.
  RowSpan of(std::size_t plan, std::size_t target) { return reader_.of(numbers_.of(plan, target)); }
  void forget() { reader_.forget(); }  // gives back the memory that of() took
  std::size_t count_of(std::size_t plan, std::size_t target) const {
    return rows_.counted_of(numbers_.of(plan, target));
  }
  const Extent& extent(std::size_t plan, std::size_t target) const { return rows_.extent(numbers_.of(plan, target)); }

  const Observations& rows() const { return rows_; }
  const TargetNumbers& numbers() const { return numbers_; }

  // The figures of targets that others are made of, on a day: made once, however many are made of them.
  std::map<std::pair<std::size_t, Date>, std::shared_ptr<const TargetFigures>> parts;
  std::map<std::pair<std::size_t, std::string_view>, std::shared_ptr<const LevelAreas>> levels;  // by plan and level

 private:
  TargetNumbers numbers_;
  const Observations& rows_;
  CountedRowsReader reader_;
};

}  // namespace plantrack
