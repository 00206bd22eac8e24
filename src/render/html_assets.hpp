// What every page carries with it: its style sheet and its script, of which nothing depends on.
#pragma once

#include <string_view>

namespace plantrack {

extern const std::string_view page_style;
// Sorts tables, searches and filters targets, opens all that is closed. Without it all of the page is there.
extern const std::string_view page_script;

}  // namespace plantrack
