// Four cells at a time, on processors with AVX2 (compiled for these alone).
#if defined(__x86_64__)

#include "read/fast/cell_columns_simd.hpp"

#include <immintrin.h>

namespace plantrack {
namespace {

struct Avx2 {
  using Lanes = __m256i;
  static constexpr std::size_t lanes = 4;

  static Lanes load(const std::uint64_t* from) { return _mm256_load_si256(reinterpret_cast<const __m256i*>(from)); }
  static void store(std::uint64_t* to, Lanes a) { _mm256_store_si256(reinterpret_cast<__m256i*>(to), a); }
  static Lanes all(std::uint64_t lane) { return _mm256_set1_epi64x(static_cast<long long>(lane)); }
  static Lanes bytes(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
  static Lanes both(Lanes a, Lanes b) { return _mm256_and_si256(a, b); }
  static Lanes either(Lanes a, Lanes b) { return _mm256_or_si256(a, b); }
  static Lanes differing(Lanes a, Lanes b) { return _mm256_xor_si256(a, b); }
  static Lanes but(Lanes a, Lanes b) { return _mm256_andnot_si256(b, a); }  // a without the bits of b
  static Lanes plus(Lanes a, Lanes b) { return _mm256_add_epi64(a, b); }
  static Lanes minus(Lanes a, Lanes b) { return _mm256_sub_epi64(a, b); }
  template <unsigned n>
  static Lanes up(Lanes a) {
    return _mm256_slli_epi64(a, n);
  }
  template <unsigned n>
  static Lanes down(Lanes a) {
    return _mm256_srli_epi64(a, n);
  }
  static Lanes up_by(Lanes a, Lanes bits) { return _mm256_sllv_epi64(a, bits); }  // 0 from 64 bits on
  static Lanes bytes_equal(Lanes a, Lanes b) { return _mm256_cmpeq_epi8(a, b); }
  static Lanes bytes_above(Lanes a, Lanes limits) { return _mm256_subs_epu8(a, limits); }  // 0 where it is not
  static Lanes lanes_zero(Lanes a) { return _mm256_cmpeq_epi64(a, _mm256_setzero_si256()); }
  static bool is_zero(Lanes a) { return _mm256_testz_si256(a, a) != 0; }
  static Lanes sums_of_bytes(Lanes a) { return _mm256_sad_epu8(a, _mm256_setzero_si256()); }
  // Sums of two neighbours each, multiplied before: of bytes, and of what is made of two bytes.
  static Lanes pairs_of_bytes(Lanes a, Lanes factors) { return _mm256_maddubs_epi16(a, factors); }
  static Lanes pairs(Lanes a, Lanes factors) { return _mm256_madd_epi16(a, factors); }
  static Lanes product_of_low(Lanes a, Lanes b) { return _mm256_mul_epu32(a, b); }  // of the lower halves of lanes
};

}  // namespace

const CellFunctions cell_functions_avx2 = {measure<Avx2>, read_numbers<Avx2>, read_days<Avx2>};

}  // namespace plantrack

#endif
