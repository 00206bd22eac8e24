#include "compute/template_rows.hpp"

#include "compute/goals.hpp"

#include <algorithm>

namespace plantrack {
namespace {

bool takes_rows_of(const Plan& plan, const Target& target, Months period) {
  if (target.derived()) return false;
  if (plan.months().contains(period)) return true;
  if (!target.baseline.year || target.baseline.value) return false;
  return plan.years(target.baseline.year.value, target.baseline.year.value).contains(period);
}

std::optional<Month> latest_month(const Plan& plan, std::size_t number, const CountedRows& rows) {
  std::optional<Month> latest;
  for (std::size_t target = 0; target < plan.targets.size(); ++target) {
    if (rows.count_of(number, target) == 0) continue;
    latest = std::max(latest, std::optional(rows.extent(number, target).last_end));
  }
  return latest;
}

// What each area, and the province (-1), reported last before a period.
class PreviousRows {
 public:
  PreviousRows(RowSpan counted, std::size_t areas, Months period) : latest_(areas + 1) {
    for (const Row& row : counted) {
      if (row.last_month() >= period.first) continue;
      const Row*& latest = latest_[static_cast<std::size_t>(row.area() + 1)];
      // Of several that end together the first is the longest.
      if (latest == nullptr || row.last_month() > latest->last_month()) latest = &row;
    }
  }
  std::optional<Row> of(int area) const {
    const Row* const latest = latest_[static_cast<std::size_t>(area + 1)];
    return latest == nullptr ? std::nullopt : std::optional(*latest);
  }

 private:
  std::vector<const Row*> latest_;
};

// The periods of the target that are to be reported with this one.
std::vector<Months> periods_due(const Plan& plan, const Target& target, Months period) {
  const std::vector<DatedGoal> goals = dated_goals(plan, target);
  if (!goals.empty() && period.first > goals.back().due && plan.months().contains(period)) return {};
  std::vector<Months> due{period};
  if (target.reporting) {
    due.clear();
    Months each{plan.months().first, months_in(target.reporting.every.value)};
    for (; each.first <= period.last(); each.first = each.first + each.length) {
      if (period.contains(each) || (each.contains(period) && each.last() == period.last())) due.push_back(each);
    }
    if (due.empty() && !plan.months().contains(period)) due = {period};  // the baseline's year
  }
  return due;
}

bool is_done(const Target& target, const std::optional<Row>& previous) {
  return target.ends_when_done() && previous && previous->progress() == Progress::done;
}

// The agency, or who took over its tasks, at the end of the period.
int in_office(const PlanIndex& index, int agency, Months period) {
  return agency < 0 ? -1 : index.successor_on(agency, last_day(period.last()));
}

}  // namespace

std::optional<Period> next_period(const Plan& plan, std::size_t number, const CountedRows& rows,
                                  std::optional<Date> as_of) {
  const Frequency every = plan.reporting ? plan.reporting.every.value : Frequency::year;
  const std::optional<Month> latest = latest_month(plan, number, rows);
  Months period{plan.months().first, months_in(every)};
  const Month from = plan.reporting.from ? plan.months_of(plan.reporting.from.value).first : period.first;
  while (period.first < from) period.first = period.first + period.length;
  for (; plan.months().contains(period); period.first = period.first + period.length) {
    const Date due = plan.reporting.due_of(period, plan.year_begins.value).value_or(last_day(period.last()));
    if (as_of ? due >= *as_of : !latest || period.last() > *latest)
      return Period::named(period, plan.year_begins.value);
  }
  return std::nullopt;
}

std::vector<TemplateRow> template_rows(const PlanIndex& index, std::size_t number, CountedRows& rows, Period asked_for,
                                       Reporter reporter) {
  const Plan& plan = index.plan();
  const Months period = asked_for.months(plan.year_begins.value);
  std::vector<TemplateRow> list;
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const Target& target = plan.targets[i];
    const int its_number = static_cast<int>(i);
    const bool committees = target.by_area() && target.support_areas.value;
    if (!takes_rows_of(plan, target, period)) continue;
    if (reporter.committee_of >= 0 && !committees) continue;
    if (reporter.agency >= 0 && !index.is_responsible(its_number, reporter.agency)) continue;
    const int agency = reporter.committee_of >= 0
                           ? -1
                           : in_office(index, reporter.agency >= 0 ? reporter.agency : target.lead.index, period);
    const RowSpan counted = rows.of(number, i);
    for (const Months each : periods_due(plan, target, period)) {
      const PreviousRows previous(counted, plan.areas.size(), each);
      const auto add = [&](int area) {
        const std::optional<Row> before = previous.of(area);
        if (is_done(target, before)) return;
        list.push_back({its_number, area, Period::named(each, plan.year_begins.value), agency, before});
      };
      if (!target.by_area()) add(-1);
      for (std::size_t area = 0; target.by_area() && area < plan.areas.size(); ++area) {
        const bool asked = reporter.committee_of < 0 || reporter.committee_of == static_cast<int>(area);
        if (asked && plan.areas[area].level.value == target.level.value && plan.areas[area].exists_for_part_of(each)) {
          add(static_cast<int>(area));
        }
      }
    }
  }
  return list;
}

}  // namespace plantrack
