#include "read/plan/goal_words.hpp"

#include "base/unicode.hpp"
#include "read/plan/goal_clause.hpp"
#include "read/plan/goal_phrases.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Kind = GoalToken::Kind;

std::vector<std::vector<GoalToken>> split(const std::vector<GoalToken>& tokens, bool at_commas) {
  std::vector<std::vector<GoalToken>> parts(1);
  for (const GoalToken& token : tokens) {
    const bool parts_here = token.key == ";" || (at_commas && is_goal_word(token.key, {",", "and", "và"}));
    if (parts_here) {
      parts.emplace_back();
    } else {
      parts.back().push_back(token);
    }
  }
  std::erase_if(parts, [](const std::vector<GoalToken>& part) { return part.empty(); });
  return parts;
}

// Milestones: each has a time of its own.
bool are_milestones(const std::vector<WordedGoal>& goals) {
  for (std::size_t i = 0; i < goals.size(); ++i) {
    if (!goals[i].by || goals[i].every || !goals[i].number) return false;
    for (std::size_t k = 0; k < i; ++k) {
      if (goals[k].by == goals[i].by) return false;
    }
  }
  return true;
}

// "by 20% by 2026, with the goal of reaching 30% by 2030": the second is a change, too.
void say_again(std::vector<WordedGoal>& goals) {
  const WordedGoal& first = goals.front();
  for (WordedGoal& goal : goals) {
    const bool bare = goal.percent && goal.inferred_condition && goal.basis == Basis::value && !goal.change;
    if (!first.change || !bare) continue;
    goal.change = true;
    goal.condition = first.condition;
    goal.inferred_condition = false;
    if (first.number->is_negative()) goal.number = Decimal() - *goal.number;
    goal.doubts = {say("read as a change, as the one before", "được hiểu là mức thay đổi như mức trước")};
  }
}

void finish(WordedGoal& goal, const GoalContext& context) {
  if (context.due) {
    if (goal.by && *goal.by != *context.due) {
      goal.doubts.push_back(
          say("the column says {}, the cell {}", "cột ghi {}, ô ghi {}", context.due->text(), goal.by->text()));
    } else if (!goal.every) {
      goal.by = context.due;
    } else if (!goal.by) {
      goal.to = context.due->year();
    }
  }
  if (goal.every && goal.by) {
    if (goal.by->frequency() == Frequency::year) {
      goal.to = goal.by->year();
      if (!goal.from) {
        goal.doubts.push_back(say("read as a goal for each period until {}; or is it the figure of {} alone?",
                                  "được hiểu là mức của từng kỳ đến năm {}; hay chỉ là mức của năm {}?", *goal.to,
                                  *goal.to));
      }
    } else {
      goal.doubts.push_back(
          say("{} is left aside beside \"each\"", "{} chưa được dùng vì đã có \"mỗi\"", goal.by->text()));
    }
    goal.by.reset();
  } else if (!goal.every) {
    goal.from.reset();
  }
}

}  // namespace

WordedGoals read_goal_words(std::string_view source, const GoalContext& context) {
  constexpr std::size_t longest = 1000;
  WordedGoals result;
  if (source.size() > longest) {
    result.doubts.push_back(say("the goal is too long to be read", "nội dung quá dài, chưa đọc được"));
    return result;
  }
  std::string lines(source);
  std::replace(lines.begin(), lines.end(), '\n', ';');
  const std::string text = nfc(lines);
  const std::vector<GoalToken> tokens = goal_tokens(text);
  const auto read = [&](bool at_commas) {
    WordedGoals words;
    bool all = true;
    for (std::vector<GoalToken>& part : split(tokens, at_commas)) {
      GoalClause clause(text, std::move(part), context);
      if (clause.read()) {
        finish(clause.goal(), context);
        words.goals.push_back(std::move(clause.goal()));
      } else {
        all = false;
        words.doubts.insert(words.doubts.end(), clause.doubts().begin(), clause.doubts().end());
      }
    }
    if (!all) words.goals.clear();
    return words;
  };
  WordedGoals parted = read(true);
  if (parted.goals.size() > 1 && are_milestones(parted.goals)) {
    say_again(parted.goals);
    return parted;
  }
  result = read(false);
  if (result.goals.size() > 1 && !are_milestones(result.goals)) {
    result.goals.clear();
    result.doubts.push_back(say("it states several goals: make a target of each, or say when each falls due",
                                "có nhiều mức phấn đấu: hãy tách thành từng chỉ tiêu, hoặc nêu hạn của từng mức"));
  }
  if (result.goals.empty() && result.doubts.empty()) {
    result.doubts.push_back(say("no goal is stated", "không nêu mức phấn đấu"));
  }
  return result;
}

void add_number_signs(std::string_view text, NumberSigns& signs) {
  for (const GoalToken& token : goal_tokens(nfc(text))) {
    if (token.kind != Kind::number) continue;
    const ReadNumber read = read_number(token.key, Writing::unsettled);
    signs.en = signs.en || read.sign == Sign::first;
    signs.vi = signs.vi || read.sign == Sign::second;
  }
}

}  // namespace plantrack
