#include "small_plan.hpp"

#include "model/rules.hpp"

#include <array>
#include <iterator>
#include <random>

namespace plantrack {
namespace {

std::size_t faulty_rows(std::string_view rows) {
  return submit(rows).rows_faulty;
}

// Against the small plan with one more target.
Codes codes_with(const std::string& target, std::string_view rows) {
  Findings findings;
  PlanSet plans;
  plans.plans.push_back(read_plan_text("small.yaml", small_plan_text + "  - {" + target + "}\n", {}, findings).value());
  const std::string text = wide_header + std::string(rows);
  MemorySource source(text);
  return codes(check_source(plans, "a.csv", source, {}));
}

}  // namespace

TEST_CASE("the same key on the same day is a duplicate or a contradiction") {
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,3.0,,,,,,\n") == Codes{"3 duplicate-row"});
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,4,,,,,,\n") == Codes{"3 conflicting-rows"});
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,3,,,,,,yes\n") == Codes{"3 conflicting-rows"});
  CHECK(faulty_rows("flow,2024,,3,,,,,,\nflow,2024,,3,,,,,,\nflow,2024,,4,,,,,,\n") == 3);
}

TEST_CASE("the same key on another day is a revision of the older row") {
  CHECK(codes("flow,2024,,4,,,,,2024-11-02,yes\nflow,2024,,3,,,,,2024-11-01,yes\n") == Codes{"3 revision"});
  CHECK(codes("flow,2024,,4,,,,,2024-11-02,yes\nflow,2024,,3,,,,,,\n") == Codes{"2 revision"});
}

TEST_CASE("what is not yet known supersedes nothing") {
  ProgressOptions options;
  options.as_of = Date::of(2024, 11, 1);
  CHECK(codes("flow,2024,,4,,,,,2024-11-02,yes\nflow,2024,,3,,,,,2024-11-01,yes\n", options) ==
        Codes{"2 not-looked-at"});
}

TEST_CASE("only the first report of a period can be late") {
  CHECK(codes("flow,2024,,4,,,,,2024-11-16,yes\n") == Codes{"2 reported-late"});
  CHECK(codes("flow,2024,,4,,,,,2024-11-15,yes\nflow,2024,,5,,,,,2024-12-15,yes\n") == Codes{"2 revision"});
  CHECK(codes("flow,2024-H1,,4,,,,,2024-12-16,\n") == Codes{});
}

TEST_CASE("a row that a plan's own severity makes faulty is left out of what is checked after it") {
  Findings findings;
  PlanSet plans;
  plans.plans.push_back(
      read_plan_text("small.yaml", small_plan_text + "validation:\n  severity: {S012: error}\n", {}, findings).value());
  MemorySource source("target,period,value,reported_on\nstock,2024,5,2025-09-09\nstock,2024-Q4,6,2025-01-02\n");
  const Submission submission = check_source(plans, "a.csv", source, {});
  CHECK(submission.findings.count(Severity::error) == 1);
  CHECK(submission.findings.sorted().front().rule == &rule("reported-late"));
  CHECK(submission.rows_faulty == 1);
  REQUIRE(submission.rows.counted(3).size() == 1);
  CHECK(submission.rows.line(submission.rows.counted(3).front().number) == 3);
}

TEST_CASE("parts that cover a period add up to it") {
  CHECK(codes("flow,2024,,10,,,,,,\nflow,2024-H1,,4,,,,,,\nflow,2024-H2,,6,,,,,,\n") ==
        Codes{"2 overlap-counted-once"});
  CHECK(codes("flow,2024,,10,,,,,,\nflow,2024-H1,,4,,,,,,\nflow,2024-H2,,5,,,,,,\n") == Codes{"2 overlap-disagrees"});
  CHECK(faulty_rows("flow,2024,,10,,,,,,\nflow,2024-H1,,4,,,,,,\nflow,2024-H2,,5,,,,,,\n") == 3);
}

TEST_CASE("parts that do not cover a period stay within it, unless some are negative") {
  CHECK(codes("flow,2024,,10,,,,,,\nflow,2024-Q1,,10,,,,,,\n") == Codes{"2 overlap-counted-once"});
  CHECK(codes("flow,2024,,10,,,,,,\nflow,2024-Q1,,11,,,,,,\n") == Codes{"2 overlap-disagrees"});
  CHECK(codes("money,2024,,10,,,,,,\nmoney,2024-Q1,,12,,,,,,\nmoney,2024-Q2,,-1,,,,,,\n") ==
        Codes{"2 overlap-counted-once"});
}

TEST_CASE("each level of overlap is checked against the greatest parts, and a cause is told once") {
  CHECK(codes("flow,2024,,10,,,,,,\nflow,2024-H1,,4,,,,,,\nflow,2024-Q1,,1,,,,,,\nflow,2024-Q2,,2,,,,,,\n"
              "flow,2024-H2,,6,,,,,,\n") == Codes{"3 overlap-disagrees"});
  CHECK(codes("stock,2024,,10,,,,,,\nstock,2024-H1,,4,,,,,,\n") == Codes{});
}

TEST_CASE("the province equals its areas where all have reported, and is not below them where some have") {
  const std::string all = "each,2025,002,4,,,,,,\neach,2025,003,5,,,,,,\n";
  CHECK(codes("each,2025,,9,,,,,,\n" + all) == Codes{});
  CHECK(codes("each,2025,,10,,,,,,\n" + all) == Codes{"2 areas-disagree"});
  CHECK(faulty_rows("each,2025,,10,,,,,,\n" + all) == 3);
  // In 2024 the area 001 existed for a while and has not reported.
  const std::string some = "each,2024,002,4,,,,,,\neach,2024,003,5,,,,,,\n";
  CHECK(codes("each,2024,,10,,,,,,\n" + some) == Codes{});
  CHECK(codes("each,2024,,8,,,,,,\n" + some) == Codes{"2 areas-disagree"});
}

TEST_CASE("a running total of the province holds what areas that have ended had reported") {
  const std::string total =
      "id: total, name: Total, measure: count, unit: làng, accrual: flow, level: district, "
      "lead: so-a, support: [areas], goal: {at_least: 8, by: 2025}, rows: ";
  // The area 001 ended in 2024-06.
  const std::string late = "total,2024-Q4,002,4,,,,,,\ntotal,2024-Q4,003,5,,,,,,\n";
  CHECK(codes_with(total + "year-to-date", "total,2024-Q4,,12,,,,,,\n" + late) == Codes{});
  CHECK(codes_with(total + "year-to-date", "total,2024-Q4,,8,,,,,,\n" + late) == Codes{"2 areas-disagree"});
  const std::string next = "total,2025-Q1,002,4,,,,,,\ntotal,2025-Q1,003,5,,,,,,\n";
  CHECK(codes_with(total + "to-date", "total,2025-Q1,,12,,,,,,\n" + next) == Codes{});
  CHECK(codes_with(total + "year-to-date", "total,2025-Q1,,12,,,,,,\n" + next) == Codes{"2 areas-disagree"});
}

TEST_CASE("a province's row for a part of what areas report whole is wrong where they are added up") {
  const std::string income =
      "id: income, name: Income, measure: amount, unit: tỷ đồng, accrual: flow, "
      "level: district, lead: so-a, support: [areas], goal: {at_least: 8, by: 2025}, across: ";
  const std::string rows = "income,2024-H1,,4,,,,,,\nincome,2024,002,5,,,,,,\n";
  CHECK(codes_with(income + "sum", rows) == Codes{"2 province-part-of-areas"});
  CHECK(codes_with(income + "none", rows) == Codes{});
}

TEST_CASE("a state is compared with the areas that exist at the period's end") {
  CHECK(codes("each-stock,2024,,9,,,,,,\neach-stock,2024,002,4,,,,,,\neach-stock,2024,003,5,,,,,,\n") == Codes{});
  CHECK(codes("each-stock,2024,,10,,,,,,\neach-stock,2024,002,4,,,,,,\neach-stock,2024,003,5,,,,,,\n") ==
        Codes{"2 areas-disagree"});
}

TEST_CASE("ratios are compared by their parts, or as the province rounds them") {
  const std::string areas = "each-share,2025,002,,1,3,,,,\neach-share,2025,003,,1,3,,,,\n";
  CHECK(codes("each-share,2025,,,2,6,,,,\n" + areas) == Codes{});
  CHECK(codes("each-share,2025,,,1,3,,,,\n" + areas) == Codes{"2 areas-disagree"});
  CHECK(codes("each-share,2025,,33.3,,,,,,\n" + areas) == Codes{});
  CHECK(codes("each-share,2025,,34,,,,,,\n" + areas) == Codes{"2 areas-disagree"});
}

TEST_CASE("a denominator is compared with the figure that the plan names") {
  CHECK(codes("stock,2024,,8,,,,,,\nshare,2024,,,6,8,,,,\n") == Codes{});
  CHECK(codes("stock,2024,,8,,,,,,\nshare,2024,,,6,9,,,,\n") == Codes{"3 denominator-differs"});
  CHECK(codes("stock,2023,,8,,,,,,\nshare,2024,,,6,9,,,,\n") == Codes{});
}

TEST_CASE("a stock that falls and a denominator that jumps are told of") {
  CHECK(codes("stock,2023,,8,,,,,,\nstock,2024,,7,,,,,,\n") == Codes{"3 sudden-change"});
  CHECK(codes("fewer,2023,,8,,,,,,\nfewer,2024,,7,,,,,,\n") == Codes{});
  CHECK(codes("flow,2023,,8,,,,,,\nflow,2024,,7,,,,,,\n") == Codes{});
  CHECK(codes("share,2023,,,1,10,,,,\nshare,2024,,,1,15,,,,\n") == Codes{});
  CHECK(codes("share,2023,,,1,10,,,,\nshare,2024,,,1,16,,,,\n") == Codes{"3 sudden-change"});
  CHECK(codes("share,2023,,,1,10,,,,\nshare,2024,,,1,4,,,,\n") == Codes{"3 sudden-change"});
}

TEST_CASE("a status that goes back is told of") {
  CHECK(codes("task,2023,,,,,done,,,\ntask,2024,,,,,in-progress,,,\n") == Codes{"3 status-goes-back"});
  CHECK(codes("task,2024,,,,,done,,,\ntask,2023,,,,,in-progress,,,\n") == Codes{});
}

TEST_CASE("what is to be done anew each year does not go back at a new year") {
  const std::string yearly =
      "id: plan-of-work, name: Plan, measure: qualitative, lead: so-a, goal: {done: true, every: year}";
  CHECK(codes_with(yearly, "plan-of-work,2023,,,,,done,,,\nplan-of-work,2024-H1,,,,,in-progress,,,\n") == Codes{});
  CHECK(codes_with(yearly, "plan-of-work,2024-H1,,,,,done,,,\nplan-of-work,2024,,,,,in-progress,,,\n") ==
        Codes{"3 status-goes-back"});
}

TEST_CASE("periods of a state that end together agree") {
  CHECK(codes("stock,2024,,8,,,,,,\nstock,2024-12,,8,,,,,,\n") == Codes{});
  CHECK(codes("stock,2024-12,,9,,,,,,\nstock,2024,,8,,,,,,\n") == Codes{"3 same-month-differs"});
  CHECK(faulty_rows("stock,2024-12,,9,,,,,,\nstock,2024,,8,,,,,,\n") == 2);
  CHECK(codes("share,2024,,66.7,,,,,,\nshare,2024-Q4,,,2,3,,,,\n") == Codes{});
  CHECK(codes("task,2024,,,,,done,,,\ntask,2024-H2,,,,,in-progress,,,\n") == Codes{"3 same-month-differs"});
  CHECK(codes("task,2024,,,,,done,,,\ntask,2024-H2,,,,,done,,,\n") == Codes{});
}

TEST_CASE("a figure hundreds of times its neighbours is told of, in time or beside other areas") {
  CHECK(codes("money,2021,,8,,,,,,\nmoney,2022,,9,,,,,,\nmoney,2023,,8000,,,,,,\n") == Codes{"4 unit-slip"});
  CHECK(codes("money,2021,,8,,,,,,\nmoney,2022,,9,,,,,,\nmoney,2023,,3000,,,,,,\n") == Codes{});
  // Of two the one that is farther from the goal, 8.
  CHECK(codes("money,2021,,8,,,,,,\nmoney,2022,,8000,,,,,,\n") == Codes{"3 unit-slip"});
  CHECK(codes("money,2021,,7,,,,,,\nmoney,2022,,0.005,,,,,,\n") == Codes{"3 unit-slip"});
  CHECK(codes("money,2021,,8,,,,,,\nmoney,2022,,3000,,,,,,\n") == Codes{});
  // Below the others, where none stands out above them.
  CHECK(codes("money,2021,,8000,,,,,,\nmoney,2022,,9000,,,,,,\nmoney,2023,,9,,,,,,\n") == Codes{"4 unit-slip"});
  // A slip in a stock is not told again as the fall after it.
  CHECK(codes("stock,2021,,8,,,,,,\nstock,2022,,9000,,,,,,\nstock,2023,,10,,,,,,\n") == Codes{"3 unit-slip"});
}

TEST_CASE("the province does not report a part of what areas report as a whole") {
  CHECK(codes("each,2025-Q1,,4,,,,,,\neach,2025,002,9,,,,,,\n") == Codes{"2 province-part-of-areas"});
  CHECK(faulty_rows("each,2025-Q1,,4,,,,,,\neach,2025-Q2,,4,,,,,,\neach,2025,002,9,,,,,,\n") == 3);
  CHECK(codes("each,2025-Q1,,4,,,,,,\neach,2025-Q1,002,3,,,,,,\n") == Codes{});
  CHECK(codes("each-stock,2025-Q1,,4,,,,,,\neach-stock,2025,002,9,,,,,,\n") == Codes{});
}

TEST_CASE("faulty rows take no part in later checks") {
  CHECK(codes("stock,2023,,8,,,,,,\nstock,2024,,7,,,,,2022-01-01,\n") == Codes{"3 reported-before-period"});
}

TEST_CASE("findings beyond those that are kept are counted, and the first are kept") {
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "flow,2024,,3,,,,,,\nmoney,2024,,x,,,,,,\n";
  ProgressOptions options;
  options.kept_per_file = 5;
  const Submission submission = submit(rows, options);
  CHECK(submission.findings.count(rule("duplicate-row")) == 99);
  CHECK(submission.findings.count(rule("bad-number")) == 100);
  const std::vector<Finding> kept = submission.findings.sorted();
  REQUIRE(kept.size() == 10);
  CHECK(kept.back().place.line == 12);
  CHECK(submission.findings.hidden().at("a.csv").size() == 2);
}

// Where no row of a target is faulty, its series are looked at in a shorter way; two rows that contradict each other
// make it the longer one. They are of a year that no other row is of.
TEST_CASE("series are judged the same at a glance and at length") {
  std::mt19937 random(20261122);
  const auto one_of = [&random](const auto& list) { return list[random() % std::size(list)]; };
  constexpr std::array targets{"flow", "money", "stock", "share", "each", "each-share", "each-stock", "fewer"};
  constexpr std::array areas{"001", "002", "003", "004", "005"};
  std::string text = small_plan_text;
  const std::string last_area = "from: 2023-01-01}\n";
  text.insert(text.find(last_area) + last_area.size(), R"(  - {id: "004", name: Huyện Bốn, level: district}
  - {id: "005", name: Huyện Năm, level: district}
)");
  text.erase(text.find(" of: stock,"),
             std::string_view(" of: stock,").size());  // then all targets stand for themselves
  Findings of_plan;
  PlanSet plans;
  plans.plans.push_back(read_plan_text("small.yaml", text, {}, of_plan).value());
  std::size_t slips = 0;
  std::size_t changes = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string target = one_of(targets);
    const bool in_areas = target.starts_with("each");
    const bool is_ratio = target.ends_with("share");
    const std::size_t usual = 1 + random() % (random() % 2 == 0 ? 2000 : 6);
    const bool side_by_side = in_areas && random() % 2 == 0;  // areas, rather than periods of one
    std::string rows;
    for (std::size_t i = 1 + random() % 16; i > 0; --i) {
      std::size_t value = usual + random() % (1 + usual);
      if (random() % 6 == 0) value = random() % 2 == 0 ? value * 700 : value / (1 + random() % 900);
      if (random() % 12 == 0) value = 0;
      const bool with_point = target == "money" || target == "each-stock";
      const std::string number =
          std::to_string(value) + (with_point ? one_of(std::array{"", ".5", ".25", ".125"}) : "");
      const std::string year = std::to_string(side_by_side ? 2023 + i / 11 : 2021 + random() % 4);
      const std::string period = side_by_side || random() % 4 != 0
                                     ? year
                                     : year + one_of(std::array{"-Q1", "-Q2", "-Q4", "-H1", "-03", "-12"});
      rows += target + "," + period + "," +
              (!in_areas      ? ""
               : side_by_side ? areas[i % areas.size()]
                              : one_of(areas)) +
              ",";
      rows += is_ratio ? "," + std::to_string(value / 2) + "," + number : number + ",,";
      rows += random() % 3 == 0 ? ",,,2025-0" + std::to_string(1 + random() % 9) + "-11,\n" : ",,,,\n";
    }
    CAPTURE(rows);
    const auto last_line = static_cast<std::uint32_t>(1 + std::count(rows.begin(), rows.end(), '\n'));
    const auto told = [&](const std::string& others) {
      std::string findings;
      const std::string file = wide_header + rows + others;
      MemorySource source(file);
      const Submission submission = check_source(plans, "a.csv", source, {});
      if (!others.empty()) CHECK(submission.rows_faulty >= 2);
      for (const Finding& each : submission.findings.sorted()) {
        if (each.place.line > last_line) continue;
        slips += each.rule->name == "unit-slip" ? 1 : 0;
        changes += each.rule->name == "sudden-change" ? 1 : 0;
        findings += std::to_string(each.place.line) + " " + std::string(each.rule->code) + " " + each.message.en + "\n";
      }
      return findings;
    };
    const std::string start = target + ",2025" + (in_areas ? ",002," : ",,");
    const std::string later = target + ",2025-12" + (in_areas ? ",002," : ",,");
    REQUIRE(told("") ==
            told(is_ratio ? start + ",1,2,,,,\n" + later + ",1,3,,,,\n" : start + "8,,,,,,\n" + start + "9,,,,,,\n"));
  }
  CHECK(slips > 80);
  CHECK(changes > 200);
}

}  // namespace plantrack
