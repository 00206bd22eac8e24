#include "compute/counted_rows.hpp"

#include <algorithm>
#include <cassert>

namespace plantrack {
namespace {

Date known_from(const Observations& rows, RowNumber row) {
  const std::optional<Date> reported_on = rows.reported_on(row);
  return reported_on ? *reported_on : last_day(rows.period(row).last_month());
}

// Rows sort by one number: target (22 bits), area (24 bits), first month and 12 - length of the period (18 bits).
struct Keyed {
  std::uint64_t key;
  RowNumber row;
};

std::uint64_t period_key(Period period) {
  const auto month = static_cast<std::uint64_t>(period.first_month() - Month::of(Period::first_year, 1));
  return month << 4U | static_cast<std::uint64_t>(12 - period.length());
}

}  // namespace

std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked) {
  if (asked) return asked;
  std::optional<Date> latest;
  for (RowNumber row = 0; row < rows.size(); ++row) {
    if (!rows.faulty(row)) latest = std::max(latest.value_or(known_from(rows, row)), known_from(rows, row));
  }
  return latest;
}

Date as_of_date(const Plan& plan, std::optional<Date> as_of) {
  return as_of ? *as_of : Date::of(plan.from.value, 1, 1);
}

bool known_at(const Observations& rows, RowNumber row, Date as_of) {
  return known_from(rows, row) <= as_of;
}

CountedRows::CountedRows(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of) : rows_(rows) {
  std::size_t targets = 0;
  for (const Plan& plan : plans.plans) {
    first_target_.push_back(targets);
    targets += plan.targets.size();
  }
  first_target_.push_back(targets);
  assert(targets < (std::size_t{1} << 22U));

  std::vector<Keyed> keyed;
  keyed.reserve(rows.size());
  for (RowNumber row = 0; row < rows.size(); ++row) {
    if (rows.faulty(row) || (as_of && !known_at(rows, row, *as_of))) continue;
    const std::uint64_t target = first_target_[rows.plan(row)] + rows.target(row);
    const auto area = static_cast<std::uint64_t>(rows.area(row) + 1);
    keyed.push_back({target << 42U | area << 18U | period_key(rows.period(row)), row});
  }
  // Of one key the row reported last comes first; of rows that say the same on the same day, the first submitted.
  std::sort(keyed.begin(), keyed.end(), [&rows](const Keyed& a, const Keyed& b) {
    if (a.key != b.key) return a.key < b.key;
    const std::optional<Date> a_date = rows.reported_on(a.row);
    const std::optional<Date> b_date = rows.reported_on(b.row);
    return a_date != b_date ? a_date > b_date : a.row < b.row;
  });

  first_entry_.assign(targets + 1, 0);
  std::size_t next_target = 0;
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    if (i > 0 && keyed[i].key == keyed[i - 1].key) continue;
    const auto target = static_cast<std::size_t>(keyed[i].key >> 42U);
    while (next_target <= target) first_entry_[next_target++] = entries_.size();
    entries_.push_back({rows.area(keyed[i].row), rows.period(keyed[i].row), keyed[i].row});
  }
  while (next_target <= targets) first_entry_[next_target++] = entries_.size();
}

std::span<const CountedRows::Entry> CountedRows::of(std::size_t plan, std::size_t target) const {
  const std::size_t number = first_target_[plan] + target;
  return std::span(entries_).subspan(first_entry_[number], first_entry_[number + 1] - first_entry_[number]);
}

std::size_t CountedRows::counted(std::size_t plan) const {
  return first_entry_[first_target_[plan + 1]] - first_entry_[first_target_[plan]];
}

}  // namespace plantrack
