// Writes tables as an Excel workbook (Office Open XML): a sheet each, numbers as numbers, no formula anywhere, and the
// same bytes for the same figures.
#pragma once

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "render/table.hpp"

#include <string>
#include <vector>

namespace plantrack {

struct Sheet {
  Text title;
  DataTable table;
};

// `made` stands in the file's properties as its day: that of the figures, not that of the run.
// Text as XML of a workbook: what XML cannot hold is shown, and no more of it than a cell holds.
std::string xlsx_text(std::string_view text);

std::string xlsx(const std::vector<Sheet>& sheets, Date made, Lang lang);

}  // namespace plantrack
