// What the pictures of all charts share inside render/svg: their sizes, how numbers stand on them, the steps of axes.
#pragma once

#include "base/text.hpp"
#include "render/chart.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace plantrack {

struct ChartSize {
  int width, height;
};
inline constexpr ChartSize bullet_size{308, 46};
inline constexpr ChartSize plot_size{340, 170};
inline constexpr ChartSize lane_size{220, 26};
inline constexpr ChartSize lane_axis_size{220, 16};

inline double real(const Rational& value) {
  return value.get_d();
}

// How the figures of one chart are written: 75%, 1.200, −45%.
struct ChartNumbers {
  std::string unit;
  bool as_change;
  Lang lang;
  std::string operator()(const Rational& value) const;
};

// A step of 1, 2 or 5 times a power of ten with which the span takes four or five ticks.
double tick_step(double span, bool whole);
Rational as_tick(double value);

// From zero to the farthest of what was taken in, both ways.
struct ChartRange {
  double low = 0, high = 0;
  void take(const std::optional<Rational>& value) {
    if (!value) return;
    low = std::min(low, value->get_d());
    high = std::max(high, value->get_d());
  }
};

std::string draw(const BulletChart& chart, const ChartNumbers& numbers);
std::string draw(const SeriesChart& chart, const ChartNumbers& numbers);
std::string draw(const ColumnsChart& chart, const ChartNumbers& numbers);
std::string draw(const StepsChart& chart, const ChartNumbers& numbers);
std::string draw(const StripChart& chart, const ChartNumbers& numbers);
std::string draw(const LaneChart& chart, const ChartNumbers& numbers);

}  // namespace plantrack
