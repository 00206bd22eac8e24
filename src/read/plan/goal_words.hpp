// A goal as plans print it ("ít nhất 02", "over 80 % by 2030") taken apart into condition, figure and time. What the
// words leave open is told as a doubt beside the goal; where they are not understood there is no goal.
#pragma once

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "model/period.hpp"
#include "model/plan.hpp"
#include "read/progress/cells.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct WordedGoal {
  Condition condition = Condition::at_least;
  std::optional<Decimal> number, upper;
  bool change = false;  // `number` is the percentage by which the figure is to change
  Basis basis = Basis::value;
  std::optional<Period> by;  // neither this nor `every`: no time is told
  std::optional<Frequency> every;
  std::optional<int> from, to;  // the years of `every`
  std::string in_each;          // an area level
  std::optional<int> baseline_year;
  bool percent = false;             // the figure has its %
  bool growth = false;              // of a year, in %: the figure that is reported is itself the growth
  bool added = false;               // what comes to what is there: "thêm 8"
  bool inferred_condition = false;  // a bare figure
  bool inferred_time = false;       // `every` is not what the words say
  std::string unit;                 // the words behind the figure
  std::vector<Text> doubts;
};

struct GoalContext {
  std::string_view name, unit;  // of the target
  NumberForm numbers = NumberForm::en;
  bool numbers_settled = false;    // the table itself shows that form
  std::optional<Period> due = {};  // as the column's header has it
};

struct WordedGoals {
  std::vector<WordedGoal> goals;  // milestones; none: not understood
  std::vector<Text> doubts;       // why there is none
};

WordedGoals read_goal_words(std::string_view text, const GoalContext& context);

// Which forms the figures of a text can only have: 1,5 is Vietnamese, 1.5 English.
struct NumberSigns {
  bool en = false, vi = false;
};
void add_number_signs(std::string_view text, NumberSigns& signs);

}  // namespace plantrack
