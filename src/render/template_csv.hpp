// The empty progress file to fill in, as text: the columns that its rows need, each cell that is known already, and in
// the note what the target is and what was reported before.
#pragma once

#include "compute/template_rows.hpp"

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
  Lang lang = Lang::en;      // of header names and notes
  bool excel = false;        // with a byte order mark, semicolons and CR LF, as Excel saves and opens them
  bool plan_column = false;  // several plans are loaded
};

std::string template_csv(const std::vector<TemplatePart>& parts, const Observations& rows, const TemplateForm& form);

}  // namespace plantrack
