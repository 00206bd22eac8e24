// 64 bytes at a time, on processors with AVX-512 and its instructions for bytes (compiled for these alone). Checks
// UTF-8 on the way.
#if defined(__x86_64__)

#include "read/fast/structure_scan.hpp"
#include "read/fast/structure_utf8.hpp"

#include <immintrin.h>

namespace plantrack {
namespace {

struct Avx512 {
  using Bytes = __m512i;

  static Bytes load(const void* from) { return _mm512_loadu_si512(from); }
  static Bytes all(int byte) { return _mm512_set1_epi8(static_cast<char>(byte)); }
  static Bytes look_up(const utf8_faults::Table& table, Bytes places) {
    const __m128i once = _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data()));
    return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(once), places);
  }
  static Bytes shifted_down_4(Bytes bytes) { return _mm512_srli_epi16(bytes, 4); }
  static Bytes above(Bytes bytes, Bytes limits) { return _mm512_subs_epu8(bytes, limits); }  // 0 where it is not
  template <int n>
  static Bytes back(Bytes bytes, Bytes before) {  // the bytes n places earlier
    return _mm512_alignr_epi8(bytes, _mm512_alignr_epi32(bytes, before, 12), 16 - n);
  }
  static bool is_zero(Bytes bytes) { return _mm512_test_epi8_mask(bytes, bytes) == 0; }
};

class Avx512Kernel {
 public:
  explicit Avx512Kernel(char delimiter) : delimiter_(Avx512::all(delimiter)) {}

  Masks look_at(const char* block) {
    const __m512i bytes = Avx512::load(block);
    Masks masks{};
    masks.quotes = _mm512_cmpeq_epi8_mask(bytes, Avx512::all('"'));
    masks.delimiters = _mm512_cmpeq_epi8_mask(bytes, delimiter_);
    masks.lfs = _mm512_cmpeq_epi8_mask(bytes, Avx512::all('\n'));
    masks.crs = _mm512_cmpeq_epi8_mask(bytes, Avx512::all('\r'));
    masks.nuls = _mm512_testn_epi8_mask(bytes, bytes);
    masks.wide = _mm512_movepi8_mask(bytes);
    utf8_.add(bytes);
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) { return prefix_xor_by_product(quotes); }
  static std::size_t count(std::uint64_t bits) { return static_cast<std::size_t>(_mm_popcnt_u64(bits)); }
  // The places of the bits are brought together as bytes, and then made offsets sixteen at a time.
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    const __m512i places = _mm512_maskz_compress_epi8(bits, Avx512::load(byte_places.data()));
    const __m512i bases = _mm512_set1_epi32(static_cast<int>(base));
    std::uint32_t* const out = to + count_so_far;
    _mm512_storeu_si512(out, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places))));
    const std::size_t many = count(bits);
    if (many > 16) [[unlikely]] {
      std::array<unsigned char, 64> all;
      _mm512_storeu_si512(all.data(), places);
      for (std::size_t i = 16; i < many; ++i) out[i] = base + all[i];
    }
    count_so_far += many;
  }
  bool utf8_valid() const { return utf8_.valid(); }

 private:
  static constexpr std::array<unsigned char, 64> byte_places = [] {
    std::array<unsigned char, 64> places{};
    for (unsigned char i = 0; i < 64; ++i) places[i] = i;
    return places;
  }();

  __m512i delimiter_;
  Utf8Check<Avx512> utf8_;
};

}  // namespace

void scan_avx512(ScanTask& task) {
  scan_blocks<Avx512Kernel>(task);
}

}  // namespace plantrack

#endif
