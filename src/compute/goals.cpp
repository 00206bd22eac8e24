#include "compute/goals.hpp"

#include "compute/compared.hpp"
#include "compute/distance.hpp"
#include "compute/growth.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace plantrack {
namespace {

Text month_text(Month month) {
  return {month.text(), fmt::format("{:02}/{}", month.month(), month.year())};
}

// With separators of thousands, in both languages.
Text number_text(const Rational& value, int decimals) {
  Text text = same(rounded_text(value, decimals, false));
  for (const Lang lang : {Lang::en, Lang::vi}) {
    std::string& digits = lang == Lang::vi ? text.vi : text.en;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    if (point < digits.size() && lang == Lang::vi) digits[point] = ',';
    const std::size_t begin = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > begin + 3;) digits.insert(at -= 3, 1, lang == Lang::vi ? '.' : ',');
  }
  return text;
}

Text label_text(const Plan& plan, int year) {
  return same(years_text(plan, year));
}

// What a figure says of a condition, and whether the rows prove it.
struct Verdict {
  bool holds = false;
  bool proved = false;  // that it holds, or that it fails
};

class Evaluation {
 public:
  Evaluation(const TargetFigures& figures, const DatedGoal& dated, std::optional<Month> latest, bool stale)
      : figures_(figures),
        plan_(figures.plan()),
        target_(figures.target()),
        goal_(*dated.goal),
        as_of_(figures.as_of()),
        span_(dated.span),
        adding_(figures.adding(static_cast<bool>(goal_.every))),
        latest_(latest) {
    result_.goal = &goal_;
    result_.due = result_.judged_at = dated.due;
    result_.span = dated.span;
    result_.stale = stale;
  }

  GoalResult evaluate() {
    find_baseline();
    if (!judge_at_level_end()) return std::move(result_);
    result_.due_is_over = as_of_ >= last_day(*result_.judged_at);
    if (goal_.in_each) {
      look_at_each_area();
    } else {
      look_at_all_together();
    }
    measure_distance();
    look_along_the_way();
    result_.status = status();
    if (result_.status == Status::overdue) find_report_to_come();
    add_notes();
    return std::move(result_);
  }

 private:
  Condition condition() const { return goal_.condition.value; }
  Rational number() const { return rational(goal_.number.value); }
  bool of_value() const { return goal_.basis.value == Basis::value; }
  bool is_sum_of_flow() const { return adding_ == Adding::flow && !target_.is_ratio() && of_value(); }
  bool is_ceiling() const { return wants_less(condition()) && is_sum_of_flow(); }
  bool adds_up() const { return adding_ != Adding::stock; }
  Month baseline_end() const { return target_.baseline.year ? plan_.year_end(target_.baseline.year.value) : Month{}; }

  // An `in_each` goal whose areas end before it falls due is judged at their end, where that is at most a year before.
  // False: it is not assessable.
  bool judge_at_level_end() {
    if (!goal_.in_each || !figures_.level().end()) return true;
    const Date end = *figures_.level().end();
    Month last = end.month();
    if (last_day(last) != end) last = last + -1;
    if (*result_.due <= last) return true;
    const Text words = plan_.level_words(target_.level.value);
    if (span_.first <= last && *result_.due - last <= 12) {
      result_.judged_at = last;
      result_.notes.push_back(say("judged at {}, the last month with areas of level {}",
                                  "đánh giá tại {}, tháng cuối cùng còn cấp {}", month_text(last), words));
      return true;
    }
    result_.status = Status::not_assessable;
    result_.notes.push_back(
        say("the level {} ended on {}", "cấp {} kết thúc ngày {}", words, Text{end.text(), end.local_text()}));
    result_.due_is_over = as_of_ >= last_day(*result_.due);
    const Month month = std::min(as_of_.month(), *result_.due);
    result_.areas_expected = static_cast<int>(figures_.level().count_on(figures_.level().day_of(month)));
    result_.areas_reported = 0;
    result_.areas_holding = 0;
    return false;
  }

