// The checks of plans, one function a kind, in families of files. Each looks at one plan and may meet parts that the
// reader found wanting (empty places, dangling references): it passes those over, for they have their finding already.
#pragma once

#include "model/plan.hpp"
#include "read/plan/plan_findings.hpp"

#include <cstddef>
#include <string_view>

namespace plantrack {

struct PlanContext {
  const PlanSet& plans;
  const Plan& plan;
};

// plan_structure.cpp: names, cycles, sums
void check_names(const PlanContext& context, PlanFindings& out);
void check_area_ids(const PlanContext& context, PlanFindings& out);
void check_target_cycles(const PlanContext& context, PlanFindings& out);
void check_parts(const PlanContext& context, PlanFindings& out);

// plan_goals.cpp: each target's goals among themselves, and against the plan's period
void check_goal_times(const PlanContext& context, PlanFindings& out);
void check_goal_counts(const PlanContext& context, PlanFindings& out);
void check_bounds(const PlanContext& context, PlanFindings& out);
void check_milestones(const PlanContext& context, PlanFindings& out);
void check_baselines(const PlanContext& context, PlanFindings& out);
void check_in_each(const PlanContext& context, PlanFindings& out);
void check_limits(const PlanContext& context, PlanFindings& out);

// plan_fit.cpp: measure, unit, accrual, condition, indicator
void check_measures(const PlanContext& context, PlanFindings& out);
void check_sums_over_areas(const PlanContext& context, PlanFindings& out);
void check_goal_figures(const PlanContext& context, PlanFindings& out);
void check_indicators(const PlanContext& context, PlanFindings& out);

// plan_stated.cpp: the figure as the source prints it
void check_stated_figures(const PlanContext& context, PlanFindings& out);
void check_stated_fraction(const PlanContext& context, PlanFindings& out);

// plan_responsible.cpp: agencies and areas
void check_context(const PlanContext& context, PlanFindings& out);
void check_leads(const PlanContext& context, PlanFindings& out);
void check_unused_agencies(const PlanContext& context, PlanFindings& out);
void check_unused_areas(const PlanContext& context, PlanFindings& out);
void check_area_dates(const PlanContext& context, PlanFindings& out);
void check_successors(const PlanContext& context, PlanFindings& out);

// The key under which a goal's condition stands.
std::string_view condition_key(const Goal& goal);

// The file in which an area of the plan stands.
const std::string& file_of_area(const Plan& plan, std::size_t area);

}  // namespace plantrack
