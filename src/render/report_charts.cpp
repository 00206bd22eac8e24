#include "render/report_charts.hpp"

#include "compute/compared.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

bool is_strict(Condition condition) {
  return condition == Condition::more_than || condition == Condition::less_than;
}

std::string unit_on_axis(const GoalRow& row) {
  return percent_of_goal(row.target(), row.goal->goal) ? "%" : "";
}

std::optional<Rational> limit_of(const GoalRow& row) {
  const bool share = row.target().in_percent() && !row.target().may_exceed_100.value &&
                     (row.is_context() || row.goal->goal->basis.value == Basis::value);
  return share ? std::optional(Rational(100)) : std::nullopt;
}

Pin pin_of(const GoalRow& row, const GoalResult& goal, Lang lang) {
  Pin pin;
  pin.due = *goal.due;
  pin.value = rational(goal.goal->number.value);
  if (has_upper(goal.goal->condition.value)) pin.upper = rational(goal.goal->upper.value);
  pin.strict = is_strict(goal.goal->condition.value);
  pin.words = goal_words(*row.plan, row.target(), *goal.goal, lang);
  pin.current = goal.current;
  return pin;
}

// Where regressing, off-track and at-risk end: the figures whose pace is 0 and the plan's thresholds. Only on a way.
std::optional<std::array<Rational, 3>> ends_of(const GoalRow& row, bool ceiling) {
  const GoalResult& goal = *row.goal;
  if (!goal.start || goal.keep || !goal.expected || !goal.pace || goal.status == Status::met || goal.due_is_over ||
      *goal.period >= *goal.due) {
    return std::nullopt;
  }
  const Rational at_risk = rational(row.plan->at_risk);
  const Rational on_track = rational(row.plan->on_track);
  const Rational& E = *goal.expected;
  const Rational& S = goal.start->value;
  if (ceiling) {  // pace is E / X, and never below 0
    return std::array<Rational, 3>{Rational(E * 1000), Rational(E / at_risk), Rational(E / on_track)};
  }
  if (row.target().path.value == Path::compound && S > 0) {
    // X at pace p: S (1 + p g(N))^((t - s) / 12), g(N) the growth a year that the goal asks for
    const double N = rational(goal.goal->number.value).get_d();
    const double years = static_cast<double>(*goal.period - goal.start->month) / 12;
    const double growth = std::pow(N / S.get_d(), 12.0 / static_cast<double>(*goal.due - goal.start->month)) - 1;
    const auto at = [&](const Rational& pace) {
      const double value = S.get_d() * std::pow(1 + pace.get_d() * growth, years);
      return std::isfinite(value) ? rational(value) : S;
    };
    return std::array<Rational, 3>{S, at(at_risk), at(on_track)};
  }
  return std::array<Rational, 3>{S, Rational(S + at_risk * (E - S)), Rational(S + on_track * (E - S))};
}

std::string bullet_description(const GoalRow& row, const GoalWords& words) {
  const GoalResult& goal = *row.goal;
  std::string text = words.tell(say("Actual {}", "Thực hiện {}", words.actual(row).text));
  text += words.tell(say("; goal {}", "; kế hoạch {}", words.goal(row).text));
  if (goal.expected) {
    text += words.tell(say("; expected by now {}", "; lẽ ra đã đạt {}", words.figure(row, *goal.expected)));
  }
  if (goal.projected) {
    text += words.tell(say("; heading for {}", "; dự kiến đến hạn {}", words.figure(row, *goal.projected)));
  }
  return text + ".";
}

std::string empty_words(const GoalRow& row, const GoalWords& words) {
  return row.goal->figure.nothing_to_measure ? words.tell("0 of 0: nothing to measure", "0/0: chưa có gì để đo")
                                             : words.tell("no figure yet", "chưa có số liệu");
}

std::shared_ptr<const ChartFigure> finished(Chart chart, const GoalRow& row, std::string title,
                                            std::string description) {
  auto figure = std::make_shared<ChartFigure>();
  figure->chart = std::move(chart);
  figure->unit = unit_on_axis(row);
  figure->title = std::move(title);
  figure->description = std::move(description);
  return figure;
}

std::shared_ptr<const ChartFigure> strip_of(const GoalRow& row, const GoalWords& words, Lang lang) {
  StripChart chart;
  std::string description;
  for (const AreaResult& area : row.goal->areas) {
    if (!area.expected || !area.compared) continue;
    const std::string name(row.plan->areas[static_cast<std::size_t>(area.area)].name.value);
    chart.areas.push_back({name, *area.compared, area.holds});
    if (chart.areas.size() <= 60) {
      description += (description.empty() ? "" : "; ") + name + " " + words.figure(row, *area.compared);
    }
  }
  if (chart.areas.empty()) return nullptr;
  chart.goal = pin_of(row, *row.goal, lang);
  chart.whole = row.target().measure.value == Measure::count;
  return finished(std::move(chart), row, words.tell(say("{}: each area", "{}: từng địa phương", row.target().name)),
                  description + ".");
}

std::shared_ptr<const ChartFigure> steps_of(const GoalRow& row, const std::vector<SeriesPoint>& series,
                                            const GoalWords& words, Month first, Month last) {
  StepsChart chart;
  chart.first = first;
  chart.last = last;
  chart.due = row.goal->due.value_or(last);
  for (const Progress progress : {Progress::not_started, Progress::in_progress, Progress::done}) {
    chart.words[static_cast<std::size_t>(progress)] = words.tell(words_of(progress));
  }
  std::string description;
  for (const SeriesPoint& point : series) {
    if (!point.actual.progress) continue;
    chart.steps.push_back({point.at, static_cast<int>(*point.actual.progress), point.actual.estimated});
    description +=
        (description.empty() ? "" : "; ") + words.month(point.at) + ": " + words.tell(words_of(*point.actual.progress));
  }
  if (chart.steps.empty()) return nullptr;
  return finished(std::move(chart), row,
                  words.tell(say("{}: reported steps", "{}: các bước đã báo cáo", row.target().name)),
                  description + ".");
}

