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

TEST_CASE("the consolidated row sets aside the area rows inside its period") {
  const auto example =
      worked(flow_by_district, "t,2023,a1,2,,,,,\nt,2023,a2,1,,,,,\nt,2023,,4,,,,,\nt,2024,a1,1,,,,,\n");
  CHECK(example("t", "actual") == "5");
  CHECK(example("t", "areas_reported") == "1");
  CHECK(example("t", "areas_expected") == "3");
}

TEST_CASE("a stock over areas takes each area's latest row") {
  const auto example = worked(stock_by_district, "t,2023,a1,2,,,,,\nt,2022,a2,1,,,,,\nt,2023-Q2,a3,4,,,,,\n");
  CHECK(example("t", "actual") == "7");
  CHECK(example("t", "areas_reported") == "1");
}

TEST_CASE("the consolidated stock stands for its areas only while it is of the latest period") {
  CHECK(worked(stock_by_district, "t,2023,a1,2,,,,,\nt,2023,,9,,,,,\n")("t", "actual") == "9");
  CHECK(worked(stock_by_district, "t,2024,a1,2,,,,,\nt,2023,,9,,,,,\n")("t", "actual") == "2");
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

TEST_CASE("nothing to measure is neither 0 nor 100 per cent") {
  const auto example = worked(share_by_district, "t,2023,a1,,0,0,,,\n");
  CHECK(example("t", "status") == "not-assessable");
  CHECK(example("t", "actual") == "");
  CHECK(example("t", "period") == "2023-12");
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

TEST_CASE("either-or adds its parts and names those that are missing") {
  const std::string targets =
      "  - {id: crafts, name: C, measure: count, unit: mục, accrual: flow, lead: so-a, goal: {at_least: 0, by: 2025}}\n"
      "  - {id: villages, name: V, measure: count, unit: mục, accrual: flow, lead: so-a, goal: {at_least: 0, by: "
      "2025}}\n"
      "  - {id: t, name: T, measure: count, unit: mục, sum_of: [crafts, villages], lead: so-a, goal: {at_least: 2, by: "
      "2025}}\n";
  const auto one = worked(targets, "crafts,2023,,1,,,,,\n");
  CHECK(one("t", "actual") == "1");
  CHECK(one("t", "note").find("villages") != std::string::npos);
  CHECK(one("villages", "actual") == "");
  const auto both = worked(targets, "crafts,2023,,1,,,,,\nvillages,2024-H1,,1,,,,,\n");
  CHECK(both("t", "actual") == "2");
  CHECK(both("t", "period") == "2024-06");
  CHECK(both("t", "status") == "met");
  CHECK(worked(targets, "")("t", "status") == "no-data");
}

TEST_CASE("areas that came to an end are counted as in their last month") {
  const auto example = worked(flow_by_district, "t,2025,,9,,,,,\nt,2025-H1,a1,1,,,,,\n");
  CHECK(example("t", "period") == "2025-12");
  CHECK(example("t", "areas_expected") == "3");
  CHECK(example("t", "areas_reported") == "0");
}

TEST_CASE("in each area every expected area must hold") {
  const std::string target =
      "  - {id: t, name: T, measure: count, accrual: stock, level: district, lead: so-a,\n"
      "     goals: [{at_least: 2, in_each: district, by: 2024}, {at_least: 3, in_each: district, by: 2030}]}\n";
  const auto example = worked(target, "t,2024,a1,2,,,,,\nt,2024,a2,3,,,,,\n");
  CHECK(example("t", "actual", 2024) == "2");
  CHECK(example("t", "achieved_pct", 2024) == "66.67");
  CHECK(example("t", "status", 2024) == "missed");
  CHECK(example("t", "remaining", 2024) == "");
  const auto all = worked(target, "t,2024,a1,2,,,,,\nt,2024,a2,3,,,,,\nt,2024,a3,2,,,,,\n");
  CHECK(all("t", "status", 2024) == "met");
  CHECK(all("t", "goal", 2024) == ">= 2 in each district");
}

TEST_CASE("an in-each goal due after its areas ended is judged at their end") {
  const std::string target =
      "  - {id: t, name: T, measure: count, accrual: stock, level: district, lead: so-a,\n"
      "     goal: {at_least: 3, in_each: district, by: 2030}}\n";
  const auto at_end = worked(target, "t,2025-H1,a1,3,,,,,\nt,2025-H1,a2,3,,,,,\nt,2025-H1,a3,2,,,,,\n");
  CHECK(at_end("t", "status") == "missed");
  CHECK(at_end("t", "note").find("2025-06") != std::string::npos);
  const auto before = worked(target, "t,2024,a1,3,,,,,\n", "2025-07-01");
  CHECK(before("t", "status") == "overdue");
  CHECK(worked(target, "t,2024,a1,3,,,,,\n", "2025-06-30")("t", "status") == "in-progress");
}

TEST_CASE("a deliverable of areas is done when each of them has done it") {
  const std::string target =
      "  - {id: t, name: T, measure: qualitative, level: commune, lead: so-a, goal: {done: true, by: 2025}}\n";
  CHECK(worked(target, "t,2023,c1,,,,done,,\n")("t", "status") == "in-progress");
  CHECK(worked(target, "t,2023,c1,,,,done,,\nt,2022,c2,,,,done,,\n")("t", "status") == "met");
  CHECK(worked(target, "t,2023,c1,,,,not-started,,\nt,2023,,,,,done,,\n")("t", "status") == "met");
}

TEST_CASE("in each area without the baseline there is nothing to achieve, and a note says so") {
  const std::string target =
      "  - {id: t, name: T, measure: count, accrual: stock, level: commune, lead: so-a, baseline: {year: 2020},\n"
      "     goal: {at_least: 2, basis: times-baseline, in_each: commune, by: 2025}}\n";
  const auto example = worked(target, "t,2023,c1,400,,,,,\nt,2023,c2,300,,,,,\n", "2026-01-01");
  CHECK(example("t", "achieved_pct") == "");
  CHECK(example("t", "status") == "no-data");
  CHECK(example("t", "note") == "the baseline of 2020 is missing");
}