  void find_baseline() {
    if (!target_.baseline.year) return;
    if (target_.baseline.value) {
      result_.baseline = rational(target_.baseline.value.value);
      return;
    }
    baseline_ = figures_.baseline();
    result_.baseline = baseline_.value;
  }

  // A sum of a flow without anything below zero can only grow, and so does its pace.
  bool can_only_grow() const { return is_sum_of_flow() && !figures_.negative_in(span_); }
  bool pace_can_only_grow() const {
    return adding_ == Adding::flow && !target_.is_ratio() && is_minimum(condition()) && !figures_.negative_in(span_);
  }

  // The period is over, but nobody is late yet with its report.
  void find_report_to_come() {
    const Reporting& reporting = plan_.reporting_of(target_);
    if (!reporting) return;
    const int length = months_in(reporting.every.value);
    const Months period{*result_.due + (1 - length), length};
    const std::optional<Date> due = reporting.due_of(period, plan_.year_begins.value);
    if (due && as_of_ <= *due) result_.report_due = due;
  }

  bool is_of_due_month(std::optional<Month> at) const {
    return at && (at == result_.judged_at || (result_.judged_at < result_.due && at > result_.judged_at));
  }

  Verdict verdict_on(const Actual& actual) const {
    Verdict verdict;
    if (target_.is_qualitative()) {
      verdict.holds = actual.progress == Progress::done;
      verdict.proved = (verdict.holds && !actual.running) || (actual.complete && is_of_due_month(actual.at));
      return verdict;
    }
    if (!actual.value) return verdict;
    const Compared compared(goal_, actual, result_.baseline, baseline_end());
    if (!compared.x()) return verdict;
    verdict.holds = compared.holds();
    if (actual.running) return verdict;
    if (can_only_grow() && is_proved_by_sum(compared, verdict.holds)) verdict.proved = true;
    if (verdict.holds && actual.of_reported && (adding_ == Adding::stock || adding_ == Adding::yearly) && of_value() &&
        is_minimum(condition()) && actual.at == result_.judged_at && fulfils(goal_, *actual.of_reported)) {
      verdict.proved = true;
    }
    verdict.proved = verdict.proved || (actual.complete && is_of_due_month(actual.at));
    return verdict;
  }

  // Of a sum that can only grow: a minimum that is reached, a maximum that is broken.
  bool is_proved_by_sum(const Compared& compared, bool holds) const {
    return is_minimum(condition()) ? holds : wants_less(condition()) ? !holds : compared.above_upper();
  }

  void look_at_all_together() {
    Actual actual = figures_.actual(span_, adding_);
    Verdict verdict;
    if (!is_direction(condition())) {
      verdict = verdict_on(actual);
      if (!verdict.proved) {
        // What all rows prove and those up to t do not still counts.
        if (std::optional<Actual> all = figures_.of_all_rows(span_, adding_)) {
          const Verdict by_all = verdict_on(*all);
          if (by_all.proved) {
            actual = std::move(*all);
            verdict = by_all;
          }
        }
      }
    }
    result_.figure = std::move(actual);
    result_.holds = verdict.holds;
    proved_ = verdict.proved;
    result_.complete = result_.figure.complete;
    result_.areas_expected = result_.figure.areas_expected;
    result_.areas_reported = result_.figure.areas_reported;
    if (result_.figure.has_figure() || result_.figure.nothing_to_measure) result_.period = result_.figure.at;
    if (!result_.figure.value) return;
    if (is_direction(condition())) {
      result_.actual = result_.figure.value;
    } else {
      result_.actual = Compared(goal_, result_.figure, result_.baseline, baseline_end()).x();
    }
  }

  struct EachVerdict {
    std::vector<AreaResult> areas;
    std::size_t expected = 0, holding = 0, failing = 0;
    std::optional<Rational> x;
    bool estimated = false, figure = false, all_nothing = false, running = false;
    bool holds_proved = false, fails_proved = false;
  };

