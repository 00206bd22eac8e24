#include "base/unicode.hpp"
#include "read/plan/goal_clause.hpp"

namespace plantrack {

using Kind = GoalToken::Kind;
using P = GoalPhrase;

void GoalClause::pass_over_brackets() {
  int depth = 0;
  bool figures = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool opens = word(i) == "(" || word(i) == "[";
    const bool closes = word(i) == ")" || word(i) == "]";
    const bool footnote = depth > 0 && word(i - 1) == "[" && word(i + 1) == "]";
    if (opens) ++depth;
    if (depth > 0 || closes) {
      figures = figures || (free_number(i) && !footnote);
      use(i);
    }
    if (closes && depth > 0) --depth;
  }
  if (figures) doubt(say("what stands in brackets was left aside", "phần trong ngoặc chưa được dùng"));
}

// "tối thiểu 80%, trong đó ít nhất 10% …": of a part, which is a target of its own.
void GoalClause::pass_over_parts() {
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    std::size_t length = 0;
    const auto found = phrase_at(i, length, P::of_which);
    bool figure_before = false;
    for (std::size_t k = 0; k < i; ++k) figure_before = figure_before || free_number(k);
    if (!found || !figure_before) continue;
    doubt(say("\"{}\" is left aside: a target of its own?", "\"{}\" chưa được dùng: có phải chỉ tiêu riêng không?",
              written(i, tokens_.size() - 1)));
    use(i, tokens_.size() - i);
  }
}

// What a rate is of: "/1 vạn dân", "per 100,000 live births", "per head".
void GoalClause::pass_over_whole() {
  bool figure_before = false;
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    figure_before = figure_before || free_number(i - 1);
    if (!free_number(i) || !figure_before) continue;
    const bool behind_slash = word(i - 1) == "/" && i > 1 && tokens_[i - 2].kind == Kind::word;
    const bool of_many = is_word(i - 1, {"per", "trên"}) &&
                         (multiple_named(word(i + 1)) > 0 ||
                          is_word(i + 1, {"live", "people", "population", "inhabitants", "residents", "dân", "trẻ",
                                          "births", "children", "women", "persons", "households", "người", "hộ"}));
    if (!behind_slash && !of_many) continue;
    use(i - 1, multiple_named(word(i + 1)) > 0 ? 3 : 2);
  }
  // "9,000 homes over 6 years": of how long the sum is.
  for (std::size_t i = 1; i + 1 < tokens_.size(); ++i) {
    if (!free_number(i) || !is_word(i + 1, {"years", "năm"}) ||
        !is_word(i - 1, {"over", "in", "within", "across", "trong"})) {
      continue;
    }
    bool figure = false;
    for (std::size_t k = 0; k < i; ++k) figure = figure || free_number(k);
    if (!figure) continue;
    doubt(say("\"{}\" is read as what comes in all these years together", "\"{}\" được hiểu là tổng của các năm đó",
              written(i - 1, i + 1)));
    goal_.added = true;
    use(i - 1, 3);
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (free(i) && is_word(i, {"per"}) && area_level_named(word(i + 1)).empty()) use(i, 2);
  }
}

// "mỗi huyện, thành phố", "each ward"
void GoalClause::take_areas() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t length = 0;
    if (!phrase_at(i, length, P::of_areas)) continue;
    const std::string_view level = area_level_named(word(i + length));
    // The programme "one commune one product" is no scope.
    if (!level.empty() && is_word(i + length + 1, {"một"})) {
      use(i, length + 4);
      continue;
    }
    if (level.empty()) {
      give_up(say("\"{}\": for each of what?", "\"{}\": tính cho từng đối tượng nào?", written(i, i + length)));
      return;
    }
    if (!goal_.in_each.empty()) {
      give_up(say("it names several levels of areas", "có nhiều cấp địa bàn khác nhau"));
      return;
    }
    goal_.in_each = level;
    bool several = false;
    std::size_t at = i + length + 1;
    while (word(at) == "," ||
           is_word(at, {"thành", "phố", "thị", "xã", "trấn", "và", "quận", "phường", "đặc", "khu"})) {
      several = several || (is_word(at, {"phường", "xã"}) && !is_word(at - 1, {"thị"}));
      ++at;
    }
    if (several) {
      doubt(say("several kinds of areas are named: `level: {}` stands for all of them",
                "có nhiều loại địa bàn: `level: {}` được dùng chung", level));
    }
    use(i, at - i);
  }
}

