// Shapes and words of an SVG picture with the classes and light colours that all charts share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

struct Ink {
  std::string_view style;  // the class, for style sheets
  std::string_view paint;  // the attributes that draw it without one
};

namespace ink {
inline constexpr Ink regressing{"r1", "fill=\"#b9c3cf\""};
inline constexpr Ink off_track{"r2", "fill=\"#cfd7e0\""};
inline constexpr Ink at_risk{"r3", "fill=\"#e1e7ed\""};
inline constexpr Ink on_track{"r4", "fill=\"#f0f3f6\""};
inline constexpr Ink band{"rs", "fill=\"#c9e4d8\""};
inline constexpr Ink bar{"br", "fill=\"#1f3a5f\""};
inline constexpr Ink running_bar{"pe",
                                 "fill=\"#ffffff\" stroke=\"#1f3a5f\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\""};
inline constexpr Ink axis{"ax", "stroke=\"#8c959f\" fill=\"none\""};
inline constexpr Ink grid{"gr", "stroke=\"#d8dee4\" fill=\"none\""};
inline constexpr Ink line{"ln", "stroke=\"#1f3a5f\" stroke-width=\"2.2\" fill=\"none\" stroke-linejoin=\"round\""};
inline constexpr Ink halo{"eh", "stroke=\"#ffffff\" stroke-width=\"3.6\" fill=\"none\""};
inline constexpr Ink expected{"ex", "stroke=\"#8f5300\" stroke-width=\"2\" fill=\"none\""};
inline constexpr Ink way{"ex", "stroke=\"#8f5300\" stroke-width=\"1.6\" fill=\"none\" stroke-dasharray=\"5 4\""};
inline constexpr Ink heading{"fc", "stroke=\"#1f3a5f\" stroke-width=\"1.5\" fill=\"none\" stroke-dasharray=\"2 2\""};
inline constexpr Ink diamond{"dm", "fill=\"#ffffff\" stroke=\"#1f3a5f\" stroke-width=\"1.5\""};
inline constexpr Ink goal{"gl", "stroke=\"#1f2328\" stroke-width=\"2.5\" fill=\"none\""};
inline constexpr Ink goal_end{"gl", "stroke=\"#1f2328\" stroke-width=\"1.5\" fill=\"none\" stroke-dasharray=\"3 2\""};
inline constexpr Ink full_head{"gf", "fill=\"#1f2328\" stroke=\"#1f2328\" stroke-width=\"1.5\""};
inline constexpr Ink hollow_head{"gd", "fill=\"#ffffff\" stroke=\"#1f2328\" stroke-width=\"1.5\""};
inline constexpr Ink figure{"pf", "fill=\"#1f3a5f\" stroke=\"#1f3a5f\" stroke-width=\"2\""};
inline constexpr Ink estimate{"pe", "fill=\"#ffffff\" stroke=\"#1f3a5f\" stroke-width=\"2\""};
inline constexpr Ink cross{"xx", "stroke=\"#a40e26\" stroke-width=\"2\" fill=\"none\""};
inline constexpr Ink nothing{"nb", "stroke=\"#8c959f\" fill=\"none\" stroke-dasharray=\"4 3\""};
inline constexpr Ink words{"tx", "fill=\"#59636e\""};
inline constexpr Ink strong_words{"txb", "fill=\"#1f2328\" font-weight=\"bold\""};
inline constexpr Ink words_on_bar{"txw", "fill=\"#ffffff\" font-weight=\"bold\""};
}  // namespace ink

enum class Anchor { start, middle, end };

class SvgCanvas {
 public:
  void rect(double x, double y, double width, double height, Ink ink);
  void path(const std::string& steps, Ink ink);
  void line(double x1, double y1, double x2, double y2, Ink ink);
  void circle(double x, double y, double radius, Ink ink);
  void diamond(double x, double y);
  void cross(double x, double y);
  void text(double x, double y, std::string_view words, Ink ink, Anchor anchor = Anchor::start);
  const std::string& shapes() {
    flush();
    return out_;
  }

 private:
  // Shapes of one look that follow each other stand in one group: a third less to send.
  void add(std::string begin, std::string end, std::string look);
  void flush();

  std::string out_;
  std::string look_;                                       // of those that wait
  std::vector<std::pair<std::string, std::string>> wait_;  // what stands before the look, and behind
};

// At most one decimal: 12, 12.5.
std::string coordinate(double value);

// An upper bound for the width of the words in pixels, whatever the font: 0.64 em a character.
double text_width(std::string_view words, double size = 11);

}  // namespace plantrack
