#include "worked_example.hpp"

using namespace plantrack;

namespace {

std::string share(const std::string& goal, const std::string& more = "") {
  return "  - {id: t, name: T, measure: ratio, unit: \"%\", lead: so-a, " + more + "goal: {" + goal + "}}\n";
}
std::string amount(const std::string& goal, const std::string& more = "", const std::string& accrual = "stock") {
  return "  - {id: t, name: T, measure: amount, unit: tấn, accrual: " + accrual + ", lead: so-a, " + more + "goal: {" +
         goal + "}}\n";
}
std::string count(const std::string& goal, const std::string& accrual = "flow") {
  return "  - {id: t, name: T, measure: count, accrual: " + accrual + ", lead: so-a, goal: {" + goal + "}}\n";
}

}  // namespace

TEST_CASE("six of eight villages are 75 per cent, not more than 80, and seven are needed") {
  const auto example = worked(share("more_than: 80, by: 2030"), "t,2023,,,6,8,,,\n");
  CHECK(example("t", "actual") == "75");
  CHECK(example("t", "achieved_pct") == "93.75");
  CHECK(example("t", "needed_numerator") == "7");
  CHECK(example("t", "gap") == "-5");
  CHECK(example("t", "remaining") == "5");
  CHECK(example("t", "status") == "in-progress");
  CHECK(example("t", "goal") == "> 80 %");
}

TEST_CASE("of three villages only three of three are more than 80 per cent") {
  CHECK(worked(share("more_than: 80, by: 2030"), "t,2023,,,2,3,,,\n")("t", "needed_numerator") == "3");
  CHECK(worked(share("more_than: 100, by: 2030"), "t,2023,,,2,3,,,\n")("t", "needed_numerator") == "");
}

TEST_CASE("what must be exceeded is not met by reaching it") {
  const auto example = worked(amount("more_than: 8, by: 2025"), "t,2023,,8,,,,,\n");
  CHECK(example("t", "achieved_pct") == "100.00");
  CHECK(example("t", "status") != "met");
  CHECK(example("t", "note") == "must exceed 8");
  CHECK(worked(amount("more_than: 8, by: 2025"), "t,2023,,8.000001,,,,,\n")("t", "status") == "met");
}

TEST_CASE("what is below 100 never shows as 100") {
  CHECK(worked(amount("at_least: 100000000, by: 2025"), "t,2023,,99999999,,,,,\n")("t", "achieved_pct") == "99.99");
}

TEST_CASE("between asks for the low end and shows the high one") {
  const auto example = worked(count("between: [2, 3], by: 2025"), "t,2023,,2,,,,,\n");
  CHECK(example("t", "status") == "met");
  CHECK(example("t", "goal") == "2–3");
  CHECK(example("t", "goal_upper") == "3");
}

TEST_CASE("about holds within its tolerance") {
  CHECK(worked(amount("about: 100, by: 2025"), "t,2023,,95,,,,,\n")("t", "status") == "met");
  CHECK(worked(amount("about: 100, by: 2025"), "t,2023,,94.99,,,,,\n")("t", "status") != "met");
  CHECK(worked(amount("about: 100, tolerance: 10, by: 2025"), "t,2023,,90,,,,,\n")("t", "status") == "met");
}

TEST_CASE("at most is achieved as far as the baseline has come down") {
  const std::string base = "baseline: {year: 2020, value: 50}, ";
  CHECK(worked(amount("at_most: 30, by: 2025", base), "t,2023,,40,,,,,\n")("t", "achieved_pct") == "50.00");
  CHECK(worked(amount("at_most: 30, by: 2025", base), "t,2023,,60,,,,,\n")("t", "achieved_pct") == "0.00");
  CHECK(worked(amount("at_most: 30, by: 2025", base), "t,2023,,30,,,,,\n")("t", "achieved_pct") == "100.00");
  CHECK(worked(amount("at_most: 30, by: 2025"), "t,2023,,40,,,,,\n")("t", "achieved_pct") == "75.00");
}

