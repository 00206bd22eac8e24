#include "compute/levels.hpp"

#include <algorithm>

namespace plantrack {

std::optional<Month> level_end(const Plan& plan, std::string_view level) {
  std::optional<Month> end;
  for (const Area& area : plan.areas) {
    if (area.level.value != level) continue;
    const At<Date> until = area.until();
    if (!until) return std::nullopt;
    // An area exists in a month when it does on the month's last day.
    const Month month = until.value.month();
    const Month last = last_day(month) == until.value ? month : month + -1;
    end = end ? std::max(*end, last) : last;
  }
  return end;
}

Month existing_month(const Plan& plan, std::string_view level, Month at) {
  const std::optional<Month> end = level_end(plan, level);
  return end ? std::min(*end, at) : at;
}

std::vector<int> areas_existing(const Plan& plan, std::string_view level, Month month) {
  std::vector<int> existing;
  const Date day = last_day(month);
  for (std::size_t i = 0; i < plan.areas.size(); ++i) {
    const Area& area = plan.areas[i];
    if (area.level.value == level && area.exists_on(day)) existing.push_back(static_cast<int>(i));
  }
  return existing;
}

}  // namespace plantrack