  EachVerdict verdict_on(EachArea& each) const {  // takes its figures
    EachVerdict verdict;
    verdict.areas.reserve(each.areas.size());
    std::size_t existing = 0;
    verdict.holds_proved = true;
    const bool of_due_month = is_of_due_month(each.at);
    for (AreaActual& one : each.areas) {
      AreaResult area{one.area, std::move(one.actual), {}, one.expected, one.current};
      existing += one.expected;
      // Nothing to measure there: nothing is expected of it.
      if (one.current && area.actual.nothing_to_measure) area.expected = false;
      const Actual& actual = area.actual;
      bool surely_holds = false;
      bool surely_fails = false;
      if (target_.is_qualitative()) {
        const bool done = actual.progress == Progress::done;
        surely_holds = one.current && done && !actual.running;
        area.holds = one.current && done;
        area.fails = one.current && actual.progress && !done;
      } else if (actual.value) {
        const Compared compared(goal_, actual, result_.baseline, baseline_end());
        area.compared = is_direction(condition()) ? actual.value : compared.x();
        if (compared.x() && !is_direction(condition())) {
          const bool fulfilled = compared.holds();
          if (is_sum_of_flow() && !one.negative && !actual.running && is_proved_by_sum(compared, fulfilled)) {
            (fulfilled ? surely_holds : surely_fails) = true;
          }
          area.holds = surely_holds || (one.current && fulfilled);
          area.fails = surely_fails || (one.current && !fulfilled);
        }
      }
      if (area.expected) {
        ++verdict.expected;
        verdict.holding += area.holds;
        verdict.failing += area.fails;
        verdict.figure = verdict.figure || actual.has_figure();
        verdict.estimated = verdict.estimated || (actual.has_figure() && actual.estimated);
        verdict.running = verdict.running || actual.running;
        const bool by_current = one.current && of_due_month && !actual.running;
        verdict.holds_proved = verdict.holds_proved && area.holds && (surely_holds || by_current);
        verdict.fails_proved = verdict.fails_proved || surely_fails || (area.fails && by_current);
        take_worst(verdict.x, area.compared);
      }
      verdict.areas.push_back(std::move(area));
    }
    verdict.holds_proved = verdict.holds_proved && verdict.expected > 0 && !areas_come_after(each.at);
    verdict.all_nothing = existing > 0 && verdict.expected == 0;
    return verdict;
  }

  // Will there be areas when the goal falls due that were not yet there in that month? Of these nothing is proved.
  bool areas_come_after(std::optional<Month> month) const {
    if (!month || *month >= *result_.judged_at) return false;
    const LevelAreas& level = figures_.level();
    const Date then = level.day_of(*month);
    const Date due = level.day_of(*result_.judged_at);
    return std::any_of(level.all().begin(), level.all().end(),
                       [&](int area) { return level.exists_on(area, due) && !level.exists_on(area, then); });
  }

  // The least figure; for at_most, less_than the greatest; within: the one farthest outside, else the least.
  void take_worst(std::optional<Rational>& worst, const std::optional<Rational>& x) const {
    if (!x) return;
    if (!worst) {
      worst = x;
      return;
    }
    if (condition() == Condition::within) {
      const Rational here = abs(gap(goal_, *x));
      const Rational there = abs(gap(goal_, *worst));
      if (here > there || (here == there && *x < *worst)) worst = x;
    } else if (wants_less(condition()) ? *x > *worst : *x < *worst) {
      worst = x;
    }
  }

