// Which targets of the results a report shows: --status, --agency, --theme, --target.
#pragma once

#include "compute/results.hpp"

#include <string>
#include <vector>

namespace plantrack {

struct Selection {
  std::vector<std::string> statuses, agencies, themes, targets;  // names and ids; empty: all

  bool any() const { return !statuses.empty() || !agencies.empty() || !themes.empty() || !targets.empty(); }
};

// The results with the chosen targets alone, and the headline of these. An agency that has ended means who follows it.
std::vector<PlanResult> selected(const PlanSet& plans, std::vector<PlanResult> results, const Selection& selection);

}  // namespace plantrack
