// 32 bytes at a time, on processors with AVX2 (compiled for these alone). Checks UTF-8 on the way.
#if defined(__x86_64__)

#include "read/fast/structure_scan.hpp"
#include "read/fast/structure_utf8.hpp"

#include <immintrin.h>

namespace plantrack {
namespace {

struct Avx2 {
  using Bytes = __m256i;

  static Bytes load(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
  static Bytes all(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
  static Bytes look_up(const utf8_faults::Table& table, Bytes places) {
    const __m128i once = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(once), places);
  }
  static Bytes shifted_down_4(Bytes bytes) { return _mm256_srli_epi16(bytes, 4); }
  static Bytes above(Bytes bytes, Bytes limits) { return _mm256_subs_epu8(bytes, limits); }  // 0 where it is not
  template <int n>
  static Bytes back(Bytes bytes, Bytes before) {  // the bytes n places earlier
    return _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before, bytes, 0x21), 16 - n);
  }
  static bool is_zero(Bytes bytes) { return _mm256_testz_si256(bytes, bytes) != 0; }
};

class Avx2Kernel {
 public:
  explicit Avx2Kernel(char delimiter) : delimiter_(_mm256_set1_epi8(delimiter)) {}

  Masks look_at(const char* block) {
    const __m256i low = Avx2::load(block);
    const __m256i high = Avx2::load(block + 32);
    const auto equal = [&](__m256i c) { return together(_mm256_cmpeq_epi8(low, c), _mm256_cmpeq_epi8(high, c)); };
    Masks masks{};
    masks.quotes = equal(_mm256_set1_epi8('"'));
    masks.delimiters = equal(delimiter_);
    masks.lfs = equal(_mm256_set1_epi8('\n'));
    masks.crs = equal(_mm256_set1_epi8('\r'));
    masks.nuls = equal(_mm256_setzero_si256());
    masks.wide = together(low, high);
    utf8_.add(low);
    utf8_.add(high);
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) { return prefix_xor_by_product(quotes); }
  static std::size_t count(std::uint64_t bits) { return static_cast<std::size_t>(_mm_popcnt_u64(bits)); }
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    append_places<Avx2Kernel, 12>(bits, base, to, count_so_far);
  }
  bool utf8_valid() const { return utf8_.valid(); }

 private:
  static std::uint64_t together(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32U;
  }

  __m256i delimiter_;
  Utf8Check<Avx2> utf8_;
};

}  // namespace

void scan_avx2(ScanTask& task) {
  scan_blocks<Avx2Kernel>(task);
}

}  // namespace plantrack

#endif
