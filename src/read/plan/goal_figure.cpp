#include "base/unicode.hpp"
#include "read/plan/goal_clause.hpp"
#include "read/progress/cell_advice.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Kind = GoalToken::Kind;
using P = GoalPhrase;

bool is_condition(P phrase) {
  return phrase == P::at_least || phrase == P::more_than || phrase == P::at_most || phrase == P::less_than ||
         phrase == P::about || phrase == P::within;
}

Condition condition_of(P phrase) {
  switch (phrase) {
    case P::more_than: return Condition::more_than;
    case P::at_most:
    case P::or_less: return Condition::at_most;
    case P::less_than: return Condition::less_than;
    case P::about: return Condition::about;
    case P::within: return Condition::within;
    default: return Condition::at_least;
  }
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" /"));
}

}  // namespace

std::size_t GoalClause::free_numbers() const {
  return static_cast<std::size_t>(std::count_if(tokens_.begin(), tokens_.end(), [](const GoalToken& token) {
    return token.kind == Kind::number && !token.used;
  }));
}

// The figure that begins there, up to its % and the upper end of a range.
GoalClause::Figure GoalClause::figure_at(std::size_t i) const {
  Figure figure{i, i, std::nullopt};
  const auto take_sign = [&] {
    if (word(figure.last + 1) != "%") return;
    figure.percent = true;
    ++figure.last;
  };
  take_sign();
  figure.and_ = is_word(figure.last + 1, {"and", "và"}) &&
                (is_word(i - 1, {"between"}) || (is_word(i - 1, {"từ"}) && is_word(figure.last + 1, {"và"})));
  const bool to = is_dash(figure.last + 1) || is_word(figure.last + 1, {"đến", "tới", "to"}) || figure.and_;
  if (to && free_number(figure.last + 2)) {
    figure.upper = figure.last + 2;
    figure.last += 2;
    take_sign();
  } else {
    figure.and_ = false;
  }
  return figure;
}

std::vector<GoalClause::Figure> GoalClause::figures() const {
  std::vector<Figure> all;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!free_number(i)) continue;
    all.push_back(figure_at(i));
    i = all.back().last;
  }
  return all;
}

// Of several, the only one that is of the target's unit; the others then belong to what is counted.
std::optional<GoalClause::Figure> GoalClause::choose_figure() {
  const std::vector<Figure> all = figures();
  if (all.size() == 1) return all.front();
  const Figure* chosen = nullptr;
  std::size_t of_unit = 0;
  for (const Figure& each : all) {
    const bool same =
        is_percent_unit() ? each.percent : !unit_.empty() && !each.percent && word(each.last + 1) == first_word(unit_);
    if (!same) continue;
    chosen = &each;
    ++of_unit;
  }
  if (of_unit != 1) {
    give_up(say("it has several figures: say which is the goal, or make a target of each",
                "có nhiều con số: cần nêu rõ mức nào là mức phấn đấu, hoặc tách thành từng chỉ tiêu"));
    return std::nullopt;
  }
  for (const Figure& each : all) {
    if (&each == chosen) continue;
    doubt(say("{} is left aside: does it belong to what is counted?",
              "{} chưa được dùng: con số này có thuộc nội dung chỉ tiêu không?", written(each.first, each.last)));
    use(each.first, each.last + 1 - each.first);
  }
  return *chosen;
}

std::optional<Decimal> GoalClause::number_at(std::size_t i) {
  const ReadNumber read = read_number(word(i), Writing::unsettled, context_.numbers);
  if (read.problem != CellProblem::none && read.problem != CellProblem::against_option) {
    give_up(say("{} is no number that can be read", "không đọc được số {}", written(i)));
    return std::nullopt;
  }
  const ReadNumber other =
      read_number(word(i), Writing::unsettled, context_.numbers == NumberForm::en ? NumberForm::vi : NumberForm::en);
  const bool two_ways = other.problem == CellProblem::none && other.value != read.value;
  if ((two_ways && !context_.numbers_settled) || read.problem == CellProblem::against_option) {
    doubt(say("{} is read as {}", "{} được hiểu là {}", written(i), words_for(read.value)));
  }
  return read.value;
}

