// The progress file to fill in, as a workbook: names of columns that cannot be changed, each with a comment on what
// belongs there, lists to choose from, and cells that take numbers and days alone.
#pragma once

#include "render/template_table.hpp"

#include <string>

namespace plantrack {

// `offered`: the names that may stand in a column of names.
struct TemplateLists {
  std::vector<std::string> targets, areas, agencies;
};
TemplateLists lists_for(const std::vector<TemplatePart>& parts, const TemplateTable& table, Lang lang);

std::string template_xlsx(const TemplateTable& table, const TemplateLists& offered, Lang lang);

}  // namespace plantrack
