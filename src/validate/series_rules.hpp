// The checks across rows and files: repeated rows and revisions first, then whatever is judged on the rows that count.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "read/progress/header.hpp"

#include <optional>
#include <vector>

namespace plantrack {

// `columns` holds the columns of each file of `rows`. Rows found faulty are taken out of `rows`, and of the others
// those that count at `as_of` are put in front, in their order, as far as they are needed. Gives how many were faulty.
std::size_t check_series(const PlanSet& plans, Observations& rows, const std::vector<Columns>& columns,
                         std::optional<Date> as_of, RowsNeeded needed, std::size_t kept_per_file, unsigned jobs,
                         Findings& findings);

}  // namespace plantrack
