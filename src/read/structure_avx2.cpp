// 32 bytes at a time, on processors with AVX2 (compiled for these alone). Checks UTF-8 on the way, by the method of
// J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021): three look-ups by the high
// and low half of a byte and the high half of the next name all faults of two bytes; what must be a third or fourth
// byte is checked against that.
#if defined(__x86_64__)

#include "read/structure_scan.hpp"

#include <immintrin.h>

namespace plantrack {
namespace {

class Utf8Check {
 public:
  void add(__m256i bytes) {
    const __m256i before = _mm256_permute2x128_si256(last_, bytes, 0x21);
    const __m256i one_back = _mm256_alignr_epi8(bytes, before, 15);
    const __m256i two_back = _mm256_alignr_epi8(bytes, before, 14);
    const __m256i three_back = _mm256_alignr_epi8(bytes, before, 13);
    const __m256i faults = _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(first_high(), high_half(one_back)),
                                                             _mm256_shuffle_epi8(first_low(), low_half(one_back))),
                                            _mm256_shuffle_epi8(second_high(), high_half(bytes)));
    const __m256i third = _mm256_subs_epu8(two_back, _mm256_set1_epi8(0xe0 - 0x80));
    const __m256i fourth = _mm256_subs_epu8(three_back, _mm256_set1_epi8(0xf0 - 0x80));
    const __m256i follows = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
    error_ = _mm256_or_si256(error_, _mm256_xor_si256(follows, faults));
    cut_ = _mm256_subs_epu8(bytes, most_at_the_end());
    last_ = bytes;
  }
  void add_ascii() {
    error_ = _mm256_or_si256(error_, cut_);
    cut_ = last_ = _mm256_setzero_si256();
  }
  bool valid() {
    add_ascii();
    return _mm256_testz_si256(error_, error_) != 0;
  }

 private:
  enum : unsigned char {
    too_short = 1,        // a lead byte or ASCII where a following byte must be
    too_long = 2,         // a following byte behind ASCII
    overlong_3 = 4,       // E0 80..9F
    too_large = 8,        // F4 90..BF and above
    surrogate = 16,       // ED A0..BF
    overlong_2 = 32,      // C0, C1
    too_large_1000 = 64,  // F5 and above, with 80..8F
    overlong_4 = 64,      // F0 80..8F
    two_following = 128,  // one following byte behind another: right where a third or fourth byte is due
    carried = too_short | too_long | two_following
  };

  static __m256i low_half(__m256i bytes) { return _mm256_and_si256(bytes, _mm256_set1_epi8(0x0f)); }
  static __m256i high_half(__m256i bytes) { return low_half(_mm256_srli_epi16(bytes, 4)); }
  template <class... Bytes>
  static __m256i twice(Bytes... bytes) {
    return _mm256_setr_epi8(static_cast<char>(bytes)..., static_cast<char>(bytes)...);
  }
  static __m256i first_high() {
    constexpr int e = too_short | overlong_3 | surrogate;
    constexpr int f = too_short | too_large | too_large_1000 | overlong_4;
    return twice(+too_long, +too_long, +too_long, +too_long, +too_long, +too_long, +too_long, +too_long, +two_following,
                 +two_following, +two_following, +two_following, too_short | overlong_2, +too_short, e, f);
  }
  static __m256i first_low() {
    constexpr int large = carried | too_large | too_large_1000;
    return twice(carried | overlong_3 | overlong_2 | overlong_4, carried | overlong_2, +carried, +carried,
                 carried | too_large, large, large, large, large, large, large, large, large, large | surrogate, large,
                 large);
  }
  static __m256i second_high() {
    constexpr int both = too_long | overlong_2 | two_following;
    return twice(+too_short, +too_short, +too_short, +too_short, +too_short, +too_short, +too_short, +too_short,
                 both | overlong_3 | too_large_1000 | overlong_4, both | overlong_3 | too_large,
                 both | surrogate | too_large, both | surrogate | too_large, +too_short, +too_short, +too_short,
                 +too_short);
  }
  // Lead bytes above these at the end still want more bytes.
  static __m256i most_at_the_end() {
    const auto any = static_cast<char>(0xff);
    return _mm256_setr_epi8(any, any, any, any, any, any, any, any, any, any, any, any, any, any, any, any, any, any,
                            any, any, any, any, any, any, any, any, any, any, any, static_cast<char>(0xf0 - 1),
                            static_cast<char>(0xe0 - 1), static_cast<char>(0xc0 - 1));
  }

  __m256i last_ = _mm256_setzero_si256();
  __m256i cut_ = _mm256_setzero_si256();  // not zero where the bytes so far end within a character
  __m256i error_ = _mm256_setzero_si256();
};

class Avx2Kernel {
 public:
  explicit Avx2Kernel(char delimiter) : delimiter_(_mm256_set1_epi8(delimiter)) {}

  Masks look_at(const char* block) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
    const auto equal = [&](__m256i c) { return together(_mm256_cmpeq_epi8(low, c), _mm256_cmpeq_epi8(high, c)); };
    Masks masks{};
    masks.quotes = equal(_mm256_set1_epi8('"'));
    masks.delimiters = equal(delimiter_);
    masks.lfs = equal(_mm256_set1_epi8('\n'));
    masks.crs = equal(_mm256_set1_epi8('\r'));
    masks.nuls = equal(_mm256_setzero_si256());
    masks.wide = together(low, high);
    if (masks.wide == 0) {
      utf8_.add_ascii();
    } else {
      utf8_.add(low);
      utf8_.add(high);
    }
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) {
    const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(quotes)),
                                                 _mm_set1_epi8(static_cast<char>(0xff)), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
  }
  void finish(ScanTask& task) {
    task.utf8_checked = task.regular == task.size;  // else the scan stopped there
    task.utf8_valid = utf8_.valid();
  }

 private:
  static std::uint64_t together(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32U;
  }

  __m256i delimiter_;
  Utf8Check utf8_;
};

}  // namespace

void scan_avx2(ScanTask& task) {
  scan_blocks<Avx2Kernel>(task);
}

}  // namespace plantrack

#endif
