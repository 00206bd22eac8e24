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

std::string_view frequency_name(Frequency frequency) {
  constexpr std::string_view names[] = {"year", "half", "quarter", "month"};
  return names[static_cast<std::size_t>(frequency)];
}

std::optional<Frequency> frequency_of(std::string_view name) {
  for (const Frequency each : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
    if (frequency_name(each) == name) return each;
  }
  return std::nullopt;
}

}  // namespace plantrack
