// Lines of a file are counted in 32 bits.
#pragma once

#include <cstdint>

namespace plantrack {

// The line that many lines behind another. A file whose lines would begin at 0 again is refused (a Failure).
std::uint32_t line_behind(std::uint32_t line, std::uint32_t lines);

}  // namespace plantrack