// Behind a currency `m` is million, not a metre: "£320m".
long GoalClause::multiple_at(std::size_t at) const {
  const bool money = at > 1 && (word(at - 2) == "£" || word(at - 2) == "$" || word(at - 2) == "€");
  return money && word(at) == "m" ? 1'000'000 : multiple_named(word(at));
}

// "1,5 tỷ" in triệu đồng is 1500.
bool GoalClause::multiply(std::size_t at, std::optional<Decimal>& number) {
  const long factor = multiple_at(at);
  if (factor == 0 || !number || unit_.empty()) return true;
  long of_unit = 1;
  for (const GoalToken& token : goal_tokens(unit_)) {
    if (multiple_named(token.key) > 0) of_unit = multiple_named(token.key);
  }
  if (of_unit == factor) return true;
  const auto give_up_here = [&] {
    return give_up(
        say("\"{}\" does not fit the unit {}", "\"{}\" không khớp với đơn vị {}", written(at), context_.unit));
  };
  if (is_percent_unit() || factor < of_unit || *number >= Decimal(1'000'000'000'000 / factor)) return give_up_here();
  number = Decimal::from_units(number->units() * (factor / of_unit));
  doubt(say("\"{}\" is counted in {}", "\"{}\" được tính theo {}", written(at), context_.unit));
  return true;
}

bool GoalClause::take_figure() {
  if (take_none()) return !unread_;
  if (free_numbers() == 0) return take_without_figure();
  const std::optional<Figure> figure = choose_figure();
  if (!figure) return false;
  goal_.percent = figure->percent;
  goal_.number = number_at(figure->first);
  if (!goal_.number) return false;
  if (figure->upper) {
    goal_.upper = number_at(*figure->upper);
    if (!goal_.upper) return false;
    const bool falls = *goal_.upper < *goal_.number && is_word(figure->first - 1, {"from", "từ"}) &&
                       is_word(*figure->upper - 1, {"to", "đến", "tới"});
    if (*goal_.upper <= *goal_.number && !falls) {
      return give_up(say("the range goes backwards", "khoảng giá trị bị ngược"));
    }
    if (falls) return take_fall(*figure);
    if (figure->and_) use(figure->first - 1);
  }
  figure_begin_ = tokens_[figure->first].begin;
  use(figure->first, figure->last + 1 - figure->first);
  std::size_t behind = figure->last + 1;
  if (!multiply(behind, goal_.number) || (goal_.upper && !multiply(behind, goal_.upper))) return false;
  if (multiple_at(behind) > 0 && !unit_.empty()) use(behind++);
  return take_condition(figure->first, behind);
}

// "from 612 to 400": what it starts from, and the most that may be left.
bool GoalClause::take_fall(const Figure& figure) {
  doubt(say("\"{}\" is left aside: is it the baseline?", "\"{}\" chưa được dùng: có phải số gốc không?",
            written(figure.first)));
  goal_.number = goal_.upper;
  goal_.upper.reset();
  figure_begin_ = tokens_[figure.first].begin;
  use(figure.first - 1, figure.last + 2 - figure.first);
  goal_.condition = Condition::at_most;
  bare();
  return true;
}

// "eradicate extreme poverty", "không còn hộ nghèo": whatever figures follow say of what.
bool GoalClause::take_none() {
  std::size_t i = 0;
  while (i < tokens_.size() && (tokens_[i].used || tokens_[i].kind == Kind::sign)) ++i;
  std::size_t length = 0;
  if (phrase_at(i, length) != P::none) {
    // "for all deaths to be eliminated"
    for (i = 0; i < tokens_.size() && free_numbers() == 0; ++i) {
      if (phrase_at(i, length) == P::none && !is_word(i + length - 1, {"no", "end", "ending", "zero"})) break;
    }
    if (i >= tokens_.size() || free_numbers() > 0) return false;
  }
  if (unit_.empty()) {
    give_up(say("\"{}\": what is counted then?", "\"{}\": khi đó đếm cái gì?", written(i, i + length - 1)));
    return true;
  }
  doubt(
      say("\"{}\" is read as none at all", "\"{}\" được hiểu là không còn trường hợp nào", written(i, i + length - 1)));
  goal_.number = Decimal();
  goal_.condition = Condition::at_most;
  for (GoalToken& token : tokens_) token.used = true;
  return true;
}

