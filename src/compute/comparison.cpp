#include "compute/comparison.hpp"

#include "compute/compared.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace plantrack {
namespace {

bool chosen(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end();
}

// Which way a goal points: figures up to a number say nothing beside figures from one on.
std::string direction_of(Condition condition) {
  if (is_minimum(condition)) return "at_least";
  if (wants_less(condition)) return "at_most";
  return std::string(name_of(condition));
}

class Group {
 public:
  Group(const PlanSet& plans, const std::vector<PlanResult>& results, IndicatorGroup& group)
      : plans_(plans), results_(results), group_(group) {}

  void settle() {
    check("unit", "đơn vị tính", [this](const ComparedRow& row) { return unit(row); });
    check("basis", "cách so sánh", [this](const ComparedRow& row) { return basis(row); });
    check("in_each", "phạm vi từng địa bàn", [this](const ComparedRow& row) {
      const std::string& level = goal(row).goal->in_each.value;
      return goal(row).goal->in_each ? level : std::string("-");
    });
    check("accrual", "cách cộng dồn", [this](const ComparedRow& row) { return accrual(row); });
    check("direction", "chiều",
          [this](const ComparedRow& row) { return direction_of(goal(row).goal->condition.value); });
    check("due month", "tháng đến hạn", [this](const ComparedRow& row) { return goal(row).due->text(); });
    group_.comparable = group_.reason.empty();
    measure_achieved();
    rank_figures();
    if (group_.comparable) rank();
  }

 private:
  const Plan& plan(const ComparedRow& row) const { return plans_.plans[results_[row.result].plan]; }
  const TargetResult& result(const ComparedRow& row) const { return results_[row.result].targets[row.target]; }
  const Target& target(const ComparedRow& row) const { return plan(row).targets[result(row).target]; }
  const GoalResult& goal(const ComparedRow& row) const { return result(row).current_goal(); }
  std::string unit(const ComparedRow& row) const {
    const std::string& unit = target(row).unit.value.en;
    return unit.empty() ? "-" : unit;
  }
  std::string basis(const ComparedRow& row) const { return std::string(name_of(goal(row).goal->basis.value)); }
  std::string accrual(const ComparedRow& row) const { return std::string(name_of(target(row).accrual.value)); }
  bool is_sound(const ComparedRow& row) const {
    return goal(row).goal != nullptr && goal(row).complete && !goal(row).stale;
  }

  // Where the rows differ in something, the reason names each value with the plans that have it.
  template <class Of>
  void check(const char* en, const char* vi, Of of) {
    std::map<std::string, std::set<std::string>> plans_by_value;
    for (const ComparedRow& row : group_.rows) {
      if (goal(row).goal != nullptr) plans_by_value[of(row)].insert(plan(row).id.value);
    }
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

  // Of a maximum 100 N / X for all, unless all have a baseline from which the way down can be measured.
  void measure_achieved() {
    const bool all_from_baseline = std::all_of(group_.rows.begin(), group_.rows.end(), [this](const ComparedRow& row) {
      return goal(row).baseline.has_value();
    });
    for (ComparedRow& row : group_.rows) {
      const GoalResult& its = goal(row);
      row.achieved = its.achieved;
      if (its.goal == nullptr || !wants_less(its.goal->condition.value) || all_from_baseline || its.goal->in_each)
        continue;
      row.achieved.reset();
      if (!its.actual || (its.holds && its.status != Status::met)) continue;  // too much may still come
      if (*its.actual > 0) {
        row.achieved = std::max<Rational>(Rational(100 * rational(its.goal->number.value) / *its.actual), 0);
      } else if (its.status == Status::met) {
        row.achieved = Rational(100);
      }
    }
  }

  // By achieved_pct, highest first; ties share a rank and the next one skips it (1, 2, 2, 4).
  void rank() {
    const auto key = [this](const ComparedRow& row) { return is_sound(row) ? row.achieved : std::nullopt; };
    std::stable_sort(group_.rows.begin(), group_.rows.end(), [&](const ComparedRow& a, const ComparedRow& b) {
      const auto first = key(a);
      const auto second = key(b);
      return first && (!second || *first > *second);
    });
    for (std::size_t i = 0; i < group_.rows.size(); ++i) {
      if (!key(group_.rows[i])) continue;
      const bool ties = i > 0 && *key(group_.rows[i - 1]) == *key(group_.rows[i]);
      group_.rows[i].rank = ties ? group_.rows[i - 1].rank : i + 1;
    }
  }

  // A share, a rate or a multiple says the same of a small place and a large one; a number of villages does not.
  bool is_free_of_size(const ComparedRow& row) const {
    return target(row).in_percent() || target(row).is_rate() || goal(row).goal->basis.value != Basis::value;
  }

  void rank_figures() {
    if (group_.catalogue < 0) return;
    const bool lower = plans_.indicators[static_cast<std::size_t>(group_.catalogue)].better.value == Better::lower;
    std::vector<ComparedRow*> rows;
    std::set<std::string> kinds;
    for (ComparedRow& row : group_.rows) {
      if (goal(row).goal == nullptr) continue;
      kinds.insert(unit(row) + "\n" + accrual(row) + "\n" + basis(row));
      if (!is_free_of_size(row)) return;
      if (is_sound(row) && goal(row).actual && !goal(row).goal->in_each) rows.push_back(&row);
    }
    if (kinds.size() != 1) return;
    const auto figure = [this](const ComparedRow* row) -> const Rational& { return *goal(*row).actual; };
    std::stable_sort(rows.begin(), rows.end(), [&](const ComparedRow* a, const ComparedRow* b) {
      return lower ? figure(a) < figure(b) : figure(a) > figure(b);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool ties = i > 0 && figure(rows[i - 1]) == figure(rows[i]);
      rows[i]->rank_actual = ties ? rows[i - 1]->rank_actual : i + 1;
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
      ComparedRow row;
      row.result = result;
      row.target = i;
      by_id[target.indicator.id].rows.push_back(std::move(row));
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
