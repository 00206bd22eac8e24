#include "read/fast/structure.hpp"

#include "base/unicode.hpp"
#include "read/fast/structure_scan.hpp"

#include <cstdlib>

namespace plantrack {
namespace {

// Eight bytes at a time in a general register: for processors without a kernel of their own.
class PortableKernel {
 public:
  explicit PortableKernel(char delimiter) : delimiter_(delimiter) {}

  Masks look_at(const char* block) const {
    Masks masks{};
    for (unsigned i = 0; i < 64; i += 8) {
      std::uint64_t bytes = 0;
      for (unsigned k = 0; k < 8; ++k) {  // the first byte lowest, whatever the order of bytes is here
        bytes |= std::uint64_t{static_cast<unsigned char>(block[i + k])} << 8U * k;
      }
      masks.quotes |= equal(bytes, '"') << i;
      masks.delimiters |= equal(bytes, delimiter_) << i;
      masks.lfs |= equal(bytes, '\n') << i;
      masks.crs |= equal(bytes, '\r') << i;
      masks.nuls |= equal(bytes, '\0') << i;
      masks.wide |= gather(bytes & highs) << i;
    }
    return masks;
  }
  static std::uint64_t inside_of(std::uint64_t quotes) { return prefix_xor(quotes); }
  static std::size_t count(std::uint64_t bits) { return count_of_bits(bits); }
  static void append_cells(std::uint64_t bits, std::uint32_t base, std::uint32_t* to, std::size_t& count_so_far) {
    append_places<PortableKernel, 8>(bits, base, to, count_so_far);
  }
  static bool utf8_valid() { return false; }  // not looked at

 private:
  static constexpr std::uint64_t ones = 0x0101010101010101U;
  static constexpr std::uint64_t highs = 0x8080808080808080U;

  // The highest bits of the eight bytes, side by side.
  static std::uint64_t gather(std::uint64_t bits) { return ((bits >> 7U) * 0x0102040810204080U) >> 56U; }
  static std::uint64_t equal(std::uint64_t bytes, char c) {
    const std::uint64_t differs = bytes ^ ones * static_cast<unsigned char>(c);
    // The highest bit of each byte that is zero, exactly: no carry runs from one byte into the next.
    const std::uint64_t low = (differs & ~highs) + ~highs;
    return gather(~(low | differs) & highs);
  }

  char delimiter_;
};

bool available(ScanKernel kernel) {
#if defined(__x86_64__)
  const bool has_bits =
      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
  if (kernel == ScanKernel::avx2) {
    return has_bits && __builtin_cpu_supports("avx2");
  }
  return kernel != ScanKernel::neon;
#elif defined(__AARCH64EL__)
  return kernel == ScanKernel::neon || kernel == ScanKernel::portable;
#else
  return kernel == ScanKernel::portable;
#endif
}

}  // namespace

void scan_portable(ScanTask& task) {
  scan_blocks<PortableKernel>(task);
}

std::optional<ScanKernel> kernel_named(std::string_view name) {
  for (std::size_t i = 0; i < kernel_names.size(); ++i) {
    const auto kernel = static_cast<ScanKernel>(i);
    if (name == kernel_names[i] && available(kernel)) return kernel;
  }
  return std::nullopt;
}

ScanKernel best_kernel() {
  static const ScanKernel best = [] {
    const char* const wish = std::getenv("PLANTRACK_SCAN");
    if (const auto kernel = kernel_named(wish != nullptr ? wish : "")) return *kernel;
    for (const ScanKernel kernel : {ScanKernel::avx2, ScanKernel::sse2, ScanKernel::neon}) {
      if (available(kernel)) return kernel;
    }
    return ScanKernel::portable;
  }();
  return best;
}

void find_structure(std::string_view text, char delimiter, ScanKernel kernel, Structure& structure) {
  const std::size_t room = text.size() + 64;
  structure.bounds.resize(room + 1);
  structure.rows.resize(room);
  structure.inner.resize(room);
  structure.bounds[0] = ~std::uint32_t{0};
  ScanTask task{text.data(),           text.size(),           delimiter, structure.bounds.data() + 1,
                structure.rows.data(), structure.inner.data()};
  switch (kernel) {
#if defined(__x86_64__)
    case ScanKernel::avx2: scan_avx2(task); break;
    case ScanKernel::sse2: scan_sse2(task); break;
#endif
#if defined(__AARCH64EL__)
    case ScanKernel::neon: scan_neon(task); break;
#endif
    default: scan_portable(task);
  }
  structure.bounds.resize(task.end_count + 1);
  structure.rows.resize(task.row_count);
  structure.inner.resize(task.inner_count);
  structure.regular = task.regular;
  structure.invalid = std::string_view::npos;
  if (task.utf8_valid) return;
  // ASCII stands before the first such block, so a character begins there.
  const std::size_t invalid = first_invalid_utf8(text.substr(task.first_wide));
  if (invalid != std::string_view::npos) structure.invalid = task.first_wide + invalid;
}

}  // namespace plantrack
