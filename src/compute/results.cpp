#include "compute/results.hpp"

#include "base/memory.hpp"
#include "base/parallel.hpp"

#include <algorithm>

namespace plantrack {

std::size_t Headline::count(Status status) const {
  const auto found = by_status.find(status);
  return found == by_status.end() ? 0 : found->second;
}

int answering_agency(const Plan& plan, int agency, Date day) {
  // No more steps than there are agencies: a circle of successors is told by the linter.
  for (std::size_t steps = 0; agency >= 0 && steps < plan.agencies.size(); ++steps) {
    const Agency& it = plan.agencies[static_cast<std::size_t>(agency)];
    if (!it.until || it.until.value >= day || !it.succeeded_by.resolved()) return agency;
    agency = it.succeeded_by.index;
  }
  return agency;
}

Date latest_day(const std::vector<PlanResult>& results) {
  Date latest = results.front().as_of;
  for (const PlanResult& each : results) latest = std::max(latest, each.as_of);
  return latest;
}

Headline headline_of(const std::vector<TargetResult>& targets) {
  Headline headline;
  Rational sum = 0;
  for (const TargetResult& target : targets) {
    for (const GoalResult& goal : target.goals) {
      if (!goal.goal || !goal.due_is_over) continue;
      ++headline.fallen_due;
      headline.due_met += goal.status == Status::met;
      headline.due_missed += goal.status == Status::missed;
      headline.due_overdue += goal.status == Status::overdue;
      headline.due_not_assessable += goal.status == Status::not_assessable;
    }
    const GoalResult& goal = target.current_goal();
    ++headline.by_status[goal.status];
    if (goal.status == Status::context) continue;
    ++headline.targets;
    if (!goal.achieved || !goal.complete) continue;
    ++headline.with_achieved;
    sum += std::min<Rational>(*goal.achieved, 100);
  }
  if (headline.with_achieved > 0)
    headline.mean_achieved = Rational(sum / static_cast<unsigned long>(headline.with_achieved));
  return headline;
}

std::vector<PlanResult> results_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked,
                                   unsigned jobs) {
  keep_large_blocks();
  const std::optional<Date> as_of = as_of_date(rows, asked);
  const TargetNumbers numbers(plans);
  std::vector<TargetResult> targets(numbers.count());
  const auto evaluate_each = [&](unsigned threads, bool derived) {
    const auto evaluate_one = [&](std::size_t number, CountedRows& counted) {
      const std::size_t plan = numbers.plan_of(number);
      const std::size_t target = number - numbers.first_of(plan);
      const Target& its = plans.plans[plan].targets[target];
      if (its.derived() != derived) return;
      const Date day = as_of_date(plans.plans[plan], as_of);
      const TargetFigures figures(plans, plan, target, counted, day);
      TargetEvaluation evaluation = evaluate(figures);
      const Observations::LeftOut& left_out = rows.left_out(number);
      targets[number] = {target,
                         std::move(evaluation.goals),
                         evaluation.current,
                         answering_agency(plans.plans[plan], its.lead.index, day),
                         left_out.rows,
                         left_out.latest};
      if (!derived) counted.forget();
    };
    in_parallel_with<CountedRows>(threads, numbers.count(), evaluate_one, plans, rows);
  };
  evaluate_each(jobs, false);
  // Each thread may have the rows of the same parts unpacked, for itself: so of many rows that is for one alone.
  constexpr std::size_t few_rows = 1'800'000;
  evaluate_each(std::min(jobs, static_cast<unsigned>(1 + few_rows / std::max<std::size_t>(rows.size(), 1))), true);
  std::vector<PlanResult> results;
  for (std::size_t plan = 0; plan < plans.plans.size(); ++plan) {
    PlanResult result;
    result.plan = plan;
    result.as_of = as_of_date(plans.plans[plan], as_of);
    for (std::size_t target = 0; target < plans.plans[plan].targets.size(); ++target) {
      result.targets.push_back(std::move(targets[numbers.of(plan, target)]));
    }
    result.headline = headline_of(result.targets);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace plantrack
