// Charts in time: figures as a line, amounts of periods as columns, steps of what is done and not counted.
#include "render/svg_plot.hpp"
#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

// Around a mark: over it, under it, at its sides. The first that is free is taken.
std::vector<LabelPlace> around(double x, double y, double half_width) {
  return {{x, y - 9, Anchor::middle},
          {x, y + 17, Anchor::middle},
          {x + half_width + 3, y + 4, Anchor::start},
          {x - half_width - 3, y + 4, Anchor::end},
          {x + 4, y - 9, Anchor::end},
          {x - 4, y - 9, Anchor::start},
          {x + 4, y + 17, Anchor::end},
          {x - 4, y + 17, Anchor::start},
          {x + 4, y - 21, Anchor::end},
          {x + 4, y + 29, Anchor::end}};
}

bool same_goal(const Pin& a, const Pin& b) {
  return a.value == b.value && a.upper == b.upper && a.strict == b.strict;
}

// The goals of a target: a dash for each, and the words of those that follow each other and say the same only once.
class Pins {
 public:
  Pins(Plot& plot, const std::vector<Pin>& pins) : plot_(plot), pins_(pins) {
    std::sort(pins_.begin(), pins_.end(), [](const Pin& a, const Pin& b) { return a.due < b.due; });
    for (std::size_t i = 1; i < pins_.size(); ++i) {
      const double apart = plot.x(pins_[i].due) - plot.x(pins_[i - 1].due);
      half_width_ = std::clamp(apart / 2 - 1, 1.0, half_width_);
    }
  }

  void marks() {
    for (const Pin& pin : pins_) plot_.pin(plot_.x(pin.due), pin, half_width_);
  }

  void words() {
    for (std::size_t i = pins_.size(); i-- > 0;) {
      if (i + 1 < pins_.size() && same_goal(pins_[i], pins_[i + 1])) continue;
      const double x = plot_.x(pins_[i].due);
      const double y = plot_.y(pins_[i].value);
      std::vector<LabelPlace> places{{x + half_width_ + 3, y + 4, Anchor::start}};
      const double over = pins_[i].upper ? plot_.y(*pins_[i].upper) : y;
      for (const LabelPlace& place : around(x, over, half_width_)) places.push_back(place);
      const double edge = plot_size.width - 1;
      for (const double height : {over - 7, y + 17, y + 29, over - 19}) places.push_back({edge, height, Anchor::end});
      plot_.words(pins_[i].words, places);
    }
  }

 private:
  Plot& plot_;
  std::vector<Pin> pins_;
  double half_width_ = 9;
};

}  // namespace

