// Where something stands in a text file. Lines and columns count from 1; 0 means "not known" or "the whole file".
// Columns count characters (Unicode code points), not bytes.
#pragma once

#include <compare>
#include <cstdint>

namespace plantrack {

struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;  // characters to underline; 0 = to the end of the word or line

  explicit operator bool() const { return line != 0; }
  auto operator<=>(const Place&) const = default;
};

// A value with the place it was read from. Without a place it was not given.
template <class T>
struct At {
  T value{};
  Place place{};

  explicit operator bool() const { return static_cast<bool>(place); }
};

}  // namespace plantrack
