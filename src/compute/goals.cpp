#include "compute/goals.hpp"

#include "compute/compared.hpp"
#include "compute/distance.hpp"
#include "compute/levels.hpp"
#include "compute/way.hpp"

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

Window plan_window(const Plan& plan) {
  return {Month::of(plan.from.value, 1), december(plan.to.value)};
}
Window year_window(int year) {
  return {Month::of(year, 1), december(year)};
}

// A baseline without a value is reported as a row of that year as a whole.
Window baseline_window(int year) {
  return {Month::of(year, 1), december(year), 12};
}

// B: the stated value, else the figure reported for the baseline year.
std::optional<Rational> baseline_value(const Target& target, const std::optional<Rational>& reported) {
  if (!target.baseline.year) return std::nullopt;
  if (target.baseline.value) return rational(target.baseline.value.value);
  return reported;
}

// Judges one dated goal.
class Judge {
 public:
  Judge(const TargetRows& rows, const std::vector<DatedGoal>& goals, std::size_t which, Date as_of)
      : rows_(rows),
        plan_(rows.plan()),
        target_(rows.target()),
        goals_(goals),
        which_(which),
        goal_(*goals[which].goal),
        as_of_(as_of) {
    const Month due = goals[which].due;
    window_ = goal_.every ? year_window(due.year()) : Window{plan_window(plan_).first, due};
    result_.goal = &goal_;
    result_.due = due;
    result_.judged_at = due;
  }

  GoalResult judge() {
    look_at_rows();
    find_baseline();
    count_areas();
    if (goal_.in_each) {
      compare_each_area();
    } else {
      compare_together();
    }
    measure_distance();
    look_along_the_way();
    result_.status = status();
    add_notes();
    return std::move(result_);
  }

 private:
  Condition condition() const { return goal_.condition.value; }
  Rational number() const { return rational(goal_.number.value); }

  // The figure and t, the last month of the latest period that the goal looks at; under `in_each` those are the areas'.
  void look_at_rows() {
    result_.figure = rows_.actual(window_);
    if (!goal_.in_each) {
      result_.period = rows_.latest(window_);
      return;
    }
    by_area_ = rows_.by_area(window_);
    for (const AreaActual& each : by_area_) {
      if (each.actual.at) result_.period = std::max(result_.period.value_or(*each.actual.at), *each.actual.at);
    }
  }

  void find_baseline() {
    if (!target_.baseline.year) return;
    const Actual reported = rows_.actual(baseline_window(target_.baseline.year.value));
    result_.baseline = baseline_value(target_, reported.value);
  }

  // areas_reported of areas_expected; and an `in_each` goal whose areas end before it falls due is judged at their end.
  void count_areas() {
    if (!target_.by_area()) return;
    const std::string& level = target_.level.value;
    // Without rows: as things stand at `as_of`, or stood at the due month if that has passed.
    const Month at = result_.period.value_or(std::min(as_of_.month(), result_.due));
    const Month existing = existing_month(plan_, level, at);
    expected_areas_ = areas_existing(plan_, level, existing);
    result_.areas_expected = static_cast<int>(expected_areas_.size());
    result_.areas_reported = result_.period ? rows_.areas_reporting(window_, at, existing) : 0;
    if (goal_.in_each) result_.judged_at = existing_month(plan_, level, result_.due);
  }

  void compare_together() {
    result_.estimated = result_.figure.has_figure() && result_.figure.estimated;
    if (target_.measure.value == Measure::qualitative) {
      if (result_.figure.progress && result_.figure.from_areas && !every_area_has_reported()) {
        result_.figure.progress = std::min(*result_.figure.progress, Progress::in_progress);
      }
      result_.met = result_.figure.progress == Progress::done;
      return;
    }
    if (!result_.figure.value) return;
    if (is_direction(condition())) {
      result_.actual = result_.figure.value;
      return;
    }
    const Compared compared(target_, goal_, *result_.figure.value, result_.baseline, *result_.figure.at);
    result_.actual = compared.x();
    result_.met = compared.holds();
  }

  // Areas together have done what each of them has done: one without a row is never taken for done.
  bool every_area_has_reported() const {
    const std::vector<AreaActual> reported = rows_.by_area(window_);
    return std::all_of(expected_areas_.begin(), expected_areas_.end(),
                       [&reported](int area) { return of_area(reported, area) != nullptr; });
  }

