// Any bytes as a table of targets: a Failure in words, or the frame of a plan that has no error.
#include "base/failure.hpp"
#include "input_file.hpp"
#include "read/plan/plan_reader.hpp"
#include "read/plan/target_table.hpp"
#include "render/plan_frame.hpp"
#include "validate/check_plans.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace {

using namespace plantrack;

std::optional<TargetTable> table_of(std::string_view bytes) {
  MemorySource source(bytes);
  SourceLine about;
  try {
    return read_target_table(source, "table", "", about);
  } catch (const Failure& failure) {
    must(!failure.message().empty());
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const std::optional<TargetTable> table = table_of(bytes);
  if (!table) return 0;
  const PlanFrame frame = plan_frame(*table, {"fuzz", "Fuzz", "table"}, size % 2 == 0 ? Lang::en : Lang::vi);
  const InputFile file({reinterpret_cast<const std::uint8_t*>(frame.text.data()), frame.text.size()});
  Findings findings;
  check_plans(read_plans({file.path()}, findings), findings);
  must(!findings.fails(false));
  return 0;
}
