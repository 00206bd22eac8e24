#include "compute/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace plantrack {
namespace {

bool chosen(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end();
}

class Group {
 public:
  Group(const PlanSet& plans, const std::vector<PlanResult>& results, IndicatorGroup& group)
      : plans_(plans), results_(results), group_(group) {}

  void settle() {
    check("unit", "đơn vị tính", [this](const ComparedRow& row) { return unit(row); });
    check("basis", "cách so sánh",
          [this](const ComparedRow& row) { return std::string(name_of(goal(row).goal->basis.value)); });
    check("in_each", "phạm vi từng địa phương", [this](const ComparedRow& row) {
      const std::string& level = goal(row).goal->in_each.value;
      return goal(row).goal->in_each ? level : std::string("-");
    });
    group_.comparable = group_.reason.empty();
    if (group_.comparable) rank();
  }

 private:
  const Plan& plan(const ComparedRow& row) const { return plans_.plans[results_[row.result].plan]; }
  const TargetResult& target(const ComparedRow& row) const { return results_[row.result].targets[row.target]; }
  const GoalResult& goal(const ComparedRow& row) const { return target(row).current_goal(); }
  std::string unit(const ComparedRow& row) const {
    const std::string& unit = plan(row).targets[target(row).target].unit.value.en;
    return unit.empty() ? "-" : unit;
  }

  // Where the rows differ in something, the reason names each value with the plans that have it.
  template <class Of>
  void check(const char* en, const char* vi, Of of) {
    std::map<std::string, std::set<std::string>> plans_by_value;
    for (const ComparedRow& row : group_.rows) plans_by_value[of(row)].insert(plan(row).id.value);
    if (plans_by_value.size() < 2) return;
    std::string values;
    for (const auto& [value, ids] : plans_by_value) {
      values += (values.empty() ? "" : "; ") + value + ": ";
      bool first = true;
      for (const std::string& id : ids) {
        values += (first ? "" : ", ") + id;
        first = false;
      }
    }
    const Text part = {fmt::format("{} differs ({})", en, values), fmt::format("{} khác nhau ({})", vi, values)};
    if (!group_.reason.empty()) group_.reason = {group_.reason.en + "; ", group_.reason.vi + "; "};
    group_.reason = {group_.reason.en + part.en, group_.reason.vi + part.vi};
  }

  // By achieved_pct, highest first; ties share a rank and the next one skips it (1, 2, 2, 4).
  void rank() {
    std::stable_sort(group_.rows.begin(), group_.rows.end(), [this](const ComparedRow& a, const ComparedRow& b) {
      const auto& first = goal(a).achieved;
      const auto& second = goal(b).achieved;
      return first && (!second || *first > *second);
    });
    for (std::size_t i = 0; i < group_.rows.size(); ++i) {
      const auto& achieved = goal(group_.rows[i]).achieved;
      if (!achieved) continue;
      const bool ties = i > 0 && *goal(group_.rows[i - 1]).achieved == *achieved;
      group_.rows[i].rank = ties ? group_.rows[i - 1].rank : i + 1;
    }
  }

  const PlanSet& plans_;
  const std::vector<PlanResult>& results_;
  IndicatorGroup& group_;
};

}  // namespace

std::vector<IndicatorGroup> compare(const PlanSet& plans, const std::vector<PlanResult>& results,
                                    const Choice& choice) {
  std::map<std::string, IndicatorGroup> by_id;
  for (std::size_t result = 0; result < results.size(); ++result) {
    const Plan& plan = plans.plans[results[result].plan];
    if (!chosen(choice.plans, plan.id.value)) continue;
    for (std::size_t i = 0; i < results[result].targets.size(); ++i) {
      const Target& target = plan.targets[results[result].targets[i].target];
      if (!target.indicator || !chosen(choice.indicators, target.indicator.id)) continue;
      by_id[target.indicator.id].rows.push_back({result, i, {}});
    }
  }
  std::vector<IndicatorGroup> groups;
  const auto take = [&](const std::string& id, int catalogue) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) return;
    IndicatorGroup group = std::move(found->second);
    by_id.erase(found);
    group.indicator = id;
    group.catalogue = catalogue;
    Group(plans, results, group).settle();
    groups.push_back(std::move(group));
  };
  for (std::size_t i = 0; i < plans.indicators.size(); ++i) take(plans.indicators[i].id.value, static_cast<int>(i));
  while (!by_id.empty()) take(std::string(by_id.begin()->first), -1);
  return groups;
}

}  // namespace plantrack
