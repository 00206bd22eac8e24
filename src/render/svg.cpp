#include "render/svg.hpp"

#include "render/svg_canvas.hpp"
#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

struct Size {
  int width, height;
};

constexpr Size bullet_size{308, 46};
constexpr Size plot_size{340, 170};

double real(const Rational& value) {
  return value.get_d();
}

std::string label(const Rational& value, const std::string& unit, Lang lang) {
  return number_text(value, 2, lang) + unit;
}

// Every goal stands at the same place, so that one line runs down a page of bullets: a bar that reaches it is met.
class Bullet {
 public:
  Bullet(const BulletChart& chart, const std::string& unit, Lang lang) : chart_(chart), unit_(unit), lang_(lang) {
    const double goal = real(chart.goal.value);
    if (goal > 0) {
      scale_ = (goal_x - left) / goal;
      return;
    }
    // At or below zero a goal has no room on its left: the scale is that of the figures.
    low_ = std::min({goal, actual(), real(chart.expected.value_or(0))});
    const double high = std::max({0.0, actual(), real(chart.goal.upper.value_or(0))});
    const double span = high > low_ ? (high - low_) * 1.1 : 1;
    scale_ = (right - left) / span;
  }

  std::string draw() {
    if (!chart_.actual) {
      canvas_.rect(left, 8, goal_x - left, 18, ink::nothing);
      canvas_.text(left + 6, 21, chart_.empty_words, ink::words);
      pin();
      return canvas_.shapes();
    }
    shades();
    canvas_.line(left, 26, track_end(), 26, ink::axis);
    const double end = x(*chart_.actual);
    const double from = x(Rational(0));
    canvas_.rect(std::min(from, end), 13, std::max(std::abs(end - from), 1.5), 8, ink::bar);
    if (beyond(*chart_.actual)) canvas_.text(right - 1, 21, "»", ink::strong_words, Anchor::end);
    projection(end);
    if (chart_.expected && !beyond(*chart_.expected)) {
      const double at = x(*chart_.expected);
      canvas_.line(at, 9, at, 25, ink::halo);
      canvas_.line(at, 9, at, 25, ink::expected);
    }
    pin();
    return canvas_.shapes();
  }

 private:
  static constexpr double left = 4, goal_x = 214, right = 304;

  double actual() const { return chart_.actual ? real(*chart_.actual) : 0; }
  double unbounded(const Rational& value) const { return left + (real(value) - low_) * scale_; }
  double x(const Rational& value) const { return std::clamp(unbounded(value), left, right); }
  bool beyond(const Rational& value) const { return unbounded(value) > right + 0.05; }
  double track_end() const { return chart_.limit ? std::max(x(*chart_.limit), x(chart_.goal.value)) : right; }

  // Where the bar ends is the status: dark to light regressing, off track, at risk, on track.
  void shades() {
    if (chart_.goal.upper) {
      canvas_.rect(x(chart_.goal.value), 8, x(*chart_.goal.upper) - x(chart_.goal.value), 18, ink::band);
    }
    if (chart_.floor) canvas_.rect(x(*chart_.floor), 8, x(chart_.goal.value) - x(*chart_.floor), 18, ink::band);
    if (!chart_.ends) {
      if (!chart_.goal.upper && !chart_.floor) canvas_.rect(left, 8, x(chart_.goal.value) - left, 18, ink::on_track);
      return;
    }
    std::array<double, 5> at{left, x((*chart_.ends)[0]), x((*chart_.ends)[1]), x((*chart_.ends)[2]), track_end()};
    std::array<Ink, 4> inks{ink::regressing, ink::off_track, ink::at_risk, ink::on_track};
    if (chart_.lower_is_better) {
      std::swap(at[1], at[3]);
      std::reverse(inks.begin(), inks.end());
    }
    for (std::size_t i = 0; i < inks.size(); ++i) canvas_.rect(at[i], 8, at[i + 1] - at[i], 18, inks[i]);
  }

  void projection(double from) {
    if (!chart_.projected) return;
    const double to = x(*chart_.projected);
    if (std::abs(to - from) > 1) canvas_.line(from, 17, to, 17, ink::heading);
    if (beyond(*chart_.projected)) {
      canvas_.text(right + 3, 21, "›", ink::strong_words, Anchor::end);
    } else {
      canvas_.diamond(to, 17);
    }
  }