std::string draw(const SeriesChart& chart, const ChartNumbers& numbers) {
  ChartRange range;
  for (const ChartPoint& point : chart.points) range.take(point.value);
  for (const Pin& pin : chart.pins) {
    range.take(pin.value);
    range.take(pin.upper);
  }
  if (chart.start) range.take(chart.start->value);
  if (chart.baseline) range.take(chart.baseline->value);
  // A projection far beyond everything else would press all the rest to the floor.
  if (chart.projected && chart.projected->value && chart.projected->value->get_d() <= range.high * 1.6) {
    range.take(chart.projected->value);
  }
  std::optional<double> limit;
  if (chart.limit) limit = chart.limit->get_d();
  std::optional<double> from;
  if (chart.scale_from) from = chart.scale_from->get_d();
  Plot plot(range, limit, chart.whole, numbers, from);
  plot.amounts();
  plot.months(chart.first, chart.last);
  const auto current = std::find_if(chart.pins.begin(), chart.pins.end(), [](const Pin& pin) { return pin.current; });
  if (chart.start && chart.start->value && current != chart.pins.end()) {
    plot.line(plot.x(chart.start->at), plot.y(*chart.start->value), plot.x(current->due), plot.y(current->value),
              ink::way);
  }
  const ChartPoint* last = nullptr;
  for (const ChartPoint& point : chart.points) {
    if (point.value) last = &point;
  }
  if (last != nullptr && chart.projected && chart.projected->value) {
    plot.line(plot.x(last->at), plot.y(*last->value), plot.x(chart.projected->at), plot.y(*chart.projected->value),
              ink::heading);
  }
  std::string way;
  bool broken = true;
  double from_x = 0, from_y = 0;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const ChartPoint& point = chart.points[i];
    const bool gap = i > 0 && std::any_of(chart.missing.begin(), chart.missing.end(), [&](Month month) {
                       return chart.points[i - 1].at < month && month < point.at;
                     });
    if (!point.value) {
      plot.canvas.text(plot.x(point.at), plot.zero() - 4, "∅", ink::words, Anchor::middle);
      broken = true;
      continue;
    }
    const double x = plot.x(point.at);
    const double y = plot.y(*point.value);
    way += fmt::format("{}{} {}", broken || gap ? "M" : "L", coordinate(x), coordinate(y));
    if (!broken && !gap) plot.room.take_line(from_x, from_y, x, y);
    broken = false;
    from_x = x;
    from_y = y;
  }
  plot.canvas.path(way, ink::line);
  for (const ChartPoint& point : chart.points) {
    if (!point.value || point.missed) continue;
    plot.dot(plot.x(point.at), plot.y(*point.value), point.estimated ? ink::estimate : ink::figure);
  }
  const bool has_baseline = chart.baseline && chart.baseline->value;
  if (has_baseline) plot.square(plot.x(chart.baseline->at), plot.y(*chart.baseline->value));
  for (const Month month : chart.missing) plot.canvas.cross(plot.x(month), plot.zero());
  const bool on_goal = current != chart.pins.end() && chart.projected && chart.projected->value &&
                       std::abs(plot.y(*chart.projected->value) - plot.y(current->value)) < 5;
  if (last != nullptr && chart.projected && chart.projected->value && !on_goal) {
    plot.diamond(plot.x(chart.projected->at), plot.y(*chart.projected->value));
  }
  Pins pins(plot, chart.pins);
  pins.marks();
  for (const ChartPoint& point : chart.points) {
    if (point.value && point.missed) plot.cross(plot.x(point.at), plot.y(*point.value));
  }
  if (last != nullptr) plot.words(numbers(*last->value), around(plot.x(last->at), plot.y(*last->value), 5));
  pins.words();
  if (has_baseline) {
    plot.words(numbers(*chart.baseline->value), around(plot.x(chart.baseline->at), plot.y(*chart.baseline->value), 5));
  }
  return plot.canvas.shapes();
}

