#include "render/label_room.hpp"

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

constexpr double rises = 9, falls = 2;  // of words, over and under their base line

bool touch(const ChartBox& a, const ChartBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

}  // namespace

void LabelRoom::take_line(double x1, double y1, double x2, double y2) {
  const double length = std::hypot(x2 - x1, y2 - y1);
  const int steps = std::max(1, static_cast<int>(length / 3));
  for (int i = 0; i <= steps; ++i) {
    const double x = x1 + (x2 - x1) * i / steps;
    const double y = y1 + (y2 - y1) * i / steps;
    lines_.push_back({x - 1.5, y - 1.5, x + 1.5, y + 1.5});
  }
}

ChartBox LabelRoom::box_of(std::string_view words, const LabelPlace& place) {
  const double width = text_width(words);
  const double left = place.anchor == Anchor::start    ? place.x
                      : place.anchor == Anchor::middle ? place.x - width / 2
                                                       : place.x - width;
  return {left, place.y - rises, left + width, place.y + falls};
}

std::optional<LabelPlace> LabelRoom::find(std::string_view words, const std::vector<LabelPlace>& places) {
  std::optional<LabelPlace> best;
  std::ptrdiff_t least = 0;
  for (const LabelPlace& place : places) {
    const ChartBox box = box_of(words, place);
    if (box.left < 0 || box.top < 0 || box.right > width_ || box.bottom > height_) continue;
    if (std::any_of(taken_.begin(), taken_.end(), [&](const ChartBox& other) { return touch(box, other); })) continue;
    const auto crossed =
        std::count_if(lines_.begin(), lines_.end(), [&](const ChartBox& step) { return touch(box, step); });
    if (best && crossed >= least) continue;
    best = place;
    least = crossed;
    if (crossed == 0) break;
  }
  if (best) take(box_of(words, *best));
  return best;
}

}  // namespace plantrack
