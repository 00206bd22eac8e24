// 16 bytes at a time, on 64-bit ARM processors, all of which have NEON. Checks UTF-8 on the way.
#if defined(__AARCH64EL__)

#include "read/fast/structure_scan.hpp"
#include "read/fast/structure_utf8.hpp"

#include <arm_neon.h>

namespace plantrack {
namespace {

struct Neon {
  using Bytes = uint8x16_t;

  static Bytes load(const void* from) { return vld1q_u8(static_cast<const unsigned char*>(from)); }
  static Bytes all(int byte) { return vdupq_n_u8(static_cast<unsigned char>(byte)); }
  static Bytes look_up(const utf8_faults::Table& table, Bytes places) { return vqtbl1q_u8(load(table.data()), places); }
  static Bytes shifted_down_4(Bytes bytes) { return vshrq_n_u8(bytes, 4); }
  static Bytes above(Bytes bytes, Bytes limits) { return vqsubq_u8(bytes, limits); }  // 0 where it is not
  template <int n>
  static Bytes back(Bytes bytes, Bytes before) {  // the bytes n places earlier
    return vextq_u8(before, bytes, 16 - n);
  }
  static bool is_zero(Bytes bytes) { return vmaxvq_u8(bytes) == 0; }
};

class NeonKernel {
 public:
  explicit NeonKernel(char delimiter) : delimiter_(vdupq_n_u8(static_cast<unsigned char>(delimiter))) {}

  Masks look_at(const char* block) {
    Bytes bytes[4];
    for (int i = 0; i < 4; ++i) bytes[i] = Neon::load(block + 16 * i);
    const auto equal = [&bytes](Bytes c) {
      return together(vceqq_u8(bytes[0], c), vceqq_u8(bytes[1], c), vceqq_u8(bytes[2], c), vceqq_u8(bytes[3], c));
    };
    const auto wide = [&bytes](int i) { return vcltzq_s8(vreinterpretq_s8_u8(bytes[i])); };
    Masks masks{};
    masks.quotes = equal(Neon::all('"'));
    masks.delimiters = equal(delimiter_);
    masks.lfs = equal(Neon::all('\n'));
    masks.crs = equal(Neon::all('\r'));
    masks.nuls = equal(Neon::all('\0'));
    masks.wide = together(wide(0), wide(1), wide(2), wide(3));
    for (const Bytes each : bytes) utf8_.add(each);
    return masks;
  }
  // A product without carries would do it at once; not each of these processors has one.
  static std::uint64_t inside_of(std::uint64_t quotes) { return quotes == 0 ? 0 : prefix_xor(quotes); }
  static std::size_t count(std::uint64_t bits) { return static_cast<std::size_t>(__builtin_popcountll(bits)); }
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    append_places<NeonKernel, 8>(bits, base, to, count_so_far);
  }
  bool utf8_valid() const { return utf8_.valid(); }

 private:
  using Bytes = Neon::Bytes;

  // There is no instruction that gathers bits: each byte, all ones or none, keeps the bit of its place among eight, and
  // neighbours are added up until eight bytes are one.
  static std::uint64_t together(Bytes a, Bytes b, Bytes c, Bytes d) {
    constexpr std::uint64_t each_its_own = 0x8040201008040201U;
    const Bytes places = vreinterpretq_u8_u64(vdupq_n_u64(each_its_own));
    const Bytes low = vpaddq_u8(vandq_u8(a, places), vandq_u8(b, places));
    const Bytes high = vpaddq_u8(vandq_u8(c, places), vandq_u8(d, places));
    const Bytes fours = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(fours, fours)), 0);
  }

  Bytes delimiter_;
  Utf8Check<Neon> utf8_;
};

}  // namespace

void scan_neon(ScanTask& task) {
  scan_blocks<NeonKernel>(task);
}

}  // namespace plantrack

#endif
