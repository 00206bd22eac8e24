// How rows differ before and after, in the manner of a unified diff without context: `normalize --diff`.
#pragma once

#include "render/terminal.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

// The two lines above the changes of a file.
std::string changes_heading(std::string_view file, const TextStyle& style);

// What changes of the file beside its rows.
std::string form_change(const Text& change, const TextStyle& style);

// One row that has changed, and the lines on which it stands and will stand.
std::string row_change(std::string_view before, std::uint32_t line_before, std::string_view after,
                       std::uint32_t line_after, const TextStyle& style);

std::uint32_t lines_in(std::string_view row);  // of a row with line ends inside quotes there are several

}  // namespace plantrack
