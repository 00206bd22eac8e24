// Draws the source line of a finding and the carets below it, by the columns that a terminal shows.
#pragma once

#include "base/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plantrack {

struct DrawnExcerpt {
  std::string line;   // cut with … where it is wider than the room, the defect in view
  std::string marks;  // spaces and carets; empty where the place has no column
};

DrawnExcerpt draw_excerpt(std::string_view line, Place place, std::size_t room);

}  // namespace plantrack
