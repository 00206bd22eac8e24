// The report as people read it: headline, the table in the order that officials know, the way to go, footnotes.
#pragma once

#include "compute/results.hpp"
#include "render/document.hpp"
#include "render/report_data.hpp"

#include <vector>

namespace plantrack {

Document report_document(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope,
                         Lang lang);

}  // namespace plantrack
