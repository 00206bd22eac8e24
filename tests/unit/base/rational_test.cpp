#include "base/rational.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace plantrack {
namespace {

Rational decimal(const std::string& text) {
  Decimal value;
  REQUIRE(parse_decimal(text, value) == DecimalFault::none);
  return rational(value);
}

std::string plain(const Rational& value) {
  return rounded_text(value, 4, false);
}
std::string percent(const Rational& value) {
  return percent_text(value, 2);
}

TEST_CASE("half is rounded away from zero") {
  CHECK(rounded_text(decimal("0.5"), 0, true) == "1");
  CHECK(rounded_text(decimal("1.5"), 0, true) == "2");
  CHECK(rounded_text(decimal("2.5"), 0, true) == "3");
  CHECK(rounded_text(decimal("-0.5"), 0, true) == "-1");
  CHECK(rounded_text(decimal("-2.5"), 0, true) == "-3");
  CHECK(rounded_text(decimal("1.005"), 2, true) == "1.01");
  CHECK(rounded_text(decimal("-1.005"), 2, true) == "-1.01");
  CHECK(rounded_text(decimal("1.004999"), 2, true) == "1.00");
  CHECK(plain(decimal("0.00005")) == "0.0001");
  CHECK(plain(decimal("0.000049")) == "0");
  CHECK(plain(decimal("-0.00005")) == "-0.0001");
}

TEST_CASE("figures of every size are rounded by the same rule") {
  // From within a machine word to far beyond it, with denominators alike: the text is the nearest number with so many
  // digits, and of two that are equally near the one further from zero.
  std::mt19937_64 random(20250301);
  for (int i = 0; i < 20'000; ++i) {
    const auto of_size = [&](int bits) {
      mpz_class number = static_cast<unsigned long>(random());
      number <<= 64;
      number += static_cast<unsigned long>(random());
      return mpz_class(number >> (128 - bits));
    };
    const int digits = static_cast<int>(random() % 22);
    Rational value(of_size(1 + static_cast<int>(random() % 128)), 1 + of_size(1 + static_cast<int>(random() % 70)));
    if (i % 5 == 0) value.get_den() = 1 << (i % 7);  // halves between two texts occur
    value.canonicalize();
    if (random() % 2 == 0) value = -value;
    std::string text = rounded_text(value, digits, true);
    CAPTURE(value.get_str());
    CAPTURE(text);
    const bool negative = text.front() == '-';
    REQUIRE((!negative || sgn(value) < 0));
    if (digits > 0) REQUIRE(text.size() - text.find('.') == static_cast<std::size_t>(digits) + 1);
    std::erase_if(text, [](char c) { return c == '.' || c == '-'; });
    const Rational ten(10);
    const Rational off = Rational(mpz_class(text, 10)) - abs(value) * power(ten, static_cast<unsigned>(digits));
    REQUIRE(off <= Rational(1, 2));
    REQUIRE(off > Rational(-1, 2));
    CHECK(rounded_text(value, digits, false).size() <= rounded_text(value, digits, true).size());
  }
}

TEST_CASE("what rounds to zero has no minus") {
  CHECK(plain(decimal("-0.000049")) == "0");
  CHECK(rounded_text(decimal("-0.004"), 2, true) == "0.00");
}

TEST_CASE("plain figures lose their trailing zeros, never those before the point") {
  CHECK(plain(decimal("100")) == "100");
  CHECK(plain(decimal("1000.5")) == "1000.5");
  CHECK(plain(decimal("0")) == "0");
  CHECK(plain(decimal("-120")) == "-120");
  CHECK(plain(decimal("0.05")) == "0.05");
  CHECK(plain(Rational(1, 3)) == "0.3333");
  CHECK(plain(Rational(2, 3)) == "0.6667");
  CHECK(rounded_text(decimal("1000"), 0, false) == "1000");
}

TEST_CASE("fixed figures keep all digits") {
  CHECK(rounded_text(decimal("75"), 2, true) == "75.00");
  CHECK(rounded_text(decimal("0.5"), 2, true) == "0.50");
  CHECK(rounded_text(decimal("-0.5"), 1, true) == "-0.5");
}

TEST_CASE("a percentage below 100 never shows as 100") {
  CHECK(percent(decimal("99.994")) == "99.99");
  CHECK(percent(decimal("99.995")) == "99.99");
  CHECK(percent(decimal("99.999999")) == "99.99");
  CHECK(percent(Rational(100) - Rational(1, 1'000'000'000)) == "99.99");
  CHECK(percent(decimal("100")) == "100.00");
  CHECK(percent(decimal("100.004")) == "100.00");
  CHECK(percent(decimal("100.005")) == "100.01");
  CHECK(percent_text(decimal("99.96"), 1) == "99.9");
  CHECK(percent_text(decimal("99.94"), 1) == "99.9");
  CHECK(percent_text(decimal("99.6"), 0) == "99");
}

TEST_CASE("percentages round as other figures elsewhere, also below zero") {
  CHECK(percent(decimal("75")) == "75.00");
  CHECK(percent(decimal("0.005")) == "0.01");
  CHECK(percent(decimal("-0.005")) == "-0.01");
  CHECK(percent(decimal("-100")) == "-100.00");
  CHECK(percent(decimal("-99.999")) == "-100.00");
  CHECK(percent(decimal("5650")) == "5650.00");
}

TEST_CASE("decimals of any size become exact fractions") {
  CHECK(decimal("0.1") * 10 == 1);
  CHECK(decimal("-0.000001") == Rational(-1, 1'000'000));
  CHECK(plain(decimal("999999999999999.999999")) == "1000000000000000");
  CHECK(rounded_text(decimal("-999999999999999.999999"), 6, false) == "-999999999999999.999999");
  const Int128 wide = Int128{1} << 100;
  CHECK(rational(wide).get_str() == "1267650600228229401496703205376");
  CHECK(rational(-wide).get_str() == "-1267650600228229401496703205376");
  const Int128 least = -wide * (1 << 27);  // -2^127, which has no positive counterpart
  CHECK(rational(least).get_str() == "-170141183460469231731687303715884105728");
  CHECK(rational(Int128{0}) == 0);
}

TEST_CASE("a double becomes exactly its value") {
  CHECK(rational(0.5) == Rational(1, 2));
  CHECK(rational(-0.1) != Rational(-1, 10));
  CHECK(rounded_text(rational(1e300), 0, false).size() == 301);
  CHECK(plain(rational(1e-300)) == "0");
}

TEST_CASE("powers are exact") {
  CHECK(power(Rational(3, 2), 0) == 1);
  CHECK(power(Rational(-3, 2), 3) == Rational(-27, 8));
  CHECK(power(Rational(0), 5) == 0);
  CHECK(power(Rational(0), 0) == 1);
  CHECK(power(Rational(2), 100).get_str() == "1267650600228229401496703205376");
}

TEST_CASE("floor and ceiling go down and up, also below zero") {
  CHECK(floor_of(Rational(7, 2)) == 3);
  CHECK(ceil_of(Rational(7, 2)) == 4);
  CHECK(floor_of(Rational(-7, 2)) == -4);
  CHECK(ceil_of(Rational(-7, 2)) == -3);
  CHECK(floor_of(Rational(-4)) == -4);
  CHECK(ceil_of(Rational(4)) == 4);
}

}  // namespace
}  // namespace plantrack
