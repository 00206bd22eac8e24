#include "model/observations.hpp"

#include <doctest/doctest.h>

namespace plantrack {
namespace {

Observation row(std::uint32_t line) {
  Observation result;
  result.line = line;
  result.period = Period::of_year(2024);
  return result;
}

TEST_CASE("a row comes back as it was put in") {
  Observation in;
  in.plan = 5;
  in.target = 60'000;
  in.area = 11'000;
  in.period = Period::of(2024, Frequency::month, 12);
  in.figure = Figure::ratio;
  in.value = Decimal(-7);
  in.denominator = Decimal::from_micros(Int128{999'999'999'999'999} * 1'000'000);
  in.progress = Progress::done;
  in.reported_on = Date::of(2025, 1, 15);
  in.estimate = true;
  in.line = 4'000'000'000U;
  in.faulty = true;
  Observations rows;
  rows.begin_file("a.csv");
  const Observation out = rows[rows.push_back(in)];
  CHECK(out.plan == in.plan);
  CHECK(out.target == in.target);
  CHECK(out.area == in.area);
  CHECK(out.period == in.period);
  CHECK(out.figure == in.figure);
  CHECK(out.value == in.value);
  CHECK(out.denominator == in.denominator);
  CHECK(out.progress == in.progress);
  CHECK(out.reported_on == in.reported_on);
  CHECK(out.estimate == in.estimate);
  CHECK(out.line == in.line);
  CHECK(out.faulty == in.faulty);
}

TEST_CASE("figures, status and marks do not disturb each other") {
  Observations rows;
  rows.begin_file("a.csv");
  for (const Figure figure : {Figure::value, Figure::ratio, Figure::status}) {
    for (const Progress progress : {Progress::not_started, Progress::in_progress, Progress::done}) {
      for (const bool estimate : {false, true}) {
        for (const bool faulty : {false, true}) {
          Observation in = row(1);
          in.figure = figure;
          in.progress = progress;
          in.estimate = estimate;
          in.faulty = faulty;
          const Observation out = rows[rows.push_back(in)];
          CHECK(out.figure == figure);
          CHECK(out.progress == progress);
          CHECK(out.estimate == estimate);
          CHECK(out.faulty == faulty);
        }
      }
    }
  }
}

TEST_CASE("a row without date and area has none") {
  Observations rows;
  rows.begin_file("a.csv");
  rows.push_back(row(2));
  CHECK_FALSE(rows.reported_on(0));
  CHECK(rows[0].area == -1);
}

TEST_CASE("a row that turns out faulty is marked later") {
  Observations rows;
  rows.begin_file("a.csv");
  rows.push_back(row(2));
  rows.push_back(row(3));
  rows.mark_faulty(1);
  CHECK_FALSE(rows.faulty(0));
  CHECK(rows.faulty(1));
  rows.mark_faulty(1);
  CHECK(rows.faulty(1));
}

TEST_CASE("each row knows its file, also where files without rows stand between") {
  Observations one;
  one.begin_file("a.csv");
  one.push_back(row(2));
  one.push_back(row(3));
  one.begin_file("empty.csv");
  Observations two;
  two.begin_file("also-empty.csv");
  two.begin_file("b.csv");
  two.push_back(row(2));
  one.append(two);
  REQUIRE(one.size() == 3);
  CHECK(one.file_count() == 4);
  CHECK(one.file_name(one.file_of(0)) == "a.csv");
  CHECK(one.file_name(one.file_of(1)) == "a.csv");
  CHECK(one.file_name(one.file_of(2)) == "b.csv");
}

}  // namespace
}  // namespace plantrack