TEST_CASE("a goal of nothing is achieved or has no percentage") {
  CHECK(worked(count("at_least: 0, by: 2025"), "t,2023,,0,,,,,\n")("t", "achieved_pct") == "100.00");
  CHECK(worked(count("more_than: 0, by: 2025"), "t,2023,,0,,,,,\n")("t", "achieved_pct") == "");
}

TEST_CASE("a count has to pass the number by a whole one") {
  CHECK(worked(count("more_than: 8, by: 2025"), "t,2023,,8,,,,,\n")("t", "remaining") == "1");
  CHECK(worked(count("less_than: 8, by: 2025", "stock"), "t,2023,,10,,,,,\n")("t", "remaining") == "3");
}

TEST_CASE("what remains is spread over the time that is left") {
  const auto example = worked(count("at_least: 12, by: 2025"), "t,2021,,2,,,,,\nt,2022-H1,,1,,,,,\n");
  CHECK(example("t", "remaining") == "9");
  CHECK(example("t", "required_per_year") == "2.5714");  // 9 in 42 months
}

TEST_CASE("times the baseline compares the quotient") {
  const std::string base = "baseline: {year: 2020}, ";
  const auto example =
      worked(amount("at_least: 1.5, basis: times-baseline, by: 2030", base), "t,2020,,5.2,,,,,\nt,2023,,6.5,,,,,\n");
  CHECK(example("t", "actual") == "1.25");
  CHECK(example("t", "achieved_pct") == "83.33");
  CHECK(example("t", "expected") == "1.15");
  CHECK(example("t", "goal") == ">= 1.5 × 2020");
  const auto missing = worked(amount("at_least: 1.5, basis: times-baseline, by: 2030", base), "t,2023,,6.5,,,,,\n");
  CHECK(missing("t", "status") == "no-data");
  CHECK(missing("t", "note") == "the baseline of 2020 is missing");
  CHECK(missing("t", "period") == "2023-12");
}

TEST_CASE("growth is compound, and met exactly at the percentage") {
  const std::string base = "baseline: {year: 2020, value: 1000}, ";
  const std::string goal = "at_least: 10, basis: growth-per-year, by: 2030";
  const auto example = worked(amount(goal, base, "yearly"), "t,2023,,1331,,,,,\n");
  CHECK(example("t", "actual") == "10");
  CHECK(example("t", "gap") == "0");
  CHECK(example("t", "status") == "met");
  CHECK(example("t", "pace_pct") == "100.00");
  CHECK(worked(amount(goal, base, "yearly"), "t,2023,,1330.999999,,,,,\n")("t", "status") != "met");
  CHECK(worked(amount(goal, base, "yearly"), "t,2023,,0,,,,,\n")("t", "actual") == "");
}

TEST_CASE("every year is a goal of its own") {
  const auto example = worked(count("at_least: 40, every: year, from: 2022, to: 2025"),
                              "t,2022,,52,,,,,\nt,2023,,31,,,,,\nt,2024-H1,,30,,,,,\n");
  CHECK(example("t", "status", 2022) == "met");
  CHECK(example("t", "status", 2023) == "missed");
  CHECK(example("t", "actual", 2024) == "30");
  CHECK(example("t", "pace_pct", 2024) == "150.00");
  CHECK(example("t", "status", 2024) == "on-track");
  CHECK(example("t", "status", 2025) == "no-data");
  CHECK(example("t", "current", 2024) == "yes");
  CHECK(example("t", "status", 2021) == "(no such goal or field)");
}

