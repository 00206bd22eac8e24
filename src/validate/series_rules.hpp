// The checks across rows and files: repeated rows and revisions first, then whatever is judged on the rows that count.
#pragma once

#include "base/finding.hpp"
#include "model/observations.hpp"
#include "model/row_order.hpp"
#include "read/header.hpp"

#include <optional>
#include <vector>

namespace plantrack {

// `columns` holds the columns of each file of `rows`. Rows found faulty are marked. Gives the rows that count at
// `as_of`, sound ones and others, in their order.
RowOrder check_series(const PlanSet& plans, Observations& rows, const std::vector<Columns>& columns,
                      std::optional<Date> as_of, std::size_t kept_per_file, unsigned jobs, Findings& findings);

}  // namespace plantrack
