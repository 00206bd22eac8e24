#include "read/sheet/zip_archive.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace plantrack {
namespace {

constexpr std::size_t block = std::size_t{64} << 10;
constexpr std::size_t longest_end = 22 + 0xffff;                     // the end of the directory, with its comment
constexpr std::uint64_t largest_directory = std::uint64_t{4} << 20;  // bytes
constexpr std::uint64_t always_unpacked = std::uint64_t{64} << 20;   // bytes of one part; beyond these it may be
constexpr std::uint64_t most_for_each_packed = 250;                  // so many times what it is packed
constexpr std::uint16_t stored = 0, deflated = 8;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

// As many bytes as there are, up to `size`.
std::string bytes_at(ByteSource& source, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t more = source.read_at(offset + filled, bytes.data() + filled, size - filled);
    if (more == 0) break;
    filled += more;
  }
  bytes.resize(filled);
  return bytes;
}

// How long the source is: found by asking, since it may grow no more.
std::uint64_t length_of(ByteSource& source) {
  char byte = 0;
  const auto is_inside = [&](std::uint64_t at) { return source.read_at(at, &byte, 1) == 1; };
  if (!is_inside(0)) return 0;
  std::uint64_t inside = 0, outside = 1;
  while (is_inside(outside)) {
    inside = outside;
    outside *= 2;
  }
  while (outside - inside > 1) {
    const std::uint64_t middle = inside + (outside - inside) / 2;
    (is_inside(middle) ? inside : outside) = middle;
  }
  return outside;
}

// Names of parts do not depend on case, and some programs write backslashes or a slash in front.
std::string key_of(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c == '\\') c = '/';
  }
  return key;
}

struct Directory {
  std::uint64_t offset, size, entries;
};

// The end of the directory stands last, behind it a comment that ends with the file; in front of it, where the archive
// is large, the same with longer numbers.
bool find_directory(ByteSource& source, Directory& found) {
  const std::uint64_t length = length_of(source);
  const std::uint64_t from = length - std::min<std::uint64_t>(length, longest_end);
  const std::string tail = bytes_at(source, from, static_cast<std::size_t>(length - from));
  std::size_t at = std::string::npos;
  for (std::size_t i = tail.rfind("PK\x05\x06"); i != std::string::npos;
       i = i == 0 ? std::string::npos : tail.rfind("PK\x05\x06", i - 1)) {
    if (tail.size() - i < 22 || number(tail, i + 20, 2) != tail.size() - i - 22) continue;
    at = i;
    break;
  }
  if (at == std::string::npos) return false;
  found = {number(tail, at + 16, 4), number(tail, at + 12, 4), number(tail, at + 10, 2)};
  const bool is_long = found.offset == 0xffffffff || found.size == 0xffffffff || found.entries == 0xffff;
  if (is_long && at >= 20 && std::string_view(tail).substr(at - 20, 4) == "PK\x06\x07") {
    const std::string end = bytes_at(source, number(tail, at - 12, 8), 56);
    if (end.size() != 56 || !end.starts_with("PK\x06\x06")) return false;
    found = {number(end, 48, 8), number(end, 40, 8), number(end, 32, 8)};
  }
  return found.offset <= length && found.size <= length - found.offset;
}

// Longer numbers of an entry, in the order in which the short ones have no room for them.
bool read_long_numbers(std::string_view extra, ZipArchive::Entry& entry) {
  constexpr std::uint32_t no_room = 0xffffffff;
  while (extra.size() >= 4) {
    const std::uint64_t kind = number(extra, 0, 2);
    const auto size = static_cast<std::size_t>(number(extra, 2, 2));
    if (extra.size() - 4 < size) return true;
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (kind != 1) continue;
    for (std::uint64_t* each : {&entry.unpacked, &entry.packed, &entry.offset}) {
      if (*each != no_room) continue;
      if (field.size() < 8) return false;
      *each = number(field, 0, 8);
      field.remove_prefix(8);
    }
  }
  return true;
}

}  // namespace

ZipArchive::ZipArchive(ByteSource& source) : source_(source), fault_(read_directory()) {}