  void pin() {
    const double at = x(chart_.goal.value);
    canvas_.line(at, 3, at, 30, ink::goal);
    canvas_.circle(at, 4, 3, chart_.goal.strict ? ink::hollow_head : ink::full_head);
    const std::string words = label(chart_.goal.value, unit_, lang_);
    const double half = text_width(words) / 2;
    double taken_from = at - half;
    double taken_to = at + half;
    canvas_.text(at, 43, words, ink::strong_words, Anchor::middle);
    if (chart_.goal.upper) {
      const double end = x(*chart_.goal.upper);
      const std::string upper = label(*chart_.goal.upper, unit_, lang_);
      canvas_.line(end, 6, end, 28, ink::goal_end);
      const std::string shown = beyond(*chart_.goal.upper) ? upper + " ›" : upper;
      const double place = std::min(end, right - text_width(shown) / 2);
      if (place - text_width(shown) / 2 > taken_to + 3) {
        canvas_.text(place, 43, shown, ink::words, Anchor::middle);
        taken_to = place + text_width(shown) / 2;
      }
    } else if (chart_.limit && track_end() < right && x(*chart_.limit) > at) {
      const std::string limit = label(*chart_.limit, unit_, lang_);
      if (track_end() - text_width(limit) / 2 > taken_to + 3) {
        canvas_.text(track_end(), 43, limit, ink::words, Anchor::middle);
      }
    }
    const std::string zero = label(Rational(0), unit_, lang_);
    const double zero_x = x(Rational(0));
    if (zero_x + text_width(zero) + 3 < taken_from) canvas_.text(zero_x, 43, zero, ink::words);
  }

  const BulletChart& chart_;
  const std::string& unit_;
  Lang lang_;
  double low_ = 0;
  double scale_ = 1;
  SvgCanvas canvas_;
};

// A step of 1, 2 or 5 times a power of ten with which the span takes four or five ticks.
double tick_step(double span, bool whole) {
  if (!(span > 0)) return 1;
  double step = std::pow(10.0, std::floor(std::log10(span / 4)));
  for (const double times : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (times * step * 5 >= span && (times != 2.5 || step >= 10)) {
      step *= times;
      break;
    }
  }
  return whole ? std::max(1.0, std::ceil(step)) : step;
}

Rational as_tick(double value) {
  return Rational(mpz_class(static_cast<long>(std::llround(value * 1000))), 1000);
}

// The frame of figures in time: amounts upwards, months to the right.
class Plot {
 public:
  Plot(double low, double high, std::optional<double> limit, bool whole, const std::string& unit, Lang lang)
      : unit_(unit), lang_(lang) {
    low_ = std::min(0.0, low);
    high_ = std::max(high, low_ + (high == low_ ? 1.0 : 0.0));
    const double step = limit && low_ >= 0 && high_ <= *limit ? *limit / 4 : tick_step(high_ - low_, whole);
    low_ = std::floor(low_ / step) * step;
    high_ = std::max(std::ceil(high_ / step - 1e-9) * step, low_ + step);
    for (double at = low_; at <= high_ + step / 2; at += step) ticks_.push_back(at);
    double widest = 0;
    for (const double tick : ticks_) widest = std::max(widest, text_width(tick_label(tick)));
    left = std::min(widest + 9, 110.0);
  }

  static constexpr double top = 16, bottom = 144, right = 288;
  double left = 40;
  SvgCanvas canvas;

  double y(const Rational& value) const { return y(real(value)); }
  double y(double value) const {
    return std::clamp(bottom - (value - low_) / (high_ - low_) * (bottom - top), top - 6, bottom + 6);
  }
  double zero() const { return y(0.0); }

  void amounts() {
    std::string grid;
    for (const double tick : ticks_) {
      if (std::abs(y(tick) - zero()) < 0.5) continue;
      grid += fmt::format("M{} {}H{}", coordinate(left), coordinate(y(tick)), coordinate(right));
    }
    canvas.path(grid, ink::grid);
    for (const double tick : ticks_) canvas.text(left - 5, y(tick) + 4, tick_label(tick), ink::words, Anchor::end);
  }

