// The areas of a level in time: which exist in a month, and when a level came to an end (Vietnam's districts did on
// 2025-06-30).
#pragma once

#include "model/plan.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace plantrack {

// The last month in which any area of the level existed; nullopt while one still does (or there never was one).
std::optional<Month> level_end(const Plan& plan, std::string_view level);

// The month at which areas are counted: `at`, or the level's last month where none exists any more at `at`.
Month existing_month(const Plan& plan, std::string_view level, Month at);

// Indices of the areas of the level that exist at the end of that month, in the plan's order.
std::vector<int> areas_existing(const Plan& plan, std::string_view level, Month month);

}  // namespace plantrack
