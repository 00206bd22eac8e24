#include "model/row_order.hpp"

#include "model/plan.hpp"

#include <algorithm>
#include <cassert>

namespace plantrack {
namespace {

constexpr std::size_t few = 64;             // sorted by comparing
constexpr std::uint64_t most_ranges = 256;  // that areas are split into: each has a place in the cache to be filled at

bool before(const Row& a, const Row& b) {
  return a.key != b.key ? a.key < b.key : a.number < b.number;
}

std::uint64_t period_of(const Row& row) {
  return row.key & Row::period_mask;
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

// Puts rows by part(row), which is from `least` to `most`, keeping the order of those that are equal: counts how many
// there are of each, and so knows where they go. next_[i] is left at the end of part least + i.
template <class Part>
void RowSorter::scatter(std::span<const Row> rows, std::span<Row> to, std::uint64_t least, std::uint64_t most,
                        Part&& part) {
  next_.assign(most - least + 2, 0);
  for (const Row& row : rows) ++next_[part(row) - least + 1];
  for (std::size_t i = 1; i < next_.size(); ++i) next_[i] += next_[i - 1];
  for (const Row& row : rows) to[next_[part(row) - least]++] = row;
}

// Few enough to stay in the cache: first by period, then by series, out of `rows` into `to`.
void RowSorter::sort_few(std::span<Row> rows, std::span<Row> to) {
  const auto range = [rows](auto&& part) {
    std::uint64_t least = ~std::uint64_t{0};
    std::uint64_t most = 0;
    for (const Row& row : rows) {
      least = std::min(least, part(row));
      most = std::max(most, part(row));
    }
    return std::pair{least, most};
  };
  const auto series_of = [](const Row& row) { return row.series(); };
  if (rows.size() > few) {
    const auto [first_period, last_period] = range(period_of);
    const auto [first_series, last_series] = range(series_of);
    if (last_period - first_period < 4 * rows.size() && last_series - first_series < 4 * rows.size()) {
      few_.resize(std::max(few_.size(), rows.size()));
      scatter(rows, few_, first_period, last_period, period_of);
      scatter(std::span(few_).first(rows.size()), to, first_series, last_series, series_of);
      return;
    }
  }
  std::sort(rows.begin(), rows.end(), before);
  std::copy(rows.begin(), rows.end(), to.begin());
}

// Rows of one area lie far apart; to put each to its area at once would touch another cache line each time. So they
// are put together by ranges of areas first.
void RowSorter::split(std::span<Row> rows) {
  const auto [least, most] =
      std::minmax_element(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  const std::uint64_t first = least->series();
  const std::uint64_t range = most->series() - first;
  unsigned shift = 0;
  while (range >> shift >= most_ranges) ++shift;
  beside_.resize(std::max(beside_.size(), rows.size()));
  scatter(rows, beside_, 0, range >> shift, [&](const Row& row) { return (row.series() - first) >> shift; });
  ends_.assign(next_.begin(), next_.end() - 1);
  std::size_t begin = 0;
  for (const std::uint32_t end : ends_) {
    sort_few(std::span(beside_).subspan(begin, end - begin), rows.subspan(begin, end - begin));
    begin = end;
  }
}

void RowSorter::sort(std::span<Row> rows) {
  const bool in_order =
      std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  if (!in_order) rows.size() <= few ? std::sort(rows.begin(), rows.end(), before) : split(rows);
  // Rows of one key are few, and came by number.
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    for (to = from + 1; to < rows.size() && rows[to].key == rows[from].key;) ++to;
    if (to - from == 1) continue;
    const std::span<Row> same = rows.subspan(from, to - from);
    std::stable_sort(same.begin(), same.end(), [](const Row& a, const Row& b) { return a.reported() < b.reported(); });
  }
}

}  // namespace plantrack
