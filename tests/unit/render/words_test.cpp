#include "render/words.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("numbers take the form of the language") {
  CHECK(localized("1234567.25", Lang::en) == "1,234,567.25");
  CHECK(localized("1234567.25", Lang::vi) == "1.234.567,25");
  CHECK(localized("-1234", Lang::vi) == "-1.234");
  CHECK(localized("-123", Lang::vi) == "-123");
  CHECK(localized("999", Lang::en) == "999");
  CHECK(number_text(Rational(1, 3), 4, Lang::vi) == "0,3333");
  CHECK(percent_words(Rational(99999, 1000), Lang::en) == "99.9");
}

TEST_CASE("months and days take the form of the language") {
  CHECK(month_words(Month::of(2025, 6), Lang::vi) == "06/2025");
  CHECK(month_words(Month::of(2025, 6), Lang::en) == "Jun 2025");
  CHECK(date_words(Date::of(2025, 6, 30), Lang::vi) == "30/06/2025");
}

TEST_CASE("every status has a name, words in both languages and a sign") {
  for (const Status status : all_statuses) {
    CHECK(named<Status>(name_of(status)) == status);
    CHECK_FALSE(status_words(status).en.empty());
    CHECK_FALSE(status_words(status).vi.empty());
    CHECK_FALSE(status_sign(status).empty());
  }
  CHECK_FALSE(named<Status>("done").has_value());
}

TEST_CASE("a goal is told in the plan's terms") {
  Target target;
  target.measure.value = Measure::ratio;
  target.unit.value = same("%");
  Goal goal;
  goal.condition.value = Condition::more_than;
  goal.number.value = Decimal(80);
  CHECK(goal_text(Plan(), target, goal) == "> 80 %");
  CHECK(goal_words(Plan(), target, goal, Lang::vi) == "> 80%");
  goal.in_each = {"district", {1, 1, 1}};
  CHECK(goal_text(Plan(), target, goal) == "> 80 % in each district");
  CHECK(goal_words(Plan(), target, goal, Lang::vi) == "> 80% mỗi huyện");
  goal = Goal{};
  goal.condition.value = Condition::about;
  goal.number.value = Decimal(10);
  goal.basis.value = Basis::growth_per_year;
  CHECK(goal_text(Plan(), target, goal) == "~ 10 %/year");
  CHECK(goal_words(Plan(), target, goal, Lang::vi) == "~ 10%/năm");
  goal.condition.value = Condition::at_least;
  goal.number.value = Decimal::from_micros(1'500'000);
  goal.basis.value = Basis::times_baseline;
  target.baseline.year.value = 2020;
  CHECK(goal_text(Plan(), target, goal) == ">= 1.5 × 2020");
  CHECK(goal_words(Plan(), target, goal, Lang::vi) == "≥ 1,5 lần năm 2020");
  goal = Goal{};
  goal.condition.value = Condition::done;
  CHECK(goal_text(Plan(), target, goal) == "done");
  CHECK(goal_words(Plan(), target, goal, Lang::vi) == "hoàn thành");
}

TEST_CASE("a figure takes as many decimals as tell it from its goal") {
  Goal goal;
  goal.condition.value = Condition::more_than;
  goal.number.value = Decimal(80);
  CHECK(actual_words(Rational(200, 3), &goal, Lang::vi) == "66,67");
  CHECK(actual_words(Rational(79998, 1000), &goal, Lang::en) == "79.998");
  CHECK(actual_words(Rational(80), &goal, Lang::en) == "80");
}

TEST_CASE("the unit is that of what is compared") {
  Target target;
  target.unit.value = same("tỷ đồng");
  target.baseline.year.value = 2020;
  Goal goal;
  CHECK(compared_unit(Plan(), target, &goal).vi == "tỷ đồng");
  goal.basis.value = Basis::growth_per_year;
  CHECK(compared_unit(Plan(), target, &goal).vi == "%/năm");
  goal.basis.value = Basis::times_baseline;
  CHECK(compared_unit(Plan(), target, &goal).vi == "lần năm 2020");
}
