// Why a workbook cannot be read. All of it is refused then: nothing of a damaged or hostile file reaches a figure.
#pragma once

#include "base/text.hpp"

#include <cstdint>

namespace plantrack {

enum class WorkbookFault : std::uint8_t {
  none,
  damaged,          // cut off, wrong checksums, no well-formed XML
  password,         // encrypted
  old_format,       // .xls
  binary_format,    // .xlsb
  other_archive,    // a ZIP archive, a text document
  swells,           // its parts unpack to more than a workbook holds
  document_type,    // DOCTYPE, and with it entities
  too_many_merges,  // more merged ranges than a table has
  too_much_text     // more text than its cells can hold
};

struct FaultWords {
  Text message;
  Text hint;
};
FaultWords words_for(WorkbookFault fault);

}  // namespace plantrack
