// What falls due in the next twelve months and is not decided yet, by month.
#pragma once

#include "render/document.hpp"
#include "render/report_parts.hpp"

namespace plantrack {

BulletList due_next(const Plan& plan, const PlanResult& result, const ReportParts& parts, const GoalWords& words);

}  // namespace plantrack
