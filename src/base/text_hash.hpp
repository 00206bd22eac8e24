// Hashes of short texts that people write, by a number that is another one in each run: nobody can choose texts whose
// hashes are the same. What is found by them never depends on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plantrack {

extern const std::uint64_t hash_factor;  // odd

// Up to 8 bytes as one number, the very last one highest. No other text has the same, but for NULs before it.
inline std::uint64_t short_key(std::string_view text) {
  const char* const p = text.data();
  const std::size_t size = text.size();
  if (size == 0) return 0;
  std::uint64_t key = 0;
  if (size >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, p, 4);
    std::memcpy(&last, p + size - 4, 4);
    key = first | std::uint64_t{last} << 8 * (size - 4);
  } else {
    const auto byte = [p](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(p[i])} << 8 * i; };
    key = byte(0) | byte(size / 2) | byte(size - 1);
  }
  return key << 8 * (8 - size);
}

// 64 bits that are likely to differ where the texts do, the highest ones most.
inline std::uint64_t hash_of(std::string_view text) {
  const auto mix = [](std::uint64_t key) {
    key *= hash_factor;
    return key ^ key >> 29U;
  };
  if (text.size() <= 8) return mix(short_key(text));
  const auto eight = [&text](std::size_t at) { return short_key({text.data() + at, 8}); };
  std::uint64_t key = text.size() + hash_factor;
  for (std::size_t at = 0; at + 8 < text.size(); at += 8) key = mix(key ^ eight(at));
  return mix(key ^ eight(text.size() - 8));
}

struct TextHash {
  std::size_t operator()(std::string_view text) const {
    const std::uint64_t hash = hash_of(text) * hash_factor;  // its highest bits are the best; tables take the lowest
    return static_cast<std::size_t>(hash ^ hash >> 32U);
  }
};

template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash>;
template <class Value>
using ViewMap = std::unordered_map<std::string_view, Value, TextHash>;  // of texts that live elsewhere

}  // namespace plantrack