// A multiple, "1,5 lần"; what the figure is compared with.
bool GoalClause::take_times(std::size_t behind) {
  std::size_t length = 0;
  if (!phrase_at(behind, length, P::times)) return true;
  bool compares = goal_.baseline_year.has_value();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t any = 0;
    const auto found = phrase_at(i, any);
    compares = compares || found == P::rises || found == P::falls || found == P::risen_to || is_word(i, {"gấp", "so"});
  }
  if (!compares && (unit_.empty() || is_goal_word(unit_, {"lần", "lượt", "times"}))) return true;  // of a count
  if (!compares) return give_up(say("a multiple of what?", "gấp bao nhiêu lần so với đâu?"));
  use(behind, length);
  if (goal_.percent || goal_.upper) return give_up(say("a multiple of what?", "gấp bao nhiêu lần so với đâu?"));
  goal_.basis = Basis::times_baseline;
  return true;
}

// Of the nearest word before that tells one: 1 up, -1 down.
int GoalClause::direction_before(std::size_t i) const {
  while (i-- > 0) {
    std::size_t length = 0;
    const auto found = phrase_at(i, length);
    if (found == P::rises || found == P::risen_to) return 1;
    if (found == P::falls || found == P::fallen_to) return -1;
  }
  return 0;
}

bool GoalClause::take_condition(std::size_t begin, std::size_t behind) {
  constexpr std::size_t longest_phrase = 6;
  if (!take_times(behind)) return false;
  std::optional<P> condition;
  int direction = 0;
  bool to = false;  // the figure itself follows, not by how much it changes
  bool by = false;
  bool multiplied = false;
  // Backwards from the figure, over what may stand between it and its condition.
  std::size_t at = begin;
  while (at-- > 0) {
    if (tokens_[at].used) continue;
    std::size_t start = at;
    std::size_t length = 0;
    std::optional<P> found;
    for (std::size_t from = at >= longest_phrase - 1 ? at + 1 - longest_phrase : 0; from <= at && !found; ++from) {
      const auto phrase = phrase_at(from, length);
      if (phrase && from + length == at + 1) {
        found = phrase;
        start = from;
      }
    }
    if (!found && is_dash(at) && tokens_[at].end == tokens_[begin].begin && direction == 0 && !condition) {
      direction = -1;
      use(at);
      continue;
    }
    if (found == P::or_more && word(at) == "+") {
      direction = 1;
      use(at);
      continue;
    }
    if (!found) break;
    if (is_condition(*found)) {
      if (condition) return give_up(say("two conditions stand before the figure", "có hai điều kiện trước con số"));
      condition = found;
      if (is_word(start, {"up"})) doubt(say("\"up to\" is read as the most", "\"up to\" được hiểu là không quá"));
    } else if (*found == P::rises || *found == P::falls) {
      const int told = *found == P::rises ? 1 : -1;
      if (direction == -told) break;
      direction = told;
    } else if (*found == P::risen_to || *found == P::fallen_to) {
      const int told = *found == P::risen_to ? 1 : -1;
      if (direction == -told) return give_up(say("does it rise or fall?", "tăng hay giảm?"));
      direction = told;
      to = true;
    } else if (*found == P::refused && is_word(at, {"gấp"})) {
      multiplied = true;
    } else if (*found != P::filler) {
      break;
    }
    by = by || is_word(at, {"by"});
    to = to || (is_word(at, {"to"}) && !by);
    kept_ = kept_ || is_word(start, {"duy", "giữ", "maintain", "keep"});
    use(start, length);
    at = start;
  }
  if (direction == 0 && (by || to)) direction = direction_before(begin);
  if (direction == 0) {
    direction = baseline_side_;
    to = false;
  }
  told_to_ = to;
  if (!take_behind(behind, condition, direction)) return false;
  if (goal_.basis == Basis::times_baseline) return settle_times(condition, direction, multiplied);
  if (direction != 0 && !to) return settle_change(condition, direction);
  return settle_value(condition, direction);
}