// "20-64 year-olds", "aged 15+ years", "dưới 5 tuổi"
bool GoalClause::is_age(std::size_t i, std::size_t& first, std::size_t& last) const {
  first = i;
  last = i;
  if (is_dash(i + 1) && free_number(i + 2)) last = i + 2;
  const bool aged = is_word(i - 1, {"aged", "age", "ages"}) ||
                    (is_word(i - 2, {"aged"}) && is_word(i - 1, {"over", "under", "from", "between"}));
  std::size_t at = last + 1;
  if (word(at) == "+" || is_dash(at)) ++at;
  const bool years = is_word(at, {"year", "years"});
  const std::size_t olds = at + (years ? 1 : 0) + (years && is_dash(at + 1) ? 1 : 0);
  const bool old = years && is_word(olds, {"old", "olds", "of"});
  const bool tuoi = is_word(last + 1, {"tuổi"}) && unit_.find(word(last + 1)) == std::string::npos;
  if (!aged && !old && !tuoi) return false;
  if (old) last = olds;
  if (tuoi) last = last + 1;
  if (aged && word(last + 1) == "+") ++last;
  if (aged && is_word(last + 1, {"and", "years"})) last += is_word(last + 2, {"over", "above", "under"}) ? 2 : 1;
  std::size_t length = 0;
  const auto more = phrase_at(last + 1, length);
  if (more && (*more == P::or_more || *more == P::or_less)) last += length;
  while (free(first - 1) && is_word(first - 1, {"dưới", "trên", "từ", "under", "over", "from", "between", "aged"})) {
    --first;
  }
  return true;
}

void GoalClause::pass_over_ages() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t first = 0;
    std::size_t last = 0;
    if (!free_number(i) || !is_age(i, first, last)) continue;
    doubt(say("\"{}\" is taken for an age", "\"{}\" được hiểu là độ tuổi", written(first, last)));
    use(first, last + 1 - first);
  }
}

// A place among others: the less the better.
bool GoalClause::is_rank(std::size_t i) const {
  const bool of_unit = is_goal_word(unit_, {"hạng", "thứ hạng", "bậc", "rank", "position", "place"});
  const bool among = is_word(i - 1, {"top"}) ||
                     (is_word(i - 1, {"nhóm"}) && is_word(i + 1, {"nước", "quốc", "tỉnh", "địa", "dẫn", "đứng"}));
  return among || (of_unit && is_word(i - 1, {"nhóm", "thứ", "hạng", "vị", "trí", "rank", "ranked", "place"}));
}

bool GoalClause::is_document(std::size_t i) const {
  const bool number_of = word(i + 1) == "/" && i + 2 < tokens_.size() && tokens_[i].end == tokens_[i + 1].begin &&
                         word(i + 2).size() > 1 && word(i + 2).find_first_of("qkncđt") == 0 && is_dash(i + 3);
  return number_of || is_word(i - 1, {"qđ", "nđ", "nq"});
}

// Ranks, grades and numbers of documents are no figures of the goal.
void GoalClause::pass_over_names() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!free_number(i)) continue;
    if (is_rank(i)) {
      ranked_ = true;
      use(i - 1);
      continue;
    }
    const bool behind = i > 0 && names_number_behind(word(i - 1)) && tokens_[i - 1].kind == Kind::word;
    const bool before = names_number_before(word(i + 1));
    if (!behind && !before && !is_document(i)) continue;
    std::size_t last = i + (before ? 1 : 0);
    std::size_t length = 0;
    const auto more = phrase_at(last + 1, length);
    if (more && (*more == P::or_more || *more == P::or_less)) last += length;
    while (is_word(last + 1, {"and", "và"}) && free_number(last + 2) && behind) last += 2;  // "stages 1 and 2"
    std::size_t first = i;
    while (free(first - 1) && is_word(first - 1, {"dưới", "trên", "từ", "under", "over"})) --first;
    if (is_dash(i - 1) && i > 1 && free_number(i - 2)) first = i - 2;
    doubt(say("\"{}\" is taken for a rank or the number of a document, not for a figure of the goal",
              "\"{}\" được hiểu là hạng hoặc số văn bản, không phải con số của mức phấn đấu", written(first, last)));
    use(first, last + 1 - first);
  }
}

// "from 230 km to 360 km", "tăng từ 20% lên 30%": where it starts from.
void GoalClause::pass_over_beginning() {
  constexpr std::size_t most_words = 6;  // with brackets
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (!free(i) || !is_word(i, {"from", "từ"}) || !free_number(i + 1)) continue;
    std::size_t next = i + 2;
    while (next < tokens_.size() && next < i + 2 + most_words && word(next) != "," && !free_number(next) &&
           !is_word(next, {"to", "đến", "tới", "lên", "xuống", "còn"}) && !(free(next) && is_dash(next))) {
      ++next;
    }
    if (is_word(next - 1, {"trở"})) continue;  // "từ 65 % trở lên"
    const bool to = is_word(next, {"to", "đến", "tới"}) && direction_before(i) != 0;
    const bool up = is_word(next, {"lên", "xuống", "còn"});
    const bool at_end = next >= tokens_.size() && free_numbers() > 1;
    if (!to && !up && !at_end) continue;
    doubt(say("\"{}\" is left aside: is it the baseline?", "\"{}\" chưa được dùng: có phải số gốc không?",
              written(i, next - 1)));
    use(i, next - i);
  }
}

}  // namespace plantrack
