#include "compute/changes.hpp"

#include "compute/compared.hpp"

namespace plantrack {
namespace {

bool has_figure(const GoalResult& goal) {
  return goal.actual || goal.figure.progress;
}

// Something came, though it may be no figure: 0 of 0, what is done in each area, a figure without its baseline.
bool has_report(const GoalResult& goal) {
  return has_figure(goal) || goal.period;
}

bool says_the_same(const GoalResult& before, const GoalResult& after) {
  return before.figure.progress == after.figure.progress && before.figure.value == after.figure.value &&
         before.figure.nothing_to_measure == after.figure.nothing_to_measure && before.actual == after.actual &&
         before.areas_holding == after.areas_holding && before.areas_reported == after.areas_reported;
}

// X of the earlier period, by what is known now; nullopt where it cannot be had by itself.
std::optional<Rational> figure_now(const PlanSet& plans, const Change& change, const PlanResult& result,
                                   CountedRows& rows) {
  const GoalResult& before = change.before();
  if (!before.period || (before.goal != nullptr && before.goal->in_each)) return std::nullopt;
  const TargetFigures figures(plans, result.plan, change.to->target, rows, result.as_of);
  const Actual actual =
      figures.actual(change.after().span, figures.adding(before.goal && before.goal->every), *before.period);
  if (!actual.value || actual.at != before.period) return std::nullopt;
  if (before.goal == nullptr || is_direction(before.goal->condition.value)) return actual.value;
  const Baseline& baseline = figures.target().baseline;
  const Month end = baseline.year ? figures.plan().year_end(baseline.year.value) : Month{};
  return Compared(*before.goal, actual, change.after().baseline, end).x();
}

void measure(const PlanSet& plans, Change& change, const PlanResult& result, CountedRows& rows) {
  const GoalResult& before = change.before();
  const GoalResult& after = change.after();
  if (!has_report(before) && !has_report(after)) return;
  if (!has_report(before) || (!has_figure(before) && has_figure(after))) {
    change.kind = ChangeKind::first;
    return;
  }
  if (change.other_goal()) {  // whether or not it has a figure yet
    change.kind = ChangeKind::next_goal;
    return;
  }
  if (!has_report(after)) {
    change.kind = ChangeKind::withdrawn;
    return;
  }
  const bool later = after.period != before.period;
  if (!before.actual || !after.actual) {
    change.kind = later                          ? ChangeKind::new_period
                  : says_the_same(before, after) ? ChangeKind::none
                                                 : ChangeKind::revision;
    return;
  }
  change.change = Rational(*after.actual - *before.actual);
  const std::optional<Rational> then_as_known_now = later ? figure_now(plans, change, result, rows) : after.actual;
  if (then_as_known_now) {
    change.revision = Rational(*then_as_known_now - *before.actual);
    change.fresh = Rational(*after.actual - *then_as_known_now);
  } else {
    change.revision = Rational(0);
    change.fresh = change.change;
  }
  const bool revised = *change.revision != 0;
  change.kind = later ? (revised ? ChangeKind::both : ChangeKind::new_period)
                      : (revised ? ChangeKind::revision : ChangeKind::none);
}

bool has_later_rows(const PlanResult& from, const PlanResult& to, std::size_t target, CountedRows& rows) {
  for (const Row& row : rows.of(to.plan, target)) {
    if (row.report_day() && *row.report_day() > from.as_of && *row.report_day() <= to.as_of) return true;
  }
  return false;
}

}  // namespace

template <>
std::span<const Word<ChangeKind>> words() {
  static constexpr Word<ChangeKind> table[] = {
      {ChangeKind::first, "first", "first figure", "số liệu đầu tiên"},
      {ChangeKind::new_period, "new-period", "new period", "kỳ mới"},
      {ChangeKind::revision, "revision", "revised", "sửa số liệu"},
      {ChangeKind::both, "both", "new period, and revised", "kỳ mới và sửa số liệu"},
      {ChangeKind::next_goal, "next-goal", "next goal", "mức phấn đấu tiếp theo"},
      {ChangeKind::withdrawn, "withdrawn", "withdrawn", "đã rút số liệu"},
      {ChangeKind::none, "none", "no new figure", "không có số liệu mới"},
  };
  static_assert(is_complete(table));
  return table;
}

std::vector<Change> changes_between(const PlanSet& plans, const std::vector<PlanResult>& from,
                                    const std::vector<PlanResult>& to, const Observations& now) {
  CountedRows rows(plans, now);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < to.size(); ++i) {
    for (std::size_t j = 0; j < to[i].targets.size(); ++j) {
      Change change;
      change.plan = &plans.plans[to[i].plan];
      change.to = &to[i].targets[j];
      for (const TargetResult& each : from[i].targets) {
        if (each.target == change.to->target) change.from = &each;
      }
      if (change.from == nullptr) continue;
      measure(plans, change, to[i], rows);
      const bool same = change.kind == ChangeKind::none;
      change.later_rows = same && has_later_rows(from[i], to[i], change.to->target, rows);
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

}  // namespace plantrack