  void months(Month first, Month last) {
    first_ = first;
    last_ = std::max(last, first + 1);
    std::string axis = fmt::format("M{} {}H{}", coordinate(left), coordinate(zero()), coordinate(right));
    const int years = last_.year() - first_.year();
    const int step = std::max(1, (years + 4) / 5);
    for (int back = 0; back <= years; back += step) {
      const Month month{last_.index - back * 12};
      if (month < first_) break;
      axis += fmt::format("M{} {}v4", coordinate(x(month)), coordinate(bottom));
      canvas.text(x(month), 160, month.month() == 12 ? std::to_string(month.year()) : month_words(month, lang_),
                  ink::words, Anchor::middle);
    }
    canvas.path(axis, ink::axis);
  }

  double x(Month month) const {
    const double share = static_cast<double>(month - first_) / static_cast<double>(last_ - first_);
    return left + std::clamp(share, 0.0, 1.0) * (right - left);
  }

  void pin(double at, const Pin& goal, double room_from) {
    const double height = y(goal.value);
    canvas.line(at - 9, height, at + 9, height, ink::goal);
    canvas.circle(at, height, 3, goal.strict ? ink::hollow_head : ink::full_head);
    if (goal.upper) canvas.line(at - 9, y(*goal.upper), at + 9, y(*goal.upper), ink::goal_end);
    if (at + 12 + text_width(goal.words) <= plot_size.width) {
      canvas.text(at + 12, height + 4, goal.words, ink::strong_words);
    } else if (at - text_width(goal.words) / 2 > room_from) {
      canvas.text(std::min(at, plot_size.width - text_width(goal.words) / 2 - 1), std::max(height - 7, 10.0),
                  goal.words, ink::strong_words, Anchor::middle);
    }
  }

 private:
  std::string tick_label(double tick) const { return label(as_tick(tick), unit_, lang_); }

  const std::string& unit_;
  Lang lang_;
  double low_ = 0, high_ = 1;
  std::vector<double> ticks_;
  Month first_, last_;
};

struct Range {
  double low = 0, high = 0;
  void take(const std::optional<Rational>& value) {
    if (!value) return;
    low = std::min(low, real(*value));
    high = std::max(high, real(*value));
  }
};

std::string draw(const SeriesChart& chart, const std::string& unit, Lang lang) {
  Range range;
  for (const ChartPoint& point : chart.points) range.take(point.value);
  for (const Pin& pin : chart.pins) {
    range.take(pin.value);
    range.take(pin.upper);
  }
  if (chart.start) range.take(chart.start->value);
  // A projection far beyond everything else would press all the rest to the floor.
  if (chart.projected && chart.projected->value && real(*chart.projected->value) <= range.high * 1.6) {
    range.take(chart.projected->value);
  }
  std::optional<double> limit;
  if (chart.limit) limit = real(*chart.limit);
  Plot plot(range.low, range.high, limit, chart.whole, unit, lang);
  plot.amounts();
  plot.months(chart.first, chart.last);
  const auto current = std::find_if(chart.pins.begin(), chart.pins.end(), [](const Pin& pin) { return pin.current; });
  if (chart.start && chart.start->value && current != chart.pins.end()) {
    plot.canvas.line(plot.x(chart.start->at), plot.y(*chart.start->value), plot.x(current->due), plot.y(current->value),
                     ink::way);
  }
  const ChartPoint* last = nullptr;
  for (const ChartPoint& point : chart.points) {
    if (point.value) last = &point;
  }
  if (last != nullptr && chart.projected && chart.projected->value) {
    plot.canvas.line(plot.x(last->at), plot.y(*last->value), plot.x(chart.projected->at),
                     plot.y(*chart.projected->value), ink::heading);
  }
  std::string way;
  bool broken = true;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const ChartPoint& point = chart.points[i];
    const bool gap = i > 0 && std::any_of(chart.missing.begin(), chart.missing.end(), [&](Month month) {
                       return chart.points[i - 1].at < month && month < point.at;
                     });
    if (!point.value) {
      plot.canvas.text(plot.x(point.at), plot.zero() - 3, "∅", ink::words, Anchor::middle);
      broken = true;
      continue;
    }
    way += fmt::format("{}{} {}", broken || gap ? "M" : "L", coordinate(plot.x(point.at)),
                       coordinate(plot.y(*point.value)));
    broken = false;
  }
  plot.canvas.path(way, ink::line);
  for (const ChartPoint& point : chart.points) {
    if (!point.value) continue;
    plot.canvas.circle(plot.x(point.at), plot.y(*point.value), 3.6, point.estimated ? ink::estimate : ink::figure);
  }
  for (const Month month : chart.missing) plot.canvas.cross(plot.x(month), plot.zero());
  const bool on_goal = current != chart.pins.end() && chart.projected && chart.projected->value &&
                       std::abs(plot.y(*chart.projected->value) - plot.y(current->value)) < 5;
  if (last != nullptr && chart.projected && chart.projected->value && !on_goal) {
    plot.canvas.diamond(plot.x(chart.projected->at), plot.y(*chart.projected->value));
  }
  for (const Pin& pin : chart.pins) plot.pin(plot.x(pin.due), pin, plot.left);
  if (last != nullptr) {
    // Above the dot; at the upper edge beside it, where neither line nor goal is.
    const double x = plot.x(last->at);
    const double y = plot.y(*last->value);
    const std::string words = label(*last->value, unit, lang);
    if (y > Plot::top + 14) {
      plot.canvas.text(std::max(x, plot.left + 14), y - 9, words, ink::strong_words, Anchor::middle);
    } else if (chart.projected || x + 8 + text_width(words) > Plot::right) {
      plot.canvas.text(std::max(x - 7, plot.left + text_width(words)), y + 14, words, ink::strong_words, Anchor::end);
    } else {
      plot.canvas.text(x + 8, y + 4, words, ink::strong_words);
    }
  }
  return plot.canvas.shapes();
}

