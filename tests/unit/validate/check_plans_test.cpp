#include "validate/check_plans.hpp"

#include "read/plan/plan_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

constexpr std::string_view head = R"(schema: plantrack/plan@1
id: example
title: Example
province: {name: Hà Nam, code: "35"}
document: {issuer: UBND tỉnh, status: draft, source: s}
period: {from: 2021, to: 2030}
)";
constexpr std::string_view agency = "agencies: [{id: so-ct, name: Sở Công Thương}]\n";

std::vector<Finding> check(const std::string& text) {
  Findings findings;
  PlanSet plans;
  auto plan = read_plan_text(
      "a.yaml", text, [](const std::string&) { return std::nullopt; }, findings);
  REQUIRE(plan);
  plans.plans.push_back(std::move(*plan));
  check_plans(plans, findings);
  return findings.sorted();
}

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.emplace_back(finding.rule->name);
  return names;
}
using Names = std::vector<std::string>;

// What is found in a plan of one target with these lines.
std::vector<Finding> check_target(const std::string& body) {
  return check(std::string(head) + std::string(agency) + "targets:\n  - {id: t, name: T, lead: so-ct, " + body + "}\n");
}
Names rules_of_target(const std::string& body) {
  return rules_of(check_target(body));
}
const std::string count = "measure: count, accrual: flow, ";
const std::string stock = "measure: count, accrual: stock, ";
const std::string ratio = "measure: ratio, unit: \"%\", ";

TEST_CASE("a sound target has no finding") {
  CHECK(rules_of_target(count + "goal: {at_least: 8, by: 2025}").empty());
  CHECK(rules_of_target(ratio + "goals: [{more_than: 70, by: 2025}, {more_than: 80, by: 2030}]").empty());
  CHECK(rules_of_target("measure: qualitative, goal: {done: true, by: 2025}").empty());
}

TEST_CASE("targets build on one another some steps deep, and no deeper") {
  const auto chain = [](int steps) {
    std::string text = std::string(head) + std::string(agency) + "targets:\n  - {id: t0, name: T, lead: so-ct, " +
                       count + "goal: {at_least: 8, by: 2025}}\n";
    for (int i = 1; i <= steps; ++i) {
      text += fmt::format(
          "  - {{id: t{}, name: T, lead: so-ct, measure: count, sum_of: [t{}], goal: {{at_least: 8, by: 2025}}}}\n", i,
          i - 1);
    }
    return rules_of(check(text));
  };
  CHECK(chain(32).empty());
  CHECK(chain(33) == Names{"plan-too-large"});
  CHECK(chain(70) == Names{"plan-too-large"});
}

TEST_CASE("goals fall due inside the plan") {
  CHECK(rules_of_target(count + "goal: {at_least: 8, by: 2020}") == Names{"due-outside-plan"});
  CHECK(rules_of_target(count + "goal: {at_least: 8, every: year, from: 2020, to: 2031}") ==
        Names{"due-outside-plan", "due-outside-plan"});
}

TEST_CASE("bounds are in order") {
  CHECK(rules_of_target(count + "goal: {between: [3, 2], by: 2025}") == Names{"bounds-reversed"});
  CHECK(rules_of_target(count + "goal: {at_least: 3, every: year, from: 2025, to: 2024}") == Names{"bounds-reversed"});
  // They are wrong as bounds, and not also beside what the source prints.
  CHECK(rules_of_target(ratio + "stated: \"80 % (7/8)\", goal: {between: [95, 80], by: 2025}") ==
        Names{"bounds-reversed"});
}

TEST_CASE("milestones step forwards, each kind of condition by itself") {
  CHECK(rules_of_target(count + "goals: [{at_least: 5, by: 2030}, {at_least: 8, by: 2025}]") ==
        Names{"milestone-backwards"});
  CHECK(rules_of_target(count + "goals: [{at_most: 8, by: 2030}, {less_than: 5, by: 2025}]") ==
        Names{"milestone-backwards"});
  CHECK(rules_of_target(count + "goals: [{at_least: 8, by: 2025}, {at_least: 8, by: 2030}]").empty());
  CHECK(rules_of_target(count + "goals: [{at_least: 8, by: 2025}, {at_most: 5, by: 2030}]").empty());
  CHECK(
      rules_of_target(
          stock +
          "baseline: {year: 2020}, goals: [{at_least: 8, by: 2025}, {at_least: 1.5, basis: times-baseline, by: 2030}]")
          .empty());
}

