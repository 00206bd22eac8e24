// The parts of a ZIP archive (APPNOTE 6.3, deflated or stored), each read as a stream, so that memory stays bounded
// whatever it unpacks to. Names are only looked up, never used as paths. Sizes and checksums must be true.
#pragma once

#include "read/sheet/workbook_fault.hpp"
#include "read/text/byte_source.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace plantrack {

class ZipArchive {
 public:
  struct Entry {
    std::uint64_t offset = 0;  // of its own head, in front of its bytes
    std::uint64_t packed = 0, unpacked = 0;
    std::uint32_t checksum = 0;
    std::uint16_t method = 0;
    bool encrypted = false;
  };

  explicit ZipArchive(ByteSource& source);
  WorkbookFault fault() const { return fault_; }
  // By its name, whatever its case; nullptr where there is none.
  const Entry* find(std::string_view name) const;
  ByteSource& source() const { return source_; }

 private:
  WorkbookFault read_directory();

  ByteSource& source_;
  std::map<std::string, Entry, std::less<>> entries_;
  WorkbookFault fault_;
};

// The bytes of one part, unpacked as they are asked for.
class ZipPart {
 public:
  ZipPart(const ZipArchive& archive, const ZipArchive::Entry& entry);
  ~ZipPart();
  ZipPart(const ZipPart&) = delete;
  ZipPart& operator=(const ZipPart&) = delete;

  // Up to `size` bytes; 0 at the end, which comes early where there is a fault.
  std::size_t read(char* to, std::size_t size);
  WorkbookFault fault() const { return fault_; }

 private:
  struct Inflation;
  bool fill();
  std::size_t refuse(WorkbookFault fault);
  std::size_t finish();

  ByteSource& source_;
  ZipArchive::Entry entry_;
  std::unique_ptr<Inflation> inflation_;
  std::uint64_t at_ = 0;  // in the file: the packed bytes that come next
  std::uint64_t rest_ = 0;
  std::uint64_t given_ = 0;
  std::uint32_t checksum_ = 0;
  bool ended_ = false;
  WorkbookFault fault_ = WorkbookFault::none;
};

}  // namespace plantrack
