// A workbook (.xlsx, .ods) as the cells of its sheets. What a file is, its content tells and not its name. Formulas are
// never run and links never followed: stored results are what is read.
#pragma once

#include "read/sheet/sheet_cells.hpp"
#include "read/sheet/workbook_fault.hpp"
#include "read/text/byte_source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class WorkbookFormat : std::uint8_t { xlsx, ods };

struct WorkbookSheet {
  SheetCells cells;
  bool hidden = false;
};

struct Workbook {
  WorkbookFault fault = WorkbookFault::none;
  WorkbookFormat format = WorkbookFormat::xlsx;
  std::vector<WorkbookSheet> sheets;  // in their order; none where there is a fault
  std::vector<std::string> names;     // of all of its sheets, as people see them

  // Of what was read so far: what it takes may not go beyond this.
  bool is_within_bounds() const;
  std::size_t merges = 0;
};

// By its first bytes: a ZIP archive, or what older spreadsheets write.
bool may_be_workbook(ByteSource& source);

// All sheets, or the one of that name.
Workbook read_workbook(ByteSource& source, std::string_view only = {});

}  // namespace plantrack