TEST_CASE("the pace makes the status on the way") {
  const std::string base = "baseline: {year: 2020, value: 0}, ";
  const auto status = [&](const std::string& figure) {
    return worked(amount("at_least: 100, by: 2030", base), "t,2025,," + figure + ",,,,,\n")("t", "status");
  };
  CHECK(status("47.5") == "on-track");
  CHECK(status("47.49") == "at-risk");
  CHECK(status("30") == "at-risk");
  CHECK(status("29.99") == "off-track");
  CHECK(status("0") == "off-track");
  CHECK(status("-1") == "regressing");
  CHECK(status("100") == "met");
}

TEST_CASE("a compound way grows by the same percentage each year") {
  const std::string base = "baseline: {year: 2020, value: 100}, path: compound, ";
  const auto example = worked(amount("at_least: 400, by: 2030", base), "t,2025,,200,,,,,\n");
  CHECK(example("t", "expected") == "200");
  CHECK(example("t", "pace_pct") == "100.00");
  CHECK(example("t", "projected") == "400");
  CHECK(worked(amount("at_least: 400, by: 2030", base), "t,2025,,-1,,,,,\n")("t", "status") == "in-progress");
}

TEST_CASE("a direction is judged by its rate and is never met or missed") {
  const auto status = [](const std::string& goal, const std::string& figure, const std::string& more = "") {
    return worked(amount(goal, "baseline: {year: 2020, value: 100}, " + more), "t,2021,," + figure + ",,,,,\n")(
        "t", "status");
  };
  CHECK(status("increase: true, by: 2030", "101.5") == "on-track");
  CHECK(status("increase: true, by: 2030", "101.49") == "at-risk");
  CHECK(status("increase: true, by: 2030", "100.49") == "off-track");
  CHECK(status("increase: true, by: 2030", "100") == "off-track");
  CHECK(status("increase: true, by: 2030", "99.9") == "regressing");
  CHECK(status("decrease: true, by: 2030", "98.5") == "on-track");
  CHECK(status("decrease: true, by: 2030", "100.1") == "regressing");
  CHECK(status("increase: true, by: 2021", "103") == "on-track");
}

TEST_CASE("near its natural limit a direction asks for less") {
  const std::string target = share("increase: true, by: 2030", "limit: 100, baseline: {year: 2020, value: 90}, ");
  // C = 1 - 0.9^4.44 = 0.374: on track from 0.56 per cent a year
  CHECK(worked(target, "t,2021,,,906,1000,,,\n")("t", "status") == "on-track");
  CHECK(worked(target, "t,2021,,,903,1000,,,\n")("t", "status") == "at-risk");
}

TEST_CASE("deliverables are done or not") {
  const std::string target = "  - {id: t, name: T, measure: qualitative, lead: so-a, goal: {done: true, by: 2025}}\n";
  CHECK(worked(target, "t,2023,,,,,in-progress,,\n")("t", "status") == "in-progress");
  CHECK(worked(target, "t,2023,,,,,done,,\n")("t", "status") == "met");
  CHECK(worked(target, "t,2025,,,,,in-progress,,\n")("t", "status") == "missed");
  CHECK(worked(target, "t,2023,,,,,in-progress,,\n", "2026-01-01")("t", "status") == "overdue");
  CHECK(worked(target, "")("t", "status") == "no-data");
  CHECK(worked(target, "", "2026-01-01")("t", "status") == "overdue");
}

TEST_CASE("what is at least reached by a part of the areas is a pace, on whatever basis") {
  const std::string target =
      "  - {id: t, name: T, measure: amount, accrual: yearly, unit: tỷ đồng, level: district, lead: so-a, "
      "support: [areas], baseline: {year: 2020, value: 1000}, goal: {at_least: 0.5, basis: times-baseline, every: "
      "year}}\n";
  const auto example = worked(target, "t,2021-H1,a1,49.14,,,,,\n", "2021-08-01");
  CHECK(example("t", "complete") == "no");
  CHECK(example("t", "pace_pct") == "19.66");
  CHECK(example("t", "status") == "incomplete");
  CHECK(worked(target, "t,2021-H1,a1,600,,,,,\n", "2021-08-01")("t", "status") == "on-track");
}
