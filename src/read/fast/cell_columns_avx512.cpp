// Eight cells at a time, on processors with AVX-512 and its instructions for bytes (compiled for these alone).
#if defined(__x86_64__)

#include "read/fast/cell_columns_simd.hpp"

#include <immintrin.h>

namespace plantrack {
namespace {

struct Avx512 {
  using Lanes = __m512i;
  static constexpr std::size_t lanes = 8;

  static Lanes load(const std::uint64_t* from) { return _mm512_load_si512(from); }
  static void store(std::uint64_t* to, Lanes a) { _mm512_store_si512(to, a); }
  static Lanes all(std::uint64_t lane) { return _mm512_set1_epi64(static_cast<long long>(lane)); }
  static Lanes bytes(int byte) { return _mm512_set1_epi8(static_cast<char>(byte)); }
  static Lanes both(Lanes a, Lanes b) { return _mm512_and_si512(a, b); }
  static Lanes either(Lanes a, Lanes b) { return _mm512_or_si512(a, b); }
  static Lanes differing(Lanes a, Lanes b) { return _mm512_xor_si512(a, b); }
  static Lanes but(Lanes a, Lanes b) { return _mm512_andnot_si512(b, a); }  // a without the bits of b
  static Lanes plus(Lanes a, Lanes b) { return _mm512_add_epi64(a, b); }
  static Lanes minus(Lanes a, Lanes b) { return _mm512_sub_epi64(a, b); }
  template <unsigned n>
  static Lanes up(Lanes a) {
    return _mm512_slli_epi64(a, n);
  }
  template <unsigned n>
  static Lanes down(Lanes a) {
    return _mm512_srli_epi64(a, n);
  }
  static Lanes up_by(Lanes a, Lanes bits) { return _mm512_sllv_epi64(a, bits); }  // 0 from 64 bits on
  static Lanes bytes_equal(Lanes a, Lanes b) { return _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(a, b)); }
  static Lanes bytes_above(Lanes a, Lanes limits) { return _mm512_subs_epu8(a, limits); }  // 0 where it is not
  static Lanes lanes_zero(Lanes a) { return _mm512_maskz_set1_epi64(_mm512_testn_epi64_mask(a, a), -1); }
  static bool is_zero(Lanes a) { return _mm512_test_epi64_mask(a, a) == 0; }
  static Lanes sums_of_bytes(Lanes a) { return _mm512_sad_epu8(a, _mm512_setzero_si512()); }
  // Sums of two neighbours each, multiplied before: of bytes, and of what is made of two bytes.
  static Lanes pairs_of_bytes(Lanes a, Lanes factors) { return _mm512_maddubs_epi16(a, factors); }
  static Lanes pairs(Lanes a, Lanes factors) { return _mm512_madd_epi16(a, factors); }
  static Lanes product_of_low(Lanes a, Lanes b) { return _mm512_mul_epu32(a, b); }  // of the lower halves of lanes
};

}  // namespace

const CellFunctions cell_functions_avx512 = {measure<Avx512>, read_numbers<Avx512>, read_days<Avx512>};

}  // namespace plantrack

#endif
