// Any bytes as a workbook. Packing is no hurdle: where the bytes are no archive they are taken as the parts of one, XML
// behind XML, so that what reads sheets, styles and texts is reached. Nothing crashes, hangs or takes much memory, and
// every row is either kept or named in a finding; read twice, it gives the same.
#include "input_file.hpp"
#include "read/sheet/workbook.hpp"
#include "read/text/byte_source.hpp"
#include "render/zip.hpp"
#include "small_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

// `NAME\n` and the part's text, up to a line `---`.
std::string packed(std::string_view text) {
  std::vector<ZipEntry> parts;
  while (!text.empty()) {
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) break;
    const std::string_view name = text.substr(0, line);
    text.remove_prefix(line + 1);
    const std::size_t end = text.find("\n---\n");
    parts.push_back({std::string(name), std::string(text.substr(0, end))});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 5);
  }
  return zip(parts);
}

void read(std::string_view bytes) {
  static const PlanSet plans = read_plan();
  MemorySource source(bytes);
  const Workbook workbook = read_workbook(source);
  for (const WorkbookSheet& each : workbook.sheets) {
    SheetText text(each.cells);
    std::string first, again;
    char block[1 << 12];
    std::size_t most = std::size_t{1} << 20;
    for (std::size_t got = text.read(block, sizeof block); got > 0 && first.size() < most;
         got = text.read(block, sizeof block)) {
      first.append(block, got);
    }
    text.rewind();
    for (std::size_t got = text.read(block, sizeof block); got > 0 && again.size() < most;
         got = text.read(block, sizeof block)) {
      again.append(block, got);
    }
    must(first == again);
  }
  source.rewind();
  check(check_source(plans, "fuzz.xlsx", source, {}), false);
}

}  // namespace
}  // namespace plantrack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  if (!bytes.starts_with("PK")) read(packed(bytes));
  return 0;
}
