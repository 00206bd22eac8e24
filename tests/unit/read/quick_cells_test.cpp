#include "read/quick_cells.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace plantrack {
namespace {

// Whether it is a number at a glance, and then which; read out of the middle of a text.
std::optional<Decimal> at_a_glance(const std::string& cell, char point) {
  const std::string text = "1234567," + cell + ",9";
  DecimalStore::Written number;
  if (!quick_number(text.data() + 8 + cell.size(), cell.size(), point, number)) return std::nullopt;
  return Decimal::from_micros(number.millionths());
}

// As it must be: digits, with or without the point between two of them.
std::optional<Decimal> as_it_must_be(std::string cell, char point) {
  const std::size_t at = cell.find(point);
  if (cell.find(point == '.' ? ',' : '.') != std::string::npos) return std::nullopt;
  if (at != std::string::npos) cell[at] = '.';
  Decimal value;
  if (cell.empty() || cell.front() == '-' || parse_decimal(cell, value) != DecimalFault::none) return std::nullopt;
  return value;
}

}  // namespace

TEST_CASE("a number at a glance is what it is read as elsewhere, or is not taken") {
  for (const std::string_view cell :
       {"0",  "7",  "6763",     "674.37",   "12345678", "1.5",  "0.000001", "123456.7", "1.234567", "",   ".",
        "1.", ".5", ".1234567", "1234567.", "1.2.3",    "1..2", "..",       "1,5",      "-1",       "+1", "1e5",
        " 1", "1 ", "\"1\"",    "a",        "12a4",     "1:2",  "1/2",      "٣",        "ế"}) {
    CAPTURE(cell);
    CHECK(at_a_glance(std::string(cell), '.') == as_it_must_be(std::string(cell), '.'));
    CHECK(at_a_glance(std::string(cell), ',') == as_it_must_be(std::string(cell), ','));
  }
  std::mt19937 random(3);
  for (int i = 0; i < 200'000; ++i) {
    std::string cell;
    for (std::size_t size = random() % (quick_size + 1); cell.size() < size;) {
      const auto dice = random() % 40;
      cell += dice == 0   ? static_cast<char>(1 + random() % 255)
              : dice <= 6 ? '.'
                          : static_cast<char>('0' + random() % 10);
    }
    CAPTURE(cell);
    REQUIRE(at_a_glance(cell, '.') == as_it_must_be(cell, '.'));
  }
}

TEST_CASE("no point: numbers with decimals are not taken") {
  CHECK(at_a_glance("15", '\0') == Decimal(15));
  CHECK_FALSE(at_a_glance("1.5", '\0'));
  CHECK_FALSE(at_a_glance("1,5", '\0'));
}

TEST_CASE("a day at a glance is YYYY-MM-DD and that day, or is not taken") {
  QuickDates dates;
  const auto check = [&dates](const std::string& cell) {
    CAPTURE(cell);
    Date day;
    const bool taken = dates.read(cell.data(), day);
    const std::optional<Date> expected = Date::parse_iso(cell);
    REQUIRE(taken == expected.has_value());
    if (taken) REQUIRE(day == *expected);
  };
  for (const int year : {1, 99, 1900, 1999, 2000, 2023, 2024, 2025, 2034, 2100, 9999}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        const auto padded = [](int number, std::size_t size) {
          const std::string text = std::to_string(number);
          return std::string(size - text.size(), '0') + text;
        };
        check(padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2));
      }
    }
  }
  for (const char* cell :
       {"2024-05-1x", "2024-05-x1", "2024-05-: ", "2024/05/01", "2024-5-001", "20240-5-01", "abcdefghij", "0000-01-01",
        "13/12/2004", "01/02/2024", "2024-05-99", "2024-05- 1", "2024-05-1 ", "2O24-05-01"}) {
    check(cell);
  }
  std::mt19937 random(5);
  for (int i = 0; i < 200'000; ++i) {  // one sign of a day changed
    std::string cell = "20" + std::to_string(20 + random() % 30) + "-1" + std::to_string(random() % 3) + "-2" +
                       std::to_string(random() % 10);
    if (i % 2 == 0) cell[random() % 10] = static_cast<char>(1 + random() % 255);
    check(cell);
  }
}

}  // namespace plantrack
