#include "compute/levels.hpp"

#include <algorithm>

namespace plantrack {

LevelAreas::LevelAreas(const Plan& plan, std::string_view level) : plan_(plan) {
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const Area& area = plan.areas[i];
    if (area.level.value != level) continue;
    areas_.push_back(static_cast<int>(i));
    if (const At<Date> from = area.from()) begins_.push_back(from.value);
    if (const At<Date> until = area.until()) ends_.push_back(until.value);
  }
  std::sort(begins_.begin(), begins_.end());
  std::sort(ends_.begin(), ends_.end());
  if (!areas_.empty() && ends_.size() == areas_.size()) end_ = ends_.back();
}

std::size_t LevelAreas::count_on(Date day) const {
  const auto not_yet = begins_.end() - std::upper_bound(begins_.begin(), begins_.end(), day);
  const auto no_more = std::lower_bound(ends_.begin(), ends_.end(), day) - ends_.begin();
  return areas_.size() - static_cast<std::size_t>(not_yet) - static_cast<std::size_t>(no_more);
}

}  // namespace plantrack
