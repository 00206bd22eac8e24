// Digits eight at a time: the bytes of a 64-bit number, the first of them lowest.
#pragma once

#include <bit>
#include <cstdint>

namespace plantrack {

// Elsewhere bytes stand the other way round, and are read one by one.
inline constexpr bool bytes_first_lowest = std::endian::native == std::endian::little;

inline constexpr std::uint64_t eight_zeros = 0x3030303030303030U;  // '0' in each byte

// `bytes` are characters exclusive-or eight_zeros: digits are then 0 to 9, which alone stay below 16 when 6 is added.
constexpr bool are_digits(std::uint64_t bytes) {
  return ((bytes | (bytes + 0x0606060606060606U)) & 0xf0f0f0f0f0f0f0f0U) == 0;
}

// The number that eight digits (of 0 to 9) make.
constexpr std::uint32_t number_of_digits(std::uint64_t digits) {
  const std::uint64_t pairs = digits * 10 + (digits >> 8U);  // of the bytes 0, 2, 4 and 6, two digits each
  const std::uint64_t high = (pairs & 0x000000ff000000ffU) * (100 + (std::uint64_t{1'000'000} << 32U));
  const std::uint64_t low = (pairs >> 16U & 0x000000ff000000ffU) * (1 + (std::uint64_t{10'000} << 32U));
  return static_cast<std::uint32_t>((high + low) >> 32U);
}

}  // namespace plantrack
