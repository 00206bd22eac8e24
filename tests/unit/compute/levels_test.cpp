#include "worked_example.hpp"

#include "compute/levels.hpp"

using namespace plantrack;

namespace {

// Districts a1, a2 to 2025-06-30, a3 from 2023-01-01 to then; communes c1, c2.
const std::string any_target =
    "  - {id: t, name: T, measure: count, accrual: flow, lead: so-a, goal: {at_least: 1, by: 2030}}\n";

}  // namespace

TEST_CASE("a level has the areas that exist on a day") {
  const WorkedExample example = worked(any_target, "");
  const LevelAreas districts(example.plans.plans.front(), "district");
  CHECK(districts.all().size() == 3);
  CHECK(districts.count_on(Date::of(2022, 12, 31)) == 2);
  CHECK(districts.count_on(Date::of(2023, 1, 1)) == 3);
  CHECK(districts.count_on(Date::of(2025, 6, 30)) == 3);
  CHECK(districts.count_on(Date::of(2025, 7, 1)) == 0);
}

TEST_CASE("where a level has ended, those are expected that existed at its end") {
  const WorkedExample example = worked(any_target, "");
  const LevelAreas districts(example.plans.plans.front(), "district");
  CHECK(districts.end() == Date::of(2025, 6, 30));
  CHECK(districts.day_of(Month::of(2025, 3)) == Date::of(2025, 3, 31));
  CHECK(districts.day_of(Month::of(2026, 12)) == Date::of(2025, 6, 30));
  const LevelAreas communes(example.plans.plans.front(), "commune");
  CHECK_FALSE(communes.end());
  CHECK(communes.day_of(Month::of(2026, 12)) == Date::of(2026, 12, 31));
}

TEST_CASE("a goal in each area of a level that ends is judged at its last month, or not at all") {
  const std::string each =
      "  - {id: t, name: T, measure: count, unit: làng, accrual: stock, level: district, lead: so-a, support: [areas], "
      "goals: [{at_least: 1, by: 2025, in_each: district}, {at_least: 1, by: 2026-06, in_each: district}, "
      "{at_least: 1, by: 2026-07, in_each: district}]}\n";
  const auto example = worked(each, "t,2025-H1,a1,1,,,,,\nt,2025-H1,a2,1,,,,,\nt,2025-H1,a3,1,,,,,\n", "2026-01-01");
  CHECK(example("t", "status", 2025) == "met");
  CHECK(example("t", "areas_holding", 2025) == "3");
  const TargetResult& target = example.results.front().targets.front();
  CHECK(target.goals[1].status == Status::met);  // twelve months after the level's last
  CHECK(target.goals[1].judged_at == Month::of(2025, 6));
  CHECK(target.goals[2].status == Status::not_assessable);
  CHECK_FALSE(target.goals[2].actual);
}
