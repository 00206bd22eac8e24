// The order in which rows are looked at: by target, area and period, so that what belongs together stands together.
#pragma once

#include "model/packed_rows.hpp"
#include "model/row.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plantrack {

struct PlanSet;

// Targets numbered over all plans.
class TargetNumbers {
 public:
  explicit TargetNumbers(const PlanSet& plans);

  std::size_t count() const { return first_.back(); }
  std::size_t of(std::size_t plan, std::size_t target) const { return first_[plan] + target; }
  std::size_t plan_of(std::size_t number) const;
  std::size_t first_of(std::size_t plan) const { return first_[plan]; }

 private:
  std::vector<std::size_t> first_;  // of each plan, and one behind the last
};

// Sorts rows by key and number; keeps what it works with from one time to the next.
class RowSorter {
 public:
  void sort(std::span<Row> few);
  // Of one target of a plan that has so many areas: those that were packed and `rest` behind them, which come by
  // number; into `rows`, which has room for as many.
  void unpack(PackedRows packed, RowSpan rest, std::size_t areas, std::span<Row> rows);

 private:
  bool survey(const PackedRows& packed, RowSpan rest, std::uint64_t first_series, unsigned shift);
  void sort_range(std::span<Row> rows, std::uint64_t first_series, std::size_t places);

  std::vector<Row> beside_;
  std::vector<std::uint32_t> begins_, at_place_;
  std::vector<std::uint32_t> ranks_;  // of each period among those that are there, by its place; else 0
  std::size_t first_period_ = 0, last_period_ = 0, periods_ = 0;
};

// What a thread uses for one target after another.
struct RowTools {
  RowSorter sorter;
  GrowingArray<Row> room;  // to touch memory for the first time takes as long as to fill it
};

}  // namespace plantrack
