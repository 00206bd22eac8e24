// 16 bytes at a time, on any x86-64 processor.
#if defined(__x86_64__)

#include "read/structure_scan.hpp"

#include <emmintrin.h>

namespace plantrack {
namespace {

class Sse2Kernel {
 public:
  explicit Sse2Kernel(char delimiter) : delimiter_(_mm_set1_epi8(delimiter)) {}

  Masks look_at(const char* block) const {
    __m128i bytes[4];
    for (int i = 0; i < 4; ++i) {
      bytes[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + i);
    }
    const auto equal = [&bytes](__m128i c) {
      std::uint64_t mask = 0;
      for (int i = 3; i >= 0; --i) mask = mask << 16U | high_bits(_mm_cmpeq_epi8(bytes[i], c));
      return mask;
    };
    Masks masks{};
    masks.quotes = equal(_mm_set1_epi8('"'));
    masks.delimiters = equal(delimiter_);
    masks.lfs = equal(_mm_set1_epi8('\n'));
    masks.crs = equal(_mm_set1_epi8('\r'));
    masks.nuls = equal(_mm_setzero_si128());
    for (int i = 3; i >= 0; --i) masks.wide = masks.wide << 16U | high_bits(bytes[i]);
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) { return quotes == 0 ? 0 : prefix_xor(quotes); }
  static std::size_t count(std::uint64_t bits) { return count_of_bits(bits); }
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    append_places<Sse2Kernel, 8>(bits, base, to, count_so_far);
  }
  void finish(ScanTask&) const {}

 private:
  static std::uint64_t high_bits(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

  __m128i delimiter_;
};

}  // namespace

void scan_sse2(ScanTask& task) {
  scan_blocks<Sse2Kernel>(task);
}

}  // namespace plantrack

#endif