  // Of a list in the plan's order; null where it has none of the area.
  static const Actual* of_area(const std::vector<AreaActual>& list, int area) {
    const auto found = std::lower_bound(list.begin(), list.end(), area,
                                        [](const AreaActual& each, int wanted) { return each.area < wanted; });
    return found == list.end() || found->area != area ? nullptr : &found->actual;
  }

  // X is the least figure among the areas that have one (the greatest for at_most, less_than); the condition must hold
  // in every expected area, and in an area without figure it does not.
  void compare_each_area() {
    std::vector<AreaActual> before;
    if (target_.baseline.year && !target_.baseline.value)
      before = rows_.by_area(baseline_window(target_.baseline.year.value));
    std::vector<int> areas = expected_areas_;
    for (const AreaActual& each : by_area_) areas.push_back(each.area);
    std::sort(areas.begin(), areas.end());
    areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
    bool figure = false;
    bool estimated = false;
    bool nothing_to_measure = false;
    int holding = 0;
    for (const int area : areas) {
      AreaResult each{area, {}, {}, false, false};
      each.expected = std::binary_search(expected_areas_.begin(), expected_areas_.end(), area);
      if (const Actual* actual = of_area(by_area_, area)) {
        each.actual = *actual;
        judge_area(each, of_area(before, area));
        figure = figure || actual->has_figure();
        estimated = estimated || (actual->has_figure() && actual->estimated);
        nothing_to_measure = nothing_to_measure || actual->nothing_to_measure;
      }
      if (each.compared && (!result_.actual || (wants_less(condition()) ? *each.compared > *result_.actual
                                                                        : *each.compared < *result_.actual))) {
        result_.actual = each.compared;
      }
      if (each.expected && each.holds) ++holding;
      result_.areas.push_back(std::move(each));
    }
    const int expected = static_cast<int>(expected_areas_.size());
    result_.met = expected > 0 && holding == expected;
    result_.figure = Actual{};
    result_.figure.value = result_.actual;
    result_.figure.at = result_.period;
    result_.figure.nothing_to_measure = !figure && nothing_to_measure;
    if (figure && target_.measure.value == Measure::qualitative) {
      result_.figure.progress = result_.met ? Progress::done : Progress::in_progress;
    }
    result_.estimated = estimated;
    const bool compared = result_.actual || target_.measure.value == Measure::qualitative;
    if (figure && compared && expected > 0 && !is_direction(condition()))
      result_.achieved = Rational(100 * holding, expected);
    if (result_.achieved) result_.achieved->canonicalize();
  }

  void judge_area(AreaResult& each, const Actual* before) const {
    if (target_.measure.value == Measure::qualitative) {
      each.holds = each.actual.progress == Progress::done;
      return;
    }
    if (!each.actual.value) return;
    if (is_direction(condition())) {  // judged by a rate, which areas do not have one by one
      each.compared = each.actual.value;
      return;
    }
    const auto baseline = baseline_value(target_, before != nullptr ? before->value : std::nullopt);
    const Compared compared(target_, goal_, *each.actual.value, baseline, *each.actual.at);
    each.compared = compared.x();
    each.holds = compared.holds();
  }

  void measure_distance() {
    if (!result_.actual || !has_number(condition())) return;
    const Rational& X = *result_.actual;
    result_.gap = Rational(X - number());
    if (goal_.in_each) return;
    result_.achieved = achieved_percent(goal_, X, result_.met, result_.baseline);
    if (goal_.basis.value != Basis::value) return;
    result_.remaining = remaining(target_, goal_, X);
    if (result_.figure.denominator) {
      result_.needed_numerator = needed_numerator(target_, goal_, *result_.figure.denominator);
    }
    const int months_left = result_.due - *result_.period;
    if (months_left > 0) result_.required_per_year = Rational(*result_.remaining * 12 / months_left);
  }

