#include "compute/coverage.hpp"

#include "compute/goals.hpp"
#include "compute/levels.hpp"
#include "compute/results.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace plantrack {
namespace {

// What was reported for one area (or the whole) and period.
struct Reported {
  const Row* first = nullptr;
  const Row* last = nullptr;
  std::size_t rows = 0;
};

class Collector {
 public:
  Collector(const PlanSet& plans, std::size_t plan, std::size_t target, const Observations& rows, std::size_t number,
            Date as_of, std::vector<CoverageRow>& coverage)
      : plan_number_(plan),
        target_number_(target),
        plan_(plans.plans[plan]),
        target_(plan_.targets[target]),
        as_of_(as_of),
        coverage_(coverage) {
    const std::vector<DatedGoal> goals = dated_goals(plan_, target_);
    if (!goals.empty()) last_goal_ = goals.back().due;  // in the order of due months
    for (const Row& row : rows.of(number)) {
      if (row.day() > as_of_) continue;
      Reported& its = reported_[{row.area(), row.months()}];
      if (its.first == nullptr || row.day() < its.first->day()) its.first = &row;
      if (its.last == nullptr || row.day() > its.last->day()) its.last = &row;
      ++its.rows;
    }
  }

  void collect() {
    const Reporting& reporting = plan_.reporting_of(target_);
    if (!reporting) {
      for (const auto& [key, its] : reported_) {
        CoverageRow row = start(key.first, key.second);
        row.state = ReportState::reported;
        row.agency = answering_agency(plan_, target_.lead.index, its.first->day());
        tell_of(its, row);
        coverage_.push_back(std::move(row));
      }
      return;
    }
    if (!target_.by_area()) {
      collect_series(-1, reporting);
      return;
    }
    const LevelAreas level(plan_, target_.level.value);
    for (const int area : level.all()) collect_series(area, reporting);
  }

 private:
  CoverageRow start(std::int32_t area, Months period) const {
    CoverageRow row;
    row.plan = plan_number_;
    row.target = target_number_;
    row.area = area;
    row.period = period;
    return row;
  }

  void collect_series(std::int32_t area, const Reporting& reporting) {
    const std::optional<Month> done = done_since(area);
    Months period{plan_.months().first, months_in(reporting.every.value)};
    const Month from = reporting.from ? plan_.months_of(reporting.from.value).first : period.first;
    for (; plan_.months().contains(period); period.first = period.first + period.length) {
      if (period.first < from) continue;
      if ((last_goal_ && period.first > *last_goal_) || (done && period.first > *done)) break;
      if (area >= 0 && !exists_in(area, period)) continue;
      const Date due = reporting.due_of(period, plan_.year_begins.value).value_or(last_day(period.last()));
      CoverageRow row = start(area, period);
      row.due = due;
      row.agency = answering_agency(plan_, target_.lead.index, due);
      const std::optional<Reported> answer = answer_to(area, period);
      if (answer) {
        tell_of(*answer, row);
        row.days_late = std::max(0, answer->first->day().days - due.days);
        row.state = row.days_late > 0 ? ReportState::late : ReportState::on_time;
      } else {
        row.state = due > as_of_ ? ReportState::not_due : ReportState::missing;
      }
      coverage_.push_back(std::move(row));
      if (due > as_of_) break;  // the next one alone
    }
  }

  bool exists_in(std::int32_t number, Months period) const {
    const Area& area = plan_.areas[static_cast<std::size_t>(number)];
    return (!area.from() || area.from().value <= last_day(period.last())) &&
           (!area.until() || first_day(period.first) <= area.until().value);
  }

  // The last month of the period from which on a deliverable was done.
  std::optional<Month> done_since(std::int32_t area) const {
    std::optional<Month> done;
    if (!target_.ends_when_done()) return done;
    each_reported(area, {}, [&](Months period, const Reported& its) {
      if (its.last->progress() == Progress::done) done = std::min(done.value_or(period.last()), period.last());
    });
    return done;
  }

