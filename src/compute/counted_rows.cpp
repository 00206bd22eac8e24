#include "compute/counted_rows.hpp"

namespace plantrack {

std::optional<Date> as_of_date(const Observations& rows, std::optional<Date> asked) {
  return asked ? asked : rows.as_of();
}

Date as_of_date(const Plan& plan, std::optional<Date> as_of) {
  return as_of ? *as_of : first_day(plan.months().first);
}

}  // namespace plantrack