// Amounts of the periods that each have a goal of their own.
std::shared_ptr<const ChartFigure> columns_of(const GoalRow& row, const GoalWords& words, Lang lang) {
  ColumnsChart chart;
  chart.whole = row.target().measure.value == Measure::count;
  std::string description;
  for (const GoalResult& goal : row.result->goals) {
    if (!goal.goal || !goal.goal->every || !has_number(goal.goal->condition.value)) continue;
    chart.goals.push_back(pin_of(row, goal, lang));
    if (!goal.actual) continue;
    chart.amounts.push_back({*goal.due, *goal.actual, !goal.due_is_over});
    description += (description.empty() ? "" : "; ") + words.month(*goal.due) + ": " + words.figure(row, *goal.actual);
  }
  if (chart.amounts.empty()) return nullptr;
  return finished(std::move(chart), row, words.tell(say("{}: period by period", "{}: từng kỳ", row.target().name)),
                  description + ".");
}

std::optional<Rational> on_the_basis(const GoalRow& row, const Rational& value) {
  const Goal* goal = row.goal->goal;
  if (goal == nullptr || goal->basis.value == Basis::value) return value;
  if (goal->basis.value == Basis::times_baseline && row.goal->baseline && *row.goal->baseline != 0) {
    return Rational(value / *row.goal->baseline);
  }
  return std::nullopt;
}

}  // namespace

std::shared_ptr<const ChartFigure> bullet_of(const GoalRow& row, const GoalWords& words) {
  const GoalResult& goal = *row.goal;
  if (row.is_context() || row.target().is_qualitative() || is_direction(goal.goal->condition.value)) return nullptr;
  const Lang lang = words.lang();
  BulletChart chart;
  const std::string title =
      words.tell(say("{}: how far to {}", "{}: so với mức {}", row.target().name, words.goal(row).text));
  if (goal.goal->in_each) {
    if (!goal.areas_expected || *goal.areas_expected == 0) return nullptr;
    chart.goal.due = *goal.due;
    chart.goal.value = *goal.areas_expected;
    if (goal.period) chart.actual = Rational(goal.areas_holding.value_or(0));
    chart.empty_words = empty_words(row, words);
    auto figure = std::make_shared<ChartFigure>();
    figure->chart = std::move(chart);
    figure->title = title;
    figure->description = words.why(row);
    return figure;
  }
  chart.goal = pin_of(row, goal, lang);
  chart.actual = goal.actual;
  chart.projected = goal.projected;
  if (goal.period && *goal.period < *goal.due) chart.expected = goal.expected;
  if (goal.goal->condition.value == Condition::about) chart.floor = threshold(*goal.goal);
  chart.limit = limit_of(row);
  chart.lower_is_better = wants_less(goal.goal->condition.value);
  chart.ends = ends_of(row, chart.lower_is_better && row.target().is_flow());
  chart.empty_words = empty_words(row, words);
  return finished(std::move(chart), row, title, bullet_description(row, words));
}

std::shared_ptr<const ChartFigure> history_of(const GoalRow& row, const std::vector<SeriesPoint>& series,
                                              const GoalWords& words) {
  const Lang lang = words.lang();
  const GoalResult& goal = *row.goal;
  Month first = row.plan->months().first + -1;
  Month last = row.plan->months().last();
  if (goal.start) first = std::min(first, goal.start->month);
  if (!row.is_context() && goal.goal->in_each) return strip_of(row, words, lang);
  if (row.target().is_qualitative()) return steps_of(row, series, words, first, last);
  if (!row.is_context() && goal.goal->every && row.target().is_flow()) return columns_of(row, words, lang);
  SeriesChart chart;
  chart.first = first;
  chart.last = last;
  std::string description;
  for (const SeriesPoint& point : series) {
    if (!point.actual.value && !point.actual.nothing_to_measure) continue;
    const std::optional<Rational> value = point.actual.value ? on_the_basis(row, *point.actual.value) : std::nullopt;
    if (point.actual.value && !value) continue;
    chart.points.push_back({point.at, value, point.actual.estimated});
    description += (description.empty() ? "" : "; ") + words.month(point.at) + ": " +
                   (value ? words.figure(row, *value) : "0 / 0") +
                   (point.actual.estimated ? words.tell(" (estimate)", " (ước)") : "");
  }
  if (chart.points.empty()) return nullptr;
  for (const GoalResult& each : row.result->goals) {
    if (!each.goal || !has_number(each.goal->condition.value) || each.goal->in_each) continue;
    if (row.is_context() || each.goal->basis.value != goal.goal->basis.value) continue;
    chart.pins.push_back(pin_of(row, each, lang));
  }
  if (goal.start && !goal.keep) chart.start = ChartPoint{goal.start->month, goal.start->value, false};
  if (goal.projected && goal.period && *goal.period < *goal.due) {
    chart.projected = ChartPoint{*goal.due, goal.projected, false};
  }
  chart.limit = limit_of(row);
  chart.whole =
      row.target().measure.value == Measure::count && (row.is_context() || goal.goal->basis.value == Basis::value);
  return finished(std::move(chart), row,
                  words.tell(say("{}: reported figures", "{}: số liệu đã báo cáo", row.target().name)),
                  description + ".");
}

}  // namespace plantrack
