#include "compute/results.hpp"

#include "base/parallel.hpp"

#include <algorithm>

namespace plantrack {

std::size_t Headline::count(Status status) const {
  const auto found = by_status.find(status);
  return found == by_status.end() ? 0 : found->second;
}

Headline headline_of(const std::vector<TargetResult>& targets) {
  Headline headline;
  headline.targets = targets.size();
  Rational sum = 0;
  for (const TargetResult& target : targets) {
    const GoalResult& goal = target.current_goal();
    ++headline.by_status[goal.status];
    if (!goal.achieved) continue;
    ++headline.with_achieved;
    sum += std::min<Rational>(*goal.achieved, 100);
  }
  if (headline.with_achieved > 0)
    headline.mean_achieved = Rational(sum / static_cast<unsigned long>(headline.with_achieved));
  return headline;
}

std::vector<PlanResult> results_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked,
                                   unsigned jobs) {
  const std::optional<Date> as_of = as_of_date(rows, asked);
  const CountedRows counted(plans, rows);
  const TargetNumbers& numbers = counted.numbers();
  std::vector<std::vector<GoalResult>> goals(numbers.count());
  std::vector<std::size_t> rows_counted(numbers.count());
  const auto judge_each = [&](unsigned threads, bool derived) {
    in_parallel_with<RowRoom>(threads, numbers.count(), [&](std::size_t number, RowRoom& room) {
      const std::size_t plan = numbers.plan_of(number);
      const TargetRows target(plans, plan, number - numbers.first_of(plan), counted, room);
      if (target.target().derived() != derived) return;
      goals[number] = judge_goals(target, as_of_date(plans.plans[plan], as_of));
      rows_counted[number] = target.counted();
      if (!derived) room.leave();
    });
  };
  judge_each(jobs, false);
  // Each thread may have the rows of the same parts unpacked, for itself: so of many rows that is for one alone.
  constexpr std::size_t few_rows = 1'800'000;
  judge_each(std::min(jobs, static_cast<unsigned>(1 + few_rows / std::max<std::size_t>(rows.size(), 1))), true);
  std::vector<PlanResult> results;
  for (std::size_t plan = 0; plan < plans.plans.size(); ++plan) {
    PlanResult result;
    result.plan = plan;
    result.as_of = as_of_date(plans.plans[plan], as_of);
    for (std::size_t target = 0; target < plans.plans[plan].targets.size(); ++target) {
      const std::size_t number = numbers.of(plan, target);
      result.rows_counted += rows_counted[number];
      TargetResult each;
      each.target = target;
      each.goals = std::move(goals[number]);
      for (std::size_t i = 0; i < each.goals.size(); ++i) {
        if (each.goals[i].current) each.current = i;
      }
      // Every goal that is loaded falls into the plan period, but its years may have been narrowed to none.
      if (!each.goals.empty()) result.targets.push_back(std::move(each));
    }
    result.headline = headline_of(result.targets);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace plantrack
