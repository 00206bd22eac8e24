#include "validate/check_plans.hpp"

#include "validate/plan_checks.hpp"

namespace plantrack {
namespace {

using Check = void (*)(const PlanContext&, PlanFindings&);

constexpr Check checks[] = {
    check_names,    check_area_ids,        check_target_cycles, check_parts,          check_goal_times,
    check_bounds,   check_milestones,      check_baselines,     check_in_each,        check_limits,
    check_measures, check_goal_figures,    check_indicators,    check_stated_figures, check_stated_fraction,
    check_leads,    check_unused_agencies, check_unused_areas,  check_area_dates,     check_successors,
};

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
}

}  // namespace plantrack
