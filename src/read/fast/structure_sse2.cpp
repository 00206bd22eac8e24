// 16 bytes at a time, on any x86-64 processor. Checks UTF-8 on the way as far as that is simple: where every lead byte
// of two or three bytes is followed by as many, and there are none of four, nor of the few that not every byte may
// follow. Vietnamese needs no others; what has them is checked byte by byte.
#if defined(__x86_64__)

#include "read/fast/structure_scan.hpp"

#include <emmintrin.h>

namespace plantrack {
namespace {

class Sse2Kernel {
 public:
  explicit Sse2Kernel(char delimiter) : delimiter_(_mm_set1_epi8(delimiter)) {}

  Masks look_at(const char* block) {
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
    check_utf8(bytes, masks.wide);
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) { return quotes == 0 ? 0 : prefix_xor(quotes); }
  static std::size_t count(std::uint64_t bits) { return count_of_bits(bits); }
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    append_places<Sse2Kernel, 8>(bits, base, to, count_so_far);
  }
  bool utf8_valid() const { return faults_ == 0 && follow_ == 0; }

 private:
  void check_utf8(const __m128i (&bytes)[4], std::uint64_t wide) {
    std::uint64_t following = 0;  // 80..BF
    std::uint64_t from_e0 = 0;    // and ASCII
    std::uint64_t special = 0;    // C0, C1, E0, ED, F0..FF
    for (int i = 3; i >= 0; --i) {
      const auto is = [&](int byte) { return _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8(static_cast<char>(byte))); };
      const auto above = [&](int byte) { return _mm_cmpgt_epi8(bytes[i], _mm_set1_epi8(static_cast<char>(byte))); };
      const __m128i no_lead_of_two = _mm_cmpeq_epi8(_mm_and_si128(bytes[i], _mm_set1_epi8(static_cast<char>(0xfe))),
                                                    _mm_set1_epi8(static_cast<char>(0xc0)));
      const __m128i from_f0 = _mm_and_si128(above(0xf0 - 1), _mm_cmplt_epi8(bytes[i], _mm_setzero_si128()));
      following = following << 16U | high_bits(_mm_cmplt_epi8(bytes[i], _mm_set1_epi8(static_cast<char>(0xc0))));
      from_e0 = from_e0 << 16U | high_bits(above(0xe0 - 1));
      special |= high_bits(_mm_or_si128(_mm_or_si128(is(0xe0), is(0xed)), _mm_or_si128(no_lead_of_two, from_f0)));
    }
    const std::uint64_t leads = wide & ~following;
    const std::uint64_t leads_of_three = wide & from_e0;
    faults_ |= special | (following ^ (leads << 1U | leads_of_three << 2U | follow_));
    follow_ = leads >> 63U | leads_of_three >> 62U;
  }
  static std::uint64_t high_bits(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

  __m128i delimiter_;
  std::uint64_t faults_ = 0;  // not 0: there is a fault, or what is not looked at here
  std::uint64_t follow_ = 0;  // of the next block's first two bytes, those that must follow the last ones
};

}  // namespace

void scan_sse2(ScanTask& task) {
  scan_blocks<Sse2Kernel>(task);
}

}  // namespace plantrack

#endif
