#include "render/svg.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace plantrack;

namespace {

ChartFigure bullet(int goal, int actual, bool strict = false) {
  BulletChart chart;
  chart.goal.due = Month::of(2030, 12);
  chart.goal.value = goal;
  chart.goal.strict = strict;
  chart.actual = Rational(actual);
  ChartFigure figure;
  figure.chart = chart;
  figure.title = "Villages <&>";
  figure.description = "Actual.";
  return figure;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every goal stands at the same place, whatever its number") {
  for (const int goal : {1, 8, 80, 12345}) CHECK(holds(svg_of(bullet(goal, goal / 2), Lang::en, "c"), "M214 3L214 30"));
}

TEST_CASE("a bar reaches the pin exactly where the goal is reached") {
  CHECK(holds(svg_of(bullet(80, 80), Lang::en, "c"), "<rect x=\"4\" y=\"13\" width=\"210\""));
  CHECK(holds(svg_of(bullet(80, 40), Lang::en, "c"), "<rect x=\"4\" y=\"13\" width=\"105\""));
  const std::string far = svg_of(bullet(8, 800), Lang::en, "c");
  CHECK(holds(far, "<rect x=\"4\" y=\"13\" width=\"300\""));
  CHECK(holds(far, "»"));
}

TEST_CASE("a goal that must be exceeded has a hollow head") {
  CHECK(holds(svg_of(bullet(8, 3, true), Lang::en, "c"), "class=\"gd\""));
  CHECK(holds(svg_of(bullet(8, 3, false), Lang::en, "c"), "class=\"gf\""));
}

TEST_CASE("names are text, and numbers those of the language") {
  ChartFigure figure = bullet(1500, 3);
  CHECK(holds(svg_of(figure, Lang::en, "c"), "Villages &lt;&amp;&gt;"));
  CHECK(holds(svg_of(figure, Lang::vi, "c"), ">1.500<"));
  CHECK(holds(svg_file(figure, Lang::vi), "xmlns=\"http://www.w3.org/2000/svg\""));
}

TEST_CASE("a line breaks where a period is missing, and at nothing to measure") {
  SeriesChart chart;
  chart.first = Month::of(2020, 12);
  chart.last = Month::of(2030, 12);
  for (const int year : {2021, 2022, 2024, 2025})
    chart.points.push_back({Month::of(year, 12), Rational(year - 2020), false});
  chart.missing = {Month::of(2023, 12)};
  chart.points.push_back({Month::of(2026, 12), {}, false});
  ChartFigure figure;
  figure.chart = chart;
  const std::string text = svg_of(figure, Lang::en, "c");
  const std::size_t line = text.find("class=\"ln\"");
  REQUIRE(line != std::string::npos);
  const std::string path = text.substr(text.rfind("<path", line), line - text.rfind("<path", line));
  CHECK(std::count(path.begin(), path.end(), 'M') == 2);
  CHECK(holds(text, "∅"));
  CHECK(holds(text, "class=\"xx\""));
}

TEST_CASE("charts of anything are drawn: nothing, one figure, all the same, negative ones") {
  for (const int goal : {-3, 0}) {
    for (const int actual : {-4, 0, 5}) CHECK(holds(svg_of(bullet(goal, actual), Lang::en, "c"), "</svg>"));
  }
  ChartFigure figure;
  figure.chart = SeriesChart{};
  CHECK(holds(svg_of(figure, Lang::en, "c"), "</svg>"));
  figure.chart = ColumnsChart{};
  CHECK(holds(svg_of(figure, Lang::en, "c"), "</svg>"));
  figure.chart = StepsChart{};
  CHECK(holds(svg_of(figure, Lang::en, "c"), "</svg>"));
  StripChart strip;
  for (int i = 0; i < 100; ++i) strip.areas.push_back({"A", Rational(i % 3), i % 3 > 0});
  figure.chart = strip;
  CHECK(holds(svg_of(figure, Lang::en, "c"), "</svg>"));
}