// Conditions and directions behind the figure: "80 % trở lên", "30 % fewer".
bool GoalClause::take_behind(std::size_t behind, std::optional<P>& condition, int& direction) {
  constexpr std::size_t near_words = 2;
  std::size_t passed = 0;
  bool unit_ended = false;
  for (std::size_t i = behind; i < tokens_.size(); ++i) {
    if (!free(i)) continue;
    std::size_t length = 0;
    const auto found = phrase_at(i, length);
    const bool near = passed++ < near_words;
    if (!found) {
      if (tokens_[i].kind == Kind::word && !unit_ended) {
        if (goal_.unit.empty()) unit_word_ = word(i);
        goal_.unit += (goal_.unit.empty() ? "" : " ") + std::string(written(i));
      } else {
        unit_ended = unit_ended || !goal_.unit.empty();
      }
      continue;
    }
    if (*found == P::or_more || *found == P::or_less) {
      const bool more = *found == P::or_more;
      if (condition && (*condition == P::at_least) != more) {
        return give_up(say("its conditions contradict each other", "các điều kiện mâu thuẫn nhau"));
      }
      condition = more ? P::at_least : P::at_most;
      use(i, length);
    } else if ((*found == P::rises || *found == P::falls) && direction == 0 && near) {
      direction = *found == P::rises ? 1 : -1;
      use(i, length);
      unit_ended = unit_ended || !goal_.unit.empty();
    } else if (*found == P::points && (goal_.percent || length > 1)) {
      return give_up(
          say("percentage points: write the figure that is to be reached", "điểm phần trăm: hãy ghi mức cần đạt"));
    } else {
      unit_ended = true;
    }
    i += length - 1;
  }
  return true;
}

bool GoalClause::settle_times(std::optional<P> condition, int direction, bool multiplied) {
  if (direction < 0) return give_up(say("to fall by times is not read", "giảm theo lần chưa đọc được"));
  goal_.condition = condition ? condition_of(*condition) : Condition::at_least;
  if (!condition) bare();
  if (direction > 0 && !multiplied) {
    const Text number = words_for(*goal_.number);
    doubt(say("\"rises {} times\" is read as {} times the baseline", "\"tăng {} lần\" được hiểu là bằng {} lần mức gốc",
              number, number));
  }
  return true;
}

bool GoalClause::settle_change(std::optional<P> condition, int direction) {
  if (!goal_.percent) {
    if (direction < 0) {
      return give_up(
          say("by how much it falls: write the figure that is to be reached", "chỉ nêu mức giảm: hãy ghi mức cần đạt"));
    }
    goal_.added = true;
    return settle_value(condition, 0);
  }
  if (per_year_ || goal_.every == Frequency::year) {
    if (direction < 0) {
      return give_up(
          say("a yearly fall: write the figure that is to be reached", "mức giảm hằng năm: hãy ghi mức cần đạt"));
    }
    return settle_growth(condition);
  }
  if (tells_growth(context_.name)) return settle_value(condition, 0);
  if (condition && (*condition == P::at_most || *condition == P::less_than || *condition == P::within)) {
    return give_up(say("a limit to a change: write the figure that is to be reached",
                       "mức trần của thay đổi: hãy ghi mức cần đạt"));
  }
  if (condition && *condition != P::at_least) {
    doubt(say("`change` asks for at least so much", "`change` được hiểu là ít nhất chừng đó"));
  }
  if (goal_.upper) {
    doubt(say("of the range its lower end is the goal", "lấy đầu thấp của khoảng làm mức phấn đấu"));
    goal_.upper.reset();
  }
  if (is_percent_unit() || goal_key(context_.name).find(goal_key("tỷ lệ")) != std::string::npos) {
    doubt(say("percent of the baseline, or percentage points?", "phần trăm so với mức gốc, hay điểm phần trăm?"));
  }
  goal_.change = true;
  goal_.condition = Condition::at_least;
  if (direction < 0) goal_.number = Decimal() - *goal_.number;
  return true;
}

