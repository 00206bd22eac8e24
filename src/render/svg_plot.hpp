// The frame of figures in time: amounts upwards, months to the right, and where words still fit between the marks.
#pragma once

#include "base/calendar.hpp"
#include "render/label_room.hpp"
#include "render/svg_charts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace plantrack {

class Plot {
 public:
  // `from`: where the scale begins, if not at 0; the axis is then drawn as broken.
  Plot(const ChartRange& range, std::optional<double> limit, bool whole, const ChartNumbers& numbers,
       std::optional<double> from = std::nullopt);

  static constexpr double top = 16, bottom = 144, right = 288;
  double left = 40;
  SvgCanvas canvas;
  LabelRoom room{plot_size.width, bottom};

  double y(const Rational& value) const { return y(value.get_d()); }
  double y(double value) const;
  double zero() const { return y(std::max(0.0, low_)); }
  double x(Month month) const;

  void amounts();
  void months(Month first, Month last);

  // Marks, whose places no word takes.
  void line(double x1, double y1, double x2, double y2, Ink ink);
  void dot(double x, double y, Ink ink);
  void diamond(double x, double y);
  void cross(double x, double y);
  void square(double x, double y);
  // A goal as a dash as wide as there is room to the next one, with a head that says whether reached is enough.
  void pin(double at, const Pin& goal, double half_width);

  // Beside the mark at x and y, in the order given there; false where no place is free.
  bool words(std::string_view text, const std::vector<LabelPlace>& places);

 private:
  const ChartNumbers& numbers_;
  double low_ = 0, high_ = 1;
  bool broken_ = false;  // the scale does not begin at 0
  std::vector<double> ticks_;
  Month first_, last_;
};

}  // namespace plantrack
