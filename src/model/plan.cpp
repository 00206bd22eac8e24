#include "model/plan.hpp"

#include <algorithm>

#include <span>
#include <utility>

namespace plantrack {
namespace {

constexpr Word<Measure> measures[] = {
    {Measure::count, "count", "whole things that are counted", "số đếm"},
    {Measure::amount, "amount", "a figure with a unit", "đại lượng có đơn vị tính"},
    {Measure::ratio, "ratio", "a numerator and a denominator", "tỷ lệ: tử số và mẫu số"},
    {Measure::qualitative, "qualitative", "done or not, without a figure", "định tính: hoàn thành hay chưa"},
};
static_assert(is_complete(measures));

constexpr Word<Accrual> accruals[] = {
    {Accrual::flow, "flow", "what was added in the period; periods add up",
     "số phát sinh trong kỳ; các kỳ cộng dồn với nhau"},
    {Accrual::stock, "stock", "the state at the period's end; the latest stands",
     "hiện trạng cuối kỳ; số mới nhất thay số trước"},
    {Accrual::yearly, "yearly", "a flow that starts anew each year", "số phát sinh, tính lại từ đầu mỗi năm"},
    {Accrual::rate, "rate", "yearly growth in %; several years make their compound mean",
     "tốc độ tăng hằng năm (%); nhiều năm lấy bình quân nhân"},
};
static_assert(is_complete(accruals));

constexpr Word<RowTotals> row_totals[] = {
    {RowTotals::each_period, "each-period", "the figure of its period alone", "số riêng của kỳ"},
    {RowTotals::year_to_date, "year-to-date", "the total since the plan year began", "lũy kế từ đầu năm"},
    {RowTotals::to_date, "to-date", "the total since the plan began", "lũy kế từ đầu kế hoạch"},
};
static_assert(is_complete(row_totals));

constexpr Word<Across> across_areas[] = {
    {Across::sum, "sum", "the areas' figures are added up", "số của các địa bàn được cộng lại"},
    {Across::none, "none", "the areas' figures do not add up (means, indices)",
     "số của các địa bàn không cộng được (bình quân, chỉ số)"},
};
static_assert(is_complete(across_areas));

constexpr Word<Path> paths[] = {
    {Path::linear, "linear", "by equal steps", "tăng đều từng bước"},
    {Path::compound, "compound", "by an equal rate", "theo tốc độ không đổi"},
};
static_assert(is_complete(paths));

constexpr Word<Condition> conditions[] = {
    {Condition::at_least, "at_least", "at least", "ít nhất"},
    {Condition::more_than, "more_than", "more than", "trên"},
    {Condition::at_most, "at_most", "at most", "không quá"},
    {Condition::less_than, "less_than", "less than", "dưới"},
    {Condition::about, "about", "about", "khoảng"},
    {Condition::between, "between", "from LOW, with HIGH as a stretch", "từ mức thấp, phấn đấu đến mức cao"},
    {Condition::within, "within", "neither below LOW nor above HIGH", "trong khoảng, không thấp và không cao hơn"},
    {Condition::done, "done", "done", "hoàn thành"},
    {Condition::increase, "increase", "an increase", "tăng"},
    {Condition::decrease, "decrease", "a decrease", "giảm"},
};
static_assert(is_complete(conditions));

constexpr Word<Basis> bases[] = {
    {Basis::value, "value", "the figure itself", "chính số liệu"},
    {Basis::times_baseline, "times-baseline", "a multiple of the baseline", "số lần so với năm gốc"},
    {Basis::growth_per_year, "growth-per-year", "compound yearly growth since the baseline year, in %",
     "tốc độ tăng bình quân năm kể từ năm gốc (%)"},
};
static_assert(is_complete(bases));

constexpr Word<DocumentStatus> document_statuses[] = {
    {DocumentStatus::issued, "issued", "issued", "đã ban hành"},
    {DocumentStatus::draft, "draft", "draft", "dự thảo"},
    {DocumentStatus::summary, "summary", "known from a summary", "biết qua bản tóm tắt"},
};
static_assert(is_complete(document_statuses));

constexpr Word<Better> directions[] = {
    {Better::higher, "higher", "the more, the better", "càng cao càng tốt"},
    {Better::lower, "lower", "the less, the better", "càng thấp càng tốt"},
};
static_assert(is_complete(directions));

constexpr Word<Progress> progresses[] = {
    {Progress::not_started, "not-started", "not started", "chưa thực hiện"},
    {Progress::in_progress, "in-progress", "in progress", "đang thực hiện"},
    {Progress::done, "done", "done", "hoàn thành"},
};
static_assert(is_complete(progresses));

int find_in(const TextMap<int>& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  return found == index.end() ? -1 : found->second;
}

}  // namespace

template <>
std::span<const Word<Measure>> words() {
  return measures;
}
template <>
std::span<const Word<Accrual>> words() {
  return accruals;
}
template <>
std::span<const Word<RowTotals>> words() {
  return row_totals;
}
template <>
std::span<const Word<Across>> words() {
  return across_areas;
}
template <>
std::span<const Word<Path>> words() {
  return paths;
}
template <>
std::span<const Word<Condition>> words() {
  return conditions;
}
template <>
std::span<const Word<Basis>> words() {
  return bases;
}
template <>
std::span<const Word<DocumentStatus>> words() {
  return document_statuses;
}
template <>
std::span<const Word<Better>> words() {
  return directions;
}
template <>
std::span<const Word<Progress>> words() {
  return progresses;
}

bool wants_less(Condition condition) {
  return condition == Condition::at_most || condition == Condition::less_than;
}
bool is_direction(Condition condition) {
  return condition == Condition::increase || condition == Condition::decrease;
}
bool has_upper(Condition condition) {
  return condition == Condition::between || condition == Condition::within;
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
  if (level == "ward") return {"ward", "phường"};
  if (level == "county") return {"county", "hạt"};
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

bool Target::ends_when_done() const {
  const auto asks_again = [](const Goal& goal) { return static_cast<bool>(goal.every); };
  return is_qualitative() && std::none_of(goals.begin(), goals.end(), asks_again);
}

}  // namespace plantrack
