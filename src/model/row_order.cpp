#include "model/row_order.hpp"

#include "model/plan.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t few = 64;             // sorted by comparing
constexpr std::uint64_t most_ranges = 64;  // that areas are split into: the processor keeps as many places to write at near

bool before(const Row& a, const Row& b) {
  return a.key != b.key ? a.key < b.key : a.number < b.number;
}

std::uint64_t period_of(const Row& row) {
  return row.key & Row::period_mask;
}

// Of counts one after another: how many there are before each.
void counts_to_begins(std::vector<std::uint32_t>& counts) {
  std::uint32_t sum = 0;
  for (std::uint32_t& count : counts) sum += std::exchange(count, sum);
}

}  // namespace

TargetNumbers::TargetNumbers(const PlanSet& plans) {
  std::size_t targets = 0;
  for (const Plan& plan : plans.plans) {
    first_.push_back(targets);
    targets += plan.targets.size();
  }
  first_.push_back(targets);
  assert(targets < (std::size_t{1} << 22U));
}

std::size_t TargetNumbers::plan_of(std::size_t number) const {
  const auto after = std::upper_bound(first_.begin(), first_.end() - 1, number);
  return static_cast<std::size_t>(after - first_.begin() - 1);
}

// Few enough to stay in the cache: first by period, then by series, out of `rows` into `to`. It is counted how many
// there are of each, and so is known where they go; what is equal keeps its order.
void RowSorter::sort_few(std::span<Row> rows, std::span<Row> to, Range series, Range periods) {
  if (rows.size() <= few || periods.count > 4 * rows.size() || series.count > 4 * rows.size()) {
    std::sort(rows.begin(), rows.end(), before);
    std::copy(rows.begin(), rows.end(), to.begin());
    return;
  }
  by_period_.assign(periods.count, 0);
  by_series_.assign(series.count, 0);
  for (const Row& row : rows) {
    ++by_period_[period_of(row) - periods.first];
    ++by_series_[row.series() - series.first];
  }
  counts_to_begins(by_period_);
  counts_to_begins(by_series_);
  few_.resize(std::max(few_.size(), rows.size()));
  for (const Row& row : rows) few_[by_period_[period_of(row) - periods.first]++] = row;
  for (const Row& row : std::span(few_).first(rows.size())) to[by_series_[row.series() - series.first]++] = row;
}

// Rows of one area lie far apart; to put each to its area at once would touch another cache line each time. So they
// are put together by ranges of areas first.
void RowSorter::split(std::span<Row> rows, std::size_t areas) {
  const std::uint64_t first = Row::key_of(rows.front().target(), -1, 0) >> Row::period_bits;
  unsigned shift = 0;
  while (areas >> shift >= most_ranges) ++shift;
  begins_.assign((areas >> shift) + 1, 0);
  std::uint64_t first_period = ~std::uint64_t{0};
  std::uint64_t last_period = 0;
  for (const Row& row : rows) {
    ++begins_[(row.series() - first) >> shift];
    first_period = std::min(first_period, period_of(row));
    last_period = std::max(last_period, period_of(row));
  }
  counts_to_begins(begins_);
  beside_.resize(std::max(beside_.size(), rows.size()));
  for (const Row& row : rows) beside_[begins_[(row.series() - first) >> shift]++] = row;
  // Now each range begins where the one before it ends.
  std::size_t begin = 0;
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    const std::size_t count = begins_[i] - begin;
    sort_few(std::span(beside_).subspan(begin, count), rows.subspan(begin, count),
             {first + (std::uint64_t{i} << shift), std::uint64_t{1} << shift},
             {first_period, last_period - first_period + 1});
    begin += count;
  }
}

void RowSorter::sort(std::span<Row> rows, std::size_t areas) {
  const bool in_order =
      std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  if (!in_order) rows.size() <= few ? std::sort(rows.begin(), rows.end(), before) : split(rows, areas);
  // Rows of one key are few, and came by number.
  for_each_run(rows, key_of, [](std::span<Row> same_key) {
    if (same_key.size() == 1) return;
    std::stable_sort(same_key.begin(), same_key.end(),
                     [](const Row& a, const Row& b) { return a.reported() < b.reported(); });
  });
}

}  // namespace plantrack
