// How much a plan may hold, so that what is computed of it is bounded by its size.
#pragma once

#include <cstddef>

namespace plantrack {

// Goals, where one that repeats counts as many as it makes.
inline constexpr std::size_t most_goals_of_target = 1000;
inline constexpr std::size_t most_goals_of_plan = 50'000;

}  // namespace plantrack
