#include "render/selection.hpp"

#include <algorithm>

namespace plantrack {
namespace {

bool holds(const std::vector<std::string>& wanted, std::string_view word) {
  return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
}

bool is_chosen(const Plan& plan, const PlanResult& result, const TargetResult& target, const Selection& selection) {
  const Target& its = plan.targets[target.target];
  if (!selection.targets.empty() && !holds(selection.targets, its.id.value)) return false;
  if (!selection.themes.empty() && !holds(selection.themes, its.theme.id)) return false;
  if (!selection.statuses.empty() && !holds(selection.statuses, name_of(target.current_goal().status))) return false;
  if (selection.agencies.empty()) return true;
  return std::any_of(selection.agencies.begin(), selection.agencies.end(), [&](const std::string& id) {
    const int agency = plan.find_agency(id);
    return agency >= 0 && answering_agency(plan, agency, result.as_of) == target.lead_now;
  });
}

constexpr Status by_urgency[] = {Status::missed,     Status::overdue,        Status::regressing, Status::off_track,
                                 Status::incomplete, Status::at_risk,        Status::no_data,    Status::in_progress,
                                 Status::on_track,   Status::not_assessable, Status::met,        Status::context};

bool comes_before(const GoalResult& a, const GoalResult& b, TargetOrder order) {
  const auto smaller = [](const auto& first, const auto& second) { return first && (!second || *first < *second); };
  switch (order) {
    case TargetOrder::plan: return false;
    case TargetOrder::status: return urgency(a.status) < urgency(b.status);
    case TargetOrder::achieved: return smaller(a.achieved, b.achieved);
    case TargetOrder::due: return smaller(a.due, b.due);
  }
  return false;
}

}  // namespace

std::size_t urgency(Status status) {
  return static_cast<std::size_t>(std::find(std::begin(by_urgency), std::end(by_urgency), status) -
                                  std::begin(by_urgency));
}

void sort_targets(std::vector<PlanResult>& results, TargetOrder order) {
  for (PlanResult& result : results) {
    std::stable_sort(result.targets.begin(), result.targets.end(),
                     [order](const TargetResult& a, const TargetResult& b) {
                       return comes_before(a.current_goal(), b.current_goal(), order);
                     });
  }
}

std::vector<PlanResult> selected(const PlanSet& plans, std::vector<PlanResult> results, const Selection& selection) {
  if (!selection.any()) return results;
  for (PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    std::erase_if(result.targets,
                  [&](const TargetResult& target) { return !is_chosen(plan, result, target, selection); });
    result.headline = headline_of(result.targets);
  }
  return results;
}

}  // namespace plantrack
