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

// Where a thread has rows of targets, numbered over all plans, unpacked: of as many as have room.
class RowRoom {
 public:
  // The figures of targets that others are made of, on a day: made once, however many are made of them.
  std::map<std::pair<std::size_t, Date>, std::shared_ptr<const TargetFigures>> parts;
  std::map<std::pair<std::size_t, std::string_view>, std::shared_ptr<const LevelAreas>> levels;  // by plan and level

  RowSpan of(const Observations& rows, std::size_t target);  // until those of another are asked for
  void leave();                                              // forgets them all

 private:
  static constexpr std::size_t most = std::size_t{1} << 22U;
  struct Unpacked {
    std::size_t target;
    GrowingArray<Row> rows;
  };
  std::vector<Unpacked> unpacked_;
  std::size_t rows_ = 0;    // of all of these
  GrowingArray<Row> free_;  // to touch memory for the first time takes as long as to fill it
};

class CountedRows {
 public:
  // `rows` were checked against one another (check_series).
  CountedRows(const PlanSet& plans, const Observations& rows) : numbers_(plans), rows_(rows) {}

  // The counted rows of one target by area (the province first), then by the period's first month, longer periods
  // first.
  RowSpan of(std::size_t plan, std::size_t target, RowRoom& room) const {
    return room.of(rows_, numbers_.of(plan, target));
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
