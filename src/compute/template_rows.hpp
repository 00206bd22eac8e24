// Which rows a report still to be written should have: one for each target, or each of its areas, that an agency
// answers for in a period. Feeds `template`.
#pragma once

#include "compute/counted_rows.hpp"
#include "validate/plan_index.hpp"

#include <optional>
#include <vector>

namespace plantrack {

struct TemplateRow {
  int target = 0;
  int area = -1;  // -1 = the whole province
  Period period;
  int agency = -1;              // that reports; -1 = nobody is named, or the area's own committee
  std::optional<Row> previous;  // what was last reported of a period before
};

// Whose rows are asked for. With neither, everybody's.
struct Reporter {
  int agency = -1;
  int committee_of = -1;  // area
};

// The period that is to be reported next, by the plan's duty to report (without one, yearly): the first that is not yet
// due at `as_of`; without that, the first that ends later than what the rows tell of, else the plan's first. nullopt
// where the plan is over.
std::optional<Period> next_period(const Plan& plan, std::size_t number, const CountedRows& rows,
                                  std::optional<Date> as_of);

// In the plan's order. Derived targets take no rows; areas are those of which a part of the period saw something. A
// target with a duty to report of its own is asked for what falls due with the period: each month of a quarter, a year
// where the quarter is its last. After its last goal, or once it is done, nothing is asked.
std::vector<TemplateRow> template_rows(const PlanIndex& index, std::size_t number, CountedRows& rows, Period period,
                                       Reporter reporter);

}  // namespace plantrack