bool GoalClause::is_mean() const {
  for (const std::string& text : {goal_key(text_), goal_key(context_.name)}) {
    for (const char* each : {"bình quân", "trung bình", "average", "mean"}) {
      if (text.find(goal_key(each)) != std::string::npos) return true;
    }
  }
  return false;
}

// The figure is itself a growth in %, of each year or as their mean.
bool GoalClause::settle_growth(std::optional<P> condition) {
  const bool reported_as_growth = is_percent_unit() && unit_names(Frequency::year);
  if (goal_.baseline_year && !goal_.upper && !reported_as_growth) {
    goal_.condition = condition ? condition_of(*condition) : Condition::at_least;
    if (!condition) bare();
    goal_.basis = Basis::growth_per_year;
    goal_.every.reset();
    return true;
  }
  goal_.growth = true;
  const bool each_year = per_year_ || goal_.every == Frequency::year;
  goal_.every.reset();
  if (!is_mean() && each_year && !context_.due && !goal_.by) {
    goal_.every = Frequency::year;
  } else if (!is_mean()) {
    doubt(say("growth of each year, or the mean of the years? With `by` it is the mean",
              "tốc độ của từng năm hay bình quân các năm? Với `by` là bình quân"));
  }
  if (goal_.upper) return settle_range(condition, false);
  goal_.condition = condition ? condition_of(*condition) : Condition::at_least;
  if (!condition) bare();
  return true;
}

void GoalClause::bare() {
  goal_.inferred_condition = true;
  doubt(say("a bare figure is read as {}", "con số không kèm điều kiện được hiểu là {}",
            goal_.condition == Condition::at_most ? say("\"at most\"", "\"không quá\"")
                                                  : say("\"at least\"", "\"ít nhất\"")));
}

bool GoalClause::settle_value(std::optional<P> condition, int direction) {
  if (tells_growth(context_.name) && goal_.percent) return settle_growth(condition);
  if (goal_.percent && per_year_ && !goal_.every) {
    goal_.every = Frequency::year;
    doubt(say("\"%/year\" is read as a goal for each year; or is it growth?",
              "\"%/năm\" được hiểu là mức của từng năm; hay là tốc độ tăng?"));
  }
  const bool whole = goal_.percent && *goal_.number == Decimal(100);
  const bool less = direction < 0 || ranked_ || (direction == 0 && !whole && wants_less_by_name(context_.name));
  if (goal_.upper) return settle_range(condition, less);
  if (condition == P::within) {
    return give_up(say("\"within\" one figure: is it the most?", "\"trong\" một con số: có phải là mức trần?"));
  }
  if (kept_ && !goal_.by && !goal_.every && !context_.due) {
    goal_.every = Frequency::year;
    goal_.inferred_time = true;
    doubt(say("what is to be kept is read as a goal for each year", "mức cần duy trì được hiểu là mức của từng năm"));
  }
  if (condition) {
    goal_.condition = condition_of(*condition);
    const bool downward = wants_less(goal_.condition);
    if (direction != 0 && goal_.condition != Condition::about && downward != (direction < 0)) {
      doubt(say("it goes one way, and its condition the other", "hướng thay đổi và điều kiện ngược nhau"));
    }
    return true;
  }
  goal_.condition = less ? Condition::at_most : Condition::at_least;
  bare();
  return true;
}