std::string draw(const ColumnsChart& chart, const ChartNumbers& numbers) {
  ChartRange range;
  for (const YearAmount& amount : chart.amounts) range.take(amount.value);
  for (const Pin& pin : chart.goals) range.take(pin.value);
  Plot plot(range, std::nullopt, chart.whole, numbers);
  plot.amounts();
  constexpr double right = Plot::right + 40;
  std::vector<Month> ends;
  for (const YearAmount& amount : chart.amounts) ends.push_back(amount.end);
  for (const Pin& pin : chart.goals) ends.push_back(pin.due);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const double room = (right - plot.left) / static_cast<double>(std::max<std::size_t>(ends.size(), 1));
  const auto middle = [&](Month end) {
    const auto place = std::find(ends.begin(), ends.end(), end) - ends.begin();
    return plot.left + room * (static_cast<double>(place) + 0.5);
  };
  const double width = std::min(room * 0.6, 36.0);
  for (const YearAmount& amount : chart.amounts) {
    const double at = plot.y(amount.value);
    const double x = middle(amount.end);
    plot.canvas.rect(x - width / 2, std::min(at, plot.zero()), width, std::abs(at - plot.zero()),
                     amount.running ? ink::running_bar : ink::bar);
  }
  for (const Pin& pin : chart.goals) {
    const double at = plot.y(pin.value);
    const double x = middle(pin.due);
    plot.canvas.line(x - room * 0.42, at, x + room * 0.42, at, ink::halo);
    plot.canvas.line(x - room * 0.42, at, x + room * 0.42, at, ink::goal);
    plot.room.take({x - room * 0.42, at - 2, x + room * 0.42, at + 2});
  }
  for (const YearAmount& amount : chart.amounts) {
    const std::string words = numbers(amount.value);
    if (text_width(words) > room) continue;
    // Over the column; where the goal runs through there, over the goal.
    const double x = middle(amount.end);
    const double at = plot.y(amount.value);
    std::vector<LabelPlace> places{{x, at - 4, Anchor::middle}};
    for (const Pin& pin : chart.goals) {
      if (pin.due == amount.end) places.push_back({x, std::min(plot.y(pin.value), at) - 5, Anchor::middle});
    }
    plot.words(words, places);
  }
  // What the dashes are, once for those that say the same.
  for (std::size_t i = chart.goals.size(); i-- > 0;) {
    const Pin& pin = chart.goals[i];
    if (i + 1 < chart.goals.size() && same_goal(pin, chart.goals[i + 1])) continue;
    const double at = plot.y(pin.value);
    const double x = middle(pin.due) + room * 0.42;
    plot.words(pin.words, {{x, at - 6, Anchor::end}, {x, at + 14, Anchor::end}, {x, at - 18, Anchor::end}});
  }
  plot.canvas.line(plot.left, plot.zero(), right, plot.zero(), ink::axis);
  const std::string widest =
      ends.empty() || ends.back().month() == 12 ? "2030" : month_words(ends.back(), numbers.lang);
  std::size_t step = std::max<std::size_t>(1, (ends.size() + 5) / 6);
  while (step < ends.size() && static_cast<double>(step) * room < text_width(widest) + 4) ++step;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if ((ends.size() - 1 - i) % step != 0) continue;
    const std::string words =
        ends[i].month() == 12 ? std::to_string(ends[i].year()) : month_words(ends[i], numbers.lang);
    const double x = std::min(middle(ends[i]), plot_size.width - text_width(words) / 2);
    plot.canvas.text(x, 160, words, ink::words, Anchor::middle);
  }
  return plot.canvas.shapes();
}

std::string draw(const StepsChart& chart, const ChartNumbers& numbers) {
  ChartRange range;
  range.high = 2;
  Plot plot(range, std::nullopt, true, numbers);
  double widest = 0;
  for (const std::string& words : chart.words) widest = std::max(widest, text_width(words));
  plot.left = std::min(widest + 9, 130.0);
  std::string grid;
  for (int step = 0; step < 3; ++step) {
    const double at = plot.y(static_cast<double>(step));
    if (step > 0) grid += fmt::format("M{} {}H{}", coordinate(plot.left), coordinate(at), coordinate(Plot::right));
    plot.canvas.text(plot.left - 5, at + 4, chart.words[static_cast<std::size_t>(step)], ink::words, Anchor::end);
  }
  plot.canvas.path(grid, ink::grid);
  plot.months(chart.first, chart.last);
  std::string way;
  for (const StepAt& step : chart.steps) {
    const double at = plot.y(static_cast<double>(step.step));
    way += way.empty() ? fmt::format("M{} {}", coordinate(plot.x(step.at)), coordinate(at))
                       : fmt::format("H{}V{}", coordinate(plot.x(step.at)), coordinate(at));
  }
  plot.canvas.path(way, ink::line);
  for (const StepAt& step : chart.steps) {
    plot.dot(plot.x(step.at), plot.y(static_cast<double>(step.step)), step.estimated ? ink::estimate : ink::figure);
  }
  Pin goal;
  goal.value = 2;
  plot.pin(plot.x(chart.due), goal, 9);
  return plot.canvas.shapes();
}

}  // namespace plantrack
