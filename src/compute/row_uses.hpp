// What became of each submitted row of a target for one of its goals: counted, or why not. Feeds `trace` and the report
// by period. Says again, row by row, what figures.hpp does with them together; a test holds one against the other.
#pragma once

#include "base/words.hpp"
#include "compute/figures.hpp"
#include "compute/goal_result.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plantrack {

enum class RowUse { counted, replaced, nested, consolidated, outside, history, unknown_yet, left_out, baseline };

template <>
std::span<const Word<RowUse>> words();

struct UsedRow {
  Row row;
  RowUse use = RowUse::outside;
  Text reason;                           // of what is outside or set aside; empty: the use says all
  std::optional<RowNumber> replaced_by;  // the row that stands in its place
};

// By area (the whole first) and period. `rows` must have all rows that were put in; `number` is the target's in it.
std::vector<UsedRow> row_uses(const TargetFigures& figures, const GoalResult& goal, const Observations& rows,
                              std::size_t number);

}  // namespace plantrack
