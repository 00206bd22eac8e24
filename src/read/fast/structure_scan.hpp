// The loop over blocks of 64 bytes, for each kernel once; included by structure*.cpp alone. A kernel tells of a block
// which bytes are quotes, delimiters and so on, as bits of 64-bit masks (bit i is byte i). Nothing here has linkage to
// other files, as they may be compiled for other processors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__PCLMUL__)
#include <immintrin.h>
#endif

namespace plantrack {

// Raw outcome of a scan; what the pointers lead to has room for as many entries as the text has bytes, and 64.
struct ScanTask {
  const char* text;
  std::size_t size;
  char delimiter;
  std::uint32_t* ends;
  std::uint32_t* rows;
  std::uint32_t* inner;
  std::size_t end_count = 0;
  std::size_t row_count = 0;
  std::size_t inner_count = 0;
  std::size_t regular = 0;
  std::size_t first_wide = 0;  // of the first block with bytes that are not ASCII; `size` where there is none
  bool utf8_valid = false;     // the kernel itself has looked at all of it
};

void scan_portable(ScanTask& task);
void scan_sse2(ScanTask& task);
void scan_avx2(ScanTask& task);
void scan_neon(ScanTask& task);

namespace {

struct Masks {
  std::uint64_t quotes, delimiters, lfs, crs, nuls, wide;
};

// Bit i of the result is the exclusive or of bits 0 to i.
inline std::uint64_t prefix_xor(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// The same of all bits at once.
#if defined(__PCLMUL__)
inline std::uint64_t prefix_xor_by_product(std::uint64_t bits) {
  const __m128i product =
      _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(bits)), _mm_set1_epi8(static_cast<char>(0xff)), 0);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}
#endif

// Without an instruction for it: bits are added up in pairs, fours, bytes, and then all bytes.
inline std::size_t count_of_bits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
  bits = (bits + (bits >> 4U)) & 0x0f0f0f0f0f0f0f0fU;
  return static_cast<std::size_t>(bits * 0x0101010101010101U >> 56U);
}

// Appends the places of the bits. Some entries are written in vain, for to branch on each would cost more: `usual` at
// once, then four at a time.
template <class Kernel, std::size_t usual>
inline void append_places(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count) {
  std::uint32_t* out = to + count;
  const std::size_t many = Kernel::count(bits);
  const auto put = [&](std::size_t i) {
    // Where no bit is left the entry is of no use; ctz must not be asked of nothing.
    out[i] = base + static_cast<std::uint32_t>(__builtin_ctzll(bits | std::uint64_t{1} << 63U));
    bits &= bits - 1;
  };
  for (std::size_t i = 0; i < usual; ++i) put(i);
  for (std::size_t i = usual; i < many; i += 4) {
    put(i);
    put(i + 1);
    put(i + 2);
    put(i + 3);
  }
  count += many;
}

template <class Kernel>
void scan_blocks(ScanTask& task) {
  Kernel kernel(task.delimiter);
  std::uint64_t inside = 0;       // all ones where the last byte of the block before was inside quotes
  std::uint64_t may_open = 1;     // bit 0: the block's first byte may be an opening quote
  std::uint64_t after_close = 0;  // bit 0: the last byte of the block before was a closing quote
  std::uint64_t after_cr = 0;     // bit 0: it was a CR
  task.regular = task.size;
  task.first_wide = task.size;
  char last[64];
  for (std::size_t at = 0; at < task.size; at += 64) {
    const char* block = task.text + at;
    std::uint64_t valid = ~std::uint64_t{0};
    if (task.size - at < 64) {
      std::memset(last, ' ', sizeof last);
      std::memcpy(last, block, task.size - at);
      block = last;
      valid >>= 64 - (task.size - at);
    }
    const Masks masks = kernel.look_at(block);
    const std::size_t wide_at = masks.wide != 0 ? at : task.size;
    task.first_wide = wide_at < task.first_wide ? wide_at : task.first_wide;

    const std::uint64_t in_quotes =
        Kernel::inside_of(masks.quotes) ^ inside;  // from an opening quote up to the closing one
    const std::uint64_t outside = ~in_quotes;
    const std::uint64_t opening = masks.quotes & in_quotes;
    const std::uint64_t closing = masks.quotes & outside;
    const std::uint64_t between = (masks.delimiters | masks.lfs) & outside & ~masks.quotes;
    // An opening quote stands behind a cell's end, or right behind a closing one, which makes the two a quote inside
    // the cell. Behind a closing quote comes another, or the cell's end.
    const std::uint64_t openable = (between | closing) << 1 | may_open;
    const std::uint64_t behind_closing = closing << 1 | after_close;
    const std::uint64_t behind_cr = masks.crs << 1 | after_cr;
    std::uint64_t odd = (opening & ~openable) | (behind_closing & ~(between | masks.crs | opening)) |
                        (behind_cr & ~masks.lfs) | masks.nuls;
    odd &= valid;
    if (odd != 0) {
      task.regular = at + static_cast<std::size_t>(__builtin_ctzll(odd));
      if (task.first_wide == task.size) task.first_wide = at;  // what follows was not looked at
      break;
    }
    const auto base = static_cast<std::uint32_t>(at);
    // A block ends one row or none, and seldom more.
    std::uint64_t row_ends = masks.lfs & outside & valid;
    const auto cells = [&] {  // up to the first of row_ends, with the blocks before
      return static_cast<std::uint32_t>(task.end_count) +
             static_cast<std::uint32_t>(Kernel::count(between & (row_ends ^ (row_ends - 1))));
    };
    task.rows[task.row_count] = cells();
    task.row_count += row_ends != 0 ? 1 : 0;
    while ((row_ends &= row_ends - 1) != 0) task.rows[task.row_count++] = cells();
    append_places<Kernel, 0>(masks.lfs & in_quotes & valid, base, task.inner, task.inner_count);
    Kernel::append_cells(between & valid, base, task.ends, task.end_count);

    inside = in_quotes >> 63 != 0 ? ~std::uint64_t{0} : 0;
    may_open = (between | closing) >> 63;
    after_close = closing >> 63;
    after_cr = masks.crs >> 63;
  }
  task.utf8_valid = task.regular == task.size && kernel.utf8_valid();
}

}  // namespace
}  // namespace plantrack
