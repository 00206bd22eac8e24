#include "model/period.hpp"

#include <fmt/format.h>

namespace plantrack {

std::string Period::text() const {
  switch (frequency()) {
    case Frequency::year: return fmt::format("{:04}", year());
    case Frequency::half: return fmt::format("{:04}-H{}", year(), number());
    case Frequency::quarter: return fmt::format("{:04}-Q{}", year(), number());
    case Frequency::month: return fmt::format("{:04}-{:02}", year(), number());
  }
  return {};
}

template <>
std::span<const Word<Frequency>> words() {
  static constexpr Word<Frequency> table[] = {
      {Frequency::year, "year", "year", "năm"},
      {Frequency::half, "half", "half-year", "nửa năm"},
      {Frequency::quarter, "quarter", "quarter", "quý"},
      {Frequency::month, "month", "month", "tháng"},
  };
  static_assert(is_complete(table));
  return table;
}

}  // namespace plantrack