  // The condition must hold in every expected area.
  void look_at_each_area() {
    EachArea each = figures_.each_area(span_, adding_, false);
    EachVerdict verdict = verdict_on(each);
    if (!verdict.holds_proved && !verdict.fails_proved && each.later > 0) {
      EachArea all = figures_.each_area(span_, adding_, true);
      EachVerdict by_all = verdict_on(all);
      if (by_all.holds_proved || by_all.fails_proved) {
        each = std::move(all);
        verdict = std::move(by_all);
      }
    }
    result_.areas_expected = static_cast<int>(verdict.expected);
    result_.areas_holding = static_cast<int>(verdict.holding);
    result_.areas_reported =
        static_cast<int>(std::count_if(verdict.areas.begin(), verdict.areas.end(), [&](const AreaResult& area) {
          return area.expected && each.at && area.actual.at == each.at;
        }));
    result_.holds = verdict.expected > 0 && verdict.holding == verdict.expected;
    result_.complete = each.at && (verdict.all_nothing ||
                                   (verdict.expected > 0 && verdict.holding + verdict.failing == verdict.expected));
    proved_ = verdict.holds_proved || verdict.fails_proved;
    fails_ = verdict.failing > 0;
    running_ = verdict.running;
    result_.actual = verdict.x;
    result_.figure.estimated = verdict.estimated;
    result_.figure.at = each.at;
    result_.figure.areas_later = each.later;
    result_.figure.complete = result_.complete;
    result_.figure.nothing_to_measure = verdict.all_nothing;
    figure_ = verdict.figure;
    if (verdict.figure || verdict.all_nothing) result_.period = each.at;
    const bool two_sided = !is_minimum(condition()) && condition() != Condition::done;
    const bool too_early = two_sided && is_sum_of_flow() && !result_.due_is_over;
    if (verdict.figure && (verdict.x || target_.is_qualitative()) && verdict.expected > 0 &&
        !is_direction(condition()) && !too_early) {
      result_.achieved =
          Rational(static_cast<unsigned long>(100 * verdict.holding), static_cast<unsigned long>(verdict.expected));
      result_.achieved->canonicalize();
    }
    result_.areas = std::move(verdict.areas);
  }

  void measure_distance() {
    if (!result_.actual || !has_number(condition())) return;
    const Rational& X = *result_.actual;
    result_.gap = gap(goal_, X);
    if (goal_.in_each) return;
    std::optional<Rational> from = result_.baseline;
    if (goal_.basis.value == Basis::times_baseline) from = Rational(1);
    if (goal_.basis.value == Basis::growth_per_year || (adding_ == Adding::flow && !target_.is_ratio())) from.reset();
    result_.achieved = achieved_percent(goal_, X, result_.holds, is_met(), from);
    if (!of_value()) return;
    result_.remaining = remaining(target_, goal_, X, result_.holds);
    const bool numerator_may_come = target_.is_ratio() && adds_up() && *result_.period < *result_.due;
    if (result_.figure.denominator && condition() != Condition::within && !numerator_may_come) {
      result_.needed_numerator = needed_numerator(target_, goal_, *result_.figure.denominator);
    }
    const int months_left = *result_.due - *result_.period;
    if (months_left >= 12 && !goal_.every && condition() != Condition::within && adding_ != Adding::rate &&
        !is_ceiling()) {
      result_.required_per_year = Rational(*result_.remaining * 12 / months_left);
    }
  }

  std::optional<StartPoint> start_point() const {
    if (goal_.basis.value == Basis::growth_per_year || adding_ == Adding::rate || goal_.in_each ||
        !has_number(condition())) {
      return std::nullopt;
    }
    if (target_.is_ratio() && adds_up()) return std::nullopt;
    if (target_.by_area() && target_.across.value == Across::none) return std::nullopt;
    if (adding_ == Adding::flow) {
      Month before = span_.first + -1;
      const Reporting& reporting = plan_.reporting_of(target_);
      if (reporting && reporting.from) {
        before = std::max(before, plan_.months_of(reporting.from.value).first + -1);
      }
      return StartPoint{before, Rational(0)};
    }
    if (goal_.every) return std::nullopt;
    if (result_.baseline) {
      if (!of_value() && *result_.baseline == 0) return std::nullopt;
      return StartPoint{baseline_end(), of_value() ? *result_.baseline : Rational(1)};
    }
    if (goal_.basis.value == Basis::times_baseline) return std::nullopt;
    const auto earliest = figures_.earliest();
    if (!earliest || !result_.period || earliest->first >= *result_.period) return std::nullopt;
    return StartPoint{earliest->first, earliest->second};
  }

