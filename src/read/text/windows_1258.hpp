// Windows-1258, in which Excel on a Vietnamese Windows saves "CSV": letters and, behind them, combining tone marks. And
// Windows-1252 of a Western one, which is read where it is asked for alone: any bytes could be it.
#pragma once

#include "read/text/byte_source.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plantrack {

// Adds the bytes to `text` as UTF-8, letters and marks apart. Returns how many bytes were taken: fewer than all where
// one stands for no character.
std::size_t append_windows_1258(std::string_view bytes, std::string& text);
std::size_t append_windows_1252(std::string_view bytes, std::string& text);

// Whether these bytes, all of them, read as Vietnamese in Windows-1258 and as nothing else that people send: every tone
// mark stands behind a vowel, there are no letters but Vietnamese ones, no signs inside words (as other Vietnamese
// tables have letters there), no control characters. Stops at the first byte that says no.
bool is_windows_1258(ByteSource& source);

}  // namespace plantrack
