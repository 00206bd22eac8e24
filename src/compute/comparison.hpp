// Plans side by side: targets lined up by indicator and by nothing else. A group is comparable when unit, basis,
// in_each, accrual, direction and due month agree; else each row says why not and none is ranked.
#pragma once

#include "compute/results.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plantrack {

struct ComparedRow {
  std::size_t result = 0;                  // index into the plan results
  std::size_t target = 0;                  // index into that result's targets
  std::optional<Rational> achieved;        // percent, measured in one way for all rows of the group
  std::optional<std::size_t> rank;         // 1 is the highest achieved; ties share a rank
  std::optional<std::size_t> rank_actual;  // 1 is the best figure, by the catalogue's `better`
};

struct IndicatorGroup {
  std::string indicator;  // id
  int catalogue = -1;     // index into PlanSet::indicators; -1 where no catalogue knows it
  bool comparable = true;
  Text reason;                    // why not; empty where comparable
  std::vector<ComparedRow> rows;  // ranked ones first, by rank, then by plan
};

struct Choice {
  std::vector<std::string> indicators;  // empty: all
  std::vector<std::string> plans;       // empty: all
};

// Groups in the order of the catalogue, then those it does not know by id.
std::vector<IndicatorGroup> compare(const PlanSet& plans, const std::vector<PlanResult>& results, const Choice& choice);

}  // namespace plantrack
