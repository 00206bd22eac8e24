// The order in which rows are looked at: by target, area and period, so that what belongs together stands together.
#pragma once

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
  // Rows of one target, which come by number, of a plan that has so many areas.
  void sort(std::span<Row> rows, std::size_t areas);

 private:
  void split(std::span<Row> rows, std::size_t areas);
  void sort_few(std::span<Row> rows, std::span<Row> to, std::uint64_t first_series, std::size_t places);

  std::vector<Row> beside_;
  std::vector<std::uint32_t> begins_, at_place_;
  std::vector<std::uint32_t> ranks_;  // of each period among those that are there, by its key; else 0
  std::size_t periods_ = 0;
};

}  // namespace plantrack
