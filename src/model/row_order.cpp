#include "model/row_order.hpp"

#include "model/observations.hpp"
#include "model/plan.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace plantrack {
namespace {

// The part of the key that stands for a period, by the period's code.
constexpr auto period_keys = [] {
  constexpr int years = Period::last_year - Period::first_year + 1;
  std::array<std::uint32_t, Period::codes_a_year * years> keys{};
  for (int year = Period::first_year; year <= Period::last_year; ++year) {
    for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
      const int length = months_in(frequency);
      for (int number = 1; number <= 12 / length; ++number) {
        const int month = (year - Period::first_year) * 12 + (number - 1) * length;
        keys[Period::of(year, frequency, number).code()] = static_cast<std::uint32_t>(month << 4 | (12 - length));
      }
    }
  }
  return keys;
}();

// Sorts by part(entry), which is from `least` to `most`, keeping the order of those that are equal: counts how many
// there are of each, and so knows where they go.
template <class Part>
void sort_by_counting(std::vector<SeriesEntry>& entries, std::vector<SeriesEntry>& sorted, Part&& part) {
  std::uint64_t least = ~std::uint64_t{0};
  std::uint64_t most = 0;
  for (const SeriesEntry& entry : entries) {
    least = std::min(least, part(entry));
    most = std::max(most, part(entry));
  }
  if (least >= most) return;
  const std::uint64_t range = most - least + 1;
  if (range > 4 * entries.size() + 4096) {
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const SeriesEntry& a, const SeriesEntry& b) { return part(a) < part(b); });
    return;
  }
  std::vector<std::uint32_t> next(range + 1);
  for (const SeriesEntry& entry : entries) ++next[part(entry) - least + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  sorted.resize(entries.size());
  for (const SeriesEntry& entry : entries) sorted[next[part(entry) - least]++] = entry;
  entries.swap(sorted);
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

std::uint64_t SeriesEntry::key_of(std::size_t target, std::int32_t area, Period period) {
  const std::uint64_t series = std::uint64_t{target} << area_bits | static_cast<std::uint64_t>(area + 1);
  return series << period_bits | period_keys[period.code()];
}

RowOrder::RowOrder(const TargetNumbers& targets, const Observations& rows) : count_(targets.count()) {
  const auto target_of = [&](RowNumber row) { return targets.of(rows.plan(row), rows.target(row)); };
  for (RowNumber row = 0; row < rows.size(); ++row) count_[target_of(row)] += !rows.faulty(row);
  std::size_t all = 0;
  for (const std::size_t count : count_) {
    first_.push_back(all);
    all += count;
  }
  rows_.resize(all);
  std::vector<std::size_t> next = first_;
  for (RowNumber row = 0; row < rows.size(); ++row) {
    if (!rows.faulty(row)) rows_[next[target_of(row)]++] = row;
  }
}

void RowOrder::keep(std::size_t target, SeriesSpan entries) {
  assert(entries.size() <= count_[target]);
  RowNumber* to = rows_.data() + first_[target];
  for (const SeriesEntry& entry : entries) *to++ = entry.row;
  count_[target] = entries.size();
}

std::vector<SeriesEntry> entries_of(const Observations& rows, std::size_t target, std::span<const RowNumber> numbers) {
  constexpr std::size_t ahead = 24;  // rows lie far apart: what they hold is asked for before it is needed
  std::vector<SeriesEntry> entries;
  entries.reserve(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i + ahead < numbers.size()) rows.bring_near(numbers[i + ahead]);
    const RowNumber row = numbers[i];
    const auto reported = rows.reported_on(row);
    entries.push_back({SeriesEntry::key_of(target, rows.area(row), rows.period(row)),
                       reported ? reported->days : SeriesEntry::no_day, row, rows.value_cell(row), rows.denominator_cell(row)});
  }
  return entries;
}

void sort_entries(std::vector<SeriesEntry>& entries) {
  std::vector<SeriesEntry> sorted;
  constexpr std::uint64_t period_mask = (std::uint64_t{1} << SeriesEntry::period_bits) - 1;
  sort_by_counting(entries, sorted, [](const SeriesEntry& entry) { return entry.key & period_mask; });
  sort_by_counting(entries, sorted, [](const SeriesEntry& entry) { return entry.series(); });
  // Rows of one key are few, and came by row.
  for (std::size_t from = 0, to = 0; from < entries.size(); from = to) {
    while (to < entries.size() && entries[to].key == entries[from].key) ++to;
    if (to - from == 1) continue;
    std::stable_sort(entries.begin() + static_cast<std::ptrdiff_t>(from),
                     entries.begin() + static_cast<std::ptrdiff_t>(to),
                     [](const SeriesEntry& a, const SeriesEntry& b) { return a.reported < b.reported; });
  }
}

}  // namespace plantrack