bool GoalClause::settle_range(std::optional<P> condition, bool less) {
  if (condition == P::within) {
    goal_.condition = Condition::within;
    return true;
  }
  if (condition && *condition != P::at_least && *condition != P::about) {
    return give_up(say("a range behind \"{}\" has two limits", "khoảng giá trị đi sau \"{}\" có hai giới hạn",
                       name_of(condition_of(*condition))));
  }
  if (less) {
    return give_up(say("a range of what should be low: which end is the goal?",
                       "khoảng giá trị của chỉ tiêu càng thấp càng tốt: đầu nào là mức phấn đấu?"));
  }
  goal_.condition = Condition::between;
  if (goal_.percent || condition == P::about) {
    doubt(say("read as at least the lower end; where too much is as bad, write `within`",
              "được hiểu là ít nhất đạt đầu thấp; nếu vượt cũng không tốt, hãy ghi `within`"));
  }
  return true;
}

// A figure in one word.
bool GoalClause::take_worded_figure(P phrase, std::size_t at) {
  switch (phrase) {
    case P::twice:
    case P::thrice:
      goal_.number = Decimal(phrase == P::twice ? 2 : 3);
      goal_.basis = Basis::times_baseline;
      break;
    case P::halved:
    case P::half:
      if (phrase == P::half && direction_before(at) >= 0) return false;
      goal_.number = Decimal(-50);
      goal_.change = true;
      goal_.percent = true;
      return true;
    case P::not_risen:
      goal_.number = Decimal(1);
      goal_.basis = Basis::times_baseline;
      goal_.condition = Condition::at_most;
      doubt(say("read as no more than the baseline", "được hiểu là không cao hơn mức gốc"));
      return true;
    default: return false;
  }
  bare();
  return true;
}

// "reduce by a third": a change by so many percent. Never less than the words ask for.
bool GoalClause::take_fraction() {
  struct Fraction {
    const char* part;
    const char* percent;
    const char* twice;  // two of them; three quarters stand beside them
  };
  static constexpr Fraction fractions[] = {
      {"third", "33.34", "66.67"}, {"quarter", "25", "75"}, {"fifth", "20", "40"}, {"tenth", "10", "20"}};
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    for (const Fraction& each : fractions) {
      const bool one = word(i) == each.part && is_word(i - 1, {"a", "one"});
      const bool many =
          word(i) == std::string(each.part) + "s" && is_word(i - 1, {word(i) == "quarters" ? "three" : "two"});
      const int direction = direction_before(i - 1);
      if ((!one && !many) || direction == 0 || i < 2 || !is_word(i - 2, {"by"})) continue;
      Decimal percent;
      parse_decimal(many ? each.twice : each.percent, percent);
      doubt(say("\"{}\" is written as {} %", "\"{}\" được ghi là {}%", written(i - 1, i), percent.text()));
      goal_.number = direction < 0 ? Decimal() - percent : percent;
      goal_.change = true;
      goal_.percent = true;
      goal_.condition = Condition::at_least;
      for (GoalToken& token : tokens_) token.used = true;
      return true;
    }
  }
  return false;
}

bool GoalClause::take_without_figure() {
  if (take_fraction()) return true;
  bool any = false;
  std::optional<P> direction, done;
  bool all = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!free(i)) continue;
    std::size_t length = 0;
    const auto found = phrase_at(i, length);
    any = any || tokens_[i].kind == Kind::word;
    if (found && take_worded_figure(*found, i)) {
      for (GoalToken& token : tokens_) token.used = true;
      return true;
    }
    if (number_named(word(i)) > 0 || word(i).ends_with("fold")) {
      return give_up(say("its figure is in words: \"{}\"", "con số viết bằng chữ: \"{}\"", written(i)));
    }
    if (!found) continue;
    if (*found == P::refused) {
      return give_up(say("\"{}\" is not understood here", "chưa hiểu \"{}\" ở đây", written(i, i + length - 1)));
    }
    const bool directed = *found == P::rises || *found == P::falls || *found == P::risen_to || *found == P::fallen_to;
    if (directed && !direction) direction = found;
    if (*found == P::done && !done) done = found;
    all = all || *found == P::all;
    i += length - 1;
  }
  if (all && is_percent_unit()) {
    goal_.number = Decimal(100);
    goal_.percent = true;
    doubt(say("\"all\" is read as 100 %", "\"toàn bộ\" được hiểu là 100%"));
    return true;
  }
  if (direction) {
    goal_.condition = *direction == P::rises || *direction == P::risen_to ? Condition::increase : Condition::decrease;
    goal_.every.reset();
    doubt(say("a direction without a figure", "chỉ nêu hướng, không có con số"));
    return true;
  }
  if (!any && !goal_.by && !goal_.every) return give_up(say("no goal is stated", "không nêu mức phấn đấu"));
  if (!unit_.empty() && unit_ != "-") {
    return give_up(say("it has a unit, {}, and no figure", "có đơn vị tính ({}) nhưng không có con số", context_.unit));
  }
  goal_.condition = Condition::done;
  if (!done) {
    doubt(say("there is no figure: read as something that is done or not",
              "không có con số: được hiểu là việc hoàn thành hay chưa"));
  }
  return true;
}

