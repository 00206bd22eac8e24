// Bars under each other on one scale, and the axis above them.
#include "render/svg_canvas.hpp"
#include "render/svg_charts.hpp"

#include <fmt/format.h>

#include <cmath>

namespace plantrack {

std::string draw(const LaneChart& chart, const ChartNumbers& numbers) {
  constexpr double left = 4, right = lane_size.width - 8.0, top = 1, bottom = lane_size.height - 1.0;
  const double low = chart.low.get_d();
  const double span = std::max(chart.high.get_d() - low, 1e-9);
  const auto unbounded = [&](const Rational& value) { return left + (value.get_d() - low) / span * (right - left); };
  const auto x = [&](const Rational& value) { return std::clamp(unbounded(value), left, right); };
  SvgCanvas canvas;
  const double step = tick_step(span, false);
  std::string grid;
  double taken_to = -10;
  for (double tick = std::ceil(low / step) * step; tick <= low + span + step / 100; tick += step) {
    const double at = x(as_tick(tick));
    if (!chart.axis) {
      grid += fmt::format("M{} {}V{}", coordinate(at), coordinate(top), coordinate(bottom));
      continue;
    }
    const std::string words = numbers(as_tick(tick));
    const double half = text_width(words) / 2;
    const double middle = std::clamp(at, half, lane_axis_size.width - half);
    if (middle - half < taken_to + 4) continue;
    taken_to = middle + half;
    canvas.text(middle, 12, words, ink::words, Anchor::middle);
  }
  if (chart.axis) return canvas.shapes();
  canvas.path(grid, ink::grid);
  const double zero = x(Rational(0));
  canvas.line(zero, top, zero, bottom, ink::axis);
  if (chart.value) {
    const double end = x(*chart.value);
    canvas.rect(std::min(zero, end), 9, std::max(std::abs(end - zero), 1.5), 9, ink::bar);
    if (unbounded(*chart.value) > right + 0.05) canvas.text(right - 2, 17, "»", ink::words_on_bar, Anchor::end);
  }
  if (chart.goal) {
    const double at = x(chart.goal->value);
    canvas.line(at, 5, at, 24, ink::halo);
    canvas.line(at, 5, at, 24, ink::goal);
    canvas.circle(at, 5, 3, chart.goal->strict ? ink::hollow_head : ink::full_head);
  }
  return canvas.shapes();
}

}  // namespace plantrack
