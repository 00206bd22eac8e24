// The areas of a plan that stand in a CSV beside it (areas_from): id,name,level,from,until,aliases; aliases split by |.
// Commas, semicolons or tabs stand between its cells.
#pragma once

#include "model/plan.hpp"
#include "read/plan/plan_findings.hpp"

#include <string_view>
#include <vector>

namespace plantrack {

// Appends the areas of `text`, which is shorter than 2 GiB and lives as long as they do; texts that do not stand in it
// as they are meant go to `texts`. `out` carries the CSV's file name. False where some could not be read.
bool read_area_list(std::string_view text, PlanFindings& out, std::vector<Area>& areas, TextStore& texts);

}  // namespace plantrack