  void look_along_the_way() {
    if (is_direction(condition())) find_rate();
    if (!result_.period || !has_number(condition()) || goal_.in_each) return;
    if (goal_.basis.value == Basis::growth_per_year || adding_ == Adding::rate) {
      if (result_.actual && (result_.complete || pace_can_only_grow())) result_.pace = pace_of_growth();
      return;
    }
    result_.start = start_point();
    if (result_.start && *result_.period <= result_.start->month) result_.start.reset();
    if (!result_.start || !result_.actual) return;
    const Rational& S = result_.start->value;
    const Rational& X = *result_.actual;
    const Rational N = number();
    if (!is_ceiling() && (fulfils(goal_, S) || S == N)) {
      result_.keep = true;
      result_.expected = N;
      return;
    }
    Journey journey{*result_.start, *result_.due, *result_.period, N, X, target_.path.value};
    journey.ceiling = result_.ceiling = is_ceiling();
    journey.downwards = wants_less(condition());
    bool past_the_other_end = false;
    if (condition() == Condition::within) {
      const Rational upper = rational(goal_.upper.value);
      journey.downwards = S > upper;
      if (journey.downwards) journey.goal = upper;
      past_the_other_end = journey.downwards ? X < N : X > upper;
    }
    const Trajectory way = trajectory_to(journey);
    result_.expected = way.expected;
    result_.progress = way.progress;
    if (!past_the_other_end) result_.pace = way.pace;
    result_.projected = way.projected;
    bound_projection();
    if (result_.complete) return;
    result_.projected.reset();
    if (!pace_can_only_grow()) result_.pace.reset();
  }

  // A projection of a count or a ratio is never below 0, of a part of its whole never above 100.
  void bound_projection() {
    const bool bounded = target_.measure.value == Measure::count || target_.is_ratio();
    if (!result_.projected || !bounded || !of_value()) return;
    if (*result_.projected < 0) result_.projected = Rational(0);
    if (target_.in_percent() && !target_.may_exceed_100.value && *result_.projected > 100) {
      result_.projected = Rational(100);
    }
  }

  std::optional<Rational> pace_of_growth() const {
    const Rational& X = *result_.actual;
    const Rational N = number();
    if (N <= 0) return std::nullopt;
    if (wants_less(condition())) return X > 0 ? std::optional(Rational(N / X)) : std::nullopt;
    if (condition() == Condition::within) {
      const Rational upper = rational(goal_.upper.value);
      if (X > upper) return Rational(upper / X);
    }
    return Rational(X / N);
  }

  // P = e x ((A / B)^(12 / (t - s)) - 1) x 100 in percent a year, s the last month of the baseline year.
  void find_rate() {
    if (!result_.actual || !result_.baseline || !result_.period || goal_.in_each) return;
    const int months = *result_.period - baseline_end();
    if (*result_.baseline <= 0 || *result_.actual < 0 || months < 12) return;
    const double rate = 100.0 * yearly_rate(Rational(*result_.actual / *result_.baseline), months);
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
    const int months = *result_.period - baseline_end();
    const Rational factor = *result_.actual / *result_.baseline;
    return condition() == Condition::increase ? compare_growth(factor, months, percent) >= 0
                                              : compare_growth(factor, months, Rational(-percent)) <= 0;
  }

  Status direction_status() const {
    const bool sound = result_.complete && !result_.stale;
    if (result_.rate && changes_by(1.5, Rational(3, 2)) && sound) return Status::on_track;
    if (!sound) return Status::incomplete;
    if (!result_.rate) return Status::in_progress;
    if (!changes_by(0, Rational(0))) return Status::regressing;
    return changes_by(0.5, Rational(1, 2)) ? Status::at_risk : Status::off_track;
  }

