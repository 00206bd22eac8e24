// The sheets of a workbook that are read as progress files, and what is told of the others.
#pragma once

#include "read/progress/progress_reader.hpp"
#include "read/sheet/sheet_cells.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

struct ProgressSheets {
  std::vector<std::shared_ptr<const SheetCells>> sheets;
  bool refused = false;  // nothing of the file can be used
};

// nullopt where the file is no workbook. What its content is, its name does not say; where the two differ, it is told.
std::optional<ProgressSheets> progress_sheets(const std::string& file, ByteSource& source, const ProgressForm& form,
                                              Findings& findings);

// How a sheet is read.
ProgressForm form_of_sheet(const ProgressForm& form, const SheetCells& sheet);

}  // namespace plantrack
