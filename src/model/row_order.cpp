#include "model/row_order.hpp"

#include "model/plan.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t few = 64;          // sorted by comparing
constexpr std::size_t most_places = 16;  // for each row: beyond that, comparing is cheaper than to count
// That areas are split into: about as many places to write at as the processor keeps near.
constexpr std::uint64_t most_ranges = 64;

bool before(const Row& a, const Row& b) {
  return a.key != b.key ? a.key < b.key : a.number < b.number;
}

std::uint64_t period_of(const Row& row) {
  return row.key & Row::period_mask;
}

// Of counts one after another: how many there are before each.
void counts_to_begins(std::span<std::uint32_t> counts) {
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

// Few enough to stay in the cache. Each series and period of theirs is a place; it is counted how many rows belong
// there, and so is known where they go. What is equal keeps its order.
void RowSorter::sort_few(std::span<Row> rows, std::span<Row> to, std::uint64_t first_series, std::size_t places) {
  if (rows.size() <= few || places > most_places * rows.size()) {
    std::sort(rows.begin(), rows.end(), before);
    std::copy(rows.begin(), rows.end(), to.begin());
    return;
  }
  const auto place = [&](const Row& row) {
    return static_cast<std::size_t>(row.series() - first_series) * periods_ + ranks_[period_of(row)];
  };
  at_place_.assign(places, 0);
  for (const Row& row : rows) ++at_place_[place(row)];
  counts_to_begins(at_place_);
  // They are written out of order, from front to back it is quicker to get hold of them.
  for (std::size_t i = 0; i < to.size(); i += 2) __builtin_prefetch(&to[i], 1);
  for (const Row& row : rows) to[at_place_[place(row)]++] = row;
}

// Rows of one area lie far apart; to put each to its area at once would touch another cache line each time. So they
// are put together by ranges of areas first.
void RowSorter::split(std::span<Row> rows, std::size_t areas) {
  const std::uint64_t first = Row::key_of(rows.front().target(), -1, 0) >> Row::period_bits;
  unsigned shift = 0;
  while (areas >> shift >= most_ranges) ++shift;
  begins_.assign((areas >> shift) + 1, 0);
  ranks_.resize(Row::period_mask + 1);
  std::uint64_t first_period = Row::period_mask;
  std::uint64_t last_period = 0;
  for (const Row& row : rows) {
    ++begins_[(row.series() - first) >> shift];
    const std::uint64_t period = period_of(row);
    ranks_[period] = 1;  // it is there
    first_period = std::min(first_period, period);
    last_period = std::max(last_period, period);
  }
  const auto known = std::span(ranks_).subspan(first_period, last_period - first_period + 1);
  counts_to_begins(known);
  periods_ = known.back() + std::size_t{1};
  counts_to_begins(begins_);
  beside_.resize(std::max(beside_.size(), rows.size()));
  for (const Row& row : rows) beside_[begins_[(row.series() - first) >> shift]++] = row;
  // Now each range begins where the one before it ends.
  std::size_t begin = 0;
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    const std::size_t count = begins_[i] - begin;
    sort_few(std::span(beside_).subspan(begin, count), rows.subspan(begin, count), first + (std::uint64_t{i} << shift),
             (std::size_t{1} << shift) * periods_);
    begin += count;
  }
  std::fill(known.begin(), known.end(), std::uint32_t{0});
}

void RowSorter::sort(std::span<Row> rows, std::size_t areas) {
  const bool in_order =
      std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  if (in_order) return;
  if (rows.size() <= few) {
    std::sort(rows.begin(), rows.end(), before);
  } else {
    split(rows, areas);
  }
}

}  // namespace plantrack
