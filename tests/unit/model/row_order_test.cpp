#include "model/row_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

namespace plantrack {
namespace {

auto place_of(const Row& row) {
  return std::tuple(row.key, row.number);
}

TEST_CASE("rows are sorted by area, period and number, however they are spread") {
  std::minstd_rand random(20261122);
  RowSorter sorter;  // what it keeps from one time must not show the next
  for (int round = 0; round < 300; ++round) {
    const std::size_t areas = std::size_t{1} << random() % 15;
    const std::size_t count = random() % (round % 10 == 0 ? 20'000 : 300);
    const int years = round % 3 == 0 ? Period::last_year - Period::first_year : 1 + static_cast<int>(random() % 5);
    const bool in_order = round % 7 == 0;
    std::vector<Row> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto area = static_cast<std::int32_t>(random() % (areas + 1)) - 1;
      const auto frequency = static_cast<Frequency>(random() % 4);
      const int part = 1 + static_cast<int>(random()) % (12 / months_in(frequency));
      const int year = Period::first_year + static_cast<int>(random() % static_cast<unsigned>(years));
      rows[i].key = Row::key_of(5, in_order ? -1 : area, Row::key_of(Period::of(year, frequency, part).months(1)));
      rows[i].number = static_cast<RowNumber>(i);
      const std::int32_t day = random() % 4 == 0 ? Row::no_day : static_cast<std::int32_t>(random() % 10);
      rows[i].bits = Row::bits_of(day, random() % 2 == 0, Progress::done, Figure::ratio);
    }
    if (in_order) std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
    for (std::size_t i = 0; i < count; ++i) rows[i].number = static_cast<RowNumber>(i);
    std::vector<Row> expected = rows;
    std::sort(expected.begin(), expected.end(), [](const Row& a, const Row& b) { return place_of(a) < place_of(b); });
    PackedRows packed;
    std::size_t taken = 0;
    for (constexpr std::size_t some = PackedRows::rows_at_once; count - taken >= some; taken += some) {
      packed.append(std::span<const Row, some>(rows.data() + taken, some));
    }
    if (packed.empty()) {
      sorter.sort(rows);
    } else {
      const std::vector<Row> rest(rows.begin() + static_cast<std::ptrdiff_t>(taken), rows.end());
      rows.assign(count, Row{});
      sorter.unpack(std::move(packed), rest, areas, rows);
    }
    CAPTURE(round);
    REQUIRE(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end(),
                       [](const Row& a, const Row& b) { return place_of(a) == place_of(b) && a.bits == b.bits; }));
  }
}

TEST_CASE("a million rows that could not be packed well are sorted as any others") {
  std::minstd_rand random(20261122);
  std::vector<Row> rows((std::size_t{1} << 20U) + 100);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto area = static_cast<std::int32_t>(random() % 5000);
    rows[i].key =
        Row::key_of(5, area, Row::key_of(Period::of(2024, Frequency::month, 1 + static_cast<int>(i % 12)).months(1)));
    rows[i].number = static_cast<RowNumber>(i);
    rows[i].value = static_cast<std::uint32_t>(random()) * 3;
    rows[i].denominator = static_cast<std::uint32_t>(random()) * 3;
  }
  constexpr std::size_t some = PackedRows::rows_at_once;
  PackedRows packed;
  for (std::size_t i = 0; rows.size() - i >= some; i += some) {
    packed.append(std::span<const Row, some>(rows.data() + i, some));
  }
  REQUIRE(packed.wide());
  const std::vector<Row> rest(rows.begin() + static_cast<std::ptrdiff_t>(packed.size()), rows.end());
  std::vector<Row> sorted(rows.size());
  RowSorter().unpack(std::move(packed), rest, 5000, sorted);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return place_of(a) < place_of(b); });
  CHECK(std::equal(rows.begin(), rows.end(), sorted.begin(), sorted.end(), [](const Row& a, const Row& b) {
    return place_of(a) == place_of(b) && a.value == b.value && a.denominator == b.denominator;
  }));
}

TEST_CASE("targets are numbered over all plans") {
  PlanSet plans;
  plans.plans.resize(3);
  plans.plans[0].targets.resize(2);
  plans.plans[2].targets.resize(3);
  const TargetNumbers numbers(plans);
  CHECK(numbers.count() == 5);
  CHECK(numbers.of(0, 1) == 1);
  CHECK(numbers.of(2, 0) == 2);
  CHECK(numbers.plan_of(1) == 0);
  CHECK(numbers.plan_of(2) == 2);
  CHECK(numbers.plan_of(4) == 2);
  CHECK(numbers.first_of(2) == 2);
}

}  // namespace
}  // namespace plantrack
