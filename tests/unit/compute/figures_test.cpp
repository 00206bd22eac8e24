#include "worked_example.hpp"

using namespace plantrack;

namespace {
const std::string flow =
    "  - {id: t, name: T, measure: count, unit: nghề, accrual: flow, lead: so-a, goal: {at_least: 8, by: 2025}}\n";
const std::string flow_by_district =
    "  - {id: t, name: T, measure: count, unit: nghề, accrual: flow, level: district, lead: so-a, goal: {at_least: 8, "
    "by: 2025}}\n";
const std::string stock_by_district =
    "  - {id: t, name: T, measure: count, unit: nghề, accrual: stock, level: district, lead: so-a, goal: {at_least: 8, "
    "by: 2025}}\n";
const std::string yearly =
    "  - {id: t, name: T, measure: amount, unit: tấn, accrual: yearly, lead: so-a, goal: {at_least: 100, by: 2025}}\n";
const std::string share_by_district =
    "  - {id: t, name: T, measure: ratio, unit: \"%\", level: district, lead: so-a, goal: {more_than: 80, by: 2030}}\n";
}  // namespace

TEST_CASE("a flow adds up its periods") {
  const auto example = worked(flow, "t,2021,,3,,,,,\nt,2022-H1,,1,,,,,\nt,2022-Q3,,2,,,,,\nt,2022-11,,1,,,,,\n");
  CHECK(example("t", "actual") == "7");
  CHECK(example("t", "period") == "2022-11");
}

TEST_CASE("a flow counts a year beside its quarters once") {
  const auto example =
      worked(flow, "t,2021,,4,,,,,\nt,2021-Q1,,1,,,,,\nt,2021-Q2,,1,,,,,\nt,2021-Q3,,1,,,,,\nt,2021-Q4,,1,,,,,\n");
  CHECK(example("t", "actual") == "4");
}

TEST_CASE("a flow by an early milestone does not look at later periods") {
  const auto example = worked(
      "  - {id: t, name: T, measure: count, accrual: flow, lead: so-a, goals: [{at_least: 2, by: 2023}, {at_least: 5, "
      "by: 2025}]}\n",
      "t,2022,,1,,,,,\nt,2024,,3,,,,,\n");
  CHECK(example("t", "actual", 2023) == "1");
  CHECK(example("t", "status", 2023) == "overdue");
  CHECK(example("t", "actual", 2025) == "4");
  CHECK(example("t", "current", 2025) == "yes");
}

TEST_CASE("a stock over areas takes each area's latest row") {
  const auto example = worked(stock_by_district, "t,2023,a1,2,,,,,\nt,2022,a2,1,,,,,\nt,2023-Q2,a3,4,,,,,\n");
  CHECK(example("t", "actual") == "7");
  CHECK(example("t", "areas_reported") == "1");
}

TEST_CASE("of periods of a stock that end together the longest counts") {
  CHECK(worked("  - {id: t, name: T, measure: count, accrual: stock, lead: so-a, goal: {at_least: 8, by: 2025}}\n",
               "t,2023,,5,,,,,\nt,2023-12,,5,,,,,yes\n")("t", "estimated") == "no");
}

TEST_CASE("a yearly figure is the latest year that is covered whole") {
  const auto example =
      worked(yearly, "t,2022,,70,,,,,\nt,2023-H1,,40,,,,,\nt,2023-Q3,,20,,,,,\nt,2023-10,,5,,,,,\nt,2023-11,,5,,,,,\n");
  CHECK(example("t", "actual") == "70");
  CHECK(example("t", "period") == "2022-12");
  const auto whole = worked(
      yearly, "t,2023-H1,,40,,,,,\nt,2023-Q3,,20,,,,,\nt,2023-10,,5,,,,,\nt,2023-11,,5,,,,,\nt,2023-12,,5,,,,,\n");
  CHECK(whole("t", "actual") == "75");
}

TEST_CASE("a ratio over areas divides sums and never averages ratios") {
  const auto example = worked(share_by_district, "t,2023,a1,,1,2,,,\nt,2023,a2,,98,98,,,\n");
  CHECK(example("t", "actual") == "99");
}

TEST_CASE("the row reported last counts and the others are revisions") {
  CHECK(worked(flow, "t,2021,,3,,,,2022-01-05,\nt,2021,,4,,,,2022-02-05,\nt,2021,,9,,,,,\n")("t", "actual") == "4");
}

TEST_CASE("what was not known yet does not count") {
  const std::string rows = "t,2021,,3,,,,2022-01-05,\nt,2021,,4,,,,2022-02-05,\nt,2022,,1,,,,,\n";
  CHECK(worked(flow, rows, "2022-01-31")("t", "actual") == "3");
  CHECK(worked(flow, rows, "2022-12-30")("t", "actual") == "4");
  CHECK(worked(flow, rows, "2022-12-31")("t", "actual") == "5");
}

TEST_CASE("a figure into which an estimate went is estimated") {
  CHECK(worked(flow, "t,2021,,3,,,,,\nt,2022,,1,,,,2022-11-14,yes\n")("t", "estimated") == "yes");
  CHECK(worked(flow, "t,2021,,3,,,,,\nt,2022,,1,,,,2022-11-14,yes\nt,2022,,1,,,,2023-01-14,\n")("t", "estimated") ==
        "no");
}
