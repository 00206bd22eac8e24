// The empty progress file to fill in, as a table of texts: the columns that its rows need, and each cell that is known
// already. Written as CSV and as a workbook.
#pragma once

#include "compute/template_rows.hpp"
#include "read/progress/header.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plantrack {

struct TemplatePart {  // of one plan
  const PlanIndex* index = nullptr;
  Period period;
  std::vector<TemplateRow> rows;
  std::string committee;  // name of the area whose own committee reports; else empty
};

struct TemplateForm {
  Lang lang = Lang::en;      // of header names, targets and what was reported before
  bool excel = false;        // with a byte order mark, semicolons and CR LF, as Excel saves and opens them
  bool plan_column = false;  // several plans are loaded
};

struct TemplateTable {
  std::vector<std::optional<Column>> columns;  // nullopt: what was reported before, which is only shown
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::string years;  // where a plan's years do not begin in January: when they do
};

TemplateTable template_table(const std::vector<TemplatePart>& parts, const Observations& rows,
                             const TemplateForm& form);

}  // namespace plantrack
