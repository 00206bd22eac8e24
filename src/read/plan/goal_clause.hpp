// One goal in words, taken apart. Passes go over its words one after the other, and each marks what it has used: times
// (goal_times.cpp), what is no figure of the goal (goal_asides.cpp), the figure with its condition (goal_figure.cpp).
// What is left then decides how sure the reading is.
#pragma once

#include "read/plan/goal_phrases.hpp"
#include "read/plan/goal_words.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace plantrack {

class GoalClause {
 public:
  // `tokens` are some of those of `text`, which outlives the clause.
  GoalClause(std::string_view text, std::vector<GoalToken> tokens, const GoalContext& context);

  bool read();  // false: not understood, and the doubts say why
  WordedGoal& goal() { return goal_; }
  std::vector<Text>& doubts() { return goal_.doubts; }

 private:
  std::string_view word(std::size_t i) const {  // its key; messages show written()
    return i < tokens_.size() ? std::string_view(tokens_[i].key) : std::string_view();
  }
  std::string_view written(std::size_t i) const { return written(i, i); }
  std::string_view written(std::size_t first, std::size_t last) const {
    last = std::min(last, tokens_.size() - 1);
    return text_.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin);
  }
  bool is_word(std::size_t i, std::initializer_list<const char*> list) const { return is_goal_word(word(i), list); }
  bool is_dash(std::size_t i) const;
  bool free(std::size_t i) const { return i < tokens_.size() && !tokens_[i].used; }
  bool free_number(std::size_t i) const { return free(i) && tokens_[i].kind == GoalToken::Kind::number; }
  bool all_free(std::size_t i, std::size_t count) const;
  std::size_t free_numbers() const;
  std::optional<GoalPhrase> phrase_at(std::size_t i, std::size_t& length,
                                      std::optional<GoalPhrase> only = std::nullopt) const;
  void use(std::size_t i, std::size_t count = 1);
  void doubt(Text text) { goal_.doubts.push_back(std::move(text)); }
  bool give_up(Text text);  // false, always

  // Times.
  int year_at(std::size_t i) const;  // 0 where it is none
  bool has_year(std::size_t i, std::size_t count) const;
  std::size_t time_words_before(std::size_t i, bool& before, bool& any) const;
  void set_by(Period by);
  void take_baseline();
  bool has_figure_before(std::size_t i) const;
  void take_periods();
  void take_day(Date day, bool before);
  void take_years();
  void take_rhythm();
  bool unit_names(std::optional<Frequency> every) const;

  // What is no figure of the goal.
  void pass_over_brackets();
  void pass_over_parts();
  void pass_over_whole();
  void take_areas();
  void pass_over_ages();
  void pass_over_names();
  void pass_over_beginning();
  bool is_age(std::size_t i, std::size_t& first, std::size_t& last) const;
  bool is_rank(std::size_t i) const;
  bool is_document(std::size_t i) const;

  // The figure.
  struct Figure {
    std::size_t first, last;             // tokens, with its % and its upper end
    std::optional<std::size_t> upper;    // a range
    bool percent = false, and_ = false;  // "between 2 and 3"
  };
  Figure figure_at(std::size_t i) const;
  std::vector<Figure> figures() const;
  std::optional<Figure> choose_figure();
  std::optional<Decimal> number_at(std::size_t i);
  bool multiply(std::size_t at, std::optional<Decimal>& number);
  bool take_figure();
  bool take_fall(const Figure& figure);
  bool take_none();
  bool take_times(std::size_t behind);
  bool take_condition(std::size_t begin, std::size_t behind);
  int direction_before(std::size_t i) const;
  bool take_behind(std::size_t behind, std::optional<GoalPhrase>& condition, int& direction);
  bool settle_times(std::optional<GoalPhrase> condition, int direction, bool multiplied);
  bool settle_change(std::optional<GoalPhrase> condition, int direction);
  bool settle_growth(std::optional<GoalPhrase> condition);
  bool settle_value(std::optional<GoalPhrase> condition, int direction);
  bool settle_range(std::optional<GoalPhrase> condition, bool less);
  bool take_without_figure();
  bool take_worded_figure(GoalPhrase phrase, std::size_t at);
  bool take_fraction();
  long multiple_at(std::size_t at) const;
  bool check_rest();
  bool check_unit();
  bool names_unit() const;
  void bare();
  bool is_percent_unit() const { return unit_.find('%') != std::string::npos; }
  bool is_mean() const;  // of several years

  std::string_view text_;
  std::vector<GoalToken> tokens_;
  const GoalContext& context_;
  std::string unit_;  // of the target, as goal_key writes it
  WordedGoal goal_;
  std::size_t figure_begin_ = 0;  // in the text
  std::string unit_word_;         // the key of the first word behind the figure
  int baseline_side_ = 0;         // "45 % below 2019": -1
  bool unread_ = false;
  bool per_year_ = false;
  bool ranked_ = false;
  bool kept_ = false;     // "duy trì"
  bool told_to_ = false;  // "to 80 %", not by how much
};

}  // namespace plantrack
