#include "compute/trajectory.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

// From 100 at the end of 2020 to the goal at the end of 2030, looked at after so many years.
Journey journey(const Rational& goal, const Rational& actual, int years, Path path = Path::linear) {
  const Month start = Month::of(2020, 12);
  return {{start, 100}, start + 120, start + 12 * years, goal, actual, path};
}

}  // namespace

TEST_CASE("on a linear way each month asks for the same") {
  const Trajectory way = trajectory_to(journey(200, 130, 4));
  CHECK(way.expected == Rational(140));
  CHECK(way.pace == Rational(3, 4));
  CHECK(way.projected == Rational(175));
  CHECK(way.progress == Rational(30));
}

TEST_CASE("a way down has a pace above 0 where the figure falls, below 0 where it rises") {
  CHECK(trajectory_to(journey(50, 80, 4)).pace == Rational(1));
  const Trajectory wrong = trajectory_to(journey(50, 110, 4));
  CHECK(wrong.pace == Rational(-1, 2));
  CHECK(wrong.progress == Rational(-20));
}

TEST_CASE("at the due month and after it the goal is expected, and nothing is projected but the figure") {
  for (const Path path : {Path::linear, Path::compound}) {
    const Trajectory way = trajectory_to(journey(200, 150, 10, path));
    CHECK(way.expected == Rational(200));
    CHECK(way.projected == Rational(150));
  }
  CHECK(trajectory_to(journey(200, 150, 12)).pace == Rational(1, 2));
}

TEST_CASE("on a compound way each year asks for the same rate") {
  const Trajectory way = trajectory_to(journey(200, 120, 5, Path::compound));
  CHECK(way.expected.value().get_d() == doctest::Approx(141.4214));
  CHECK(way.projected.value().get_d() == doctest::Approx(144));
  CHECK(way.pace.value().get_d() == doctest::Approx(0.517424));
  CHECK(way.progress == Rational(20));  // of the way in figures
}

TEST_CASE("a compound way down is paced by the rate of the fall") {
  Journey down = journey(50, 70, 5, Path::compound);
  down.downwards = true;
  CHECK(trajectory_to(down).pace.value() > 1);
  down.actual = 120;
  CHECK(trajectory_to(down).pace.value() < 0);
}

TEST_CASE("below 0 a compound way leads nowhere, but is still expected") {
  const Trajectory way = trajectory_to(journey(200, -10, 5, Path::compound));
  CHECK(way.expected.value().get_d() == doctest::Approx(141.4214));
  CHECK_FALSE(way.projected);
  CHECK_FALSE(way.pace);
  CHECK_FALSE(trajectory_to(journey(-200, 10, 5, Path::compound)).expected);
}

TEST_CASE("a ceiling is paced by what may be used up by now, always linear, and has no progress") {
  Journey spending{{Month::of(2023, 12), 0}, Month::of(2024, 12), Month::of(2024, 3), 100, 90, Path::compound};
  spending.ceiling = true;
  const Trajectory way = trajectory_to(spending);
  CHECK(way.expected == Rational(25));
  CHECK(way.pace == Rational(5, 18));
  CHECK(way.projected == Rational(360));
  CHECK_FALSE(way.progress);
  spending.actual = 0;
  CHECK_FALSE(trajectory_to(spending).pace);
}
