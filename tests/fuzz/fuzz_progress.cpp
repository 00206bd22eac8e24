// Any bytes as a progress file: the reader neither crashes nor hangs, and every row is either kept or named in a
// finding.
#include "read/sheet/workbook.hpp"
#include "read/text/byte_source.hpp"
#include "small_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  static const PlanSet plans = read_plan();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  MemorySource source(bytes);
  const ProgressOptions options;  // a temporary is taken for uninitialized by g++ 12
  const bool is_workbook = may_be_workbook(source);
  check(check_source(plans, "fuzz.csv", source, options), !is_workbook);
  return 0;
}