// What no pass has used, and what it may mean.
bool GoalClause::check_rest() {
  if (goal_.condition == Condition::done) return true;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t length = 0;
    const auto found = phrase_at(i, length);
    if (!found) {
      if (free(i) && (number_named(word(i)) > 0 || (word(i) == "/" && goal_.percent && !goal_.growth))) {
        doubt(say("\"{}\" is left aside", "\"{}\" chưa được dùng", written(i)));
      }
      continue;
    }
    const std::string_view words = written(i, i + length - 1);
    const bool before_figure = tokens_[i].begin < figure_begin_;
    const bool denied = *found == P::refused && is_word(i, {"không", "chưa", "not", "no", "never", "without"});
    if (denied && before_figure) {
      return give_up(say("\"{}\" is not understood here", "chưa hiểu \"{}\" ở đây", words));
    }
    const bool of_place =
        is_word(i, {"trên"}) && is_word(i + 1, {"địa", "tổng", "toàn", "cơ", "một", "mỗi", "cả", "các"});
    const bool rises = *found == P::rises || *found == P::risen_to;
    const bool agrees = (rises || *found == P::falls || *found == P::fallen_to) &&
                        rises != wants_less(goal_.condition) && (!goal_.inferred_condition || told_to_);
    const bool harmless = agrees || *found == P::filler || *found == P::done || *found == P::of_areas ||
                          *found == P::all || *found == P::points || *found == P::compared || *found == P::times ||
                          of_place || (*found == P::within && !before_figure);
    if (!harmless) doubt(say("\"{}\" is left aside", "\"{}\" chưa được dùng", words));
    i += length - 1;
  }
  return check_unit();
}

// Does a word of the goal begin as one of the unit's: "1 library", in libraries?
bool GoalClause::names_unit() const {
  constexpr std::size_t telling = 4;  // letters
  for (const GoalToken& of_unit : goal_tokens(unit_)) {
    if (of_unit.kind != Kind::word) continue;
    for (const GoalToken& token : tokens_) {
      if (token.kind == Kind::word && token.key.substr(0, telling) == of_unit.key.substr(0, telling)) return true;
    }
  }
  return false;
}

bool GoalClause::check_unit() {
  if (unit_.empty()) return true;
  const bool measured = is_measure_word(unit_word_) && multiple_named(unit_word_) == 0;
  if (measured && unit_.find(unit_word_) == std::string::npos) {
    return give_up(say("the goal is in {}, the unit is {}", "mức phấn đấu tính bằng {}, đơn vị là {}",
                       first_word(goal_.unit), context_.unit));
  }
  const bool of_figure = !goal_.change && !goal_.growth && goal_.basis == Basis::value;
  if (of_figure && goal_.percent && !is_percent_unit()) {
    doubt(say("the goal is in %, the unit is {}", "mức phấn đấu tính bằng %, đơn vị là {}", context_.unit));
  } else if (of_figure && !goal_.percent && !goal_.unit.empty() && !names_unit()) {
    doubt(say("\"{}\": is that counted in {}?", "\"{}\": có tính bằng {} không?", goal_.unit, context_.unit));
  }
  return true;
}

}  // namespace plantrack