  bool is_met() const {
    if (is_direction(condition()) || !result_.holds) return false;
    // What grows until the span is over is below its limit at first, on whatever basis.
    const bool limited = wants_less(condition()) || condition() == Condition::within;
    if (limited && adding_ == Adding::flow && !target_.is_ratio() && !result_.due_is_over) return false;
    if (proved_) return true;
    const bool running = goal_.in_each ? running_ : result_.figure.running;
    return result_.complete && !result_.stale && !result_.due_is_over && !(adds_up() && running);
  }

  bool is_missed() const {
    if (is_direction(condition())) return false;
    const bool fails = goal_.in_each ? fails_ : compared() && !result_.holds;
    if (!fails || !proved_) return false;
    const bool broken = is_sum_of_flow() && !is_minimum(condition());
    return result_.due_is_over || (broken && broken_at_once());
  }

  // A ceiling, or HIGH of `within` on a flow, that a sum which can only grow has passed.
  bool broken_at_once() const {
    if (!goal_.in_each) {
      return can_only_grow() && !result_.figure.running &&
             (is_ceiling() || *result_.actual > rational(goal_.upper.value));
    }
    return std::any_of(result_.areas.begin(), result_.areas.end(), [this](const AreaResult& area) {
      return area.expected && area.fails && area.compared && !area.actual.running &&
             (is_ceiling() || *area.compared > rational(goal_.upper.value));
    });
  }

  // Is there a figure on the goal's basis?
  bool compared() const { return result_.actual || (target_.is_qualitative() && (result_.figure.progress || figure_)); }

  Status status() const {
    const bool of_due = is_of_due_month(result_.figure.at);
    if (result_.figure.nothing_to_measure && result_.complete && (!result_.due_is_over || of_due)) {
      return Status::not_assessable;
    }
    if (is_met()) return Status::met;
    if (is_missed()) return Status::missed;
    if (result_.due_is_over && !proved_ && !(result_.complete && of_due)) return Status::overdue;
    if (!compared() || (is_direction(condition()) && !result_.baseline)) return Status::no_data;
    if (is_direction(condition())) return direction_status();
    const bool lower_bound = result_.pace && pace_can_only_grow();
    const bool nothing_used = is_ceiling() && !goal_.in_each && *result_.actual == 0;
    const bool on_pace = nothing_used || (result_.pace && *result_.pace >= rational(plan_.on_track));
    if (on_pace && (result_.complete || lower_bound) && !result_.stale) return Status::on_track;
    if (!result_.complete || result_.stale) return Status::incomplete;
    if (result_.keep && !result_.holds) return Status::regressing;
    if (!result_.pace) return Status::in_progress;
    if (*result_.pace < 0) return Status::regressing;
    return *result_.pace >= rational(plan_.at_risk) ? Status::at_risk : Status::off_track;
  }

  void note(Text text) { result_.notes.push_back(std::move(text)); }

  void add_notes() {
    if (result_.actual && has_number(condition()) && !goal_.in_each && *result_.actual == number()) {
      if (condition() == Condition::more_than) note(say("must exceed {}", "phải vượt {}", goal_.number.value.text()));
      if (condition() == Condition::less_than) {
        note(say("must stay below {}", "phải dưới {}", goal_.number.value.text()));
      }
    }
    if (result_.figure.nothing_to_measure) note(say("0 / 0: nothing to measure", "0 / 0: chưa có gì để đo"));
    if (lacks_basis() || (is_direction(condition()) && result_.actual && !result_.baseline)) note_missing_basis();
    if (target_.derived() && result_.figure.at) {
      for (const int part : figures_.missing_parts(span_, adding_, *result_.figure.at)) {
        note(say("without {}: no figure", "chưa gồm {}: chưa có số liệu",
                 plan_.targets[static_cast<std::size_t>(part)].name));
      }
    }
    if (result_.figure.missing_year != 0) {
      note(say("no figure for {} between others", "thiếu số liệu năm {} ở giữa",
               label_text(plan_, result_.figure.missing_year)));
    }
    if (result_.figure.areas_later > 0) {
      note_areas_to_come();
    }
    note_running_year();
  }

