// What a row of running totals tells of: all months since its plan year, or the plan, began.
#pragma once

#include "model/plan.hpp"

namespace plantrack {

// The months that a row of these months tells of.
inline Months months_told(const Plan& plan, const Target& target, Months row) {
  if (target.rows.value == RowTotals::each_period) return row;
  const int year = (row.last() + (1 - plan.year_begins.value)).year();
  const Month begin = target.rows.value == RowTotals::to_date ? plan.months().first : plan.years(year, year).first;
  return begin > row.last() ? row : Months{begin, row.last() - begin + 1};
}

}  // namespace plantrack
