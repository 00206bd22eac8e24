#include "compute/counted_rows.hpp"

#include <algorithm>
#include <cassert>

namespace plantrack {
namespace {

Date known_from(const Observations& rows, RowNumber row) {
  const std::optional<Date> reported_on = rows.reported_on(row);
  return reported_on ? *reported_on : last_day(rows.period(row).last_month());
}

}  // namespace

std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked) {
  if (asked) return asked;
  std::optional<Date> latest;
  std::optional<Month> latest_month;  // of the rows without a day of report
  for (RowNumber row = 0; row < rows.size(); ++row) {
    if (rows.faulty(row)) continue;
    const std::optional<Date> day = rows.reported_on(row);
    if (day) {
      latest = std::max(latest, day);
    } else {
      latest_month = std::max(latest_month, std::optional(rows.period(row).last_month()));
    }
  }
  if (latest_month) latest = std::max(latest, std::optional(last_day(*latest_month)));
  return latest;
}

Date as_of_date(const Plan& plan, std::optional<Date> as_of) {
  return as_of ? *as_of : Date::of(plan.from.value, 1, 1);
}

bool known_at(const Observations& rows, RowNumber row, Date as_of) {
  return known_from(rows, row) <= as_of;
}

CountedRows::CountedRows(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of)
    : rows_(rows), numbers_(plans), order_(rows.order()) {
  if (order_ != nullptr) return;  // made for the same day
  own_.emplace(numbers_, rows);
  choose(*own_, as_of);
  order_ = &*own_;
}

// Of one key the row reported last; of those that say the same on the same day, the first submitted.
void CountedRows::choose(RowOrder& order, std::optional<Date> as_of) const {
  for (std::size_t target = 0; target < order.target_count(); ++target) {
    std::vector<SeriesEntry> entries = entries_of(rows_, target, order.of(target));
    sort_entries(entries);
    std::vector<SeriesEntry> counted;
    for (const SeriesEntry& entry : entries) {
      if (as_of && !known_at(rows_, entry.row, *as_of)) continue;
      const bool same_key = !counted.empty() && counted.back().key == entry.key;
      if (!same_key) {
        counted.push_back(entry);
      } else if (entry.reported > counted.back().reported) {
        counted.back() = entry;
      }
    }
    order.keep(target, counted);
  }
}

std::vector<CountedRows::Entry> CountedRows::of(std::size_t plan, std::size_t target) const {
  const std::span<const RowNumber> counted = order_->of(numbers_.of(plan, target));
  std::vector<Entry> entries;
  entries.reserve(counted.size());
  constexpr std::size_t ahead = 24;  // rows lie far apart
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i + ahead < counted.size()) rows_.bring_near(counted[i + ahead]);
    const RowNumber row = counted[i];
    if (rows_.faulty(row)) continue;
    entries.push_back({rows_.area(row), rows_.period(row), row, rows_.value_cell(row), rows_.denominator_cell(row),
                       rows_.figure(row), rows_.estimate(row)});
  }
  return entries;
}

}  // namespace plantrack
