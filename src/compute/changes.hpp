// What changed between two days: a figure of a new period is told from a revision of an old one. Feeds `compare --from`
// and `report --since`.
#pragma once

#include "compute/results.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plantrack {

enum class ChangeKind { first, new_period, revision, both, next_goal, withdrawn, none };

template <>
std::span<const Word<ChangeKind>> words();

struct Change {
  const Plan* plan = nullptr;
  const TargetResult* from = nullptr;  // as known on the first day
  const TargetResult* to = nullptr;    // as known on the last
  ChangeKind kind = ChangeKind::none;
  std::optional<Rational> change;    // of what is compared; absent where the goal is another
  std::optional<Rational> revision;  // of it: the earlier period's figure as known then and now
  std::optional<Rational> fresh;     // of it: from that figure to the later period's; both add up to it
  bool later_rows = false;           // kind none: rows that count came since, of a period that is not complete yet

  const GoalResult& before() const { return from->current_goal(); }
  const GoalResult& after() const { return to->current_goal(); }
  bool other_goal() const { return before().goal != after().goal || before().due != after().due; }
};

// `now` are the rows as checked for the last day, of which `to` are the results. In the order of plans and targets.
std::vector<Change> changes_between(const PlanSet& plans, const std::vector<PlanResult>& from,
                                    const std::vector<PlanResult>& to, const Observations& now);

}  // namespace plantrack
