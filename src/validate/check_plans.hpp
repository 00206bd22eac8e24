// Plans -> findings: whether the parts of each plan fit together. The form of the files was checked when they were
// read.
#pragma once

#include "base/finding.hpp"
#include "model/plan.hpp"

namespace plantrack {

void check_plans(const PlanSet& plans, Findings& findings);

}  // namespace plantrack
