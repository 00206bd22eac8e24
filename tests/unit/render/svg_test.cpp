#include "render/svg.hpp"

#include "base/decimal.hpp"
#include "render/label_room.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <regex>

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

namespace {

struct Word {
  std::string text;
  LabelPlace place;
};

// The words of a picture with where they stand; where several follow each other, their group says how they are set.
std::vector<Word> words_of_picture(const std::string& svg) {
  static const std::regex part("<g([^>]*)>|</g>|<text x=\"(-?[0-9.]+)\" y=\"(-?[0-9.]+)\"([^>]*)>([^<]*)<");
  std::vector<Word> words;
  std::string group;
  for (std::sregex_iterator each(svg.begin(), svg.end(), part), end; each != end; ++each) {
    if (!(*each)[2].matched) {
      group = (*each)[1].matched ? (*each)[1].str() : "";
      continue;
    }
    const std::string look = group + (*each)[4].str();
    const Anchor anchor = holds(look, "\"middle\"") ? Anchor::middle
                          : holds(look, "\"end\"")  ? Anchor::end
                                                    : Anchor::start;
    words.push_back({(*each)[5], {std::stod((*each)[2]), std::stod((*each)[3]), anchor}});
  }
  return words;
}

// Nothing stands outside the picture, and no two words on each other. Widths are an upper bound, so a pixel is let
// pass.
void check_picture(const std::string& svg) {
  static const std::regex box("viewBox=\"0 0 ([0-9]+) ([0-9]+)\"");
  std::smatch size;
  REQUIRE(std::regex_search(svg, size, box));
  const double width = std::stod(size[1]);
  const double height = std::stod(size[2]);
  const std::vector<Word> words = words_of_picture(svg);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ChartBox a = LabelRoom::box_of(words[i].text, words[i].place);
    INFO(words[i].text);
    // Month names stand under their tick even at the left edge, where the true width is less than the bound.
    CHECK(a.left >= -12);
    CHECK(a.right <= width + 12);
    CHECK(a.top >= -1);
    CHECK(a.bottom <= height + 1);
    for (std::size_t j = 0; j < i; ++j) {
      const ChartBox b = LabelRoom::box_of(words[j].text, words[j].place);
      INFO(words[j].text);
      const bool apart = a.right < b.left + 1 || b.right < a.left + 1 || a.bottom < b.top + 1 || b.bottom < a.top + 1;
      CHECK(apart);
    }
  }
  static const std::regex point("c[xy]=\"(-?[0-9.]+)\"");
  for (std::sregex_iterator each(svg.begin(), svg.end(), point), end; each != end; ++each) {
    const double at = std::stod((*each)[1]);
    CHECK(at >= 0);
    CHECK(at <= width);
  }
}

ChartFigure series_of_goals(int goals, int months_apart, int value) {
  SeriesChart chart;
  chart.first = Month::of(2023, 6);
  chart.last = chart.first + goals * months_apart;
  for (int i = 1; i <= goals; ++i) {
    Pin pin;
    pin.due = chart.first + i * months_apart;
    pin.value = value;
    pin.words = "≥ " + std::to_string(value) + "%";
    pin.current = i == 1;
    chart.pins.push_back(pin);
    if (i * 2 <= goals) chart.points.push_back({pin.due, Rational(value + i % 3 - 1), false});
  }
  chart.limit = 100;
  ChartFigure figure;
  figure.chart = chart;
  figure.unit = "%";
  return figure;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("goals that repeat are named once, however many there are") {
  for (const int goals : {2, 5, 20, 60}) {
    const std::string svg = svg_of(series_of_goals(goals, 3, 98), Lang::en, "c");
    CHECK(count_of(svg, "≥ 98%") == 1);
    check_picture(svg);
  }
}

TEST_CASE("a share stands before the whole, and a small one is not pressed to the floor") {
  CHECK(holds(svg_of(series_of_goals(1, 12, 50), Lang::en, "c"), ">100%<"));
  CHECK_FALSE(holds(svg_of(series_of_goals(1, 12, 4), Lang::en, "c"), ">100%<"));
}

TEST_CASE("times the baseline are read as a change") {
  ChartFigure figure = series_of_goals(1, 12, 0);
  SeriesChart& chart = std::get<SeriesChart>(figure.chart);
  chart.limit.reset();
  chart.pins.front().value = Rational(11, 20);
  chart.points = {{Month::of(2024, 6), Rational(18, 25), false}};
  figure.as_change = true;
  const std::string svg = svg_of(figure, Lang::vi, "c");
  CHECK(holds(svg, ">−28%<"));
  CHECK(holds(svg, ">−100%<"));
}

TEST_CASE("a qualitative goal has its words on the bar") {
  BulletChart chart;
  chart.goal.value = 2;
  chart.actual = 1;
  chart.stages = {"not started", "in progress", "done"};
  ChartFigure figure;
  figure.chart = chart;
  const std::string svg = svg_of(figure, Lang::en, "c");
  CHECK(holds(svg, ">in progress<"));
  CHECK(holds(svg, ">done<"));
  CHECK_FALSE(holds(svg, ">2<"));
}

TEST_CASE("an amount is not written on the line of its goal") {
  ColumnsChart chart;
  chart.whole = true;
  for (int year = 2024; year < 2029; ++year) {
    Pin pin;
    pin.due = Month::of(year, 6);
    pin.value = 40;
    pin.words = "≤ 40";
    chart.goals.push_back(pin);
    if (year < 2027)
      chart.amounts.push_back({pin.due, Rational(year == 2024 ? 42 : year == 2025 ? 36 : 12), year == 2026});
  }
  ChartFigure figure;
  figure.chart = chart;
  const std::string svg = svg_of(figure, Lang::en, "c");
  check_picture(svg);
  CHECK(count_of(svg, "≤ 40") == 1);
  const std::vector<Word> words = words_of_picture(svg);
  const auto amount = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.text == "36"; });
  REQUIRE(amount != words.end());
  const double goal = 144 - 128 * 0.8;  // 40 of 50, from 144 to 16
  CHECK((amount->place.y < goal - 2 || amount->place.y - 9 > goal + 2));
}

