// The areas of a level in time: which exist on a day, and when a level came to an end (Vietnam's districts did on
// 2025-06-30).
#pragma once

#include "model/plan.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace plantrack {

class LevelAreas {
 public:
  LevelAreas(const Plan& plan, std::string_view level);

  const std::vector<int>& all() const { return areas_; }  // indices into the plan's areas, in its order
  std::optional<Date> end() const { return end_; }        // the last day on which any existed; nullopt: some still do
  // Of which day the areas of a month are expected: its last, or the level's last where none exists any more.
  Date day_of(Month month) const { return end_ ? std::min(last_day(month), *end_) : last_day(month); }
  std::size_t count_on(Date day) const;
  bool exists_on(int area, Date day) const { return plan_.areas[static_cast<std::size_t>(area)].exists_on(day); }

 private:
  const Plan& plan_;
  std::vector<int> areas_;
  std::vector<Date> begins_, ends_;  // of those that have one, sorted
  std::optional<Date> end_;
};

}  // namespace plantrack
