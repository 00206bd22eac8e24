// Calls to the system that go on where they were interrupted or had to wait, and its errors in words.
#pragma once

#include "base/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plantrack {

Text reason(int error);  // what errno says

// "-" is standard input.
[[noreturn]] void fail_to_read(const std::string& path, int error);
[[noreturn]] void fail_to_write(const std::string& path, int error);

// Up to `size` bytes; 0 at the end, -1 where it fails. Waits for a descriptor that does not wait by itself.
std::ptrdiff_t read_some(int descriptor, char* to, std::size_t size);

// All of it: 0, or the errno of what failed. Waits as read_some does.
int write_all(int descriptor, std::string_view bytes);

}  // namespace plantrack