std::string draw(const ColumnsChart& chart, const std::string& unit, Lang lang) {
  Range range;
  for (const YearAmount& amount : chart.amounts) range.take(amount.value);
  for (const Pin& pin : chart.goals) range.take(pin.value);
  Plot plot(range.low, range.high, std::nullopt, chart.whole, unit, lang);
  plot.amounts();
  std::vector<Month> ends;
  for (const YearAmount& amount : chart.amounts) ends.push_back(amount.end);
  for (const Pin& pin : chart.goals) ends.push_back(pin.due);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const double room = (Plot::right + 40 - plot.left) / static_cast<double>(std::max<std::size_t>(ends.size(), 1));
  const auto middle = [&](Month end) {
    const auto place = std::find(ends.begin(), ends.end(), end) - ends.begin();
    return plot.left + room * (static_cast<double>(place) + 0.5);
  };
  const double width = std::min(room * 0.6, 36.0);
  for (const YearAmount& amount : chart.amounts) {
    const double at = plot.y(amount.value);
    plot.canvas.rect(middle(amount.end) - width / 2, std::min(at, plot.zero()), width, std::abs(at - plot.zero()),
                     amount.running ? ink::running_bar : ink::bar);
    const std::string words = label(amount.value, unit, lang);
    if (text_width(words) <= room)
      plot.canvas.text(middle(amount.end), at - 4, words, ink::strong_words, Anchor::middle);
  }
  for (const Pin& pin : chart.goals) {
    const double at = plot.y(pin.value);
    plot.canvas.line(middle(pin.due) - room * 0.42, at, middle(pin.due) + room * 0.42, at, ink::halo);
    plot.canvas.line(middle(pin.due) - room * 0.42, at, middle(pin.due) + room * 0.42, at, ink::goal);
  }
  plot.canvas.line(plot.left, plot.zero(), Plot::right + 40, plot.zero(), ink::axis);
  const std::size_t step = std::max<std::size_t>(1, (ends.size() + 5) / 6);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if ((ends.size() - 1 - i) % step != 0) continue;
    plot.canvas.text(middle(ends[i]), 160,
                     ends[i].month() == 12 ? std::to_string(ends[i].year()) : month_words(ends[i], lang), ink::words,
                     Anchor::middle);
  }
  return plot.canvas.shapes();
}

