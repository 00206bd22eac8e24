#include "render/zip.hpp"

#include "base/failure.hpp"

#include <zlib.h>

#include <cstdint>
#include <limits>

namespace plantrack {
namespace {

void put(std::string& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8U * static_cast<unsigned>(i)) & 0xffU);
}

[[noreturn]] void refuse() {
  throw Failure(say("the workbook is too large", "tệp bảng tính quá lớn"),
                say("--format csv has no such limit", "hãy dùng --format csv, định dạng này không có giới hạn"));
}

// zlib's parameters are pointers to bytes that are not const in all of its versions.
const Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());  // NOLINT: Bytef is unsigned char
}

// Raw deflate: an archive has no zlib header.
std::string deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) refuse();
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = const_cast<Bytef*>(bytes_of(bytes));  // NOLINT: it is read only
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) refuse();
  return out;
}

}  // namespace

std::string zip(const std::vector<ZipEntry>& entries) {
  constexpr std::uint32_t midnight_of_1980 = 0x00210000;  // the format's first day: no file tells when it was made
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / 2;
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    if (entry.bytes.size() > most || out.size() > most) refuse();
    const std::string packed = deflated(entry.bytes);
    const auto offset = static_cast<std::uint32_t>(out.size());
    std::string head;
    put(head, 20, 2);      // version needed
    put(head, 0x0800, 2);  // names are UTF-8
    put(head, 8, 2);       // deflated
    put(head, midnight_of_1980, 4);
    put(head, static_cast<std::uint32_t>(crc32(0, bytes_of(entry.bytes), static_cast<uInt>(entry.bytes.size()))), 4);
    put(head, static_cast<std::uint32_t>(packed.size()), 4);
    put(head, static_cast<std::uint32_t>(entry.bytes.size()), 4);
    put(head, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(head, 0, 2);  // no extra field
    put(out, 0x04034b50, 4);
    out += head + entry.name + packed;
    put(directory, 0x02014b50, 4);
    put(directory, 20, 2);  // version made by
    directory += head;
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, 0, 4);  // external attributes
    put(directory, offset, 4);
    directory += entry.name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);  // disks
  put(out, static_cast<std::uint32_t>(entries.size()), 2);
  put(out, static_cast<std::uint32_t>(entries.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);  // comment
  return out;
}

}  // namespace plantrack