  std::optional<StartPoint> start_point() const {
    const bool flow = target_.accrual.value == Accrual::flow && target_.measure.value != Measure::ratio;
    if (goal_.basis.value == Basis::growth_per_year || goal_.in_each || !has_number(condition())) return std::nullopt;
    if (goal_.every && !flow) return std::nullopt;
    if (result_.baseline) {
      const Rational value = goal_.basis.value == Basis::times_baseline ? Rational(1) : *result_.baseline;
      return StartPoint{december(target_.baseline.year.value), value};
    }
    if (goal_.basis.value == Basis::times_baseline) return std::nullopt;
    if (flow) {
      const int before = goal_.every ? result_.due.year() - 1 : plan_.from.value - 1;
      return StartPoint{december(before), Rational(0)};
    }
    if (const DatedGoal* previous = previous_milestone()) {
      return StartPoint{previous->due, rational(previous->goal->number.value)};
    }
    const std::optional<Month> earliest = rows_.earliest(plan_window(plan_));
    if (!earliest || !result_.period || *earliest >= *result_.period) return std::nullopt;
    const Actual first = rows_.actual({plan_window(plan_).first, *earliest});
    if (!first.value) return std::nullopt;
    return StartPoint{*earliest, *first.value};
  }

  const DatedGoal* previous_milestone() const {
    const DatedGoal* previous = nullptr;
    for (std::size_t i = 0; i < which_; ++i) {
      const Goal& each = *goals_[i].goal;
      if (!each.every && has_number(each.condition.value) && each.basis.value == goal_.basis.value)
        previous = &goals_[i];
    }
    return previous;
  }

  void look_along_the_way() {
    if (is_direction(condition())) find_rate();
    if (!result_.actual || !result_.period) return;
    if (goal_.basis.value == Basis::growth_per_year && !goal_.in_each && number() != 0) {
      result_.pace = Rational(*result_.actual / number());
    }
    const std::optional<StartPoint> start = start_point();
    if (!start) return;
    const Way way = way_to_goal({*start, result_.due, *result_.period, number(), *result_.actual, target_.path.value,
                                 wants_less(condition()), target_.in_percent() && goal_.basis.value == Basis::value});
    result_.expected = way.expected;
    result_.projected = way.projected;
    result_.pace = way.pace;
    result_.progress = way.progress;
  }

  // P = d x ((A / B)^(12 / (t - s)) - 1) x 100 in percent a year, s the December of the baseline year.
  void find_rate() {
    if (!result_.actual || !result_.baseline || !result_.period || *result_.baseline == 0 || goal_.in_each) return;
    const int months = *result_.period - december(target_.baseline.year.value);
    const Rational ratio = *result_.actual / *result_.baseline;
    if (months <= 0 || ratio < 0) return;
    const double rate = 100.0 * (std::pow(ratio.get_d(), 12.0 / months) - 1.0);
    if (!std::isfinite(rate)) return;
    result_.rate = rational(condition() == Condition::increase ? rate : -rate);
  }

  // C: what a year's change is measured by; near a natural limit less is asked (method of Open SDG).
  double customary_rate() const {
    if (!target_.limit) return 1.0;
    const double b = std::fabs(result_.baseline->get_d());
    const double l = std::fabs(rational(target_.limit.value).get_d());
    if (b >= 2 * l) return 1.0;
    return 1.0 - std::pow(b <= l ? b / l : (2 * l - b) / l, 4.44);
  }

  // P >= so many percent a year; exact but where a limit makes the measure itself a root.
  bool changes_by(double multiple, const Rational& percent) const {
    const double custom = customary_rate();
    if (custom != 1.0) return result_.rate->get_d() >= multiple * custom;
    const int months = *result_.period - december(target_.baseline.year.value);
    return condition() == Condition::increase
               ? compare_growth(*result_.actual, *result_.baseline, months, percent) >= 0
               : compare_growth(*result_.actual, *result_.baseline, months, Rational(-percent)) <= 0;
  }

  Status direction_status() const {
    if (!result_.rate) return Status::in_progress;
    if (changes_by(1.5, Rational(3, 2))) return Status::on_track;
    if (changes_by(0.5, Rational(1, 2))) return Status::at_risk;
    return changes_by(0, Rational(0)) ? Status::off_track : Status::regressing;
  }

  Status status() const {
    const bool due_is_over = as_of_ > last_day(result_.judged_at);
    const bool figure = result_.actual || (target_.measure.value == Measure::qualitative && result_.figure.progress);
    if (result_.figure.nothing_to_measure) return Status::not_assessable;
    // A figure that came in time but lacks the baseline is not overdue.
    if (!figure) return due_is_over && !lacks_basis() ? Status::overdue : Status::no_data;
    if (is_direction(condition())) return direction_status();
    if (result_.met) return Status::met;
    if (*result_.period >= result_.judged_at) return Status::missed;
    if (due_is_over) return Status::overdue;
    if (!result_.pace) return Status::in_progress;
    if (*result_.pace >= rational(plan_.on_track)) return Status::on_track;
    if (*result_.pace >= rational(plan_.at_risk)) return Status::at_risk;
    return *result_.pace >= 0 ? Status::off_track : Status::regressing;
  }

