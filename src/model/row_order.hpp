// Rows of all files put side by side: by target, area and period, so that what belongs together stands together.
#pragma once

#include "base/decimal.hpp"
#include "base/growing_array.hpp"
#include "model/period.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plantrack {

class Observations;
struct PlanSet;
using RowNumber = std::uint32_t;

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

// One row in the sorted order. The key is target (22 bits, counted over all plans), area + 1 (24 bits), first month
// and 12 - length of the period (18 bits): a period comes right before the periods that it contains.
struct SeriesEntry {
  std::uint64_t key = 0;
  std::int32_t reported = 0;  // day of report; without one the row is older than all that have one
  RowNumber row = 0;
  // As the columns hold them, so that nobody need go to the row for them. The denominator is 0 where there is none.
  DecimalStore::Cell value = 0;
  DecimalStore::Cell denominator = 0;

  static constexpr std::int32_t no_day = INT32_MIN;
  static constexpr unsigned period_bits = 18, area_bits = 24;
  static std::uint64_t key_of(std::size_t target, std::int32_t area, Period period);
  std::uint64_t series() const { return key >> period_bits; }  // target and area
  std::size_t target() const { return static_cast<std::size_t>(key >> (period_bits + area_bits)); }
  std::int32_t area() const {  // -1 = the whole province
    return static_cast<std::int32_t>(series() & ((std::uint64_t{1} << area_bits) - 1)) - 1;
  }
  bool has_area() const { return area() >= 0; }
  int length() const { return 12 - static_cast<int>(key & 15U); }  // months of the period
  int last_month() const {                                         // counted from the first year that periods know
    return static_cast<int>((key & ((std::uint64_t{1} << period_bits) - 1)) >> 4U) + length() - 1;
  }
};

using SeriesSpan = std::span<const SeriesEntry>;

// The numbers of rows by target: first as they came, then, once keep() was called, those that count, in their order.
class RowOrder {
 public:
  RowOrder(const TargetNumbers& targets, const Observations& rows);  // of all rows without an error

  std::span<const RowNumber> of(std::size_t target) const { return {rows_.data() + first_[target], count_[target]}; }
  std::size_t target_count() const { return count_.size(); }
  void keep(std::size_t target, SeriesSpan entries);  // no more than there are

 private:
  GrowingArray<RowNumber> rows_;
  std::vector<std::size_t> first_;
  std::vector<std::size_t> count_;
};

// The entries of one target's rows in the order they are given in.
std::vector<SeriesEntry> entries_of(const Observations& rows, std::size_t target, std::span<const RowNumber> numbers);

// Sorts entries of one target, which come by row, by key, day of report and row.
void sort_entries(std::vector<SeriesEntry>& entries);

}  // namespace plantrack