std::string draw(const StepsChart& chart, const std::string& unit, Lang lang) {
  Plot plot(0, 2, std::nullopt, true, unit, lang);
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
    plot.canvas.circle(plot.x(step.at), plot.y(static_cast<double>(step.step)), 3.6,
                       step.estimated ? ink::estimate : ink::figure);
  }
  Pin goal;
  goal.value = 2;
  plot.pin(plot.x(chart.due), goal, 0);
  return plot.canvas.shapes();
}

// A dot for each area, stacked where they have the same figure; of many areas, columns of how many.
class Strip {
 public:
  Strip(const StripChart& chart, const std::string& unit, Lang lang) : chart_(chart), unit_(unit), lang_(lang) {
    for (const AreaDot& area : chart.areas) range_.take(area.value);
    range_.take(chart.goal.value);
    if (range_.high == range_.low) range_.high = range_.low + 1;
    step_ = tick_step(range_.high - range_.low, chart.whole);
  }

  std::string draw() {
    axis();
    if (chart_.areas.size() > most_dots) {
      columns();
    } else {
      dots();
    }
    goal();
    return canvas_.shapes();
  }

 private:
  static constexpr std::size_t most_dots = 60;
  static constexpr double left = 16, right = 324, bottom = 140, top = 34;

  double x(double value) const { return left + (value - range_.low) / (range_.high - range_.low) * (right - left); }

  void axis() {
    canvas_.line(left, bottom, right, bottom, ink::axis);
    for (double tick = std::ceil(range_.low / step_) * step_; tick <= range_.high + step_ / 100; tick += step_) {
      canvas_.line(x(tick), bottom, x(tick), bottom + 4, ink::axis);
      canvas_.text(x(tick), 156, label(as_tick(tick), unit_, lang_), ink::words, Anchor::middle);
    }
  }

  void dots() {
    std::vector<std::pair<double, int>> stacks;  // where dots stand already, and how many
    int named = 0;
    std::size_t highest = 1;
    for (const AreaDot& area : chart_.areas) {
      highest = std::max(highest, static_cast<std::size_t>(std::count_if(
                                      chart_.areas.begin(), chart_.areas.end(), [&](const AreaDot& other) {
                                        return std::abs(x(real(other.value)) - x(real(area.value))) < 8;
                                      })));
    }
    const double rise = std::min(11.0, (bottom - top) / static_cast<double>(highest));
    for (const AreaDot& area : chart_.areas) {
      const double at = x(real(area.value));
      auto stack =
          std::find_if(stacks.begin(), stacks.end(), [at](const auto& each) { return std::abs(each.first - at) < 8; });
      if (stack == stacks.end()) stack = stacks.insert(stacks.end(), {at, 0});
      const double height = bottom - 6 - rise * stack->second++;
      if (area.holds) {
        canvas_.circle(stack->first, height, 3.6, ink::estimate);
        continue;
      }
      canvas_.cross(stack->first, height);
      const double width = text_width(area.name);
      if (named < 5 && stack->second == 1 && width < right - left) {
        const double place = std::clamp(stack->first, left + width / 2 - 10, right - width / 2 + 10);
        canvas_.text(place, height - 9 - 12 * named, area.name, ink::strong_words, Anchor::middle);
        ++named;
      }
    }
  }

  void columns() {
    constexpr std::size_t bins = 12;
    std::array<std::size_t, bins> count{};
    for (const AreaDot& area : chart_.areas) {
      const double share = (real(area.value) - range_.low) / (range_.high - range_.low);
      ++count[std::min(bins - 1, static_cast<std::size_t>(share * bins))];
    }
    const double most = static_cast<double>(*std::max_element(count.begin(), count.end()));
    const double width = (right - left) / bins;
    for (std::size_t i = 0; i < bins; ++i) {
      const double height = (bottom - top) * static_cast<double>(count[i]) / most;
      canvas_.rect(left + width * static_cast<double>(i) + 1, bottom - height, width - 2, height, ink::bar);
      if (count[i] > 0) {
        canvas_.text(left + width * (static_cast<double>(i) + 0.5), bottom - height - 3, std::to_string(count[i]),
                     ink::words, Anchor::middle);
      }
    }
  }