  // How many areas have reported for later months, the month at which the figure stands until all have, and which have
  // not, where these are few.
  void note_areas_to_come() {
    constexpr std::size_t most_names = 5;
    std::string waiting;
    std::size_t count = 0;
    for (const AreaActual& area : figures_.each_area_at(span_, adding_, span_.last).areas) {
      if (!area.expected || (area.actual.at && *area.actual.at > *result_.figure.at)) continue;
      if (++count > most_names) break;
      waiting +=
          (waiting.empty() ? "" : ", ") + std::string(plan_.areas[static_cast<std::size_t>(area.area)].name.value);
    }
    const Text later = result_.figure.areas_later == 1
                           ? say("1 area has reported for later months", "1 địa bàn đã báo cáo cho các tháng sau")
                           : say("{} areas have reported for later months", "{} địa bàn đã báo cáo cho các tháng sau",
                                 result_.figure.areas_later);
    const Text month = month_text(*result_.figure.at);
    note(count > 0 && count <= most_names
             ? say("{}; the figure stays at {} until these have too: {}", "{}; số liệu vẫn tính đến {} vì còn chờ: {}",
                   later, month, waiting)
             : say("{}; the figure stays at {} until the others have too",
                   "{}; số liệu vẫn tính đến {} cho đến khi đủ các địa bàn", later, month));
  }

  // "2024 so far: 700, to 2024-09"
  void note_running_year() {
    if (adding_ != Adding::yearly || goal_.in_each) return;
    const auto running = figures_.running_year(span_);
    if (!running || !running->second.value) return;
    result_.year_begun = true;
    const Text figure = number_text(*running->second.value, target_.in_percent() ? 2 : 4);
    note(say("{0} so far: {1}{3}, to {2}", "năm {0} đến nay: {1}{3}, tính đến {2}", label_text(plan_, running->first),
             figure, month_text(*running->second.at), target_.in_percent() ? "%" : ""));
  }

  // A figure is there, but not what its basis compares it with.
  bool lacks_basis() const {
    return !result_.actual && (result_.figure.value || (goal_.in_each && figure_ && !target_.is_qualitative()));
  }

  void note_missing_basis() {
    if (!target_.baseline.year) return;
    const Text year = label_text(plan_, target_.baseline.year.value);
    if (!result_.baseline && baseline_.areas > 0 && baseline_.areas_with > 0) {
      note(say("baseline of {}: {} of {} areas", "giá trị gốc năm {}: mới có {}/{} địa bàn", year, baseline_.areas_with,
               baseline_.areas));
    } else if (!result_.baseline) {
      note(say("the baseline of {} is missing", "chưa có giá trị gốc năm {}", year));
    } else {
      note(say("no growth can be computed from the baseline of {}",
               "không tính được mức tăng so với giá trị gốc năm {}", year));
    }
  }

  const TargetFigures& figures_;
  const Plan& plan_;
  const Target& target_;
  const Goal& goal_;
  Date as_of_;
  Span span_;
  Adding adding_;
  std::optional<Month> latest_;
  BaselineFigure baseline_;
  bool proved_ = false;                                    // that it holds, or that it fails
  bool fails_ = false, running_ = false, figure_ = false;  // `in_each`
  GoalResult result_;
};

// k1 is the goal with the earliest due month that is not before t of the target (no rows: the first; t past all: the
// last), k2 the latest goal whose due month is over (none: k1); the current goal is the later of the two.
std::size_t current_goal(const std::vector<DatedGoal>& goals, std::optional<Month> latest, Date as_of) {
  std::size_t first = latest ? goals.size() - 1 : 0;
  for (std::size_t i = goals.size(); latest && i-- > 0;) {
    if (goals[i].due >= *latest) first = i;
  }
  std::optional<std::size_t> over;
  for (std::size_t i = 0; i < goals.size(); ++i) {
    if (as_of >= last_day(goals[i].due)) over = i;
  }
  return std::max(first, over.value_or(first));
}

