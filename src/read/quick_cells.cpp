#include "read/quick_cells.hpp"

#include <optional>
#include <string>

namespace plantrack {

bool QuickDates::learn(std::uint64_t text, KnownMonth& month) {
  std::string first(sizeof text, ' ');
  std::memcpy(first.data(), &text, sizeof text);
  const std::optional<Date> day = Date::parse_iso(first + "01");
  if (!day) return false;
  month = {text, day->days - 1, static_cast<std::uint32_t>(last_day(day->month()).days - day->days + 1)};
  return true;
}

}  // namespace plantrack