  // What was reported of the whole, then of the area; with `near`, only periods that hold it or lie in it, and some
  // more.
  template <class Visit>
  void each_reported(std::int32_t area, std::optional<Months> near, Visit visit) const {
    constexpr int longest = 12;
    for (const std::int32_t each : {-1, area}) {
      auto at = near ? reported_.lower_bound({each, Months{near->last() + (1 - longest), 0}})
                     : reported_.lower_bound({each, Months{Month{std::numeric_limits<int>::min()}, 0}});
      for (; at != reported_.end() && at->first.first == each; ++at) {
        if (near && at->first.second.first > near->last()) break;
        visit(at->first.second, at->second);
      }
      if (area == -1) break;
    }
  }

  // A report of the period or of a longer one that covers it; of the whole it answers for each area. Shorter ones
  // answer together where they cover all months, of a state where one ends with the period.
  std::optional<Reported> answer_to(std::int32_t area, Months period) const {
    std::optional<Reported> answer;
    each_reported(area, period, [&](Months reported, const Reported& its) {
      if (reported.contains(period) && (!answer || its.first->day() < answer->first->day())) answer = its;
    });
    if (answer) return answer;
    const bool state = target_.is_qualitative() || target_.accrual.value == Accrual::stock;
    std::vector<bool> months(static_cast<std::size_t>(period.length), false);
    each_reported(area, period, [&](Months reported, const Reported& its) {
      if (!period.contains(reported) || (state && reported.last() != period.last())) return;
      for (int i = 0; i < reported.length; ++i) {
        months[static_cast<std::size_t>(reported.first + i - period.first)] = true;
      }
      // They have answered once the last of them has come.
      if (!answer || its.first->day() > answer->first->day()) answer = its;
    });
    const bool covered = std::all_of(months.begin(), months.end(), [](bool month) { return month; });
    return answer && (state || covered) ? answer : std::nullopt;
  }

  void tell_of(const Reported& its, CoverageRow& row) const {
    row.reported_on = its.first->report_day();
    row.row = its.first->number;
    row.revisions = its.rows - 1;
    if (row.revisions > 0) row.revised_on = its.last->report_day();
    row.estimated = its.last->figure() != Figure::status &&
                    (its.last->estimate() || its.last->day() < last_day(its.last->last_month()));
  }

  std::size_t plan_number_, target_number_;
  const Plan& plan_;
  const Target& target_;
  Date as_of_;
  std::vector<CoverageRow>& coverage_;
  std::optional<Month> last_goal_;
  std::map<std::pair<std::int32_t, Months>, Reported> reported_;
};

}  // namespace

template <>
std::span<const Word<ReportState>> words() {
  static constexpr Word<ReportState> table[] = {
      {ReportState::on_time, "on-time", "on time", "đúng hạn", "✓"},
      {ReportState::late, "late", "late", "muộn", "!"},
      {ReportState::missing, "missing", "missing", "thiếu", "✗"},
      {ReportState::not_due, "not-due", "not due yet", "chưa đến hạn", "·"},
      {ReportState::left_out, "left-out", "came with errors", "có lỗi", "✗"},
      {ReportState::reported, "reported", "reported", "đã báo cáo", "✓"},
  };
  static_assert(is_complete(table));
  return table;
}

std::vector<CoverageRow> coverage_of(const PlanSet& plans, const Observations& rows, std::optional<Date> asked) {
  const std::optional<Date> as_of = as_of_date(rows, asked);
  const TargetNumbers numbers(plans);
  std::vector<CoverageRow> coverage;
  for (std::size_t plan = 0; plan < plans.plans.size(); ++plan) {
    const Date day = as_of_date(plans.plans[plan], as_of);
    for (std::size_t target = 0; target < plans.plans[plan].targets.size(); ++target) {
      const Target& its = plans.plans[plan].targets[target];
      if (its.derived() || its.is_context()) continue;
      Collector(plans, plan, target, rows, numbers.of(plan, target), day, coverage).collect();
    }
  }
  return coverage;
}

}  // namespace plantrack
