// All areas of a goal that each has to reach.
#include "render/svg_canvas.hpp"
#include "render/svg_charts.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace plantrack {
namespace {

// A dot for each area, stacked where they have the same figure; of many areas, columns of how many.
class Strip {
 public:
  Strip(const StripChart& chart, const ChartNumbers& numbers) : chart_(chart), numbers_(numbers) {
    for (const AreaDot& area : chart.areas) range_.take(area.value);
    range_.take(chart.goal.value);
    range_.low = std::min(range_.low, goal_at());
    range_.high = std::max(range_.high, goal_at());
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
  static constexpr double left = 16, right = 296, bottom = 140, top = 34;

  double x(double value) const { return left + (value - range_.low) / (range_.high - range_.low) * (right - left); }

  void axis() {
    canvas_.line(left, bottom, right, bottom, ink::axis);
    for (double tick = std::ceil(range_.low / step_) * step_; tick <= range_.high + step_ / 100; tick += step_) {
      canvas_.line(x(tick), bottom, x(tick), bottom + 4, ink::axis);
      canvas_.text(x(tick), 156, numbers_(as_tick(tick)), ink::words, Anchor::middle);
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
        double place = std::clamp(stack->first, width / 2 + 2, plot_size.width - width / 2 - 2);
        // On the side of the goal where the dot is, as far as there is room.
        if (std::abs(place - goal_x()) < width / 2 + 4) {
          place = stack->first < goal_x() ? std::max(goal_x() - width / 2 - 5, width / 2 + 2)
                                          : std::min(goal_x() + width / 2 + 5, plot_size.width - width / 2 - 2);
        }
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

  // Between what fails and what holds: of whole numbers half a step beside the number itself.
  double goal_at() const {
    const double number = real(chart_.goal.value);
    if (!chart_.whole) return number;
    return chart_.lower_is_better == chart_.goal.strict ? number - 0.5 : number + 0.5;
  }
  double goal_x() const { return x(goal_at()); }

  void goal() {
    const double at = goal_x();
    canvas_.line(at, 18, at, bottom, ink::goal);
    canvas_.circle(at, 17, 3, chart_.goal.strict ? ink::hollow_head : ink::full_head);
    const double half = text_width(chart_.goal.words) / 2;
    canvas_.text(std::clamp(at, half + 2, plot_size.width - half - 2), 11, chart_.goal.words, ink::strong_words,
                 Anchor::middle);
  }

  const StripChart& chart_;
  const ChartNumbers& numbers_;
  ChartRange range_;
  double step_ = 1;
  SvgCanvas canvas_;
};

}  // namespace

std::string draw(const StripChart& chart, const ChartNumbers& numbers) {
  return Strip(chart, numbers).draw();
}

}  // namespace plantrack
