// What falls due next: of each target the goal that is due first, where that is within a year, by month.
#pragma once

#include "render/document.hpp"
#include "render/report_parts.hpp"

namespace plantrack {

BulletList due_next(const Plan& plan, const PlanResult& result, const ReportParts& parts, const GoalWords& words);

}  // namespace plantrack
