#include "model/packed_rows.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

constexpr std::size_t at_once = PackedRows::rows_at_once;

auto all_of(const Row& row) {
  return std::tuple(row.key, row.number, row.bits, row.value, row.denominator);
}

void pack(const std::vector<Row>& rows, PackedRows& packed) {
  for (std::size_t i = 0; i < rows.size(); i += at_once) {
    packed.append(std::span<const Row, at_once>(rows.data() + i, at_once));
  }
}

void check(const std::vector<Row>& rows, PackedRows::Reader reader) {
  std::array<std::uint64_t, at_once> keys;
  std::array<Row, at_once> some;
  for (std::size_t i = 0; i < rows.size(); i += at_once) {
    REQUIRE(reader.next());
    reader.keys(keys);
    reader.rows(some);
    for (std::size_t k = 0; k < at_once; ++k) {
      REQUIRE(keys[k] == rows[i + k].key);
      REQUIRE(all_of(some[k]) == all_of(rows[i + k]));
    }
  }
  REQUIRE_FALSE(reader.next());
}

TEST_CASE("rows come out as they were put in, whatever is in them and however they differ") {
  std::mt19937 random(20261122);
  const auto below = [&](std::uint64_t count) { return random() % count; };
  // What is drawn from few values, from near ones, from all there are, or always the same.
  const auto drawn = [&](unsigned how, std::uint32_t base, std::uint32_t most) -> std::uint32_t {
    switch (how) {
      case 0: return base;
      case 1: return base + static_cast<std::uint32_t>(below(std::min<std::uint64_t>(30, most - base + 1)));
      case 2: return below(2) == 0 ? 0 : most;
      default: return static_cast<std::uint32_t>(below(std::uint64_t{most} + 1));
    }
  };
  for (int round = 0; round < 200; ++round) {
    const auto target = static_cast<std::size_t>(below(std::uint64_t{1} << 22U));
    std::array<unsigned, 8> how{};
    std::array<std::uint32_t, 8> base{};
    for (std::size_t i = 0; i < how.size(); ++i) {
      how[i] = static_cast<unsigned>(below(4));
      base[i] = static_cast<std::uint32_t>(below(100'000));
    }
    const bool some_missing = below(2) == 0;
    std::vector<Row> rows(at_once * (1 + below(round % 20 == 0 ? 60 : 4)));
    auto number = static_cast<RowNumber>(below(1U << 20U));
    for (Row& row : rows) {
      const auto area = static_cast<std::int32_t>(drawn(how[0], base[0], (1U << 24U) - 2)) - 1;
      const auto frequency = static_cast<Frequency>(drawn(how[1] % 3, 1, 3) % 4);
      const int part = 1 + static_cast<int>(below(static_cast<std::uint64_t>(12 / months_in(frequency))));
      const int year =
          Period::first_year + static_cast<int>(drawn(how[2], 200, Period::last_year - Period::first_year));
      row.key = Row::key_of(target, area, Row::key_of(Period::of(year, frequency, part).months(1)));
      row.number = number += 1 + drawn(how[3], 3, 100'000);
      std::int32_t day = last_day(row.last_month()).days + static_cast<std::int32_t>(drawn(how[4], 1, 60)) - 20;
      if (how[4] == 3) day = static_cast<std::int32_t>(below(1U << 24U)) - (1 << 23);
      if (some_missing && below(3) == 0) day = Row::no_day;
      row.bits = Row::bits_of(day, below(2) == 0, static_cast<Progress>(below(3)), static_cast<Figure>(below(3)));
      if (how[5] == 0) row.bits = Row::bits_of(day, false, Progress::done, Figure::value);
      row.value = drawn(how[6], base[6], ~0U);
      row.denominator = drawn(how[7], base[7], ~0U);
    }
    CAPTURE(round);
    PackedRows packed;
    pack(rows, packed);
    REQUIRE(packed.size() == rows.size());
    check(rows, PackedRows::Reader(packed));
    check(rows, PackedRows::Reader(packed));
    PackedRows moved = std::move(packed);
    check(rows, PackedRows::Reader(moved));
    check(rows, PackedRows::Reader(moved, {}));
  }
}

TEST_CASE("more rows than a block of the store holds") {
  std::vector<Row> rows(100 * at_once);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].key = Row::key_of(3, static_cast<std::int32_t>(i * 977 % 11'000), 17);
    rows[i].number = static_cast<std::uint32_t>(i);
    rows[i].bits = Row::bits_of(Row::no_day, false, Progress::done, Figure::value);
    rows[i].value = static_cast<std::uint32_t>(i * 2'654'435'761U);
    rows[i].denominator = 0;
  }
  const std::size_t before = block_store().mapped();
  PackedRows packed;
  pack(rows, packed);
  check(rows, PackedRows::Reader(packed));
  CHECK(block_store().mapped() > before);
  check(rows, PackedRows::Reader(packed, {}));
  CHECK(block_store().mapped() == before);
}

TEST_CASE("rows of which no two are alike, and rows that are all the same") {
  std::vector<Row> rows(2 * at_once);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].key = Row::key_of(3, i % 2 == 0 ? -1 : (1 << 24) - 2, i < at_once ? 11 : 17);
    rows[i].number = i % 2 == 0 ? 0 : 0xffffffffU;
    rows[i].bits = i % 2 == 0 ? Row::bits_of(Row::no_day, true, Progress::done, Figure::status) : 0xffffff00U;
    rows[i].value = i % 2 == 0 ? 0x80000000U : 0x7fffffffU;
    rows[i].denominator = ~rows[i].value;
  }
  PackedRows packed;
  pack(rows, packed);
  check(rows, PackedRows::Reader(packed));
  rows.assign(2 * at_once, rows.back());
  packed = {};
  pack(rows, packed);
  check(rows, PackedRows::Reader(packed));
}

TEST_CASE("rows that are packed without their numbers have none") {
  std::vector<Row> rows(at_once);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].key = Row::key_of(3, static_cast<std::int32_t>(i), 11);
    rows[i].number = static_cast<RowNumber>(7 * i * i);
  }
  PackedRows packed;
  packed.append(std::span<const Row, at_once>(rows), false);
  for (Row& row : rows) row.number = 0;
  check(rows, PackedRows::Reader(packed));
}

TEST_CASE("nothing packed is nothing read") {
  PackedRows packed;
  CHECK(packed.empty());
  CHECK_FALSE(PackedRows::Reader(packed).next());
  CHECK_FALSE(PackedRows::Reader(packed, {}).next());
}

}  // namespace
}  // namespace plantrack
