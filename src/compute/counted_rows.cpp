#include "compute/counted_rows.hpp"

namespace plantrack {

RowSpan RowRoom::of(const Observations& rows, std::size_t target) {
  if (!rows.is_packed(target) || rows.counted_of(target) == 0) return rows.counted(target);
  for (const Unpacked& each : unpacked_) {
    if (each.target == target) return each.rows;
  }
  if (rows_ + rows.counted_of(target) > most) leave();
  unpacked_.push_back({target, std::move(free_)});
  rows_ += rows.counted_of(target);
  free_ = {};
  rows.unpack(target, unpacked_.back().rows);
  return unpacked_.back().rows;
}

void RowRoom::leave() {
  if (!unpacked_.empty()) free_ = std::move(unpacked_.back().rows);
  unpacked_.clear();
  rows_ = 0;
}

std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked) {
  return asked ? asked : rows.as_of();
}

Date as_of_date(const Plan& plan, std::optional<Date> as_of) {
  return as_of ? *as_of : first_day(plan.months().first);
}

}  // namespace plantrack
