#include "compute/template_rows.hpp"

#include "../validate/small_plan.hpp"

#include <algorithm>

namespace plantrack {
namespace {

struct Plans {
  PlanSet set = small_plan();
  PlanIndex index{set.plans.front()};

  // "target area agency" of each row; -1 is nobody.
  std::vector<std::string> rows(Period period, Reporter reporter = {}) const {
    const Observations none;
    CountedRows counted(set, none);
    std::vector<std::string> list;
    for (const TemplateRow& row : template_rows(index, 0, counted, period, reporter)) {
      const Plan& plan = set.plans.front();
      list.push_back(plan.targets[static_cast<std::size_t>(row.target)].id.value + " " + std::to_string(row.area) +
                     " " + std::to_string(row.agency));
    }
    return list;
  }
};

using List = std::vector<std::string>;

TEST_CASE("a target of the province has one row, one of areas a row for each that existed in the period") {
  const Plans plans;
  const List rows = plans.rows(*parse_period("2024-H2"));
  const auto count = [&](const std::string& target) {
    return std::count_if(rows.begin(), rows.end(), [&](const std::string& row) { return row.starts_with(target); });
  };
  CHECK(count("flow ") == 1);
  CHECK(count("each ") == 2);
  CHECK(Plans().rows(Period::of_year(2022)).size() == rows.size());  // area 001 still, 003 not yet
}

TEST_CASE("an agency has the rows of its targets, and its successor is named once it has ended") {
  const Plans plans;
  Reporter a;
  a.agency = 0;
  CHECK(plans.rows(Period::of_year(2023), a).front() == "flow -1 0");
  CHECK(plans.rows(Period::of_year(2024), a).front() == "flow -1 1");
  CHECK(plans.rows(Period::of_year(2025), a).front() == "flow -1 2");
  Reporter d;
  d.agency = 3;
  CHECK(plans.rows(Period::of_year(2023), d).empty());
}

TEST_CASE("an area's committee has its own rows where the plan asks committees") {
  Reporter committee;
  committee.committee_of = 1;
  CHECK(Plans().rows(Period::of_year(2024), committee) == List{"each 1 -1"});
}

TEST_CASE("a period before the plan is that of baselines that are to be reported") {
  CHECK(Plans().rows(Period::of_year(2019)) == List{"yearly -1 0"});
  CHECK(Plans().rows(Period::of_year(2020)).empty());
  CHECK(Plans().rows(Period::of_year(2026)).empty());
}

TEST_CASE("the next period follows what was reported, or is the first that is not yet due") {
  const Plans plans;
  const Plan& plan = plans.set.plans.front();
  const Submission submission = submit("flow,2023,,3,,,,,,\nstock,2022,,3,,,,,,\n");
  CountedRows counted(plans.set, submission.rows);
  CHECK(next_period(plan, 0, counted, std::nullopt) == Period::of_year(2024));
  CHECK(next_period(plan, 0, counted, Date::of(2022, 11, 15)) == Period::of_year(2022));
  CHECK(next_period(plan, 0, counted, Date::of(2022, 11, 16)) == Period::of_year(2023));
  CHECK_FALSE(next_period(plan, 0, counted, Date::of(2030, 1, 1)));
  const Observations none;
  CountedRows nothing(plans.set, none);
  CHECK(next_period(plan, 0, nothing, std::nullopt) == Period::of_year(2021));
}

TEST_CASE("what was reported last of a period before comes along") {
  const Plans plans;
  const Submission submission = submit("flow,2022,,3,,,,,,\nflow,2023-H2,,1,,,,,,\nflow,2023,,4,,,,,,\n");
  CountedRows counted(plans.set, submission.rows);
  const auto rows = template_rows(plans.index, 0, counted, Period::of_year(2024), {});
  REQUIRE(rows.front().previous);
  CHECK(rows.front().previous->months() == Period::of_year(2023).months(1));
  CHECK_FALSE(template_rows(plans.index, 0, counted, Period::of_year(2022), {}).front().previous);
}

}  // namespace
}  // namespace plantrack
