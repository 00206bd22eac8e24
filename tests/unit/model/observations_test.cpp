#include "model/observations.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace plantrack {
namespace {

Observation row(std::uint32_t line) {
  Observation result;
  result.line = line;
  result.months = Period::of_year(2024).months(1);
  return result;
}

const Row& only_row(Observations& rows, std::size_t target) {
  rows.settle();
  REQUIRE(rows.of(target).size() == 1);
  return rows.of(target).front();
}

TEST_CASE("a row comes back as it was put in") {
  Observation in;
  in.target = 60'000;
  in.area = 11'000;
  in.months = Period::of(2024, Frequency::month, 12).months(1);
  in.figure = Figure::ratio;
  in.value = Decimal(-7);
  in.denominator = Decimal::from_micros(Int128{999'999'999'999'999} * 1'000'000);
  in.progress = Progress::done;
  in.reported_on = Date::of(2025, 1, 15);
  in.estimate = true;
  in.line = 4'000'000'000U;
  Observations rows;
  rows.begin_file("a.csv");
  rows.push_back(in);
  const Observation out = rows.unpacked(only_row(rows, in.target));
  CHECK(out.target == in.target);
  CHECK(out.area == in.area);
  CHECK(out.months == in.months);
  CHECK(out.figure == in.figure);
  CHECK(out.value == in.value);
  CHECK(out.denominator == in.denominator);
  CHECK(out.progress == in.progress);
  CHECK(out.reported_on == in.reported_on);
  CHECK(out.estimate == in.estimate);
  CHECK(rows.line(only_row(rows, in.target).number) == in.line);
}

TEST_CASE("figure, status, estimate and the day do not disturb each other") {
  for (const Figure figure : {Figure::value, Figure::ratio, Figure::status}) {
    for (const Progress progress : {Progress::not_started, Progress::in_progress, Progress::done}) {
      for (const bool estimate : {false, true}) {
        for (const Date day : {Date::of(1, 1, 1), Date::of(1969, 12, 31), Date::of(9999, 12, 31)}) {
          Observation in = row(1);
          in.figure = figure;
          in.progress = progress;
          in.estimate = estimate;
          in.reported_on = day;
          Observations rows;
          rows.begin_file("a.csv");
          rows.push_back(in);
          const Observation out = rows.unpacked(only_row(rows, 0));
          CHECK(out.figure == figure);
          CHECK(out.progress == progress);
          CHECK(out.estimate == estimate);
          CHECK(out.reported_on == day);
        }
      }
    }
  }
}

TEST_CASE("a row without date and area has none, and is known from its period's end on") {
  Observations rows;
  rows.begin_file("a.csv");
  rows.push_back(row(2));
  const Row& kept = only_row(rows, 0);
  CHECK_FALSE(rows.unpacked(kept).reported_on);
  CHECK(kept.area() == -1);
  CHECK_FALSE(kept.has_area());
  CHECK(kept.known_from() == Date::of(2024, 12, 31));
}

TEST_CASE("every period comes back out of its key, and a period's key is before those of the periods in it") {
  for (int year : {Period::first_year, 2024, Period::last_year}) {
    std::uint64_t last = 0;
    for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
      for (int number = 1; number <= 12 / months_in(frequency); ++number) {
        const Period period = Period::of(year, frequency, number);
        Row kept;
        kept.key = Row::key_of(7, 11'000, Row::key_of(period.months(1)));
        CHECK(kept.months() == period.months(1));
        CHECK(kept.length() == period.length());
        CHECK(kept.first_month() == period.months(1).first);
        CHECK(kept.last_month() == period.months(1).last());
        CHECK(kept.target() == 7);
        CHECK(kept.area() == 11'000);
        if (number == 1) CHECK(kept.key > std::exchange(last, kept.key));
      }
    }
  }
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
  one.append(std::move(two));
  REQUIRE(one.size() == 3);
  CHECK(one.file_count() == 4);
  CHECK(one.file_name(one.file_of(0)) == "a.csv");
  CHECK(one.file_name(one.file_of(1)) == "a.csv");
  CHECK(one.file_name(one.file_of(2)) == "b.csv");
}

TEST_CASE("rows keep their order and their figures, however many there are and whoever brings them") {
  Observations all;
  all.begin_file("a.csv");
  std::uint32_t line = 1;
  const auto put = [&](Observations& rows, int count) {
    for (int i = 0; i < count; ++i) {
      Observation each = row(line);
      each.target = line % 3;
      each.value = Decimal::from_micros(Int128{line} * 1'000'000'000'001);  // too long for a cell
      rows.push_back(each);
      ++line;
    }
  };
  put(all, 10);
  for (const int count : {5, 70'000, 7, 140'000}) {
    Observations more;
    more.begin_file("b.csv");
    put(more, count);
    all.append(std::move(more));
  }
  put(all, 10);
  all.settle();
  REQUIRE(all.size() == line - 1);
  RowTools tools;
  std::size_t kept = 0;
  for (std::size_t target = 0; target < 3; ++target) {
    RowNumber next = target == 0 ? 2 : static_cast<RowNumber>(target) - 1;
    all.open(target, 0, tools);
    for (const Row& each : all.of(target)) {
      REQUIRE(each.number == next);
      const Observation out = all.unpacked(each);
      REQUIRE(all.line(each.number) == next + 1);
      REQUIRE(out.value == Decimal::from_micros(Int128{next + 1} * 1'000'000'000'001));
      next += 3;
      ++kept;
    }
  }
  CHECK(kept == all.size());
}

}  // namespace
}  // namespace plantrack
