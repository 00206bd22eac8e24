// Numbers and dates as nearly all cells have them, read at a glance: eight bytes at a time, and without a branch on how
// many digits there are, which no processor could guess. What is not of this form is told apart, not wrong.
#pragma once

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/eight_digits.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace plantrack {

inline constexpr std::size_t quick_size = 8;

// The number in the `size` (up to 8) bytes before `end`: digits, with or without `point` between two of them. The eight
// bytes before `end` must be there to be read. False: it is not written so.
[[gnu::always_inline]] inline bool quick_number(const char* end, std::size_t size, char point, DecimalStore::Written& number) {
  if constexpr (!bytes_first_lowest) return false;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, end - quick_size, quick_size);
  const std::uint64_t its_own = size == 0 ? 0 : ~std::uint64_t{0} << 8 * (quick_size - size);
  bytes = (bytes ^ eight_zeros) & its_own;
  // The lowest bit of each byte that is the point, exactly: no carry runs from one byte into the next. The zeros in
  // front are none.
  constexpr std::uint64_t low_bits = 0x0101010101010101U;
  constexpr std::uint64_t all_but_high = 0x7f7f7f7f7f7f7f7fU;
  const std::uint64_t differs = bytes ^ low_bits * static_cast<unsigned char>(point ^ '0');
  const std::uint64_t points = ~(((differs & all_but_high) + all_but_high) | differs | all_but_high) >> 7U;
  // What stands before the point moves into its place.
  const std::uint64_t before = points - 1;  // all bytes where there is none
  const std::uint64_t behind = ~(before | points * 0xff);
  const auto zeros = static_cast<unsigned>(std::countr_zero(points >> 1U | std::uint64_t{1} << 63U));
  const unsigned place = (zeros + 1) / 8;  // 8 where there is none, or one at the very beginning
  const std::uint64_t digits = (bytes & behind) | (bytes & before) << (8 - (place & 8U));
  number.digits = number_of_digits(digits);
  number.after_point = static_cast<int>(quick_size - 1 - place + place / 8);
  const bool well_placed = (place + size > quick_size) & (place != quick_size - 1) & ((points & 1U) == 0);
  const bool one_at_most = (points & before) == 0;
  return are_digits(digits) & well_placed & one_at_most;
}

// Days written YYYY-MM-DD. Few months stand in a file, again and again: of each it is worked out once when it begins
// and how long it is.
class QuickDates {
 public:
  // The day of the 10 bytes from `cell` on. False: it is not written so, or there is no such day.
  bool read(const char* cell, Date& date) {
    if constexpr (!bytes_first_lowest) return false;
    std::uint64_t text = 0;  // YYYY-MM-
    std::uint16_t day_text = 0;
    std::memcpy(&text, cell, sizeof text);
    std::memcpy(&day_text, cell + sizeof text, sizeof day_text);
    // The low halves of the year's last digit and of the month's two: different for all months of ten years.
    KnownMonth& month = known_[(text >> 24U & 15U) << 5U | (text >> 40U & 1U) << 4U | (text >> 48U & 15U)];
    if (month.text != text && !learn(text, month)) return false;
    const std::uint32_t digits = day_text ^ 0x3030U;
    const std::uint32_t day = (digits & 0xffU) * 10 + (digits >> 8U);
    date = Date{month.before + static_cast<std::int32_t>(day)};
    return are_digits(digits) & (day - 1 < month.days);
  }

 private:
  struct KnownMonth {
    std::uint64_t text = 0;
    std::int32_t before = 0;  // the day before its first
    std::uint32_t days = 0;
  };
  static bool learn(std::uint64_t text, KnownMonth& month);

  std::array<KnownMonth, 512> known_;
};

}  // namespace plantrack
