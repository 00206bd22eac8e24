// Cells and sentences about one goal's result, as reports in every form have them.
#pragma once

#include "render/document.hpp"
#include "render/goal_table.hpp"

#include <string>

namespace plantrack {

// In progress by its status, yet reported as not started: never told as in progress.
inline bool has_not_started(const GoalResult& goal) {
  return goal.status == Status::in_progress && goal.figure.progress == Progress::not_started;
}

// The status in words: met, met so far, met by an estimate.
Text status_words(const GoalRow& row);
Text met_words(bool by_estimate, bool so_far);
bool is_met_for_good(const GoalRow& row);  // neither so far alone nor by an estimate

class GoalWords {
 public:
  explicit GoalWords(Lang lang) : lang_(lang) {}

  Cell name(const GoalRow& row) const;
  Cell goal(const GoalRow& row) const;      // with its due month
  Cell actual(const GoalRow& row) const;    // with its month where that is not the due one
  Cell achieved(const GoalRow& row) const;  // a percentage without its sign
  Cell status(const GoalRow& row) const;
  Cell lead(const GoalRow& row) const;  // who answers today
  // Why the status is what it is, in one sentence.
  std::string why(const GoalRow& row) const;
  // What else has to be known: who is missing, what was left out, what was noticed.
  std::string remarks(const GoalRow& row) const;
  std::string more_remarks(const GoalRow& row) const;  // beside the sentence why: what that does not say
  std::string inferred(const Goal& goal) const;        // a footnote

  // A figure of the goal in its unit: 75%, 6; of differences points.
  std::string figure(const GoalRow& row, const Rational& value, int digits = 2) const;
  std::string stated(const GoalRow& row, const Rational& value) const;  // one that rows state: 75%, also of a change
  std::string difference(const GoalRow& row, const Rational& value) const;
  // What is reckoned and not reported: of counts one decimal, marked where that is not all of it.
  std::string reckoned(const GoalRow& row, const Rational& value) const;
  // What it is heading for, where that can be: never below zero of what never was.
  std::optional<Rational> projected(const GoalRow& row) const;
  std::string amended(const GoalRow& row) const;  // since when the goal is another, and what it was; else empty
  std::string agency(const Plan& plan, int index) const;
  std::string area_name(const Plan& plan, int number) const;  // of one that has ended with its day and who followed
  std::string part_of_sentence(const GoalRow& row) const;     // of a target without goal that is part of others

  // Cells of the stable columns as readers know these figures: of a goal for change its percent.
  void put_in_words(const GoalRow& row, std::vector<Cell>& cells) const;

  std::string tell(const char* en, const char* vi) const { return lang_ == Lang::vi ? vi : en; }
  std::string tell(const Text& text) const { return text.in(lang_); }
  std::string month(Month value) const;
  std::string number(const Rational& value, int digits = 4) const;
  Lang lang() const { return lang_; }

 private:
  std::string why_in_each(const GoalRow& row) const;
  std::string why_incomplete(const GoalRow& row) const;
  std::string so_far(const GoalRow& row) const;
  std::string figure_in_unit(const GoalRow& row, const Rational& value,
                             int digits = 2) const;  // of a goal, not context
  std::string what_is_missing(const GoalRow& row) const;
  std::string remarks(const GoalRow& row, bool beside_why) const;
  std::string areas_holding(const GoalResult& goal) const;
  std::string whole_things(const Rational& value) const;
  Text rate_words(const GoalRow& row) const;
  std::string note(const Text& text) const;  // of a result
  Cell worst_area(const GoalRow& row) const;

  Lang lang_;
};

}  // namespace plantrack
