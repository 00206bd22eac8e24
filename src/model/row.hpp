// One row of a progress file as it is kept: 24 bytes that hold all that checks across rows and figures ask for, so that
// these go through memory from front to back.
#pragma once

#include "base/decimal.hpp"
#include "model/period.hpp"
#include "model/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace plantrack {

// Which cells a row fills: value; numerator and denominator; status.
enum class Figure : std::uint8_t { value, ratio, status };

using RowNumber = std::uint32_t;  // of a row among all that were kept, in the order of files and lines

struct Row {
  // Target (22 bits, numbered over all plans), area + 1 (24 bits), first month (14 bits), 12 - length of the period (4
  // bits): rows of one area stand together, and a period comes right before the periods that it contains.
  std::uint64_t key = 0;
  RowNumber number = 0;
  std::uint32_t bits = 0;              // day of report - no_day (24 bits), estimate, progress (2 bits), figure (2 bits)
  DecimalStore::Cell value = 0;        // or the numerator
  DecimalStore::Cell denominator = 0;  // of a ratio; else that of 0

  static constexpr std::int32_t no_day = -(1 << 23);
  static constexpr std::uint32_t bits_of(std::int32_t reported, bool estimate, Progress progress, Figure figure) {
    return static_cast<std::uint32_t>(reported - no_day) << 8U | static_cast<std::uint32_t>(estimate) << 4U |
           static_cast<std::uint32_t>(progress) << 2U | static_cast<std::uint32_t>(figure);
  }
  static constexpr unsigned period_bits = 18, area_bits = 24;
  static constexpr Month first_of_all = Month::of(Period::first_year, 1);

  static constexpr std::uint32_t key_of(Months months) {
    return static_cast<std::uint32_t>((months.first - first_of_all) << 4 | (12 - months.length));
  }
  static constexpr std::uint64_t key_of(std::size_t target, std::int32_t area, std::uint32_t period_key) {
    const std::uint64_t series = std::uint64_t{target} << area_bits | static_cast<std::uint32_t>(area + 1);
    return series << period_bits | period_key;
  }

  // The day of report; without one (no_day) the row is older than all that have one.
  std::int32_t reported() const { return static_cast<std::int32_t>(bits >> 8U) + no_day; }
  bool estimate() const { return (bits & 16U) != 0; }
  Progress progress() const { return static_cast<Progress>(bits >> 2U & 3U); }
  Figure figure() const { return static_cast<Figure>(bits & 3U); }
  std::uint64_t series() const { return key >> period_bits; }  // target and area
  std::size_t target() const { return static_cast<std::size_t>(key >> (period_bits + area_bits)); }
  std::int32_t area() const {  // -1 = the whole province
    return static_cast<std::int32_t>(series() & ((std::uint64_t{1} << area_bits) - 1)) - 1;
  }
  bool has_area() const { return area() >= 0; }
  int length() const { return 12 - static_cast<int>(key & length_mask); }  // months of the period
  Month first_month() const { return first_of_all + static_cast<int>((key & period_mask) >> 4U); }
  Month last_month() const { return first_month() + (length() - 1); }
  Months months() const { return {first_month(), length()}; }
  // The day of report, without those so late that they are probably mistyped.
  static constexpr int latest_report = 731;  // days after the period's last
  bool is_far_off() const { return reported() != no_day && reported() > last_day(last_month()).days + latest_report; }
  std::optional<Date> report_day() const {
    if (reported() == no_day || is_far_off()) return std::nullopt;
    return Date{reported()};
  }
  // From that day on the row is known: the day of report, without one its period's last day.
  Date day() const { return report_day().value_or(last_day(last_month())); }

  static constexpr std::uint64_t period_mask = (std::uint64_t{1} << period_bits) - 1;  // of the key
  static constexpr std::uint64_t length_mask = 15;                                     // the same
};
static_assert(sizeof(Row) == 24);

using RowSpan = std::span<const Row>;

// Splits rows into runs of equal `part(row)` and visits each. A visitor may write to rows up to the end of its run.
template <class AnyRow, class Part, class Visit>
void for_each_run(std::span<AnyRow> rows, Part&& part, Visit&& visit) {
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    while (to < rows.size() && part(rows[to]) == part(rows[from])) ++to;
    visit(rows.subspan(from, to - from));
  }
}

// What rows may be split by.
inline std::uint64_t series_of(const Row& row) {
  return row.series();
}
inline std::uint64_t key_of(const Row& row) {
  return row.key;
}

}  // namespace plantrack
