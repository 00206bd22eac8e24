// Any bytes as a file in each encoding: the text is UTF-8, the same whatever the size of the blocks, at most three
// times as long as the file, and what cannot be decoded has its place; and what comes of its rows is as it must be.
#include "base/unicode.hpp"
#include "input_file.hpp"
#include "read/sheet/workbook.hpp"
#include "read/text/byte_source.hpp"
#include "read/text/text_source.hpp"
#include "small_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plantrack {
namespace {

std::string decoded(std::string_view bytes, std::optional<Encoding> encoding, std::size_t block) {
  MemorySource source(bytes);
  TextSource text(source, encoding);
  std::string all;
  std::string part(block, ' ');
  while (const std::size_t count = text.read(part.data(), part.size())) all.append(part, 0, count);
  must(all.size() <= 3 * bytes.size());
  if (text.encoding() != Encoding::utf8) must(first_invalid_utf8(all) == std::string_view::npos);
  if (const auto& bad = text.undecodable()) {
    must(bad->offset <= bytes.size() && bad->place.line > 0 && bad->place.column > 0);
    all +=
        std::to_string(bad->offset) + ":" + std::to_string(bad->place.line) + ":" + std::to_string(bad->place.column);
  }
  return all;
}

}  // namespace
}  // namespace plantrack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plantrack;
  static const PlanSet plans = read_plan();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const std::optional<Encoding> encoding :
       {std::optional<Encoding>(), std::optional(Encoding::utf16), std::optional(Encoding::utf16le),
        std::optional(Encoding::utf16be), std::optional(Encoding::windows1258)}) {
    must(decoded(bytes, encoding, 8) == decoded(bytes, encoding, 4096));
    MemorySource source(bytes);
    ProgressOptions options;
    options.form.encoding = encoding;
    const bool has_lines = !may_be_workbook(source);
    check(check_source(plans, "fuzz.csv", source, options), has_lines);
  }
  return 0;
}
