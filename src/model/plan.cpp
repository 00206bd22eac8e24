#include "model/plan.hpp"

#include <algorithm>

#include <span>
#include <utility>

namespace plantrack {
namespace {

// One table an enum: the names as they stand in plan files, progress files and outputs.
template <class Enum>
struct Names;
template <>
struct Names<Measure> {
  static constexpr std::string_view list[] = {"count", "amount", "ratio", "qualitative"};
};
template <>
struct Names<Accrual> {
  static constexpr std::string_view list[] = {"flow", "stock", "yearly", "rate"};
};
template <>
struct Names<RowTotals> {
  static constexpr std::string_view list[] = {"each-period", "year-to-date", "to-date"};
};
template <>
struct Names<Across> {
  static constexpr std::string_view list[] = {"sum", "none"};
};
template <>
struct Names<Better> {
  static constexpr std::string_view list[] = {"higher", "lower"};
};
template <>
struct Names<Path> {
  static constexpr std::string_view list[] = {"linear", "compound"};
};
template <>
struct Names<Condition> {
  static constexpr std::string_view list[] = {"at_least", "more_than", "at_most", "less_than", "about",
                                              "between",  "within",    "done",    "increase",  "decrease"};
};
template <>
struct Names<Basis> {
  static constexpr std::string_view list[] = {"value", "times-baseline", "growth-per-year"};
};
template <>
struct Names<DocumentStatus> {
  static constexpr std::string_view list[] = {"issued", "draft", "summary"};
};
template <>
struct Names<Progress> {
  static constexpr std::string_view list[] = {"not-started", "in-progress", "done"};
};

template <class Enum>
std::string_view lookup(Enum value) {
  return Names<Enum>::list[static_cast<std::size_t>(value)];
}

int find_in(const std::unordered_map<std::string, int>& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  return found == index.end() ? -1 : found->second;
}

}  // namespace

std::string_view name_of(Measure value) {
  return lookup(value);
}
std::string_view name_of(Accrual value) {
  return lookup(value);
}
std::string_view name_of(RowTotals value) {
  return lookup(value);
}
std::string_view name_of(Across value) {
  return lookup(value);
}
std::string_view name_of(Better value) {
  return lookup(value);
}
std::string_view name_of(Path value) {
  return lookup(value);
}
std::string_view name_of(Condition value) {
  return lookup(value);
}
std::string_view name_of(Basis value) {
  return lookup(value);
}
std::string_view name_of(DocumentStatus value) {
  return lookup(value);
}
std::string_view name_of(Progress value) {
  return lookup(value);
}

template <class Enum>
std::optional<Enum> named(std::string_view name) {
  int index = 0;
  for (const std::string_view each : Names<Enum>::list) {
    if (each == name) return static_cast<Enum>(index);
    ++index;
  }
  return std::nullopt;
}
template std::optional<Measure> named<Measure>(std::string_view);
template std::optional<Accrual> named<Accrual>(std::string_view);
template std::optional<RowTotals> named<RowTotals>(std::string_view);
template std::optional<Across> named<Across>(std::string_view);
template std::optional<Better> named<Better>(std::string_view);
template std::optional<Path> named<Path>(std::string_view);
template std::optional<Condition> named<Condition>(std::string_view);
template std::optional<Basis> named<Basis>(std::string_view);
template std::optional<DocumentStatus> named<DocumentStatus>(std::string_view);
template std::optional<Progress> named<Progress>(std::string_view);

bool wants_less(Condition condition) {
  return condition == Condition::at_most || condition == Condition::less_than;
}
bool is_direction(Condition condition) {
  return condition == Condition::increase || condition == Condition::decrease;
}
bool has_number(Condition condition) {
  return condition != Condition::done && !is_direction(condition);
}

void Area::set_from(At<Date> day) {
  if (rest_ || day) rest().from = day;
}
void Area::set_until(At<Date> day) {
  if (rest_ || day) rest().until = day;
}

Area::Rest& Area::rest() {
  if (!rest_) rest_ = std::make_unique<Rest>();
  return *rest_;
}

bool Area::exists_in(Month month) const {
  return exists_on(last_day(month));
}

bool Area::exists_for_part_of(Months months) const {
  return exists_between(first_day(months.first), last_day(months.last()));
}

std::optional<Date> Reporting::due_of(Months months, int year_begins) const {
  if (!every || months.length != months_in(every.value)) return std::nullopt;
  if (days_after) return last_day(months.last()) + days_after.value;
  if (due_month && due_day && every.value == Frequency::year) {
    // The day that lies in the plan's year, which may be a day of the next calendar year.
    const int year = months.first.year() + (due_month.value < year_begins ? 1 : 0);
    return Date::of(year, due_month.value, due_day.value);
  }
  return std::nullopt;
}

std::optional<Severity> Validation::weight(const Rule& rule) const {
  for (const Entry& entry : entries) {
    if (entry.rule == &rule) return entry.severity;
  }
  return rule.severity;
}

int Plan::find_target(std::string_view target_id) const {
  return find_in(target_index, target_id);
}
int Plan::find_agency(std::string_view agency_id) const {
  return find_in(agency_index, agency_id);
}

int Plan::find_theme(std::string_view theme_id) const {
  return find_in(theme_index, theme_id);
}

Text Plan::level_words(std::string_view level) const {
  for (const LevelWords& each : levels) {
    if (each.level.value == level) return each.words;
  }
  if (level == "district") return {"district", "huyện"};
  if (level == "commune") return {"commune", "xã"};
  if (level == "village") return {"village", "thôn"};
  return same(level);
}

bool Plan::has_level(std::string_view level) const {
  for (const Area& area : areas) {
    if (area.level.value == level) return true;
  }
  return false;
}

int PlanSet::find_plan(std::string_view id) const {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].id.value == id) return static_cast<int>(i);
  }
  return -1;
}

bool PlanSet::weighs_rules() const {
  return std::any_of(plans.begin(), plans.end(), [](const Plan& plan) { return !plan.validation.entries.empty(); });
}

std::optional<Severity> PlanSet::weight(const Rule& rule, std::string_view plan) const {
  const int known = plan.empty() ? -1 : find_plan(plan);
  if (known >= 0) return plans[static_cast<std::size_t>(known)].validation.weight(rule);
  std::optional<Severity> greatest;
  for (const Plan& each : plans) greatest = std::max(greatest, each.validation.weight(rule));
  return greatest;
}

int PlanSet::find_indicator(std::string_view id) const {
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (indicators[i].id.value == id) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace plantrack
