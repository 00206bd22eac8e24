#include "base/decimal.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace plantrack {
namespace {

// The text of what was read, or the fault's name.
std::string read_back(const std::string& text) {
  Decimal value;
  switch (parse_decimal(text, value)) {
    case DecimalFault::none: return value.text();
    case DecimalFault::not_a_number: return "not a number";
    case DecimalFault::too_many_digits: return "too many digits";
  }
  return {};
}

TEST_CASE("a decimal reads back as it was written, without useless zeros") {
  for (const char* text :
       {"0", "1", "-1", "10", "100", "1234.5", "-1234.5", "0.5", "-0.5", "0.000000000000001", "-0.000000000000001",
        "999999999999999.999999999999999", "-999999999999999.999999999999999", "1000000", "10.01"}) {
    CHECK(read_back(text) == text);
  }
  CHECK(read_back("1.50") == "1.5");
  CHECK(read_back("1.000000") == "1");
  CHECK(read_back("007") == "7");
  CHECK(read_back("00.10") == "0.1");
  CHECK(read_back("-0") == "0");
  CHECK(read_back("-0.000000") == "0");
}

TEST_CASE("leading zeros are no digits") {
  CHECK(read_back("0000000000000000000001") == "1");
  CHECK(read_back("0999999999999999") == "999999999999999");
}

TEST_CASE("15 digits before and 15 after the point are the most") {
  CHECK(read_back("1000000000000000") == "too many digits");
  CHECK(read_back("-1000000000000000") == "too many digits");
  CHECK(read_back("0.0000000000000001") == "too many digits");
  CHECK(read_back("1.0000000000000000") == "too many digits");
  CHECK(read_back(std::string(5000, '9')) == "too many digits");
  CHECK(read_back("0." + std::string(5000, '0')) == "too many digits");
}

TEST_CASE("nothing but digits, a minus and a point is a plain decimal") {
  for (const char* text : {"",
                           "-",
                           ".",
                           "-.",
                           ".5",
                           "5.",
                           "+5",
                           "--5",
                           "5-",
                           "1,5",
                           "1.2.3",
                           "1e3",
                           "1E3",
                           " 5",
                           "5 ",
                           "0x10",
                           "nan",
                           "inf",
                           "１２",
                           "1_000",
                           "1 000",
                           "5%",
                           "\xc2\xa0"
                           "5"}) {
    CAPTURE(text);
    CHECK(read_back(text) == "not a number");
  }
  CHECK(read_back(std::string("5\0", 2)) == "not a number");
}

TEST_CASE("a value that could not be read is left as it was") {
  Decimal value(7);
  CHECK(parse_decimal("x", value) == DecimalFault::not_a_number);
  CHECK(parse_decimal("0.1234567890123456", value) == DecimalFault::too_many_digits);
  CHECK(value == Decimal(7));
}

TEST_CASE("the digits after the point are counted as written") {
  Decimal value;
  int digits = -1;
  CHECK(parse_decimal("1.50", value, &digits) == DecimalFault::none);
  CHECK(digits == 2);
  CHECK(parse_decimal("15", value, &digits) == DecimalFault::none);
  CHECK(digits == 0);
}

TEST_CASE("sums are exact") {
  Decimal tenth;
  REQUIRE(parse_decimal("0.1", tenth) == DecimalFault::none);
  Decimal sum;
  for (int i = 0; i < 10; ++i) sum += tenth;
  CHECK(sum == Decimal(1));
  CHECK((sum - tenth).text() == "0.9");
  CHECK((tenth - sum).text() == "-0.9");
}

TEST_CASE("a sum of eleven thousand greatest figures does not overflow") {
  Decimal greatest;
  REQUIRE(parse_decimal("999999999999999.999999", greatest) == DecimalFault::none);
  Decimal sum;
  for (int i = 0; i < 11'000; ++i) sum += greatest;
  CHECK(sum.text() == "10999999999999999999.989");
}

TEST_CASE("decimals know their order and their sort") {
  CHECK(Decimal(-2) < Decimal(-1));
  CHECK(Decimal(-1) < Decimal(0));
  CHECK(Decimal::from_micros(1) > Decimal(0));
  CHECK(Decimal::from_micros(1).is_whole() == false);
  CHECK(Decimal(-3).is_whole());
  CHECK(Decimal::from_micros(-1).is_negative());
  CHECK_FALSE(Decimal(0).is_negative());
  CHECK(Decimal(0).is_zero());
}

TEST_CASE("a store gives every decimal back, however wide") {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t aside = std::int64_t{1} << 40;
  const Int128 micros[] = {0,
                           1,
                           -1,
                           most,
                           Int128{most} + 1,
                           least,
                           Int128{least} - 1,
                           least + 1,
                           least + aside,
                           least + aside + 1,
                           least + aside - 1,
                           Int128{999'999'999'999'999} * 1'000'000 + 999'999,
                           -(Int128{999'999'999'999'999} * 1'000'000 + 999'999)};
  DecimalStore store;
  std::vector<DecimalStore::Cell> cells;
  for (const Int128 each : micros) cells.push_back(store.put(Decimal::from_micros(each)));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    CAPTURE(i);
    CHECK(store.at(cells[i]) == Decimal::from_micros(micros[i]));
  }
}

TEST_CASE("usual decimals stand in their cells alone, written or read") {
  DecimalStore store;
  CHECK(store.at(store.put(Decimal(-536'870'911))) == Decimal(-536'870'911));
  CHECK(store.at(store.put(DecimalStore::Written{536'870'911, 0})) == Decimal(536'870'911));
  CHECK(store.at(store.put(DecimalStore::Written{67'437, 2})) == Decimal::from_micros(674'370'000));
  CHECK(store.at(store.put(DecimalStore::Written{50, 1})) == Decimal(5));
  CHECK(store.stands_alone());
  CHECK(DecimalStore::stands_alone(store.put(Decimal(-536'870'911))));
  CHECK(DecimalStore::stands_alone(store.put(DecimalStore::Written{67'437, 2})));
  CHECK_FALSE(DecimalStore::stands_alone(store.put(DecimalStore::Written{67'437, 3})));
  CHECK_FALSE(DecimalStore::stands_alone(store.put(Decimal::from_micros(Int128{1} << 90U))));
  CHECK(store.at(store.put(DecimalStore::Written{999'999'999'999'999'999, 6})) ==
        Decimal::from_micros(999'999'999'999'999'999));
  CHECK(store.at(store.put(DecimalStore::Written{536'870'912, 0})) == Decimal(536'870'912));
  CHECK_FALSE(store.stands_alone());
}

}  // namespace
}  // namespace plantrack
