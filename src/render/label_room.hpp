// Where words fit on a chart: which places are taken by marks and other words, and which of several is free. Widths are
// the upper bound of text_width, so that no two labels touch in any font.
#pragma once

#include "render/svg_canvas.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace plantrack {

struct ChartBox {
  double left, top, right, bottom;
};

// Where a text begins, ends or has its middle, on its base line.
struct LabelPlace {
  double x, y;
  Anchor anchor = Anchor::start;
};

class LabelRoom {
 public:
  LabelRoom(double width, double height) : width_(width), height_(height) {}

  void take(const ChartBox& box) { taken_.push_back(box); }
  void take_line(double x1, double y1, double x2, double y2);  // may be crossed where nothing else is free

  // The first place, in the order given, that lies on the picture and touches no mark and no word; of those that only
  // cross a line, the one that does so least. The place is taken from then on.
  std::optional<LabelPlace> find(std::string_view words, const std::vector<LabelPlace>& places);

  static ChartBox box_of(std::string_view words, const LabelPlace& place);

 private:
  double width_, height_;
  std::vector<ChartBox> taken_;
  std::vector<ChartBox> lines_;  // as small steps along them
};

}  // namespace plantrack
