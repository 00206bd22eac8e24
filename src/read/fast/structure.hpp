// The structure of CSV text found 64 bytes at a time: where its cells and rows end, as far as quotes and line ends keep
// the rules. First step of reading fast; what breaks the rules is left to CsvReader, which reads row by row and with
// which this must agree. One kernel for each kind of processor; all give the same.
#pragma once

#include "base/growing_array.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace plantrack {

enum class ScanKernel : std::uint8_t { portable, sse2, avx2, neon };

inline constexpr std::array<std::string_view, 4> kernel_names{"portable", "sse2", "avx2", "neon"};  // as the enum
std::optional<ScanKernel> kernel_named(std::string_view name);  // nullopt: there is none, or not on this machine
ScanKernel best_kernel();                                       // or the one that PLANTRACK_SCAN names

struct Structure {
  // Offsets of the delimiters and LFs outside quotes, in order. Before the first stands the offset -1, so that cell i
  // goes from bounds[i] + 1 to bounds[i + 1].
  GrowingArray<std::uint32_t> bounds;
  GrowingArray<std::uint32_t> rows;   // how many cells end up to the LF that ends each row
  GrowingArray<std::uint32_t> inner;  // offsets of the LFs inside quotes
  // From here on quotes break the rules, or a NUL or a CR without LF stands there: rows that end behind it cannot be
  // relied on. The size of the text where there is no such place.
  std::size_t regular = 0;
  std::size_t invalid = 0;  // the first byte that is not UTF-8; npos = there is none
};

// `text` begins where a record begins, and is shorter than 2 GiB.
void find_structure(std::string_view text, char delimiter, ScanKernel kernel, Structure& structure);

}  // namespace plantrack
