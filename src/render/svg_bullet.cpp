// How far along one goal is: a bar towards a pin.
#include "render/svg_canvas.hpp"
#include "render/svg_charts.hpp"

#include <array>
#include <cmath>

namespace plantrack {
namespace {

// Every goal stands at the same place, so that one line runs down a page of bullets: a bar that reaches it is met.
class Bullet {
 public:
  Bullet(const BulletChart& chart, const ChartNumbers& numbers) : chart_(chart), numbers_(numbers) {
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
    if (beyond(*chart_.actual)) canvas_.text(right - 2, 21, "»", ink::words_on_bar, Anchor::end);
    projection(end);
    if (chart_.expected && !beyond(*chart_.expected)) {
      const double at = x(*chart_.expected);
      canvas_.line(at, 9, at, 25, ink::halo);
      canvas_.line(at, 9, at, 25, ink::expected);
    }
    if (chart_.stages) canvas_.line((left + goal_x) / 2, 12, (left + goal_x) / 2, 22, ink::halo);
    pin();
    return canvas_.shapes();
  }

 private:
  static constexpr double left = 4, goal_x = 214, right = 304;

  double actual() const { return chart_.actual ? real(*chart_.actual) : 0; }
  double unbounded(const Rational& value) const { return left + (real(value) - low_) * scale_; }
  double x(const Rational& value) const { return std::clamp(unbounded(value), left, right); }
  bool beyond(const Rational& value) const { return unbounded(value) > right + 0.05; }
  double track_end() const {
    if (chart_.stages) return goal_x;
    return chart_.limit ? std::max(x(*chart_.limit), x(chart_.goal.value)) : right;
  }

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
    const std::string words = chart_.stages           ? (*chart_.stages)[2]
                              : !chart_.label.empty() ? chart_.label
                                                      : numbers_(chart_.goal.value);
    const double half = text_width(words) / 2;
    double taken_from = at - half;
    double taken_to = at + half;
    canvas_.text(at, 43, words, ink::strong_words, Anchor::middle);
    if (chart_.goal.upper) {
      const double end = x(*chart_.goal.upper);
      const std::string upper = numbers_(*chart_.goal.upper);
      canvas_.line(end, 6, end, 28, ink::goal_end);
      const std::string shown = beyond(*chart_.goal.upper) ? upper + " ›" : upper;
      const double place = std::min(end, right - text_width(shown) / 2);
      if (place - text_width(shown) / 2 > taken_to + 3) {
        canvas_.text(place, 43, shown, ink::words, Anchor::middle);
        taken_to = place + text_width(shown) / 2;
      }
    } else if (chart_.limit && track_end() < right && x(*chart_.limit) > at) {
      const std::string limit = numbers_(*chart_.limit);
      if (track_end() - text_width(limit) / 2 > taken_to + 3) {
        canvas_.text(track_end(), 43, limit, ink::words, Anchor::middle);
      }
    }
    if (chart_.stages) {  // where it stands, unless that is done
      const int stage = static_cast<int>(actual());
      const std::string& word = (*chart_.stages)[static_cast<std::size_t>(std::clamp(stage, 0, 1))];
      if (chart_.actual && stage < 2 && left + text_width(word) + 3 < taken_from) {
        canvas_.text(left, 43, word, ink::words);
      }
      return;
    }
    const std::string zero = numbers_(Rational(0));
    const double zero_x = x(Rational(0));
    if (zero_x + text_width(zero) + 3 < taken_from) canvas_.text(zero_x, 43, zero, ink::words);
  }

  const BulletChart& chart_;
  const ChartNumbers& numbers_;
  double low_ = 0;
  double scale_ = 1;
  SvgCanvas canvas_;
};

}  // namespace

std::string draw(const BulletChart& chart, const ChartNumbers& numbers) {
  return Bullet(chart, numbers).draw();
}

}  // namespace plantrack
