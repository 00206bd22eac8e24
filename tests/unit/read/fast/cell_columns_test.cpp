#include "read/fast/cell_columns.hpp"

#include "base/id_table.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

std::vector<std::pair<std::string_view, ColumnKernel>> all_kernels() {
  std::vector<std::pair<std::string_view, ColumnKernel>> kernels;
  for (const std::string_view name : kernel_names) {
    if (const auto kernel = kernel_named(name)) kernels.emplace_back(name, *kernel);
  }
  return kernels;
}

// A text of so many cells, with what a reader would tell of it.
struct CellsOfText {
  std::string text = "12345678";  // what stands before it can be read
  CellColumn cells;

  explicit CellsOfText(const std::vector<std::string>& all) {
    for (const std::string& cell : all) {
      text += ',';
      const std::uint64_t before = text.size() - 1;
      text += cell;
      cells.bounds[cells.count] = std::uint64_t{text.size()} << 32U | before;
      std::memcpy(&cells.last[cells.count++], text.data() + text.size() - 8, 8);
    }
  }
};

// As it must be: digits, with or without the point between two of them.
std::optional<Decimal> as_it_must_be(std::string cell, char point) {
  const std::size_t at = cell.find(point);
  if (cell.find(point == '.' ? ',' : '.') != std::string::npos) return std::nullopt;
  if (at != std::string::npos) cell[at] = '.';
  Decimal value;
  if (cell.empty() || cell.front() == '-' || parse_decimal(cell, value) != DecimalFault::none) return std::nullopt;
  return value;
}

void check_numbers(const std::vector<std::string>& cells, char point) {
  for (const auto& [name, kernel] : all_kernels()) {
    CAPTURE(name);
    CellsOfText of_text(cells);
    kernel.measure(of_text.cells);
    NumberColumn numbers;
    kernel.read_numbers(of_text.cells, point, numbers);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      CAPTURE(cells[i]);
      std::optional<Decimal> found;
      if (numbers.good[i] != 0) found = Decimal::from_micros(numbers[i].millionths());
      REQUIRE(found == (cells[i].size() > 8 ? std::nullopt : as_it_must_be(cells[i], point)));
    }
  }
}

void check_days(const std::vector<std::string>& cells) {
  for (const auto& [name, kernel] : all_kernels()) {
    CAPTURE(name);
    const CellsOfText of_text(cells);
    DayColumn days;
    kernel.read_days(of_text.cells, days);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      CAPTURE(cells[i]);
      REQUIRE(days.month[i] < months_of_century.size());
      const MonthDays& month = months_of_century[days.month[i]];
      const std::optional<Date> expected = Date::parse_iso(cells[i]);
      const bool of_century = cells[i].size() == 10 && cells[i].starts_with("20");  // not looked at by the kernel
      const bool taken = of_century && days.day[i] - 1 < month.count;
      REQUIRE(taken == (of_century && expected));
      if (taken) REQUIRE(month.before + static_cast<std::int32_t>(days.day[i]) == expected->days);
    }
  }
}

template <class Make>
void check_many(Make&& make, void (*check)(const std::vector<std::string>&)) {
  for (std::size_t round = 0; round < 4000; ++round) {
    std::vector<std::string> cells(round % (rows_at_once + 1));
    for (std::string& cell : cells) cell = make();
    check(cells);
  }
}

}  // namespace

TEST_CASE("each kernel measures cells: sizes, keys, quotes at the end") {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> cells(random() % (rows_at_once + 1));
    for (std::string& cell : cells) {
      for (std::size_t size = random() % 12; cell.size() < size;) cell += static_cast<char>(1 + random() % 255);
    }
    const bool quoted = round % 2 == 0 && !cells.empty();
    for (std::string& cell : cells) {
      if (cell.ends_with('"')) cell.back() = 'x';
    }
    if (quoted) cells[random() % cells.size()] += '"';
    for (const auto& [name, kernel] : all_kernels()) {
      CAPTURE(name);
      CellsOfText of_text(cells);
      REQUIRE(kernel.measure(of_text.cells) == quoted);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        REQUIRE(of_text.cells.size[i] == cells[i].size());
        REQUIRE(of_text.cells.key[i] == (cells[i].size() > 8 ? 0 : short_key(cells[i])));
      }
    }
  }
}