  void add_notes() {
    if (result_.actual && has_number(condition()) && !goal_.in_each && *result_.actual == number()) {
      if (condition() == Condition::more_than) {
        result_.notes.push_back(say("must exceed {}", "phải vượt {}", goal_.number.value.text()));
      } else if (condition() == Condition::less_than) {
        result_.notes.push_back(say("must stay below {}", "phải dưới {}", goal_.number.value.text()));
      }
    }
    if (result_.figure.nothing_to_measure) {
      result_.notes.push_back(say("0 / 0: nothing to measure", "0 / 0: chưa có gì để đo"));
    }
    if (lacks_basis()) note_missing_basis();
    if (is_direction(condition()) && result_.actual && !result_.baseline) note_missing_basis();
    if (target_.derived() && result_.figure.at) {
      for (const int part : rows_.missing_parts(window_)) {
        result_.notes.push_back(say("without {}: no figure", "chưa gồm {}: chưa có số liệu",
                                    plan_.targets[static_cast<std::size_t>(part)].id.value));
      }
    }
    if (result_.judged_at < result_.due) {
      const Month end = result_.judged_at;
      const Text month = {end.text(), fmt::format("{:02}/{}", end.month(), end.year())};
      result_.notes.push_back(say("judged at {}, the last month with areas of level {}",
                                  "đánh giá tại {}, tháng cuối cùng còn cấp {}", month,
                                  plan_.level_words(target_.level.value)));
    }
  }

  // A figure is there, but not what its basis compares it with.
  bool lacks_basis() const {
    const bool of_areas =
        std::any_of(by_area_.begin(), by_area_.end(), [](const AreaActual& each) { return each.actual.value; });
    return !result_.actual && (result_.figure.value || of_areas);
  }

  void note_missing_basis() {
    const int year = target_.baseline.year.value;
    if (!result_.baseline) {
      result_.notes.push_back(say("the baseline of {} is missing", "chưa có giá trị gốc năm {}", year));
    } else {
      result_.notes.push_back(say("no growth can be computed from the baseline of {}",
                                  "không tính được mức tăng so với giá trị gốc năm {}", year));
    }
  }

  const TargetRows& rows_;
  const Plan& plan_;
  const Target& target_;
  const std::vector<DatedGoal>& goals_;
  std::size_t which_;
  const Goal& goal_;
  Date as_of_;
  Window window_;
  std::vector<AreaActual> by_area_;  // under `in_each`
  std::vector<int> expected_areas_;
  GoalResult result_;
};

// The goal with the earliest due month that is not before t of the target (without rows: the month of `as_of`).
std::size_t current_goal(const std::vector<DatedGoal>& goals, Month at) {
  for (std::size_t i = 0; i < goals.size(); ++i) {
    if (goals[i].due >= at) return i;
  }
  return goals.size() - 1;
}

}  // namespace

std::vector<DatedGoal> dated_goals(const Plan& plan, const Target& target) {
  std::vector<DatedGoal> dated;
  for (const Goal& goal : target.goals) {
    if (!goal.every) {
      dated.push_back({&goal, plan.months_of(goal.by.value).last()});
      continue;
    }
    const int first = goal.from ? std::max(goal.from.value, plan.from.value) : plan.from.value;
    const int last = goal.to ? std::min(goal.to.value, plan.to.value) : plan.to.value;
    for (int year = first; year <= last; ++year) dated.push_back({&goal, december(year)});
  }
  std::stable_sort(dated.begin(), dated.end(), [](const DatedGoal& a, const DatedGoal& b) { return a.due < b.due; });
  return dated;
}

std::vector<GoalResult> judge_goals(const TargetRows& rows, Date as_of) {
  const std::vector<DatedGoal> goals = dated_goals(rows.plan(), rows.target());
  std::vector<GoalResult> results;
  for (std::size_t i = 0; i < goals.size(); ++i) results.push_back(Judge(rows, goals, i, as_of).judge());
  if (results.empty()) return results;
  const std::optional<Month> at = rows.latest(plan_window(rows.plan()));
  results[current_goal(goals, at.value_or(as_of.month()))].current = true;
  return results;
}

}  // namespace plantrack
