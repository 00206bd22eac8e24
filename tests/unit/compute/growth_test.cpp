#include "compute/growth.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("growth is compared by powers, so what a root cannot tell apart is told apart") {
  const Rational ten_percent(11, 10);
  CHECK(compare_growth(power(ten_percent, 3), 36, 10) == 0);
  CHECK(compare_growth(Rational(power(ten_percent, 3) - Rational(1, 1'000'000'000'000'000'000L)), 36, 10) < 0);
  CHECK(compare_growth(Rational(power(ten_percent, 3) + Rational(1, 1'000'000'000'000'000'000L)), 36, 10) > 0);
}

TEST_CASE("months that make no whole years are compared all the same") {
  CHECK(compare_growth(power(Rational(11, 10), 3), 18, 21) == 0);  // 1.1^3 in a year and a half is 1.21 a year
  CHECK(compare_growth(Rational(121, 100), 18, 21) < 0);
}

TEST_CASE("nothing falls by more than all of it") {
  CHECK(compare_growth(0, 24, -100) == 0);
  CHECK(compare_growth(Rational(1, 2), 24, -100) > 0);
  CHECK(compare_growth(0, 24, -150) > 0);
}

TEST_CASE("the rate of one year is exact, of several a root") {
  CHECK(compound_rate(Rational(108, 100), 1) == Rational(8));
  CHECK(compound_rate(Rational(121, 100), 2).value().get_d() == doctest::Approx(10));
  CHECK(compound_rate(0, 3) == Rational(-100));
}
