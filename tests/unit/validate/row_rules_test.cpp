#include "small_plan.hpp"

namespace plantrack {

TEST_CASE("a good row of each measure has no finding") {
  CHECK(codes("flow,2024,,3,,,,so-b,,\n"
              "money,2024,,-1.5,,,,,,yes\n"
              "share,2024,,75,6,8,,,,\n"
              "each,2024,002,1,,,,UBND Huyện Hai,,\n"
              "task,2024,,,,,hoàn thành,,,\n") == Codes{});
}

TEST_CASE("one cause gives one finding") {
  CHECK(codes("flow,2024,,x,,,,,,\n") == Codes{"2 bad-number"});
  CHECK(codes("share,2024,,,x,8,,,,\n") == Codes{"2 bad-number"});
  CHECK(codes("none,2030,,,,,,,,\n") == Codes{"2 unknown-target"});
  CHECK(codes("share,2024,,150,9,6,,,,\n") == Codes{"2 over-hundred-percent"});
  CHECK(codes("flow,2024,,-1.5,,,,,,\n") == Codes{"2 negative-figure"});
  CHECK(codes("flow,2030,,1,,,,so-a,,\n") == Codes{"2 period-outside-plan", "2 agency-did-not-exist"});
}

TEST_CASE("what lies before the plan is history, what lies behind it is outside") {
  CHECK(codes("yearly,2019,,5,,,,,,\n") == Codes{});
  CHECK(codes("yearly,2020,,5,,,,,,\n") == Codes{"2 before-plan"});
  CHECK(codes("flow,2019,,5,,,,,,\n") == Codes{"2 before-plan"});
  CHECK(codes("flow,2031,,5,,,,,,\n") == Codes{"2 period-outside-plan"});
}

TEST_CASE("an area must have existed at some time in the period") {
  CHECK(codes("each,2024,001,1,,,,,,\n") == Codes{});
  CHECK(codes("each,2024-H2,001,1,,,,,,\n") == Codes{"2 area-did-not-exist"});
  CHECK(codes("each,2022,003,1,,,,,,\n") == Codes{"2 area-did-not-exist"});
  CHECK(codes("each,2022-H2,003,1,,,,,2023-01-10,\n") == Codes{"2 area-did-not-exist"});
}

TEST_CASE("agencies are responsible by succession, and name the successor that existed") {
  CHECK(codes("flow,2025,,1,,,,so-c,,\n") == Codes{});
  CHECK(codes("flow,2024,,1,,,,so-d,,\n") == Codes{"2 agency-not-responsible"});
  const Submission late = submit("flow,2025,,1,,,,so-a,,\n");
  REQUIRE(codes(late) == Codes{"2 agency-did-not-exist"});
  CHECK(late.findings.sorted()[0].hint.en == "its successor is Sở C");
}

TEST_CASE("an agency must exist on the day of the report; without one, at some time in the period") {
  CHECK(codes("flow,2024,,1,,,,so-a,,\n") == Codes{});
  CHECK(codes("flow,2024-H1,,1,,,,so-a,2024-02-29,yes\n") == Codes{});
  CHECK(codes("flow,2023-H2,,1,,,,so-a,2024-03-01,\n") == Codes{"2 agency-did-not-exist"});
}

TEST_CASE("an area's own committee reports on its own area where the target says so") {
  CHECK(codes("each,2024,002,1,,,,Ủy ban nhân dân huyện hai,,\n") == Codes{});
  CHECK(codes("each,2024,002,1,,,,UBND H. Một,,\n") == Codes{"2 agency-not-responsible"});
  CHECK(codes("each-share,2024,002,,1,2,,UBND Huyện Hai,,\n") == Codes{"2 agency-not-responsible"});
  CHECK(codes("each,2024,002,1,,,,UBND Huyện Tư,,\n") == Codes{"2 unknown-agency"});
}

TEST_CASE("figures must be of the measure's sort") {
  CHECK(codes("flow,2024,,,,,,,,\n") == Codes{"2 untouched-row"});
  CHECK(codes("flow,2024,,,,,,,2025-01-10,\n") == Codes{"2 no-figure"});
  CHECK(codes("flow,2024,,,,,done,,,\n") == Codes{"2 wrong-figure"});
  CHECK(codes("task,2024,,,,,,,,\n") == Codes{"2 untouched-row"});
  CHECK(codes("share,2024,,,6,,,,,\n") == Codes{"2 ratio-incomplete"});
  CHECK(codes("share,2024,,75,,8,,,,\n") == Codes{"2 ratio-incomplete"});
  CHECK(codes("each-share,2024,002,75,,,,,,\n") == Codes{"2 area-ratio-without-parts"});
  CHECK(codes("each-share,2024,,75,,,,,,\n") == Codes{});
  CHECK(codes("flow,2024,,8.0,,,,,,\n") == Codes{});
  CHECK(codes("flow,2024,,8.5,,,,,,\n") == Codes{"2 fraction-in-count"});
}

TEST_CASE("0 of 0 is nothing to measure, and has no value") {
  CHECK(codes("share,2024,,,0,0,,,,\n") == Codes{});
  CHECK(codes("share,2024,,0,0,0,,,,\n") == Codes{"2 value-disagrees"});
  CHECK(codes("share,2024,,,1,0,,,,\n") == Codes{"2 zero-denominator"});
}

TEST_CASE("a value agrees with its parts when they round to it as it is written") {
  CHECK(codes("share,2024,,66.7,2,3,,,,\n") == Codes{});
  CHECK(codes("share,2024,,67,2,3,,,,\n") == Codes{});
  CHECK(codes("share,2024,,66.6,2,3,,,,\n") == Codes{"2 value-disagrees"});
  CHECK(codes("share,2024,,66.70,2,3,,,,\n") == Codes{"2 value-disagrees"});
  CHECK(codes("share,2024,,12.5,1,8,,,,\n") == Codes{});
  CHECK(codes("share,2024,,13,1,8,,,,\n") == Codes{});
  CHECK(codes("share,2024,,12,1,8,,,,\n") == Codes{});  // half a unit away on either side
  CHECK(codes("share,2024,,50,400000000000000,800000000000000,,,,\n") == Codes{});
  CHECK(codes("share,2024,,51,400000000000000,800000000000000,,,,\n") == Codes{"2 value-disagrees"});
}

TEST_CASE("an error of Excel is called so where a name is wanted") {
  CHECK(codes("#N/A,2024,,3,,,,,,\n") == Codes{"2 excel-error"});
  CHECK(codes("flow,2024,#REF!,3,,,,,,\n") == Codes{"2 excel-error"});
  CHECK(codes("each,2024,#N/A,3,,,,,,\n") == Codes{"2 excel-error"});
  CHECK(codes("flow,2024,,3,,,,#NAME?,,\n") == Codes{"2 excel-error"});
}

TEST_CASE("what fills the area's cell is understood") {
  const auto hint = [](std::string_view area) {
    return submit("each,2024," + std::string(area) + ",3,,,,,,\n").findings.sorted().at(0).hint.en;
  };
  CHECK(hint("Toàn tỉnh") == "leave the area empty for the whole");
  CHECK(hint("TỔNG SỐ") == "leave the area empty for the whole");
  CHECK(hint("Huyện Tr?ng").find("letters were lost") == 0);
}

TEST_CASE("a finding names plan, target, column and cell") {
  const Submission submission = submit("flow,2024,,3,,,,,30/02/2024,\n");
  REQUIRE(submission.findings.sorted().size() == 1);
  const Finding finding = submission.findings.sorted()[0];
  CHECK(finding.plan == "small");
  CHECK(finding.target == "flow");
  CHECK(finding.header == "reported_on");
  CHECK(finding.field == 8);
  CHECK(finding.place == Place{2, 18, 10});
}

TEST_CASE("rows with errors are not kept, and each counts once") {
  const Submission submission = submit(
      "flow,2024,,x,,,,,30/02/2024,\n"
      "none,2024,,1,,,,,,\n"
      "flow,5\n"
      "flow,2023,,4,,,,,,\n");
  CHECK(submission.rows_read == 4);
  CHECK(submission.rows_faulty == 3);
  REQUIRE(submission.rows.of(0).size() == 1);
  CHECK(submission.rows.line(submission.rows.of(0).front().number) == 5);
}

}  // namespace plantrack
