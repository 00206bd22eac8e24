#include "read/sheet/workbook.hpp"

#include "base/unicode.hpp"
#include "read/sheet/workbook_parts.hpp"

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::string_view archive_mark{"PK\x03\x04"};
constexpr std::string_view empty_archive_mark{"PK\x05\x06"};
constexpr std::string_view compound_mark{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"};

std::string first_bytes(ByteSource& source) {
  std::string first(compound_mark.size(), '\0');
  first.resize(source.read_at(0, first.data(), first.size()));
  return first;
}

// Older workbooks, and those that are encrypted, lie in an archive of another kind, whose directory names
// "EncryptedPackage" in UTF-16.
WorkbookFault fault_of_compound(ByteSource& source) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name.append({c, '\0'});
  constexpr std::size_t block = std::size_t{64} << 10;
  constexpr std::uint64_t looked_at = std::uint64_t{64} << 20;
  std::string bytes;
  for (std::uint64_t at = 0; at < looked_at;) {
    const std::size_t kept = std::min(bytes.size(), name.size());
    bytes.erase(0, bytes.size() - kept);
    bytes.resize(kept + block);
    const std::size_t got = source.read_at(at, bytes.data() + kept, block);
    bytes.resize(kept + got);
    if (got == 0) break;
    at += got;
    if (bytes.find(name) != std::string::npos) return WorkbookFault::password;
  }
  return WorkbookFault::old_format;
}

}  // namespace

bool Workbook::is_within_bounds() const {
  constexpr std::size_t in_any_case = std::size_t{32} << 20;  // bytes
  constexpr std::size_t for_each_cell = 48;
  std::size_t bytes = 0;
  std::size_t cells = 0;
  for (const WorkbookSheet& each : sheets) {
    bytes += each.cells.bytes();
    cells += each.cells.cells();
  }
  return bytes <= in_any_case + for_each_cell * cells;
}

bool may_be_workbook(ByteSource& source) {
  const std::string first = first_bytes(source);
  return first.starts_with(archive_mark) || first.starts_with(empty_archive_mark) || first == compound_mark;
}

bool is_wanted_sheet(std::string_view name, std::string_view only) {
  return only.empty() || name_key(name) == name_key(only);
}

WorkbookFault read_part(const ZipArchive& archive, std::string_view name, XmlReader& reader) {
  const ZipArchive::Entry* const entry = archive.find(name);
  if (entry == nullptr) return WorkbookFault::none;
  ZipPart part(archive, *entry);
  if (part.fault() != WorkbookFault::none) return part.fault();
  return read_xml(part, reader);
}

namespace {

// A text that many cells share takes no memory, but time in each of them.
bool has_bounded_text(const Workbook& workbook) {
  constexpr std::size_t in_any_case = std::size_t{64} << 20;  // bytes
  constexpr std::size_t for_each_cell = 256;
  std::size_t bytes = 0, cells = 0;
  for (const WorkbookSheet& each : workbook.sheets) {
    bytes += each.cells.text_in_rows();
    cells += each.cells.cells();
  }
  return bytes <= in_any_case + for_each_cell * cells;
}

}  // namespace

Workbook read_workbook(ByteSource& source, std::string_view only) {
  Workbook workbook;
  if (first_bytes(source) == compound_mark) {
    workbook.fault = fault_of_compound(source);
    return workbook;
  }
  const ZipArchive archive(source);
  workbook.fault = archive.fault();
  if (workbook.fault != WorkbookFault::none) return workbook;
  const bool is_ods = archive.find("content.xml") != nullptr;
  workbook.format = is_ods ? WorkbookFormat::ods : WorkbookFormat::xlsx;
  workbook.fault = is_ods ? read_ods(archive, only, workbook) : read_xlsx(archive, only, workbook);
  if (workbook.fault == WorkbookFault::none && (!workbook.is_within_bounds() || !has_bounded_text(workbook))) {
    workbook.fault = WorkbookFault::too_much_text;
  }
  // What was read of a damaged one is of no use.
  if (workbook.fault != WorkbookFault::none) workbook.sheets.clear();
  for (WorkbookSheet& each : workbook.sheets) each.cells.finish();
  return workbook;
}

}  // namespace plantrack
