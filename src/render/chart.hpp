// What a chart shows, in the terms of the goal: exact figures, no colours and no pixels. Views make it, render/svg
// draws it, the other writers take its description.
#pragma once

#include "base/calendar.hpp"
#include "base/rational.hpp"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plantrack {

// A goal on a scale or in time.
struct Pin {
  Month due;
  Rational value;
  std::optional<Rational> upper;  // of a range
  bool strict = false;            // must be exceeded, not only reached
  std::string words;              // ≥ 8
  bool current = true;
};

// How far along one goal is: a bar towards a pin, on a scale of its own.
struct BulletChart {
  Pin goal;
  std::optional<Rational> actual, expected, projected;
  std::optional<Rational> floor;                // of `about`: what is still enough
  std::optional<Rational> limit;                // no figure is greater: 100 of shares
  std::optional<std::array<Rational, 3>> ends;  // where regressing, off-track and at-risk end
  bool lower_is_better = false;
  std::string label;        // under the goal; empty: its number
  std::string empty_words;  // what to say where there is no figure
  // Of a qualitative target, whose figures are 0, 1 and 2: not started, in progress, done.
  std::optional<std::array<std::string, 3>> stages;
};

struct ChartPoint {
  Month at;
  std::optional<Rational> value;  // none: 0 / 0
  bool estimated = false;
  bool missed = false;  // a goal of that month was not met
};

// A figure in time, with its goals.
struct SeriesChart {
  Month first, last;
  std::vector<ChartPoint> points;
  std::vector<Pin> pins;
  std::optional<ChartPoint> start, projected, baseline;
  std::optional<Rational> scale_from;  // where the scale begins, if not at 0
  std::vector<Month> missing;          // ends of periods of which nothing was reported
  std::optional<Rational> limit;       // 100 of shares
  bool whole = false;                  // of counts: no tick between two numbers
};

struct YearAmount {
  Month end;
  Rational value;
  bool running = false;  // not over yet
};

// Amounts of periods beside each other, against the goal of each.
struct ColumnsChart {
  std::vector<YearAmount> amounts;
  std::vector<Pin> goals;  // one for each period that has a goal
  bool whole = false;
};

struct StepAt {
  Month at;
  int step;  // 0 not started, 1 in progress, 2 done
  bool estimated = false;
};

// A qualitative target in time.
struct StepsChart {
  Month first, last;
  std::vector<StepAt> steps;
  Month due;
  std::array<std::string, 3> words;
};

struct AreaDot {
  std::string name;
  Rational value;
  bool holds = false;
};

// All areas of an `in each` goal on one axis.
struct StripChart {
  std::vector<AreaDot> areas;
  Pin goal;
  bool whole = false;
  bool lower_is_better = false;
};

// One of several bars under each other on one scale; or the axis of them all.
struct LaneChart {
  Rational low, high;
  std::optional<Rational> value;
  std::optional<Pin> goal;
  bool axis = false;
};

using Chart = std::variant<BulletChart, SeriesChart, ColumnsChart, StepsChart, StripChart, LaneChart>;

struct ChartFigure {
  Chart chart;
  std::string unit;         // % behind the numbers on axes and labels; empty: none
  bool as_change = false;   // times the baseline, to be read as a change in %: 0.55 is −45%
  std::string title;        // name and what it shows
  std::string description;  // the figures as text
};

// What a mark on a chart stands for: for the key above the charts.
enum class ChartMark { bar, goal, strict_goal, expected, heading, shades, figure, estimate, missed, baseline };

}  // namespace plantrack
