// Which targets of the results a report shows, and in which order: --status, --agency, --theme, --target, --sort.
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

std::size_t urgency(Status status);  // 0 is the worst; what is only watched comes last

enum class TargetOrder { plan, status, achieved, due };

// The worst, the least achieved, the next due first; equal ones as the plan has them, those without figure last.
void sort_targets(std::vector<PlanResult>& results, TargetOrder order);

}  // namespace plantrack