TEST_CASE("no two goals fall due in one year") {
  CHECK(rules_of_target(count + "goals: [{at_least: 5, by: 2025}, {at_most: 8, by: 2025}]") == Names{"same-due-twice"});
  CHECK(rules_of_target(count + "goals: [{at_least: 5, every: year}, {at_least: 8, by: 2025}]") ==
        Names{"same-due-twice"});
  CHECK(rules_of_target(count + "goals: [{at_least: 5, every: year, to: 2024}, {at_least: 8, by: 2025}]").empty());
}

TEST_CASE("of two goals that fall due together it is told what is left to write") {
  const auto hint = [](const std::string& goals) {
    const std::vector<Finding> found = check_target(goals);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule->name == std::string_view("same-due-twice"));
    return found[0].hint.en;
  };
  const auto tells = [&](const std::string& goals, std::string_view words) {
    return hint(goals).find(words) != std::string::npos;
  };
  CHECK(tells(count + "goals: [{at_least: 1, by: 2025}, {at_least: 2, by: 2025, in_force: {from: 2023-11-01}}]",
              "write in_force: {to: 2023-10-31} there (line 9)"));
  CHECK(tells(count + "goals: [{at_least: 2, by: 2025, in_force: {from: 2023-11-01}}, "
                      "{at_least: 1, by: 2025, in_force: {from: 2022-01-01}}]",
              "write in_force: {from: 2022-01-01, to: 2023-10-31} there"));
  CHECK(tells(count + "goals: [{at_least: 9, by: 2025}, {at_least: 1, every: year}]", "with sum_of: [t]"));
  CHECK(tells(count + "goals: [{at_least: 9, by: 2025}, {at_least: 1, by: 2025}]", "keep one, or make two targets"));
  CHECK(tells(ratio + "goals: [{at_least: 9, by: 2025}, {at_least: 1, every: year}]", "keep one, or make two targets"));
}

TEST_CASE("a baseline lies before the goals that need it") {
  CHECK(rules_of_target(stock + "baseline: {year: 2025}, goal: {at_least: 5, by: 2025}") ==
        Names{"due-before-baseline"});
  CHECK(rules_of_target(stock + "goal: {increase: true, by: 2025}") == Names{"missing-baseline"});
  CHECK(rules_of_target(stock + "goal: {at_least: 10, basis: growth-per-year, by: 2025}") == Names{"missing-baseline"});
  CHECK(rules_of_target(stock + "baseline: {year: 2020}, goal: {decrease: true, by: 2025}").empty());
}

