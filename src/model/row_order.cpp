#include "model/row_order.hpp"

#include "model/plan.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t few = 64;                      // sorted by comparing
constexpr std::size_t many = std::size_t{1} << 20U;  // where it matters what is held at once
constexpr std::size_t most_places = 16;              // for each row: beyond that, comparing is cheaper than to count
// That areas are split into: about as many places to write at as the processor keeps near.
constexpr std::uint64_t most_ranges = 64;

bool before(const Row& a, const Row& b) {
  return a.key != b.key ? a.key < b.key : a.number < b.number;
}

// A period's place among all that there may be. A row's key tells twelve less its months: 0, 6, 9 or 11.
constexpr std::size_t places_of_periods = 4 * ((Row::period_mask >> 4U) + 1);
std::size_t place_of_period(std::uint64_t key) {
  const std::uint64_t period = key & Row::period_mask;
  return static_cast<std::size_t>((period >> 4U) * 4 + ((period & Row::length_mask) + 1) / 4);
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

// Which ranges of areas have how many rows, and which periods there are. True: the rows are in order as they are.
bool RowSorter::survey(const PackedRows& packed, RowSpan rest, std::uint64_t first_series, unsigned shift) {
  ranks_.resize(places_of_periods);
  first_period_ = places_of_periods - 1;
  last_period_ = 0;
  std::uint64_t last = 0;
  bool in_order = true;
  const auto see = [&](std::uint64_t key) {
    in_order = in_order & (key >= last);
    last = key;
    ++begins_[((key >> Row::period_bits) - first_series) >> shift];
    const std::size_t period = place_of_period(key);
    ranks_[period] = 1;  // it is there
    first_period_ = std::min(first_period_, period);
    last_period_ = std::max(last_period_, period);
  };
  std::array<std::uint64_t, PackedRows::rows_at_once> keys;
  for (PackedRows::Reader reader(packed); reader.next();) {
    reader.keys(keys);
    for (const std::uint64_t key : keys) see(key);
  }
  for (const Row& row : rest) see(row.key);
  return in_order;
}

// Few enough to stay in the cache. Each series and period of theirs is a place; it is counted how many rows belong
// there, and so is known where they go. What is equal keeps its order.
void RowSorter::sort_range(std::span<Row> rows, std::uint64_t first_series, std::size_t places) {
  if (rows.size() <= few || rows.size() >= many || places > most_places * rows.size()) {
    std::sort(rows.begin(), rows.end(), before);
    return;
  }
  const auto place = [&](const Row& row) {
    return static_cast<std::size_t>(row.series() - first_series) * periods_ + ranks_[place_of_period(row.key)];
  };
  at_place_.assign(places, 0);
  for (const Row& row : rows) ++at_place_[place(row)];
  counts_to_begins(at_place_);
  beside_.assign(rows.begin(), rows.end());
  for (const Row& row : beside_) rows[at_place_[place(row)]++] = row;
}

// Rows of one area lie far apart; to put each to its area at once would touch another cache line each time. So they
// are put together by ranges of areas first.
void RowSorter::unpack(PackedRows packed, RowSpan rest, std::size_t areas, std::span<Row> rows) {
  if (rows.empty()) return;
  unsigned shift = 0;
  while (areas >> shift >= most_ranges) ++shift;
  begins_.assign((areas >> shift) + 1, 0);
  const std::uint64_t first = packed.target_key() >> Row::period_bits;
  const bool in_order = survey(packed, rest, first, shift);
  // Out of order all of `rows` is soon touched; front to back no more than what is given back meanwhile.
  const bool front_to_back = in_order || (packed.wide() && rows.size() >= many);
  const auto known = std::span(ranks_).subspan(first_period_, last_period_ - first_period_ + 1);
  counts_to_begins(known);
  periods_ = known.back() + std::size_t{1};
  counts_to_begins(begins_);
  std::array<Row, PackedRows::rows_at_once> some;
  std::size_t put = 0;
  for (PackedRows::Reader reader(packed, {}); reader.next(); put += some.size()) {
    if (front_to_back) {
      reader.rows(rows.subspan(put).first<PackedRows::rows_at_once>());
    } else {
      reader.rows(some);
      for (const Row& row : some) rows[begins_[(row.series() - first) >> shift]++] = row;
    }
  }
  for (const Row& row : rest) rows[front_to_back ? put++ : begins_[(row.series() - first) >> shift]++] = row;
  // Now each range begins where the one before it ends.
  for (std::size_t i = 0, begin = 0; !front_to_back && i < begins_.size(); begin = begins_[i++]) {
    sort_range(rows.subspan(begin, begins_[i] - begin), first + (std::uint64_t{i} << shift),
               (std::size_t{1} << shift) * periods_);
  }
  std::fill(known.begin(), known.end(), std::uint32_t{0});
  if (front_to_back && !in_order) sort(rows);
}

void RowSorter::sort(std::span<Row> rows) {
  if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
}

}  // namespace plantrack
