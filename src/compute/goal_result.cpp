#include "compute/goal_result.hpp"

namespace plantrack {

std::string_view name_of(Status status) {
  constexpr std::string_view names[] = {"not-assessable", "no-data",     "overdue",    "met",
                                        "missed",         "on-track",    "at-risk",    "off-track",
                                        "regressing",     "in-progress", "incomplete", "context"};
  return names[static_cast<std::size_t>(status)];
}

std::optional<Status> status_named(std::string_view name) {
  for (const Status each : all_statuses) {
    if (name_of(each) == name) return each;
  }
  return std::nullopt;
}

}  // namespace plantrack