  // Between what fails and what holds: of whole numbers half a step before the number itself.
  void goal() {
    const double number = real(chart_.goal.value);
    const double at = x(chart_.whole ? number - 0.5 : number);
    canvas_.line(at, 18, at, bottom, ink::goal);
    canvas_.circle(at, 17, 3, chart_.goal.strict ? ink::hollow_head : ink::full_head);
    const double half = text_width(chart_.goal.words) / 2;
    canvas_.text(std::clamp(at, half + 2, plot_size.width - half - 2), 11, chart_.goal.words, ink::strong_words,
                 Anchor::middle);
  }

  const StripChart& chart_;
  const std::string& unit_;
  Lang lang_;
  Range range_;
  double step_ = 1;
  SvgCanvas canvas_;
};

std::string draw(const BulletChart& chart, const std::string& unit, Lang lang) {
  return Bullet(chart, unit, lang).draw();
}
std::string draw(const StripChart& chart, const std::string& unit, Lang lang) {
  return Strip(chart, unit, lang).draw();
}

Size size_of(const Chart& chart) {
  return std::holds_alternative<BulletChart>(chart) ? bullet_size : plot_size;
}

std::string shapes_of(const ChartFigure& figure, Lang lang) {
  return std::visit([&](const auto& chart) { return draw(chart, figure.unit, lang); }, figure.chart);
}

// The title over the picture, a line for as many words as have room.
std::vector<std::string> title_lines(const std::string& title, double width) {
  std::vector<std::string> lines(1);
  std::size_t from = 0;
  while (from < title.size() && lines.size() <= 6) {
    const std::size_t end = std::min(title.find(' ', from), title.size());
    const std::string word = title.substr(from, end - from);
    if (!lines.back().empty() && text_width(lines.back() + " " + word, 12) > width) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    from = end + 1;
  }
  return lines;
}

}  // namespace

std::string svg_of(const ChartFigure& figure, Lang lang, std::string_view id) {
  const Size size = size_of(figure.chart);
  return fmt::format(
      R"(<svg class="{}" width="{}" height="{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}t {}d" )"
      R"(font-family="sans-serif" font-size="11"><title id="{}t">{}</title><desc id="{}d">{}</desc>{}</svg>)",
      std::holds_alternative<BulletChart>(figure.chart) ? "bl" : "sr", size.width, size.height, size.width, size.height,
      id, id, id, markup_escaped(figure.title), id, markup_escaped(figure.description), shapes_of(figure, lang));
}

std::string svg_file(const ChartFigure& figure, Lang lang) {
  const Size size = size_of(figure.chart);
  const std::vector<std::string> lines = title_lines(figure.title, size.width - 8.0);
  const int head = static_cast<int>(lines.size()) * 16 + 6;
  SvgCanvas title;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    title.text(4, 14 + 16 * static_cast<double>(i), lines[i], ink::strong_words);
  }
  constexpr std::string_view style =
      "svg{background:#fff}@media (prefers-color-scheme:dark){svg{background:#12161b}.r1{fill:#4a545f}.r2{fill:#3a434d}"
      ".r3{fill:#2c343d}.r4{fill:#20272e}.rs{fill:#1f4a3a}.br{fill:#9cc3f0}.pf{fill:#9cc3f0;stroke:#9cc3f0}"
      ".pe,.dm{fill:#12161b;stroke:#9cc3f0}.ln,.fc{stroke:#9cc3f0}.eh{stroke:#12161b}.ex{stroke:#f0b866}"
      ".ax,.nb{stroke:#77828e}.gr{stroke:#2b333c}.gl{stroke:#e8edf2}.gf{fill:#e8edf2;stroke:#e8edf2}"
      ".gd{fill:#12161b;stroke:#e8edf2}.xx{stroke:#ff9aa5}.tx{fill:#a3adb8}.txb{fill:#e8edf2}}";
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}" role="img" )"
                     R"(aria-labelledby="t d" font-family="sans-serif" font-size="11" xml:lang="{}">)"
                     R"(<title id="t">{}</title><desc id="d">{}</desc><style>{}</style><g font-size="12">{}</g>)"
                     "<g transform=\"translate(0 {})\">{}</g></svg>\n",
                     size.width, size.height + head, size.width, size.height + head, lang == Lang::vi ? "vi" : "en",
                     markup_escaped(figure.title), markup_escaped(figure.description), style, title.shapes(), head,
                     shapes_of(figure, lang));
}

}  // namespace plantrack
