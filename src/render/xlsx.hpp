// Writes tables as an Excel workbook (Office Open XML): a sheet each, numbers as numbers, no formula anywhere, and the
// same bytes for the same figures.
#pragma once

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "render/table.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace plantrack {

// Names of agencies by the ids of plan and agency.
using AgencyNames = std::map<std::pair<std::string, std::string>, Text>;

// Of a workbook, which people read: where the table has the ids of agencies, the sheet has their names.
struct Sheet {
  Text title;
  DataTable table;
  AgencyNames names = {};
};

// `made` stands in the file's properties as its day: that of the figures, not that of the run.
std::string xlsx(const std::vector<Sheet>& sheets, Date made, Lang lang);

}  // namespace plantrack
