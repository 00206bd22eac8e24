#include "render/svg_plot.hpp"

#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

// Words under the axis keep so many pixels between them.
constexpr double between_months = 6;

std::string axis_month(Month month, Lang lang) {
  return month.month() == 12 ? std::to_string(month.year()) : month_words(month, lang);
}

}  // namespace

std::string ChartNumbers::operator()(const Rational& value) const {
  if (!as_change) return number_text(value, 2, lang) + unit;
  const Rational change = 100 * (value - 1);
  return (change > 0 ? "+" : "") + number_text(change, 2, lang) + "%";
}

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

Plot::Plot(const ChartRange& range, std::optional<double> limit, bool whole, const ChartNumbers& numbers,
           std::optional<double> from)
    : numbers_(numbers), broken_(from.has_value()) {
  low_ = from.value_or(std::min(0.0, range.low));
  high_ = std::max(range.high, low_ + (range.high == low_ ? 1.0 : 0.0));
  // Shares stand before the whole, unless that would press them to the floor.
  if (limit && !from && low_ >= 0 && high_ <= *limit && high_ * 5 > *limit) high_ = *limit;
  const double step = broken_                    ? (high_ - low_ > 5 ? 5 : 1)
                      : limit && high_ == *limit ? *limit / 4
                                                 : tick_step(high_ - low_, whole);
  low_ = std::floor(low_ / step) * step;
  high_ = std::max(std::ceil(high_ / step - 1e-9) * step, low_ + step);
  for (double at = low_; at <= high_ + step / 2; at += step) ticks_.push_back(at);
  double widest = 0;
  for (const double tick : ticks_) widest = std::max(widest, text_width(numbers_(as_tick(tick))));
  left = std::min(widest + 9, 110.0);
}

double Plot::y(double value) const {
  return std::clamp(bottom - (value - low_) / (high_ - low_) * (bottom - top), top - 6, bottom + 6);
}

double Plot::x(Month month) const {
  const double share = static_cast<double>(month - first_) / static_cast<double>(last_ - first_);
  return left + std::clamp(share, 0.0, 1.0) * (right - left);
}

void Plot::amounts() {
  std::string grid;
  for (const double tick : ticks_) {
    if (std::abs(y(tick) - zero()) < 0.5) continue;
    grid += fmt::format("M{} {}H{}", coordinate(left), coordinate(y(tick)), coordinate(right));
  }
  canvas.path(grid, ink::grid);
  for (const double tick : ticks_) {
    canvas.text(left - 5, y(tick) + 4, numbers_(as_tick(tick)), ink::words, Anchor::end);
  }
  if (broken_) {
    canvas.path(fmt::format("M{} {}l8-4m-8 9l8-4", coordinate(left - 4), coordinate(bottom - 7)), ink::axis);
  }
  room.take({0, 0, left - 2, bottom});
}

void Plot::months(Month first, Month last) {
  first_ = first;
  last_ = std::max(last, first + 1);
  std::string axis = fmt::format("M{} {}H{}", coordinate(left), coordinate(zero()), coordinate(right));
  const int years = last_.year() - first_.year();
  const double year_width = (right - left) * 12 / static_cast<double>(last_ - first_);
  int step = std::max(1, (years + 4) / 5);
  while (step < years && step * year_width < text_width(axis_month(last_, numbers_.lang)) + between_months) ++step;
  for (int back = 0; back <= years; back += step) {
    const Month month{last_.index - back * 12};
    if (month < first_) break;
    axis += fmt::format("M{} {}v4", coordinate(x(month)), coordinate(bottom));
    canvas.text(x(month), 160, axis_month(month, numbers_.lang), ink::words, Anchor::middle);
  }
  canvas.path(axis, ink::axis);
}

void Plot::line(double x1, double y1, double x2, double y2, Ink ink) {
  canvas.line(x1, y1, x2, y2, ink);
  room.take_line(x1, y1, x2, y2);
}

void Plot::dot(double x, double y, Ink ink) {
  canvas.circle(x, y, 3.6, ink);
  room.take({x - 4.5, y - 4.5, x + 4.5, y + 4.5});
}

void Plot::diamond(double x, double y) {
  canvas.diamond(x, y);
  room.take({x - 5, y - 5, x + 5, y + 5});
}

void Plot::cross(double x, double y) {
  canvas.cross(x, y);
  room.take({x - 4.5, y - 4.5, x + 4.5, y + 4.5});
}

void Plot::square(double x, double y) {
  canvas.rect(x - 3.5, y - 3.5, 7, 7, ink::estimate);
  room.take({x - 4.5, y - 4.5, x + 4.5, y + 4.5});
}

void Plot::pin(double at, const Pin& goal, double half_width) {
  const double height = y(goal.value);
  canvas.line(at - half_width, height, at + half_width, height, ink::goal);
  room.take({at - half_width, height - 3, at + half_width, height + 3});
  if (half_width >= 5 || goal.current) {
    canvas.circle(at, height, 3, goal.strict ? ink::hollow_head : ink::full_head);
    room.take({at - 4, height - 4, at + 4, height + 4});
  }
  if (!goal.upper) return;
  canvas.line(at - half_width, y(*goal.upper), at + half_width, y(*goal.upper), ink::goal_end);
  room.take({at - half_width, y(*goal.upper) - 3, at + half_width, y(*goal.upper) + 3});
}

bool Plot::words(std::string_view text, const std::vector<LabelPlace>& places) {
  const std::optional<LabelPlace> place = room.find(text, places);
  if (place) canvas.text(place->x, place->y, text, ink::strong_words, place->anchor);
  return place.has_value();
}

}  // namespace plantrack
