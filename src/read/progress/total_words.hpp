// Does a note or a header say that its figures are running totals: "lũy kế", "cumulative", "YTD"?
#pragma once

#include <string_view>

namespace plantrack {

// Asked of every note, so it goes over the bytes once and looks closer only where a word begins as one of these.
bool says_running_total(std::string_view text);

}  // namespace plantrack
