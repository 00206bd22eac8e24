#include "worked_example.hpp"

using namespace plantrack;

namespace {

std::string target(const std::string& keys) {
  return "  - {id: t, name: T, lead: so-a, " + keys + "}\n";
}
const std::string total = "measure: amount, unit: ha, accrual: flow, rows: ";

}  // namespace

TEST_CASE("of running totals the latest of each year counts, and years add up") {
  const auto example = worked(target(total + "year-to-date, goal: {at_least: 100, by: 2030}"),
                              "t,2021-Q1,,2,,,,,\nt,2021-Q3,,6,,,,,\nt,2021-Q4,,9,,,,,\nt,2022-Q1,,1,,,,,\n");
  CHECK(example("t", "actual") == "10");
  CHECK(example("t", "period") == "2022-03");
  CHECK(example("t", "complete") == "yes");  // a running total covers all months since its year began
}

TEST_CASE("of running totals that end together the longest counts") {
  CHECK(worked(target(total + "year-to-date, goal: {at_least: 100, by: 2030}"), "t,2021-Q4,,9,,,,,\nt,2021,,9,,,,,\n")(
            "t", "actual") == "9");
}

TEST_CASE("a quarter of running totals is what was added in it, and no figure without the total before") {
  const std::string quarters = target(total + "year-to-date, goal: {at_least: 3, every: quarter}");
  const auto example = worked(quarters, "t,2021-Q1,,2,,,,,\nt,2021-Q2,,6,,,,,\nt,2021-Q4,,9,,,,,\n", "2021-12-31");
  const TargetResult& result = example.results.front().targets.front();
  CHECK(result.goals[0].actual == Rational(2));
  CHECK(result.goals[1].actual == Rational(4));
  CHECK(result.goals[1].status == Status::met);
  CHECK_FALSE(result.goals[2].actual);
  CHECK(result.goals[2].status == Status::overdue);
  CHECK_FALSE(result.goals[3].actual);
}

TEST_CASE("totals since the plan began have no years") {
  const auto example = worked(target(total + "to-date, goal: {at_least: 100, by: 2030}"),
                              "t,2021,,9,,,,,\nt,2022,,12,,,,,\nt,2023-H1,,13,,,,,\n");
  CHECK(example("t", "actual") == "13");
  const auto yearly = worked(target(total + "to-date, goal: {at_least: 5, every: year}"),
                             "t,2021,,9,,,,,\nt,2022,,12,,,,,\nt,2024,,30,,,,,\n", "2024-12-31");
  CHECK(yearly("t", "actual", 2021) == "9");
  CHECK(yearly("t", "actual", 2022) == "3");
  CHECK(yearly("t", "status", 2022) == "missed");
  CHECK(yearly("t", "status", 2023) == "overdue");
  CHECK(yearly("t", "actual", 2024) == "");  // 18 in two years, of which nobody knows how many in this one
}

TEST_CASE("of a yearly target a year that is covered in part has no figure yet") {
  const std::string output = target("measure: amount, unit: tỷ đồng, accrual: yearly, goal: {at_least: 100, by: 2030}");
  const auto example = worked(output, "t,2023,,90,,,,,\nt,2024-Q1,,40,,,,,\nt,2024-Q2,,40,,,,,\nt,2024-Q3,,40,,,,,\n");
  CHECK(example("t", "actual") == "90");
  CHECK(example("t", "period") == "2023-12");
  CHECK(example("t", "note") == "2024 so far: 120, to 2024-09");
  CHECK(worked(output, "t,2024-Q1,,40,,,,,\nt,2024-Q4,,70,,,,,\n")("t", "status") == "no-data");
}

TEST_CASE("yearly rates make their compound mean, and a year between must not be missing") {
  const std::string rate = target("measure: amount, unit: \"%/năm\", accrual: rate, goal: {at_least: 10, by: 2030}");
  CHECK(worked(rate, "t,2021,,8,,,,,\n")("t", "actual") == "8");
  CHECK(worked(rate, "t,2021,,21,,,,,\nt,2022,,0,,,,,\n")("t", "actual") == "10");
  const auto gap = worked(rate, "t,2021,,21,,,,,\nt,2023,,30,,,,,\n");
  CHECK(gap("t", "actual") == "");
  CHECK(gap("t", "status") == "no-data");
  CHECK(gap("t", "note") == "no figure for 2022 between others");
  CHECK(worked(rate, "t,2022,,30,,,,,\n")("t", "status") == "no-data");  // 2021 is missing
}

TEST_CASE("rates are told from the year on from which reports are due") {
  const std::string rate = target(
      "measure: amount, unit: \"%/năm\", accrual: rate, reporting: {every: year, from: 2023}, "
      "goal: {at_least: 10, by: 2030}");
  CHECK(worked(rate, "t,2021,,50,,,,,\nt,2023,,12,,,,,\n")("t", "actual") == "12");
}

TEST_CASE("a ratio over time divides sums, so that every row weighs as much as it measured") {
  const std::string share = target("measure: ratio, unit: \"%\", accrual: flow, goal: {at_least: 95, every: quarter}");
  const auto example =
      worked(share, "t,2021-01,,,80,100,,,\nt,2021-02,,,80,100,,,\nt,2021-03,,,990,1000,,,\n", "2021-04-01");
  CHECK(example("t", "numerator") == "1150");
  CHECK(example("t", "denominator") == "1200");
  CHECK(example("t", "status") == "met");
}

TEST_CASE("an amount below zero takes away, and then no sum proves anything before its time") {
  const std::string net = target("measure: amount, unit: ha, accrual: flow, goal: {at_least: 10, by: 2022}");
  const auto example = worked(net, "t,2021-H1,,20,,,,,\nt,2021-H2,,-4,,,,,\nt,2022-Q2,,1,,,,,\n", "2022-07-01");
  CHECK(example("t", "actual") == "17");
  CHECK(example("t", "complete") == "no");
  CHECK(example("t", "status") == "incomplete");
  CHECK(worked(net, "t,2021-H1,,20,,,,,\nt,2022-Q2,,1,,,,,\n", "2022-07-01")("t", "status") == "met");
}
