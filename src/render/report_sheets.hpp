// Sheets of the report's workbook that no other output has: the targets as officials list them, and what a reader must
// know beside the figures.
#pragma once

#include "render/report_view.hpp"
#include "render/table.hpp"

#include <vector>

namespace plantrack {

DataTable target_table(const PlanSet& plans, const std::vector<PlanResult>& results);
DataTable note_table(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope);

}  // namespace plantrack