TEST_CASE("measure, unit, accrual and condition fit each other") {
  CHECK(rules_of_target("measure: qualitative, goal: {at_least: 1, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(count + "goal: {done: true, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target("measure: qualitative, accrual: stock, goal: {done: true, by: 2025}") ==
        Names{"measure-mismatch"});
  CHECK(rules_of_target(ratio + "accrual: rate, goal: {at_least: 1, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(ratio + "accrual: flow, goal: {at_least: 1, by: 2025}").empty());
  CHECK(rules_of_target(ratio + "may_exceed_100: true, goal: {at_least: 120, by: 2025}").empty());
  CHECK(rules_of_target(ratio + "accrual: stock, goal: {at_least: 1, by: 2025}").empty());
  CHECK(rules_of_target(ratio + "goal: {at_least: 101, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(ratio + "goal: {between: [90, 110], by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(ratio + "goal: {at_least: -1, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target("measure: ratio, unit: người/hộ, goal: {at_least: 250, by: 2025}").empty());
  CHECK(rules_of_target(count + "goal: {at_least: 1.5, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(stock + "baseline: {year: 2020}, goal: {at_least: 1.5, basis: times-baseline, by: 2025}")
            .empty());
  CHECK(rules_of_target(count + "unit: \"%\", goal: {at_least: 1, by: 2025}") == Names{"measure-mismatch"});
  CHECK(rules_of_target(ratio + "limit: 100, goal: {at_least: 1, by: 2025}") == Names{"limit-without-direction"});
  CHECK(rules_of_target(count + "goal: {at_least: 1, in_each: district, by: 2025}") == Names{"in-each-level"});
  CHECK(rules_of_target(count + "level: distrit, goal: {at_least: 1, in_each: district, by: 2025}") ==
        Names{"dangling-reference"});
}

TEST_CASE("the goal's figures are among those that the source prints, however they are written") {
  const auto stated = [](const std::string& words, const std::string& goal) {
    return rules_of_target("measure: amount, unit: đồng, accrual: stock, stated: \"" + words + "\", goal: {" + goal +
                           ", by: 2025}");
  };
  CHECK(stated("ít nhất 02 làng", "at_least: 2").empty());
  CHECK(stated("ít nhất 1,5 lần", "at_least: 1.5").empty());
  CHECK(stated("ít nhất 1.5 lần", "at_least: 1.5").empty());
  CHECK(stated("trên 8 triệu đồng", "more_than: 8").empty());
  CHECK(stated("trên 8 triệu đồng", "more_than: 8000000").empty());
  CHECK(stated("trên 1,2 tỷ đồng", "more_than: 1200000000").empty());
  CHECK(stated("khoảng 8.000 người", "about: 8000").empty());
  CHECK(stated("1.234.567,5", "at_least: 1234567.5").empty());
  CHECK(stated("02 - 03 sản phẩm", "between: [2, 3]").empty());
  CHECK(stated("mỗi năm 40", "at_least: 40").empty());
  CHECK(stated("02 - 03 sản phẩm", "between: [2, 4]") == Names{"stated-without-goal"});
  CHECK(stated("ít nhất 12 làng", "at_least: 2") == Names{"stated-without-goal"});
  CHECK(stated("đã được công nhận", "at_least: 0") == Names{"stated-without-goal"});
  CHECK(stated("đã được công nhận", "at_least: 0, inferred: [condition]").empty());
  CHECK(stated("ít nhất 10", "at_least: 11, inferred: [condition]") == Names{"stated-without-goal"});
}

TEST_CASE("a fraction that does not reach the percentage beside it is a contradiction") {
  const auto stated = [](const std::string& words, const std::string& goal) {
    return check_target(ratio + "stated: \"" + words + "\", goal: {" + goal + ", by: 2025}");
  };
  const auto found = stated("Trên 80% làng nghề (6/8 làng nghề)", "more_than: 80");
  REQUIRE(rules_of(found) == Names{"stated-contradiction"});
  CHECK(found[0].message.en == "6/8 is 75 %, which is not \"more than 80 %\"");
  CHECK(found[0].message.vi == "6/8 là 75%, không phải \"trên 80%\"");
  CHECK(found[0].place.length == 3);
  CHECK(rules_of(stated("đúng 80% (4/5)", "more_than: 80")) == Names{"stated-contradiction"});
  CHECK(stated("trên 80% (7/8)", "more_than: 80").empty());
  CHECK(stated("đạt 67% (2/3)", "at_least: 67").empty());
  CHECK(stated("80% (ngày 15/11)", "at_least: 80").empty());
  CHECK(stated("80% (05/11/2025)", "at_least: 80").empty());
  CHECK(stated("80% (801/QĐ-TTg)", "at_least: 80").empty());
  CHECK(stated("80% (1/2 - 3/4)", "at_least: 80").empty());
  CHECK(stated("1-2, 80%", "at_least: 80").empty());
}

TEST_CASE("parts of a sum are of one kind") {
  const auto sum = [](const std::string& total, const std::string& first, const std::string& second) {
    const std::string rest = ", lead: so-ct, goal: {at_least: 1, by: 2025}}\n";
    return rules_of(check(std::string(head) + std::string(agency) +
                          "targets:\n  - {id: total, name: T, sum_of: [a, b], " + total + rest +
                          "  - {id: a, name: A, " + first + rest + "  - {id: b, name: B, " + second + rest));
  };
  const std::string flow = "measure: count, accrual: flow", money = "measure: amount, accrual: flow, unit: đồng";
  CHECK(sum("measure: count", flow, flow).empty());
  CHECK(sum("measure: count", flow + ", unit: nghề", flow + ", unit: làng nghề").empty());
  CHECK(sum("measure: amount", money, money).empty());
  CHECK(sum("measure: count", flow, "measure: count, accrual: stock") == Names{"parts-differ"});
  CHECK(sum("measure: count", flow, money) == Names{"parts-differ"});
  CHECK(sum("measure: amount", money, "measure: amount, accrual: flow, unit: tỷ đồng") == Names{"parts-differ"});
  CHECK(sum("measure: amount", flow, flow) == Names{"parts-differ"});
  CHECK(sum("measure: count, accrual: flow", flow, flow) == Names{"measure-mismatch"});
}

TEST_CASE("references make no rings, however long") {
  std::string text = std::string(head) + std::string(agency) + "targets:\n";
  static constexpr int count_of_targets = 5000;
  for (int i = 0; i < count_of_targets; ++i) {
    text += "- {id: t" + std::to_string(i) + ", name: T, lead: so-ct, measure: count, sum_of: [t" +
            std::to_string((i + 1) % count_of_targets) + "], goal: {at_least: 1, by: 2025}}\n";
  }
  CHECK(rules_of(check(text)) == Names{"reference-cycle"});
  CHECK(rules_of_target("measure: ratio, unit: \"%\", of: t, goal: {at_least: 1, by: 2025}") ==
        Names{"reference-cycle"});
}

TEST_CASE("names belong to one owner") {
  const auto agencies = [](const std::string& list) {
    return rules_of(check(std::string(head) + "agencies: [" + list +
                          "]\ntargets:\n  - {id: t, name: T, lead: a, support: [b], " + count +
                          "goal: {at_least: 1, by: 2025}}\n"));
  };
  CHECK(agencies("{id: a, name: Sở A}, {id: b, name: Sở B, aliases: [B, \"sở b\"]}").empty());
  CHECK(agencies("{id: a, name: Uỷ ban}, {id: b, name: Ủy ban}") == Names{"name-claimed-twice"});
  CHECK(agencies("{id: a, name: Sở A}, {id: b, name: Sở B, aliases: [A]}") == Names{"name-claimed-twice"});
}

TEST_CASE("agencies are named, and succeeded by who is still there") {
  const auto agencies = [](const std::string& list) {
    return rules_of(check(std::string(head) + "agencies: [" + list + "]\ntargets:\n  - {id: t, name: T, lead: a, " +
                          count + "goal: {at_least: 1, by: 2025}}\n"));
  };
  CHECK(agencies("{id: a, name: A, until: 2025-02-28, succeeded_by: b}, {id: b, name: B}").empty());
  CHECK(agencies("{id: a, name: A}, {id: b, name: B}") == Names{"unused-agency"});
  CHECK(agencies("{id: a, name: A, until: 2025-02-28, succeeded_by: b}, {id: b, name: B, until: 2025-02-28}") ==
        Names{"successor-ended-early"});
  CHECK(agencies("{id: a, name: A, succeeded_by: b}, {id: b, name: B, succeeded_by: a}") == Names{"reference-cycle"});
  CHECK(rules_of(check(std::string(head) + "agencies: []\ntargets:\n  - {id: t, name: T, " + count +
                       "goal: {at_least: 1, by: 2025}}\n")) == Names{"no-lead"});
}

TEST_CASE("areas exist, and some target is reported by their level") {
  const auto areas = [](const std::string& list, const std::string& level) {
    return rules_of(check(std::string(head) + std::string(agency) + "areas: [" + list +
                          "]\ntargets:\n  - {id: t, name: T, lead: so-ct, level: " + level + ", " + count +
                          "goal: {at_least: 1, by: 2025}}\n"));
  };
  CHECK(areas("{id: \"1\", name: A, level: district}", "district").empty());
  CHECK(areas("{id: \"1\", name: A, level: district}, {id: \"2\", name: B, level: district}", "province") ==
        Names{"unused-area"});
  CHECK(areas("{id: \"1\", name: A, level: district, from: 2025-07-01, until: 2025-06-30}", "district") ==
        Names{"area-dates-reversed"});
  CHECK(areas("{id: \"1\", name: A, level: province}", "province") == Names{"bad-id"});
}

}  // namespace
}  // namespace plantrack
