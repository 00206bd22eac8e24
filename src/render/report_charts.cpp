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

std::string unit_on_axis(const GoalRow& row, const GoalWords& words) {
  const Goal* goal = row.goal->goal;
  if (goal != nullptr && goal->basis.value == Basis::times_baseline && !goal->change) return words.tell("×", " lần");
  return percent_of_goal(row.target(), goal) ? "%" : "";
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
    text += words.tell(say("; expected by {}: {}", "; mức theo tiến độ đến {}: {}", words.month(*goal.period),
                           words.reckoned(row, *goal.expected)));
  }
  if (const auto projected = words.projected(row)) {
    text += words.tell(say("; projected {}", "; dự kiến đến hạn {}", words.reckoned(row, *projected)));
  }
  return text + ".";
}

std::string empty_words(const GoalRow& row, const GoalWords& words) {
  return row.goal->figure.nothing_to_measure ? words.tell("0 of 0: nothing to measure", "0/0: chưa có gì để đo")
                                             : words.tell("no figure yet", "chưa có số liệu");
}

std::shared_ptr<const ChartFigure> finished(Chart chart, const GoalRow& row, const GoalWords& words, std::string title,
                                            std::string description) {
  auto figure = std::make_shared<ChartFigure>();
  figure->chart = std::move(chart);
  figure->unit = unit_on_axis(row, words);
  figure->as_change = row.goal->goal != nullptr && row.goal->goal->change;
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
  chart.lower_is_better = wants_less(row.goal->goal->condition.value);
  return finished(std::move(chart), row, words, words.tell(say("{}: each area", "{}: từng địa bàn", row.target().name)),
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
  return finished(std::move(chart), row, words,
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
  return finished(std::move(chart), row, words,
                  words.tell(say("{}: period by period", "{}: từng kỳ", row.target().name)), description + ".");
}

// Of a goal of each quarter or year a point is the figure of that period. The series as such goes on through the plan,
// which for shares of what happened is another figure.
std::vector<SeriesPoint> by_period(const GoalRow& row, const std::vector<SeriesPoint>& series) {
  const GoalResult& current = *row.goal;
  if (row.is_context() || !current.goal->every || !current.actual || series.empty()) return series;
  if (series.back().actual.value == current.figure.value) return series;
  std::vector<SeriesPoint> points;
  for (const GoalResult& each : row.result->goals) {
    if (each.goal != current.goal || !each.period || !each.figure.value) continue;
    points.push_back({*each.period, each.figure});
  }
  return points;
}

// Shares close to each other and far from 0 would make one flat line: their scale begins shortly below them.
std::optional<Rational> scale_from(const SeriesChart& chart) {
  constexpr double widest = 20, nearest_to_zero = 40, step = 5;
  std::vector<double> values;
  const auto take = [&values](const std::optional<Rational>& value) {
    if (value) values.push_back(value->get_d());
  };
  for (const ChartPoint& point : chart.points) take(point.value);
  for (const Pin& pin : chart.pins) {
    take(pin.value);
    take(pin.upper);
  }
  for (const std::optional<ChartPoint>& point : {chart.start, chart.projected, chart.baseline}) {
    if (point) take(point->value);
  }
  if (values.empty()) return std::nullopt;
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  if (*highest - *lowest > widest || *lowest < nearest_to_zero) return std::nullopt;
  return Rational(static_cast<long>(std::floor((*lowest - 1) / step) * step));
}

// The figure that a goal of growth asks for: the baseline, grown by as much each year.
std::optional<Rational> level_of(const GoalResult& goal, Month from) {
  if (!goal.baseline || *goal.baseline <= 0) return std::nullopt;
  const double growth = rational(goal.goal->number.value).get_d() / 100;
  const double level = goal.baseline->get_d() * std::pow(1 + growth, static_cast<double>(*goal.due - from) / 12);
  return std::isfinite(level) ? std::optional(rational(level)) : std::nullopt;
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

bool shows_levels(const GoalRow& row) {
  return !row.is_context() && row.goal->goal->basis.value == Basis::growth_per_year;
}

std::shared_ptr<const ChartFigure> bullet_of(const GoalRow& row, const GoalWords& words) {
  const GoalResult& goal = *row.goal;
  if (row.is_context() || is_direction(goal.goal->condition.value)) return nullptr;
  const Lang lang = words.lang();
  BulletChart chart;
  const std::string title =
      words.tell(say("{}: how far to {}", "{}: so với mức {}", row.target().name, words.goal(row).text));
  if (goal.goal->in_each) {
    if (!goal.areas_expected || *goal.areas_expected == 0) return nullptr;
    chart.goal.due = *goal.due;
    chart.goal.value = *goal.areas_expected;
    chart.label = words.tell(say("all {} areas", "cả {} địa bàn", *goal.areas_expected));
    if (goal.period) chart.actual = Rational(goal.areas_holding.value_or(0));
    chart.empty_words = empty_words(row, words);
    auto figure = std::make_shared<ChartFigure>();
    figure->chart = std::move(chart);
    figure->title = title;
    figure->description = words.why(row);
    return figure;
  }
  if (row.target().is_qualitative()) {
    chart.goal.due = *goal.due;
    chart.goal.value = 2;
    if (goal.figure.progress) chart.actual = Rational(static_cast<int>(*goal.figure.progress));
    chart.stages.emplace();
    for (const Progress stage : {Progress::not_started, Progress::in_progress, Progress::done}) {
      (*chart.stages)[static_cast<std::size_t>(stage)] = words.tell(words_of(stage));
    }
    chart.empty_words = empty_words(row, words);
    return finished(std::move(chart), row, words, title, words.why(row));
  }
  chart.goal = pin_of(row, goal, lang);
  chart.actual = goal.actual;
  chart.projected = words.projected(row);
  if (goal.period && *goal.period < *goal.due) chart.expected = goal.expected;
  if (goal.goal->condition.value == Condition::about) chart.floor = threshold(*goal.goal);
  chart.limit = limit_of(row);
  chart.lower_is_better = wants_less(goal.goal->condition.value);
  chart.ends = ends_of(row, chart.lower_is_better && row.target().is_flow());
  chart.empty_words = empty_words(row, words);
  if (!goal.goal->change) return finished(std::move(chart), row, words, title, bullet_description(row, words));
  // A change on the baseline is drawn as how much of it is done: of a cut by 45 % 27.94, from 0.
  const bool cut = goal.goal->change.value.is_negative();
  const auto done = [cut](Rational& times) { times = Rational(100 * (times - 1) * (cut ? -1 : 1)); };
  for (std::optional<Rational>* each : {&chart.actual, &chart.expected, &chart.projected}) {
    if (*each) done(**each);
  }
  if (chart.ends) {
    for (Rational& end : *chart.ends) done(end);
  }
  done(chart.goal.value);
  chart.lower_is_better = false;
  chart.label = (cut ? "−" : "+") + words.number(chart.goal.value) + "%";
  auto figure =
      std::make_shared<ChartFigure>(*finished(std::move(chart), row, words, title, bullet_description(row, words)));
  figure->unit = "%";
  figure->as_change = false;
  return figure;
}

std::shared_ptr<const ChartFigure> history_of(const GoalRow& row, const std::vector<SeriesPoint>& series,
                                              const GoalWords& words) {
  const Lang lang = words.lang();
  const GoalResult& goal = *row.goal;
  Month first = row.plan->months().first + -1;
  Month last = row.plan->months().last();
  if (goal.start) first = std::min(first, goal.start->month);
  if (!row.is_context() && goal.goal->in_each) {
    return row.target().is_qualitative() ? bullet_of(row, words) : strip_of(row, words, lang);
  }
  if (row.target().is_qualitative()) return steps_of(row, series, words, first, last);
  if (!row.is_context() && goal.goal->every && row.target().is_flow()) return columns_of(row, words, lang);
  SeriesChart chart;
  std::string description;
  const bool levels = shows_levels(row);
  const bool by_basis = !row.is_context() && goal.goal->basis.value == Basis::times_baseline;
  // What adds up from the plan's start on has nothing to do with the amount of a year before.
  if (goal.baseline && row.target().baseline.year && !row.target().is_flow()) {
    const Month at = row.plan->year_end(row.target().baseline.year.value);
    first = std::min(first, at);
    chart.baseline = ChartPoint{at, by_basis ? Rational(1) : *goal.baseline};
    description = words.tell(say("{}, at the start: {}", "{}, xuất phát: {}", Text{words.month(at), words.month(at)},
                                 by_basis ? words.figure(row, Rational(1)) : words.number(*goal.baseline)));
  }
  chart.first = first;
  chart.last = last;
  for (const SeriesPoint& point : by_period(row, series)) {
    if (!point.actual.value && !point.actual.nothing_to_measure) continue;
    const std::optional<Rational> value = levels               ? point.actual.value
                                          : point.actual.value ? on_the_basis(row, *point.actual.value)
                                                               : std::nullopt;
    if (point.actual.value && !value) continue;
    const bool missed = std::any_of(row.result->goals.begin(), row.result->goals.end(), [&](const GoalResult& each) {
      return each.status == Status::missed && each.due == point.at;
    });
    chart.points.push_back({point.at, value, point.actual.estimated, missed && !levels});
    description += (description.empty() ? "" : "; ") + words.month(point.at) + ": " +
                   (!value   ? "0 / 0"
                    : levels ? words.number(*value)
                             : words.figure(row, *value)) +
                   (point.actual.estimated ? words.tell(" (estimate)", " (ước)") : "");
  }
  if (chart.points.empty()) return nullptr;
  for (const GoalResult& each : row.result->goals) {
    if (!each.goal || !has_number(each.goal->condition.value) || each.goal->in_each) continue;
    if (row.is_context() || each.goal->basis.value != goal.goal->basis.value) continue;
    Pin pin = pin_of(row, each, lang);
    if (levels) {
      const std::optional<Rational> level = chart.baseline ? level_of(each, chart.baseline->at) : std::nullopt;
      if (!level || pin.upper) continue;
      pin.value = *level;
    }
    chart.pins.push_back(std::move(pin));
  }
  if (goal.start && !goal.keep && !levels) chart.start = ChartPoint{goal.start->month, goal.start->value, false};
  if (levels && !chart.pins.empty()) chart.start = chart.baseline;
  const auto projected = words.projected(row);
  if (projected && !levels && goal.period && *goal.period < *goal.due) {
    chart.projected = ChartPoint{*goal.due, projected, false};
  }
  chart.limit = limit_of(row);
  const bool shares = row.target().in_percent() && (row.is_context() || goal.goal->basis.value == Basis::value);
  if (shares) chart.scale_from = scale_from(chart);
  chart.whole = row.target().measure.value == Measure::count &&
                (levels || row.is_context() || goal.goal->basis.value == Basis::value);
  auto figure = std::make_shared<ChartFigure>(*finished(
      std::move(chart), row, words,
      words.tell(say("{}: reported figures", "{}: số liệu đã báo cáo", row.target().name)), description + "."));
  if (levels) figure->unit = row.target().in_percent() ? "%" : "";
  return figure;
}

LaneScale lane_scale(const std::vector<GoalRow>& rows) {
  LaneScale scale;
  const Goal* first = nullptr;
  for (const GoalRow& row : rows) {
    const Goal* goal = row.goal->goal;
    if (goal == nullptr) continue;
    if (first == nullptr) first = goal;
    const bool one_scale = percent_of_goal(row.target(), goal) || goal->basis.value == Basis::times_baseline;
    if (!one_scale || goal->in_each || goal->basis.value != first->basis.value || !has_number(goal->condition.value)) {
      scale.own_goals = true;
    }
  }
  if (scale.own_goals) {
    scale.high = 150;
    return scale;
  }
  for (const GoalRow& row : rows) {
    const Goal* goal = row.goal->goal;
    if (goal == nullptr) continue;
    for (const Rational& value : {row.goal->actual.value_or(0), rational(goal->number.value)}) {
      scale.low = std::min(scale.low, value);
      scale.high = std::max(scale.high, value);
    }
    if (const auto limit = limit_of(row); limit && scale.high * 2 > *limit) scale.high = std::max(scale.high, *limit);
  }
  return scale;
}

std::shared_ptr<const ChartFigure> lane_of(const GoalRow& row, const LaneScale& scale, const GoalWords& words) {
  const GoalResult& goal = *row.goal;
  if (goal.goal == nullptr || row.target().is_qualitative() || !has_number(goal.goal->condition.value)) return nullptr;
  LaneChart chart;
  chart.low = scale.low;
  chart.high = scale.high;
  chart.goal = pin_of(row, goal, words.lang());
  chart.value = goal.actual;
  if (scale.own_goals) {
    if (goal.goal->in_each) {
      chart.value.reset();
      if (goal.period && goal.areas_expected.value_or(0) > 0) {
        chart.value = Rational(100 * goal.areas_holding.value_or(0)) / *goal.areas_expected;
      }
    } else {
      if (chart.goal->value <= 0) return nullptr;
      if (chart.value) chart.value = Rational(100 * *chart.value / chart.goal->value);
    }
    chart.goal->value = 100;
  }
  return finished(
      std::move(chart), row, words,
      words.tell(say("{}: how far to {}", "{}: so với mức {}", row.plan->place.name.value, words.goal(row).text)),
      words.tell(
          say("Actual {}; goal {}.", "Thực hiện {}; kế hoạch {}.", words.actual(row).text, words.goal(row).text)));
}

std::shared_ptr<const ChartFigure> lane_axis(const GoalRow& row, const LaneScale& scale, const GoalWords& words) {
  LaneChart chart;
  chart.low = scale.low;
  chart.high = scale.high;
  chart.axis = true;
  auto figure = std::make_shared<ChartFigure>();
  figure->unit = scale.own_goals ? "%" : unit_on_axis(row, words);
  figure->as_change = !scale.own_goals && row.goal->goal != nullptr && row.goal->goal->change;
  figure->chart = std::move(chart);
  figure->title = words.tell("Scale of the bars", "Thang đo của các thanh");
  figure->description =
      words.tell(scale.own_goals ? say("In % of each one's own goal.", "Theo % mức phấn đấu của từng nơi.")
                                 : say("The figures themselves.", "Theo chính số liệu."));
  return figure;
}

}  // namespace plantrack
