// SQL for rows that lie in an engine: their table, how to load it, and the view of those that count at a day
// (compute/counted_rows does the same here).
#pragma once

#include "base/text.hpp"

#include <string>
#include <vector>

namespace plantrack {

struct Plan;

enum class SqlDialect { duckdb, postgresql, clickhouse };

// Without plans nothing tells when a plan's year ends; the view then keeps every row that may count.
std::string row_sql(SqlDialect dialect, const std::vector<Plan>& plans, Lang lang);

}  // namespace plantrack
