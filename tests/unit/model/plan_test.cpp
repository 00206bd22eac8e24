#include "model/plan.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

namespace plantrack {
namespace {

constexpr Place somewhere{1, 1, 1};

template <class Enum>
void check_names(std::initializer_list<Enum> values) {
  for (const Enum value : values) CHECK(named<Enum>(name_of(value)) == value);
  CHECK_FALSE(named<Enum>(""));
  CHECK_FALSE(named<Enum>("nonsense"));
}

TEST_CASE("each enum's value is found by its name") {
  check_names({Measure::count, Measure::amount, Measure::ratio, Measure::qualitative});
  check_names({Accrual::flow, Accrual::stock, Accrual::yearly});
  check_names({Path::linear, Path::compound});
  check_names({Condition::at_least, Condition::more_than, Condition::at_most, Condition::less_than, Condition::about,
               Condition::between, Condition::done, Condition::increase, Condition::decrease});
  check_names({Basis::value, Basis::times_baseline, Basis::growth_per_year});
  check_names({DocumentStatus::issued, DocumentStatus::draft, DocumentStatus::summary});
  check_names({Progress::not_started, Progress::in_progress, Progress::done});
  CHECK(name_of(Basis::growth_per_year) == "growth-per-year");
  CHECK(name_of(Condition::more_than) == "more_than");
}

TEST_CASE("an area exists from its first to its last day, both included") {
  Area area;
  CHECK(area.exists_on(Date::of(1, 1, 1)));
  area.set_from({Date::of(2022, 1, 1), somewhere});
  area.set_until({Date::of(2025, 6, 30), somewhere});
  CHECK_FALSE(area.exists_on(Date::of(2021, 12, 31)));
  CHECK(area.exists_on(Date::of(2022, 1, 1)));
  CHECK(area.exists_on(Date::of(2025, 6, 30)));
  CHECK_FALSE(area.exists_on(Date::of(2025, 7, 1)));
  CHECK(area.exists_in(Month::of(2025, 6)));
  CHECK_FALSE(area.exists_in(Month::of(2025, 7)));
  CHECK_FALSE(area.exists_in(december(2021)));
}

TEST_CASE("an area that ends within a month no longer exists in it") {
  Area area;
  area.set_until({Date::of(2025, 6, 29), somewhere});
  CHECK_FALSE(area.exists_in(Month::of(2025, 6)));
  CHECK(area.exists_in(Month::of(2025, 5)));
}

TEST_CASE("a yearly report may fall due before its year ends") {
  Reporting reporting;
  CHECK_FALSE(reporting.due_of(Period::of_year(2024).months(1), 1));
  reporting.every = {Frequency::year, somewhere};
  CHECK_FALSE(reporting.due_of(Period::of_year(2024).months(1), 1));
  reporting.due_month = {11, somewhere};
  reporting.due_day = {15, somewhere};
  CHECK(reporting.due_of(Period::of_year(2024).months(1), 1) == Date::of(2024, 11, 15));
  CHECK_FALSE(reporting.due_of(Period::of(2024, Frequency::quarter, 4).months(1), 1));
}

TEST_CASE("days after a period are counted from its last day") {
  Reporting reporting;
  reporting.every = {Frequency::quarter, somewhere};
  reporting.days_after = {15, somewhere};
  CHECK(reporting.due_of(Period::of(2024, Frequency::quarter, 4).months(1), 1) == Date::of(2025, 1, 15));
  CHECK(reporting.due_of(Period::of(2024, Frequency::quarter, 1).months(1), 1) == Date::of(2024, 4, 15));
  CHECK_FALSE(reporting.due_of(Period::of_year(2024).months(1), 1));
}

TEST_CASE("what a plan does not have is not found") {
  Plan plan;
  plan.agency_index["178"] = 0;
  plan.areas.emplace_back().level = {"district", somewhere};
  CHECK(plan.find_target("x") == -1);
  CHECK(plan.find_agency("178") == 0);
  CHECK(plan.find_agency("") == -1);
  CHECK(plan.has_level("district"));
  CHECK_FALSE(plan.has_level("province"));
  const PlanSet plans;
  CHECK(plans.find_plan("x") == -1);
  CHECK(plans.find_indicator("x") == -1);
}

TEST_CASE("percent is the unit of a ratio") {
  Target target;
  target.unit = {same("%"), somewhere};
  target.measure = {Measure::amount, somewhere};
  CHECK_FALSE(target.in_percent());
  target.measure = {Measure::ratio, somewhere};
  CHECK(target.in_percent());
  CHECK_FALSE(target.by_area());
  target.level = {"district", somewhere};
  CHECK(target.by_area());
}

}  // namespace
}  // namespace plantrack
