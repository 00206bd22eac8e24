// Writes tables as an Excel workbook (Office Open XML): a sheet each, numbers as numbers, no formula anywhere, and the
// same bytes for the same figures.
#pragma once

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "render/table.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// What people read in place of an id or a code: of the column, the plan's and the target's ids in that row (empty:
// there is none), and the cell; nullopt where it stays as it is.
using ReadableCell = std::function<std::optional<Text>(std::string_view column, const std::string& plan,
                                                       const std::string& target, const std::string& cell)>;

// Of a workbook, which people read: where the table has ids, the sheet has names.
struct Sheet {
  Text title;
  DataTable table;
  ReadableCell readable = {};
};

// `made` stands in the file's properties as its day: that of the figures, not that of the run.
// Text as XML of a workbook: what XML cannot hold is shown, and no more of it than a cell holds.
std::string xlsx_text(std::string_view text);

std::string xlsx(const std::vector<Sheet>& sheets, Date made, Lang lang);

}  // namespace plantrack
