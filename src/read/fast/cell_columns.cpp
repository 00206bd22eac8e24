#include "read/fast/cell_columns.hpp"

#include "base/eight_digits.hpp"
#include "read/fast/cell_columns_simd.hpp"

namespace plantrack {
namespace {

// One cell at a time in a general register: for processors without a kernel of their own.

// The bytes of a cell of so many bytes whose end is highest; none of an empty cell and of a longer one.
std::uint64_t bytes_of_cell(std::uint64_t size) {
  const std::uint64_t fits = std::uint64_t{0} - static_cast<std::uint64_t>(size - 1 < 8);
  return fits << (8 * (8 - size) & 63U);
}

bool measure_portable(std::size_t count, const std::uint64_t* bounds, const std::uint64_t* last, std::uint64_t* size,
                      std::uint64_t* key) {
  bool quotes = false;
  for (std::size_t i = 0; i < count; ++i) {
    size[i] = static_cast<std::uint32_t>((bounds[i] >> 32U) - bounds[i] - 1);
    key[i] = last[i] & bytes_of_cell(size[i]);
    quotes = quotes | (last[i] >> 56U == '"');
  }
  return quotes;
}

void read_numbers_portable(std::size_t count, const std::uint64_t* key, const std::uint64_t* size, char point,
                           std::uint64_t* good, std::uint64_t* digits, std::uint64_t* after_point) {
  constexpr std::uint64_t low_bits = 0x0101010101010101U;
  constexpr std::uint64_t all_but_high = 0x7f7f7f7f7f7f7f7fU;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t own = bytes_of_cell(size[i]);
    const std::uint64_t cell = (key[i] ^ eight_zeros) & own;
    if (point == '\0') {
      digits[i] = number_of_digits(cell);
      after_point[i] = 0;
      good[i] = static_cast<std::uint64_t>((own != 0) & are_digits(cell));
      continue;
    }
    // The lowest bit of each byte that is the point, exactly: no carry runs from one byte into the next. The bytes in
    // front, which are 0 now, are none.
    const std::uint64_t differs = cell ^ low_bits * static_cast<unsigned char>(point ^ '0');
    const std::uint64_t points = ~(((differs & all_but_high) + all_but_high) | differs | all_but_high) >> 7U;
    // What stands before the point moves into its place.
    const std::uint64_t before = points - 1;  // all bits where there is none
    const std::uint64_t behind = ~(before | points * 0xff);
    const std::uint64_t moved = (cell & before) << (points == 0 ? 0U : 8U) | (cell & behind);
    digits[i] = number_of_digits(moved);
    after_point[i] = (behind & low_bits) * low_bits >> 56U;  // its bytes, added up
    const bool at_an_end = (points & ((own & ~(own << 8U)) | std::uint64_t{0xff} << 56U)) != 0;
    good[i] = static_cast<std::uint64_t>((own != 0) & are_digits(moved) & ((points & before) == 0) & !at_an_end);
  }
}

void read_days_portable(std::size_t count, const std::uint64_t* last, std::uint64_t* month, std::uint64_t* day) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t cell = last[i] ^ 0x30302d30302d3030U;  // 00-00-00, the first byte lowest
    const bool in_form = are_digits(cell) & ((cell & 0x0000ff0000ff0000U) == 0);
    const auto two_digits = [cell](unsigned at) { return (cell >> at & 0xffU) * 10 + (cell >> (at + 8) & 0xffU); };
    const std::uint64_t number = two_digits(24);
    month[i] = (in_form & (number - 1 < 12)) ? two_digits(0) * 12 + number : 0;
    day[i] = two_digits(48);
  }
}

constexpr CellFunctions portable_functions = {measure_portable, read_numbers_portable, read_days_portable};

const CellFunctions* functions_of([[maybe_unused]] ScanKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ScanKernel::avx2) return &cell_functions_avx2;
#endif
  return &portable_functions;
}

}  // namespace

ColumnKernel::ColumnKernel(ScanKernel kernel) : functions_(functions_of(kernel)) {}

bool ColumnKernel::measure(CellColumn& cells) const {
  return functions_->measure(cells.count, cells.bounds.data(), cells.last.data(), cells.size.data(), cells.key.data());
}

void ColumnKernel::read_numbers(const CellColumn& cells, char point, NumberColumn& numbers) const {
  functions_->read_numbers(cells.count, cells.key.data(), cells.size.data(), point, numbers.good.data(),
                           numbers.digits.data(), numbers.after_point.data());
}

void ColumnKernel::read_days(const CellColumn& cells, DayColumn& days) const {
  functions_->read_days(cells.count, cells.last.data(), days.month.data(), days.day.data());
}

}  // namespace plantrack
