// Any bytes as a progress file, read plainly and by blocks, structure and threads: both must say the same. The first
// byte chooses the size of the blocks and how many findings of a kind are kept.
#include "../reading_agrees.hpp"
#include "small_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  static const PlanSet plans = read_plan();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  ProgressOptions options;
  options.kept_per_file = data[0] % 3 == 0 ? 20 : data[0] % 3;
  const std::size_t block = 64 + data[0];
  const std::string found = disagreement(
      plans, text, options,
      {{ScanKernel::portable, 1, block}, {best_kernel(), 1, RecordBlocks::usual_block}, {best_kernel(), 2, block}});
  if (found.empty()) return 0;
  std::cerr << found;
  std::abort();
}
