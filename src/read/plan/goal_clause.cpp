#include "read/plan/goal_clause.hpp"

namespace plantrack {

GoalClause::GoalClause(std::string_view text, std::vector<GoalToken> tokens, const GoalContext& context)
    : text_(text), tokens_(std::move(tokens)), context_(context), unit_(goal_key(context.unit)) {}

bool GoalClause::read() {
  take_baseline();
  take_periods();
  take_years();
  take_rhythm();
  pass_over_brackets();
  pass_over_parts();
  pass_over_whole();
  take_areas();
  pass_over_ages();
  pass_over_names();
  pass_over_beginning();
  return !unread_ && take_figure() && check_rest();
}

bool GoalClause::is_dash(std::size_t i) const {
  const std::string_view sign = word(i);
  return sign == "-" || sign == "–" || sign == "—" || sign == "−" || sign == "‐" || sign == "‑";
}

bool GoalClause::all_free(std::size_t i, std::size_t count) const {
  for (std::size_t k = i; k < i + count; ++k) {
    if (!free(k)) return false;
  }
  return true;
}

std::optional<GoalPhrase> GoalClause::phrase_at(std::size_t i, std::size_t& length,
                                                std::optional<GoalPhrase> only) const {
  const auto found = goal_phrase_at(tokens_, i, only);
  length = found ? found->length : 1;
  return found ? std::optional(found->phrase) : std::nullopt;
}

void GoalClause::use(std::size_t i, std::size_t count) {
  for (std::size_t k = i; k < i + count && k < tokens_.size(); ++k) tokens_[k].used = true;
}

bool GoalClause::give_up(Text text) {
  doubt(std::move(text));
  unread_ = true;
  return false;
}

}  // namespace plantrack
