// What kernels for cells of a column share, with some rows in one register; included by cell_columns*.cpp alone. V is
// the register: lanes of 64 bits, or their bytes. Nothing here has linkage to other files, as they may be compiled for
// other processors.
#pragma once

#include <cstddef>
#include <cstdint>

namespace plantrack {

// What a kernel does, with the arrays of columns as its arguments (see ColumnKernel).
struct CellFunctions {
  bool (*measure)(std::size_t count, const std::uint64_t* bounds, const std::uint64_t* last, std::uint64_t* size,
                  std::uint64_t* key);
  void (*read_numbers)(std::size_t count, const std::uint64_t* key, const std::uint64_t* size, char point,
                       std::uint64_t* good, std::uint64_t* digits, std::uint64_t* after_point);
  void (*read_days)(std::size_t count, const std::uint64_t* last, std::uint64_t* month, std::uint64_t* day);
};
extern const CellFunctions cell_functions_avx2;

namespace {

// The bytes of cells of so many bytes, in lanes with their ends highest: none of empty cells and of longer ones than a
// lane, for then all bits are shifted out.
template <class V>
typename V::Lanes bytes_of_cells(typename V::Lanes size) {
  return V::up_by(V::all(~std::uint64_t{0}), V::template up<3>(V::minus(V::all(8), size)));
}

template <class V>
bool measure(std::size_t count, const std::uint64_t* bounds, const std::uint64_t* last, std::uint64_t* size,
             std::uint64_t* key) {
  const auto lower_half = V::all(0xffffffff);
  auto quotes = V::all(0);
  for (std::size_t i = 0; i < count; i += V::lanes) {
    const auto pair = V::load(bounds + i);
    const auto before = V::plus(pair, V::all(1));  // whose upper half is of no use
    const auto its_size = V::both(V::minus(V::template down<32>(pair), before), lower_half);
    const auto its_last = V::load(last + i);
    V::store(size + i, its_size);
    V::store(key + i, V::both(its_last, bytes_of_cells<V>(its_size)));
    quotes = V::either(quotes, V::bytes_equal(its_last, V::bytes('"')));
  }
  return !V::is_zero(V::template down<56>(quotes));
}

// The numbers that eight digits (of 0 to 9) each make.
template <class V>
typename V::Lanes numbers_of(typename V::Lanes digits) {
  const auto twos = V::pairs_of_bytes(digits, V::all(0x010a010a010a010aU));
  const auto fours = V::pairs(twos, V::all(0x0001006400010064U));
  return V::plus(V::product_of_low(fours, V::all(10'000)), V::template down<32>(fours));
}

template <class V>
void read_numbers(std::size_t count, const std::uint64_t* key, const std::uint64_t* size, char point,
                  std::uint64_t* good, std::uint64_t* digits, std::uint64_t* after_point) {
  const auto zeros = V::bytes('0');
  const auto ones = V::bytes(1);
  const auto its_point = V::bytes(point ^ '0');
  for (std::size_t i = 0; i < count; i += V::lanes) {
    const auto own = bytes_of_cells<V>(V::load(size + i));
    const auto cell = V::both(V::differing(V::load(key + i), zeros), own);
    const auto points = V::both(V::bytes_equal(cell, its_point), own);
    const auto point_bit = V::both(points, ones);
    const auto before = V::minus(point_bit, V::all(1));  // all bits where there is no point
    const auto no_point = V::lanes_zero(point_bit);
    const auto behind = V::but(V::but(V::all(~std::uint64_t{0}), before), points);
    // What stands before the point moves into its place.
    const auto whole = V::both(cell, before);
    const auto moved = V::either(V::both(whole, no_point), V::but(V::template up<8>(whole), no_point));
    V::store(digits + i, numbers_of<V>(V::either(moved, V::both(cell, behind))));
    V::store(after_point + i, V::sums_of_bytes(V::both(behind, ones)));

    const auto no_digits = V::but(V::bytes_above(cell, V::bytes(9)), points);
    const auto second_point = V::both(point_bit, before);
    const auto ends = V::either(V::but(own, V::template up<8>(own)), V::all(std::uint64_t{0xff} << 56U));
    const auto at_an_end = V::both(points, ends);
    const auto bad = V::either(V::either(no_digits, second_point), V::either(at_an_end, V::lanes_zero(own)));
    V::store(good + i, V::lanes_zero(bad));
  }
}

template <class V>
void read_days(std::size_t count, const std::uint64_t* last, std::uint64_t* month, std::uint64_t* day) {
  constexpr std::uint64_t form = 0x30302d30302d3030U;     // 00-00-00, the first byte lowest
  constexpr std::uint64_t highest = 0x0909000909000909U;  // of each byte that differs from it
  for (std::size_t i = 0; i < count; i += V::lanes) {
    const auto cell = V::differing(V::load(last + i), V::all(form));
    const auto bad = V::bytes_above(cell, V::all(highest));
    // Pairs of bytes: YY, the tens of MM, its ones, DD.
    const auto pairs = V::pairs_of_bytes(cell, V::all(0x010a'0001'0a00'010aU));
    const auto halves = V::pairs(pairs, V::all(0x0000'0001'0001'000cU));
    const auto only_month = V::pairs(pairs, V::all(0x0000'0001'0001'0000U));
    const auto added = [](auto lanes) {
      return V::both(V::plus(lanes, V::template down<32>(lanes)), V::all(0xffffffff));
    };
    V::store(day + i, V::template down<48>(pairs));
    const auto number = added(only_month);
    const auto no_month = V::either(V::lanes_zero(number), V::bytes_above(number, V::all(12)));
    V::store(month + i, V::both(added(halves), V::lanes_zero(V::either(bad, no_month))));
  }
}

}  // namespace
}  // namespace plantrack