WorkbookFault ZipArchive::read_directory() {
  Directory found{};
  if (!find_directory(source_, found) || found.size > largest_directory) return WorkbookFault::damaged;
  const std::string directory = bytes_at(source_, found.offset, static_cast<std::size_t>(found.size));
  if (directory.size() != found.size) return WorkbookFault::damaged;
  std::string_view rest = directory;
  for (std::uint64_t i = 0; i < found.entries; ++i) {
    constexpr std::size_t head = 46;
    if (rest.size() < head || !rest.starts_with("PK\x01\x02")) return WorkbookFault::damaged;
    const auto name_size = static_cast<std::size_t>(number(rest, 28, 2));
    const auto extra_size = static_cast<std::size_t>(number(rest, 30, 2));
    const auto comment_size = static_cast<std::size_t>(number(rest, 32, 2));
    if (rest.size() - head < name_size + extra_size + comment_size) return WorkbookFault::damaged;
    Entry entry;
    entry.encrypted = (number(rest, 8, 2) & 1U) != 0;
    entry.method = static_cast<std::uint16_t>(number(rest, 10, 2));
    entry.checksum = static_cast<std::uint32_t>(number(rest, 16, 4));
    entry.packed = number(rest, 20, 4);
    entry.unpacked = number(rest, 24, 4);
    entry.offset = number(rest, 42, 4);
    if (!read_long_numbers(rest.substr(head + name_size, extra_size), entry)) return WorkbookFault::damaged;
    // Of two parts with one name, programs read different ones.
    if (!entries_.emplace(key_of(rest.substr(head, name_size)), entry).second) return WorkbookFault::damaged;
    rest.remove_prefix(head + name_size + extra_size + comment_size);
  }
  return WorkbookFault::none;
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
  const auto found = entries_.find(key_of(name));
  return found == entries_.end() ? nullptr : &found->second;
}

struct ZipPart::Inflation {
  z_stream stream{};
  std::vector<char> packed = std::vector<char>(block);
};

ZipPart::ZipPart(const ZipArchive& archive, const ZipArchive::Entry& entry)
    : source_(archive.source()), entry_(entry), inflation_(std::make_unique<Inflation>()), rest_(entry.packed) {
  constexpr std::size_t head = 30;
  const std::string own = bytes_at(source_, entry.offset, head);
  if (entry.encrypted) {
    refuse(WorkbookFault::password);
  } else if (own.size() != head || !own.starts_with("PK\x03\x04")) {
    refuse(WorkbookFault::damaged);
  } else if (entry.method != stored && entry.method != deflated) {
    refuse(WorkbookFault::damaged);
  } else if (entry.unpacked > always_unpacked && entry.unpacked / most_for_each_packed > entry.packed) {
    refuse(WorkbookFault::swells);  // the directory says so, and what it says is held against what comes
  } else if (inflateInit2(&inflation_->stream, -MAX_WBITS) != Z_OK) {
    refuse(WorkbookFault::damaged);
  }
  if (own.size() == head) at_ = entry.offset + head + number(own, 26, 2) + number(own, 28, 2);
}

ZipPart::~ZipPart() {
  inflateEnd(&inflation_->stream);
}

std::size_t ZipPart::refuse(WorkbookFault fault) {
  fault_ = fault;
  ended_ = true;
  return 0;
}

// Brings more packed bytes; false where there are none.
bool ZipPart::fill() {
  z_stream& stream = inflation_->stream;
  if (stream.avail_in > 0) return true;
  std::vector<char>& packed = inflation_->packed;
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(packed.size(), rest_));
  const std::size_t got = wanted == 0 ? 0 : source_.read_at(at_, packed.data(), wanted);
  at_ += got;
  rest_ -= got;
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());  // NOLINT: Bytef is unsigned char
  stream.avail_in = static_cast<uInt>(got);
  return got > 0;
}

std::size_t ZipPart::finish() {
  ended_ = true;
  const bool is_true = given_ == entry_.unpacked && checksum_ == entry_.checksum;
  return is_true ? 0 : refuse(WorkbookFault::damaged);
}

std::size_t ZipPart::read(char* to, std::size_t size) {
  z_stream& stream = inflation_->stream;
  size = std::min<std::size_t>(size, std::numeric_limits<uInt>::max());
  std::size_t count = 0;
  while (count == 0 && !ended_) {
    if (entry_.method == stored) {
      if (!fill()) return finish();
      count = std::min<std::size_t>(size, stream.avail_in);
      std::copy_n(stream.next_in, count, to);
      stream.next_in += count;
      stream.avail_in -= static_cast<uInt>(count);
      break;
    }
    fill();
    stream.next_out = reinterpret_cast<Bytef*>(to);  // NOLINT
    stream.avail_out = static_cast<uInt>(size);
    const int result = inflate(&stream, Z_NO_FLUSH);
    count = size - stream.avail_out;
    if (result == Z_STREAM_END) {
      if (count == 0) return finish();
      break;
    }
    if (result != Z_OK) return refuse(WorkbookFault::damaged);
  }
  given_ += count;
  checksum_ = static_cast<std::uint32_t>(crc32(checksum_, reinterpret_cast<const Bytef*>(to),  // NOLINT
                                               static_cast<uInt>(count)));
  if (given_ > entry_.unpacked) return refuse(WorkbookFault::damaged);
  return count;
}

}  // namespace plantrack
