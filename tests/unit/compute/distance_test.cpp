#include "compute/distance.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

Goal goal(Condition condition, std::int64_t number, std::int64_t upper = 0) {
  Goal goal;
  goal.condition.value = condition;
  goal.number.value = Decimal(number);
  goal.upper.value = Decimal(upper);
  return goal;
}

std::optional<Rational> achieved(const Goal& goal, const Rational& x, bool holds, bool met,
                                 const std::optional<Rational>& baseline = std::nullopt) {
  return achieved_percent(goal, x, holds, met, baseline);
}

}  // namespace

TEST_CASE("of a minimum below 0 the nearer figure has achieved more") {
  const Goal balance = goal(Condition::at_least, -3);
  CHECK(achieved(balance, -2, true, true) == Rational(100));
  CHECK(achieved(balance, -4, false, false) == Rational(75));
  CHECK(achieved(goal(Condition::at_least, 0), 0, true, true) == Rational(100));
  CHECK_FALSE(achieved(goal(Condition::at_least, 0), -1, false, false));
  CHECK(achieved(goal(Condition::at_least, 10), -5, false, false) == Rational(0));
}

TEST_CASE("a limit has achieved nothing one could tell before it is met") {
  const Goal limit = goal(Condition::at_most, 100);
  CHECK(achieved(limit, 80, true, true) == Rational(100));
  CHECK_FALSE(achieved(limit, 80, true, false));
  CHECK(achieved(limit, 125, false, false) == Rational(80));
}

TEST_CASE("a broken limit is measured from a baseline above it, never below 0") {
  const Goal limit = goal(Condition::at_most, 40);
  CHECK(achieved(limit, 50, false, false, 60) == Rational(50));
  CHECK(achieved(limit, 70, false, false, 60) == Rational(0));
  CHECK(achieved(limit, 50, false, false, 30) == Rational(80));  // the way did not begin above
}

TEST_CASE("a broken limit below 0 is measured by what was reached of it") {
  CHECK(achieved(goal(Condition::at_most, -10), -4, false, false) == Rational(40));
  CHECK(achieved(goal(Condition::at_most, -10), 4, false, false) == Rational(0));
  CHECK(achieved(goal(Condition::at_most, 0), 4, false, false) == Rational(0));
  CHECK_FALSE(achieved(goal(Condition::less_than, 0), 0, false, false));
}

TEST_CASE("within is measured from the end that was missed") {
  const Goal range = goal(Condition::within, 12, 18);
  CHECK(achieved(range, 15, true, true) == Rational(100));
  CHECK_FALSE(achieved(range, 15, true, false));
  CHECK(achieved(range, 9, false, false) == Rational(75));
  CHECK(achieved(range, 24, false, false) == Rational(75));
  CHECK_FALSE(achieved(goal(Condition::within, -5, 0), 4, false, false));
  CHECK(gap(range, 9) == Rational(-3));
  CHECK(gap(range, 24) == Rational(6));
  CHECK(gap(range, 15) == Rational(0));
}

TEST_CASE("what remains leads to the nearer end, and a count has to pass the number by a whole one") {
  Target villages;
  villages.measure.value = Measure::count;
  Target hectares;
  hectares.measure.value = Measure::amount;
  CHECK(remaining(villages, goal(Condition::within, 12, 18), 24, false) == Rational(6));
  CHECK(remaining(villages, goal(Condition::within, 12, 18), 9, false) == Rational(3));
  CHECK(remaining(villages, goal(Condition::more_than, 8), 6, false) == Rational(3));
  CHECK(remaining(hectares, goal(Condition::more_than, 8), 6, false) == Rational(2));
  CHECK(remaining(villages, goal(Condition::less_than, 8), 10, false) == Rational(3));
  CHECK(remaining(villages, goal(Condition::at_least, 8), 12, true) == Rational(0));
}

TEST_CASE("the numerator that is needed is whole, and no more than there are") {
  Target share;
  share.measure.value = Measure::ratio;
  share.unit.value = {"%", "%"};
  CHECK(needed_numerator(share, goal(Condition::more_than, 80), 8) == Rational(7));
  CHECK(needed_numerator(share, goal(Condition::at_least, 75), 8) == Rational(6));
  CHECK(needed_numerator(share, goal(Condition::at_most, 30), 8) == Rational(2));
  CHECK(needed_numerator(share, goal(Condition::less_than, 25), 8) == Rational(1));
  CHECK_FALSE(needed_numerator(share, goal(Condition::more_than, 100), 8));
  CHECK_FALSE(needed_numerator(share, goal(Condition::less_than, 0), 8));
  CHECK_FALSE(needed_numerator(share, goal(Condition::at_least, 75), Rational(15, 2)));
  CHECK_FALSE(needed_numerator(share, goal(Condition::at_least, 75), 0));
  share.may_exceed_100.value = true;
  CHECK(needed_numerator(share, goal(Condition::more_than, 100), 8) == Rational(9));
  share.unit.value = {"người", "người"};
  CHECK_FALSE(needed_numerator(share, goal(Condition::at_least, 75), 8));
}
