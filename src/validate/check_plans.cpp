#include "validate/check_plans.hpp"

#include "validate/plan_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace plantrack {
namespace {

using Check = void (*)(const PlanContext&, PlanFindings&);

constexpr Check checks[] = {
    check_names,           check_area_ids,        check_target_cycles, check_parts,      check_goal_times,
    check_goal_counts,     check_bounds,          check_milestones,    check_baselines,  check_in_each,
    check_limits,          check_measures,        check_goal_figures,  check_indicators, check_stated_figures,
    check_stated_fraction, check_sums_over_areas, check_context,       check_leads,      check_unused_agencies,
    check_unused_areas,    check_area_dates,      check_successors,
};

// What a plan says about the weight of findings holds for its own file and for its list of areas. Two plans may share
// such a list: then the greater weight holds.
void weigh_findings(const PlanSet& plans, Findings& findings) {
  std::map<std::string_view, std::vector<const Validation*>> by_file;
  for (const Plan& plan : plans.plans) {
    by_file[plan.file].push_back(&plan.validation);
    if (!plan.areas_file.empty()) by_file[plan.areas_file].push_back(&plan.validation);
  }
  findings.weigh_again([&](const Rule& rule, const std::string& file) {
    const auto found = by_file.find(file);
    if (found == by_file.end()) return std::optional(rule.severity);
    std::optional<Severity> greatest;
    for (const Validation* each : found->second) greatest = std::max(greatest, each->weight(rule));
    return greatest;
  });
}

}  // namespace

const std::string& file_of_area(const Plan& plan, std::size_t area) {
  return area < plan.areas_inline ? plan.file : plan.areas_file;
}

void check_plans(const PlanSet& plans, Findings& findings) {
  for (const Plan& plan : plans.plans) {
    PlanFindings out(plan.file, findings);
    out.at_plan(plan.id.value);
    for (const Check check : checks) check({plans, plan}, out);
  }
  if (plans.weighs_rules()) weigh_findings(plans, findings);
}

}  // namespace plantrack
