// Numbers and days as nearly all cells have them, read at a glance: cells of one column in some rows at a time, each by
// its last eight bytes, and without a branch on what they are, which no processor could guess. What is not of this form
// is told apart, not wrong. One kernel for each kind of processor, as for Structure; all give the same.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "read/fast/structure.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace plantrack {

inline constexpr std::size_t rows_at_once = 64;

template <class T>
struct alignas(64) OfRows : std::array<T, rows_at_once> {};

struct CellColumn {
  std::size_t count = 0;           // of cells; entries up to the next multiple of 8 may be looked at and set in vain
  OfRows<std::uint64_t> bounds{};  // low half: what stands before the cell; high half: its end (as in Structure)
  OfRows<std::uint64_t> last{};    // the eight bytes before its end, the very last one highest
  OfRows<std::uint64_t> size{};    // in bytes
  OfRows<std::uint64_t> key{};     // short_key; 0 where it is empty or longer than 8 bytes
};

struct NumberColumn {
  // 1 to 8 bytes, of which all are digits but perhaps a point between two of them; 0 = not so, and the rest means
  // nothing.
  OfRows<std::uint64_t> good{};
  OfRows<std::uint64_t> digits{};
  OfRows<std::uint64_t> after_point{};  // how many of them

  DecimalStore::Written operator[](std::size_t row) const {
    return {static_cast<std::int64_t>(digits[row]), static_cast<int>(after_point[row])};
  }
};

// Days of this century, YY-MM-DD; what stands before these eight bytes is not looked at.
struct DayColumn {
  OfRows<std::uint64_t> month{};  // 12 * YY + MM; 0 = not so, or there is no such month
  OfRows<std::uint64_t> day{};    // any two digits
};

// These months; the first one stands for none.
struct MonthDays {
  std::int32_t before = 0;  // the day before its first one (as in Date)
  std::uint32_t count = 0;
};
inline constexpr std::array<MonthDays, 1 + 12 * 100> months_of_century = [] {
  std::array<MonthDays, 1 + 12 * 100> months{};
  const auto first_day_of = [](int month) { return Date::of(2000 + (month - 1) / 12, (month - 1) % 12 + 1, 1).days; };
  for (int i = 1; i <= 12 * 100; ++i) {
    months[static_cast<std::size_t>(i)] = {first_day_of(i) - 1,
                                           static_cast<std::uint32_t>(first_day_of(i + 1) - first_day_of(i))};
  }
  return months;
}();

struct CellFunctions;

class ColumnKernel {
 public:
  explicit ColumnKernel(ScanKernel kernel);

  // Sets sizes and keys. False: no cell ends in a quote.
  bool measure(CellColumn& cells) const;
  // `point` is '\0' where numbers have none.
  void read_numbers(const CellColumn& cells, char point, NumberColumn& numbers) const;
  void read_days(const CellColumn& cells, DayColumn& days) const;

 private:
  const CellFunctions* functions_;
};

}  // namespace plantrack
