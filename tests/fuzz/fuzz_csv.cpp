// The CSV reader gives the same records, faults and places whatever the size of its blocks. The first byte chooses the
// delimiter and the size.
#include "input_file.hpp"
#include "read/text/byte_source.hpp"
#include "read/text/csv_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {
namespace {

void put(std::string& all, std::uint64_t number) {
  all += std::to_string(number);
  all += ' ';
}

void put(std::string& all, Place place) {
  put(all, place.line);
  put(all, place.column);
  put(all, place.length);
}

// Everything the reader tells of a file, as one text.
std::string everything(std::string_view bytes, char delimiter, std::size_t block) {
  MemorySource source(bytes);
  CsvReader reader(source, block);
  reader.beginning();
  reader.split_at(delimiter);
  std::string all;
  std::uint32_t last_line = 0;
  while (reader.next()) {
    must(reader.line() > last_line);
    last_line = reader.line();
    put(all, reader.line());
    put(all, reader.field_count());
    for (std::size_t i = 0; i < reader.fields().size(); ++i) {
      all.append(reader.fields()[i]).append("|");
      put(all, reader.place_of(i));
    }
    put(all, static_cast<std::uint64_t>(reader.fault()));
    if (reader.fault() != CsvFault::none) put(all, reader.fault_place());
    all += '\n';
  }
  put(all, reader.mixed_line());
  if (reader.undecodable()) {
    all.clear();  // how many records were given before it was found does depend on the blocks
    put(all, reader.undecodable()->offset);
    put(all, reader.undecodable()->place);
  }
  return all;
}

}  // namespace
}  // namespace plantrack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(data + 1, data + size);
  const char delimiter = ",;\t,"[data[0] & 3U];
  const std::size_t block = std::size_t{1} << (data[0] >> 2U & 15U);
  plantrack::must(plantrack::everything(bytes, delimiter, block) ==
                  plantrack::everything(bytes, delimiter, std::size_t{1} << 16U));
  return 0;
}
