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

}  // namespace

TEST_CASE("the same key on the same day is a duplicate or a contradiction") {
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,3.0,,,,,,\n") == Codes{"3 duplicate-row"});
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,4,,,,,,\n") == Codes{"3 conflicting-rows"});
  CHECK(codes("flow,2024,,3,,,,,,\nflow,2024,,3,,,,,,yes\n") == Codes{"3 conflicting-rows"});
  CHECK(faulty_rows("flow,2024,,3,,,,,,\nflow,2024,,3,,,,,,\nflow,2024,,4,,,,,,\n") == 3);
}

TEST_CASE("what is not yet known supersedes nothing") {
  ProgressOptions options;
  options.as_of = Date::of(2024, 11, 1);
  CHECK(codes("flow,2024,,4,,,,,2024-11-02,\nflow,2024,,3,,,,,2024-11-01,\n", options) == Codes{});
}

TEST_CASE("only the first report of a period can be late") {
  CHECK(codes("flow,2024,,4,,,,,2024-11-16,\n") == Codes{"2 reported-late"});
  CHECK(codes("flow,2024,,4,,,,,2024-11-15,\nflow,2024,,5,,,,,2024-12-15,\n") == Codes{"2 revision"});
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
}  // namespace plantrack
