// The functions of fmt that the other files call, where the program is to have its libraries in itself: Debian has
// fmt's library only for linking at run time, but all of it in headers too. CMake sets FMT_HEADER_ONLY for this file
// alone.
#if defined(FMT_HEADER_ONLY)

#include <fmt/format.h>

namespace {

// The compiler emits an inline function where its address is taken.
[[gnu::used]] std::string (*const vformat)(fmt::string_view, fmt::format_args) = fmt::vformat;
[[gnu::used]] void (*const throw_format_error)(const char*) = fmt::detail::throw_format_error;
[[gnu::used]] bool (*const is_printable)(std::uint32_t) = fmt::detail::is_printable;

}  // namespace

#endif