TEST_CASE("a scale that does not begin at 0 says so, and what was missed has a cross in place of its dot") {
  SeriesChart chart;
  chart.first = Month::of(2023, 12);
  chart.last = Month::of(2024, 12);
  chart.points = {{Month::of(2024, 3), Rational(97), false, true}, {Month::of(2024, 6), Rational(98)}};
  chart.baseline = ChartPoint{chart.first, Rational(96)};
  ChartFigure figure;
  figure.unit = "%";
  figure.chart = chart;
  CHECK(holds(svg_of(figure, Lang::en, "c"), ">0%<"));
  chart.scale_from = Rational(95);
  figure.chart = chart;
  const std::string picture = svg_of(figure, Lang::en, "c");
  CHECK(!holds(picture, ">0%<"));
  CHECK(holds(picture, ">95%<"));
  CHECK(holds(picture, "l8-4m-8 9l8-4"));
  CHECK(holds(picture, "class=\"xx\""));
  CHECK(holds(picture, "width=\"7\" height=\"7\""));
  CHECK(holds(picture, ">96%<"));
}

TEST_CASE("a bar may have words in place of the number of its goal") {
  ChartFigure figure = bullet(5, 4);
  std::get<BulletChart>(figure.chart).label = "all 5 areas";
  CHECK(holds(svg_of(figure, Lang::en, "c"), ">all 5 areas<"));
}

TEST_CASE("in all of many charts words stand beside each other and on the picture") {
  std::mt19937 dice(7);
  const auto roll = [&dice](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most + 1)); };
  for (int round = 0; round < 400; ++round) {
    SeriesChart chart;
    chart.first = Month::of(2020, round % 2 == 0 ? 12 : 6);
    chart.last = chart.first + 12 * (3 + roll(12));
    const int scale = 1 + roll(5000);
    for (Month at = chart.first + 6; at < chart.last && chart.points.size() < 12; at = at + (3 + roll(12))) {
      chart.points.push_back({at, Rational(roll(scale)), roll(1) == 0});
    }
    for (Month at = chart.first + 24; at <= chart.last; at = at + (3 + roll(40))) {
      Pin pin;
      pin.due = at;
      pin.value = roll(scale);
      if (roll(3) == 0) pin.upper = pin.value + roll(scale);
      pin.words = "≥ " + rounded_text(pin.value, 2, false) + (roll(1) == 0 ? "" : " per household");
      pin.current = chart.pins.empty();
      chart.pins.push_back(pin);
    }
    if (!chart.points.empty()) chart.projected = ChartPoint{chart.last, Rational(roll(scale * 2)), false};
    if (roll(1) == 0) chart.baseline = ChartPoint{chart.first, Rational(roll(scale))};
    for (ChartPoint& point : chart.points) point.missed = roll(4) == 0;
    ChartFigure figure;
    figure.chart = chart;
    check_picture(svg_of(figure, roll(1) == 0 ? Lang::en : Lang::vi, "c"));
    StripChart strip;
    for (int i = roll(30); i >= 0; --i) strip.areas.push_back({"Huyện Bình Gia", Rational(roll(8)), roll(1) == 0});
    strip.goal.value = roll(8);
    strip.goal.words = "≥ 3 mỗi huyện, thành phố";
    strip.whole = roll(1) == 0;
    figure.chart = strip;
    check_picture(svg_of(figure, Lang::vi, "c"));
  }
}
