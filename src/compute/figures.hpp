// One target's figure in a span of months: rows of its areas or of the whole, or the figures of its parts, and what is
// known of it: its month t, who has reported, whether it is complete. Exact. (What is met by it is told by goals.hpp.)
#pragma once

#include "base/rational.hpp"
#include "base/text.hpp"
#include "compute/counted_rows.hpp"
#include "compute/levels.hpp"
#include "compute/tally.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace plantrack {

struct Actual {
  std::optional<Rational> value;        // A; a ratio in % is times 100
  std::optional<Rational> numerator;    // of a ratio that was given by its parts
  std::optional<Rational> denominator;  //
  std::optional<Progress> progress;     // of a qualitative target
  std::optional<Rational> factor;       // rate: the product of 1 + v / 100 over so many years
  int years = 0;                        //
  int missing_year = 0;                 // rate: a year without row between others; then there is no value
  bool nothing_to_measure = false;      // 0 / 0: no figure, which is not the same as none reported
  bool estimated = false;               // an estimate went into it
  bool running = false;                 // a row whose period is not over went into it: it proves nothing
  bool complete = false;
  std::optional<Month> at;            // t
  std::optional<int> areas_expected;  // of a figure by area
  std::optional<int> areas_reported;
  int areas_later = 0;                  // areas that have reported for months after t
  std::optional<Rational> of_reported;  // what the areas that have reported for t alone come to, none being below zero
  std::vector<Months> by_whole;         // of a flow by area: for which months rows of the whole stand in

  bool has_figure() const { return value.has_value() || progress.has_value(); }
};

// Of an `in_each` goal: one area by itself, by its rows up to the month t of all.
struct AreaActual {
  std::int32_t area;
  Actual actual;
  bool expected = false;
  bool current = false;   // of month t, and of what adds up over months all of them
  bool negative = false;  // a counted row of the area in the span is below zero
};

struct EachArea {
  std::optional<Month> at;
  std::vector<AreaActual> areas;  // in the plan's order: expected ones, and others that have rows
  int later = 0;                  // areas that have reported for months after t
};

struct BaselineFigure {
  std::optional<Rational> value;
  int areas_with = 0, areas = 0;  // where it is made of areas' rows
};

// Answers that are remembered: as many as are asked for again and again, and no more.
template <class Key, class Answer>
class Known {
 public:
  template <class Find>
  Answer of(const Key& key, Find find) {
    const auto found = answers_.find(key);
    if (found != answers_.end()) return found->second;
    Answer answer = find();
    if (answers_.size() >= most) answers_.clear();
    answers_.emplace(key, answer);
    return answer;
  }

 private:
  static constexpr std::size_t most = 200;
  std::map<Key, Answer> answers_;
};

class TargetFigures {
 public:
  TargetFigures(const PlanSet& plans, std::size_t plan, std::size_t target, CountedRows& counted, Date as_of);

  const Plan& plan() const { return plan_; }
  const Target& target() const { return target_; }
  Date as_of() const { return reader_.as_of(); }
  // How the target's rows come together for goals that are due once, and for those of each year, half, quarter, month.
  Adding adding(bool every) const;
  bool by_area() const;               // its figure is made of areas' figures (a consolidated row stands for these)
  bool negative_in(Span span) const;  // a counted row in the span is below zero

  Span plan_span() const { return {plan_.months().first, plan_.months().last()}; }
  Actual actual(Span span, Adding adding) const { return actual(span, adding, span.last); }
  // By the rows that end no later than the month.
  Actual actual(Span span, Adding adding, Month up_to) const;
  // By all rows of the span, where some are later than t of actual(); nullopt where none are.
  std::optional<Actual> of_all_rows(Span span, Adding adding) const;
  EachArea each_area(Span span, Adding adding, bool all_rows) const;
  EachArea each_area_at(Span span, Adding adding, std::optional<Month> at) const;  // by the rows up to that month
  BaselineFigure baseline() const;                                                 // from the rows of the baseline year
  std::optional<Month> latest(bool each) const;                     // t of the target; of each area alone
  std::set<Month> reported_months(Span span, Adding adding) const;  // for which rows tell of it
  std::optional<std::pair<Month, Rational>> earliest() const;       // the first complete figure in the plan period
  std::vector<int> missing_parts(Span span, Adding adding, Month up_to) const;  // derived: those without a figure
  // "2024 so far": of a yearly target, what its running year has come to, where rows tell of it.
  std::optional<std::pair<int, Actual>> running_year(Span span) const;
  const LevelAreas& level() const { return level_; }

 private:
  // Which months rows of figures end with, and how many areas have reported for each.
  struct Survey {
    Month first{};
    std::vector<std::uint32_t> reported;  // expected areas, by month
    std::vector<char> any, consolidated;  // some row of a figure ends there; an official one that is used does
    std::optional<Month> latest_enough, latest_any;
  };
  enum class Scope { together, each };
  Survey survey(Span span, Adding adding, Scope scope, Month up_to) const;
  Survey surveyed(Span cut, Adding adding, Scope scope) const;
  bool enough(std::size_t reported, std::size_t expected, Scope scope) const;
  RowSpan counted_rows() const { return counted_.of(plan_number_, number_in_plan_); }
  RowSpan whole_rows() const;
  template <class Visit>
  void for_each_area(Visit visit) const;
  Actual together(Span span, Adding adding, Month t) const;
  Actual over_areas(Span span, Adding adding, Month t) const;
  Tally flow_over_areas(RowSpan whole, Span cut, std::vector<Months>& official) const;
  bool areas_report_whole(const Row& official, Span cut) const;
  Tally running_totals_over_areas(RowSpan whole, Span cut, std::vector<Months>& told) const;
  Month covered_from(Span span, const Area* area) const;
  bool covered(const Actual& actual, Span span, Adding adding, Month t, bool official) const;
  Tally baseline_of(RowSpan series, Span year) const;
  BaselineFigure baseline(int plan_year) const;
  BaselineFigure own_baseline(int plan_year) const;
  std::vector<Month> months_of_figures(Span span, Adding adding) const;
  void add_months(Span span, Adding adding, std::set<Month>& months) const;
  Actual finished(const Tally& tally) const;
  Actual own_actual(Span span, Adding adding, Month up_to) const;
  std::optional<Actual> own_of_all_rows(Span span, Adding adding) const;
  Actual combined(const std::vector<Actual>& parts) const;
  std::vector<Actual> parts_at(Span span, Adding adding, Month up_to) const;

  CountedRows& counted_;
  std::size_t plan_number_, number_in_plan_, number_;
  const Plan& plan_;
  const Target& target_;
  const Observations& rows_;
  SeriesReader reader_;
  std::shared_ptr<const LevelAreas> its_level_;
  const LevelAreas& level_;
  bool wholes_only_;  // rows without area alone are looked at: of the whole, or across: none
  std::vector<std::shared_ptr<const TargetFigures>> parts_;
  mutable std::optional<bool> any_negative_;
  // What was asked of a target that others are made of; by all of them, so it is worked out once.
  mutable Known<std::tuple<Month, Month, Adding, Month>, Actual> known_;
  mutable Known<std::tuple<Month, Month, Adding>, std::optional<Actual>> known_of_all_;
  mutable Known<std::tuple<Month, Month, Adding>, std::set<Month>> known_months_;
  mutable Known<int, BaselineFigure> known_baselines_;
  mutable Known<std::pair<Month, Month>, bool> known_negative_;
  // Each goes over all rows, and several questions about a goal begin with the same one.
  mutable Known<std::tuple<Month, Month, Adding, Scope>, Survey> known_surveys_;
};

}  // namespace plantrack