TEST_CASE("the first cell of all may begin before the first byte counted") {
  for (const auto& [name, kernel] : all_kernels()) {
    CAPTURE(name);
    CellColumn cells;
    cells.count = 1;
    cells.bounds[0] = std::uint64_t{3} << 32U | 0xffffffffU;
    kernel.measure(cells);
    CHECK(cells.size[0] == 3);
  }
}

TEST_CASE("a number at a glance is what it is read as elsewhere, or is not taken") {
  const std::vector<std::string> cells{"0",        "7",        "6763", "674.37", "12345678",  "1.5",      "0.000001",
                                       "123456.7", "1.234567", "",     ".",      "1.",        ".5",       ".1234567",
                                       "1234567.", "1.2.3",    "1..2", "..",     "1,5",       "-1",       "+1",
                                       "1e5",      " 1",       "1 ",   "\"1\"",  "a",         "12a4",     "1:2",
                                       "1/2",      "٣",        "ế",    "1,2,3",  "123456789", "1234567.8"};
  check_numbers(cells, '.');
  check_numbers(cells, ',');
  std::mt19937 random(3);
  const auto make = [&random] {
    std::string cell;
    for (std::size_t size = random() % 10; cell.size() < size;) {
      const auto dice = random() % 40;
      cell += dice == 0   ? static_cast<char>(1 + random() % 255)
              : dice <= 6 ? '.'
                          : static_cast<char>('0' + random() % 10);
    }
    return cell;
  };
  check_many(make, [](const std::vector<std::string>& some) { check_numbers(some, '.'); });
}

TEST_CASE("no point: numbers with decimals are not taken") {
  for (const auto& [name, kernel] : all_kernels()) {
    CAPTURE(name);
    CellsOfText of_text({"15", "1.5", "1,5", "00015", ""});
    kernel.measure(of_text.cells);
    NumberColumn numbers;
    kernel.read_numbers(of_text.cells, '\0', numbers);
    CHECK(numbers.good[0] != 0);
    CHECK(numbers.digits[0] == 15);
    CHECK(numbers.good[1] == 0);
    CHECK(numbers.good[2] == 0);
    CHECK(numbers.good[3] != 0);
    CHECK(numbers.digits[3] == 15);
    CHECK(numbers.good[4] == 0);
  }
}

TEST_CASE("a day at a glance is YYYY-MM-DD of this century and that day, or is not taken") {
  const auto padded = [](int number, std::size_t size) {
    const std::string text = std::to_string(number);
    return std::string(size - text.size(), '0') + text;
  };
  for (const int year : {1, 99, 1900, 1999, 2000, 2023, 2024, 2025, 2034, 2099, 2100, 9999}) {
    for (int month = 0; month <= 13; ++month) {
      std::vector<std::string> cells;
      for (int day = 0; day <= 32; ++day)
        cells.push_back(padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2));
      check_days(cells);
    }
  }
  check_days({"2024-05-1x", "2024-05-x1", "2024-05-: ", "2024/05/01", "2024-5-001", "20240-5-01", "abcdefghij",
              "0000-01-01", "13/12/2004", "01/02/2024", "2024-05-99", "2024-05- 1", "2024-05-1 ", "2O24-05-01", "20",
              "20-05-01", "2024-13-01", "2024-:1-01"});
  std::mt19937 random(5);
  const auto make = [&random] {  // one sign of a day changed
    std::string cell = "20" + std::to_string(20 + random() % 30) + "-1" + std::to_string(random() % 3) + "-2" +
                       std::to_string(random() % 10);
    if (random() % 2 == 0) cell[random() % 10] = static_cast<char>(1 + random() % 255);
    return cell;
  };
  check_many(make, check_days);
}

}  // namespace plantrack