// Some report was due by `as_of`, and the period of the last such ends after t; without a duty to report `as_of` is
// more than so many months after t.
bool is_stale(const Plan& plan, const Target& target, std::optional<Month> latest, Date as_of) {
  const Reporting& reporting = plan.reporting_of(target);
  if (!reporting) return latest && as_of.month() - *latest > plan.stale_after;
  Months period{plan.months().first, months_in(reporting.every.value)};
  std::optional<Month> owed;
  const Month from = reporting.from ? plan.months_of(reporting.from.value).first : period.first;
  for (; plan.months().contains(period); period.first = period.first + period.length) {
    if (period.first < from) continue;
    const Date due = reporting.due_of(period, plan.year_begins.value).value_or(last_day(period.last()));
    if (due > as_of) break;
    owed = period.last();
  }
  return owed && (!latest || *owed > *latest);
}

GoalResult context_result(const TargetFigures& figures, bool stale) {
  GoalResult result;
  result.status = Status::context;
  result.current = true;
  result.span = figures.plan_span();
  result.stale = stale;
  result.figure = figures.actual(result.span, figures.adding(false));
  result.actual = result.figure.value;
  result.complete = result.figure.complete;
  result.areas_expected = result.figure.areas_expected;
  result.areas_reported = result.figure.areas_reported;
  if (result.figure.has_figure() || result.figure.nothing_to_measure) result.period = result.figure.at;
  return result;
}

}  // namespace

std::string years_text(const Plan& plan, int year) {
  if (plan.year_begins.value == 1) return plan.label(plan.years(year, year));
  return fmt::format("{}/{:02}", year, (year + 1) % 100);
}

std::vector<DatedGoal> dated_goals(const Plan& plan, const Target& target) {
  std::vector<DatedGoal> dated;
  const Months whole = plan.months();
  for (const Goal& goal : target.goals) {
    if (!goal.every) {
      const Month due = plan.months_of(goal.by.value).last();
      dated.push_back({&goal, due, {whole.first, due}});
      continue;
    }
    const int first = goal.from ? std::max(goal.from.value, plan.from.value) : plan.from.value;
    const int last = goal.to ? std::min(goal.to.value, plan.to.value) : plan.to.value;
    const int length = months_in(goal.every.value);
    if (first > last) continue;
    const Months years = plan.years(first, last);
    for (Months part{years.first, length}; years.contains(part); part.first = part.first + length) {
      dated.push_back({&goal, part.last(), {part.first, part.last()}});
    }
  }
  std::stable_sort(dated.begin(), dated.end(), [](const DatedGoal& a, const DatedGoal& b) { return a.due < b.due; });
  return dated;
}

TargetEvaluation evaluate(const TargetFigures& figures) {
  TargetEvaluation result;
  std::vector<DatedGoal> goals = dated_goals(figures.plan(), figures.target());
  std::erase_if(goals, [&](const DatedGoal& each) { return !each.goal->in_force_on(figures.as_of()); });
  const bool each = !goals.empty() && std::all_of(goals.begin(), goals.end(), [](const DatedGoal& one) {
    return static_cast<bool>(one.goal->in_each);
  });
  result.latest = figures.latest(each);
  result.stale = is_stale(figures.plan(), figures.target(), result.latest, figures.as_of());
  if (goals.empty()) {
    result.goals.push_back(context_result(figures, result.stale));
    return result;
  }
  result.current = current_goal(goals, result.latest, figures.as_of());
  for (std::size_t i = 0; i < goals.size(); ++i) {
    result.goals.push_back(Evaluation(figures, goals[i], result.latest, result.stale).evaluate());
    if (i != result.current) {
      result.goals.back().areas.clear();  // are looked at again where they are asked for
      result.goals.back().areas.shrink_to_fit();
    }
  }
  result.goals[result.current].current = true;
  return result;
}

}  // namespace plantrack
