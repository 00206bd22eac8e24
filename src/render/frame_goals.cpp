#include "render/frame_goals.hpp"

#include "base/unicode.hpp"
#include "read/plan/goal_phrases.hpp"

#include <algorithm>
#include <initializer_list>

namespace plantrack {
namespace {

bool has_any(std::string_view text, std::initializer_list<const char*> words) {
  const std::string key = " " + name_key(text) + " ";
  return std::any_of(words.begin(), words.end(),
                     [&key](const char* word) { return key.find(" " + name_key(word) + " ") != std::string::npos; });
}

bool is_percent(std::string_view unit) {
  const std::string key = name_key(unit);
  return key.find('%') != std::string::npos || key == name_key("phần trăm") || key == "percent" || key == "per cent";
}

bool is_per_year(std::string_view unit) {
  const std::string key = name_key(unit);
  return key.ends_with(name_key("năm")) || key.ends_with("year") || key.ends_with("a year");
}

bool is_whole(const std::optional<Decimal>& number) {
  return !number || number->is_whole();
}

// When a cell of a column of due dates says that its goal falls due: 2028, Q2 2028, 31/12/2028, "end of 2028".
std::optional<Period> due_of(std::string_view text) {
  std::optional<Period> period = parse_period(text);
  if (!period) {
    const ReadCell<Date> date = read_date(text, Writing::first);
    const int month = date.value.month_number();
    if (date.problem == CellProblem::none) {
      period = month == 12 ? make_period(date.value.year(), Frequency::year, 1)
                           : make_period(date.value.year(), Frequency::month, month);
    }
  }
  if (period) return is_goal_year(period->year()) ? period : std::nullopt;
  std::set<int> years;
  add_years(text, years);
  return years.empty() ? std::nullopt : std::optional(Period::of_year(*years.rbegin()));
}

void drop_if(WordedGoals& words, bool wrong, const Text& why) {
  if (!wrong || words.goals.empty()) return;
  words.goals.clear();
  words.doubts.push_back(why);
}

// Reads the goals of all rows of a table.
class GoalReader {
 public:
  explicit GoalReader(const TargetTable& table) : table_(table) {}

  FrameGoals read() {
    settle_numbers();
    for (const TargetTable::Row& row : table_.rows) {
      if (!row.heading) read_goals(row);
    }
    return std::move(out_);
  }

 private:
  void settle_numbers() {
    NumberSigns signs;
    for (const TargetTable::Row& row : table_.rows) {
      for (const TargetTable::GoalCell& cell : row.goals) add_number_signs(cell.text, signs);
    }
    numbers_settled_ = signs.en != signs.vi;
    out_.numbers = numbers_settled_ ? (signs.vi ? NumberForm::vi : NumberForm::en)
                                    : (table_.vietnamese ? NumberForm::vi : NumberForm::en);
  }

  void read_goals(const TargetTable::Row& row) {
    WordedGoals all;
    for (const TargetTable::GoalCell& cell : row.goals) {
      GoalContext context{row.name, row.unit, out_.numbers, numbers_settled_, {}};
      std::set<int> years;
      add_years(cell.column, years);
      if (!years.empty()) {
        context.due = Period::of_year(*years.rbegin());
      } else if (!row.due.empty()) {
        context.due = due_of(row.due);
      }
      WordedGoals words = read_goal_words(cell.text, context);
      all.goals.insert(all.goals.end(), words.goals.begin(), words.goals.end());
      all.doubts.insert(all.doubts.end(), words.doubts.begin(), words.doubts.end());
    }
    if (row.goals.empty()) all.doubts.push_back(say("no goal is stated", "không nêu mức phấn đấu"));
    if (!row.due.empty() && !due_of(row.due)) {
      const Text unread = say("no time can be read from \"{}\"", "không đọc được thời hạn “{}”", row.due);
      if (all.goals.empty()) all.doubts.push_back(unread);
      for (WordedGoal& goal : all.goals) goal.doubts.push_back(unread);
    }
    part_years(all.goals);
    drop_if(all, row.goals.size() > 1 && are_due_together(all.goals),
            say("several goals fall due at the same time", "nhiều mức đến hạn cùng lúc"));
    drop_if(all, differ_in_kind(all.goals),
            say("its goals are of several kinds: make a target of each",
                "các mức thuộc nhiều loại khác nhau: hãy tách thành từng chỉ tiêu"));
    for (const WordedGoal& goal : all.goals) {
      if (goal.by) out_.years.insert(goal.by->year());
      if (goal.from) out_.years.insert(*goal.from);
      if (goal.to) out_.years.insert(*goal.to);
    }
    out_.rows.push_back(std::move(all));
  }

  // "40 a year" to 2025, then "50 a year" to 2030: the second from 2026.
  static void part_years(std::vector<WordedGoal>& goals) {
    for (std::size_t i = 1; i < goals.size(); ++i) {
      WordedGoal& goal = goals[i];
      const WordedGoal& before = goals[i - 1];
      const bool parted = goal.every && before.every && goal.to && before.to && *before.to < *goal.to;
      if (!parted || goal.from || goal.by || before.by) continue;
      goal.from = *before.to + 1;
      goal.doubts.push_back(say("read as the figure of each year from {} to {}",
                                "được hiểu là mức của từng năm từ {} đến {}", *goal.from, *goal.to));
    }
  }

  static bool are_due_together(const std::vector<WordedGoal>& goals) {
    for (std::size_t i = 0; i < goals.size(); ++i) {
      const bool parted =
          i > 0 && goals[i].every && goals[i].from && goals[i - 1].to && *goals[i].from > *goals[i - 1].to;
      if (parted || (i == 0 && goals.size() > 1 && goals[0].every && goals[0].to && goals[1].from)) continue;
      if (!goals[i].by) return goals.size() > 1;
      for (std::size_t k = 0; k < i; ++k) {
        if (goals[i].by == goals[k].by) return true;
      }
    }
    return false;
  }

  static bool differ_in_kind(const std::vector<WordedGoal>& goals) {
    return std::any_of(goals.begin(), goals.end(), [&goals](const WordedGoal& goal) {
      const WordedGoal& first = goals.front();
      return (goal.condition == Condition::done) != (first.condition == Condition::done) ||
             goal.percent != first.percent || goal.growth != first.growth || goal.in_each != first.in_each ||
             goal.baseline_year != first.baseline_year;
    });
  }

  const TargetTable& table_;
  FrameGoals out_;
  bool numbers_settled_ = false;
};

// "12 per 1,000 people", "5/1 vạn dân": no number of things, but a rate.
bool is_per_many(const TargetTable::Row& row) {
  std::vector<std::string> texts = {row.unit};
  for (const TargetTable::GoalCell& cell : row.goals) texts.push_back(cell.text);
  for (const std::string& text : texts) {
    const std::vector<GoalToken> tokens = goal_tokens(nfc(text));
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const bool per = is_goal_word(tokens[i].key, {"per"}) ||
                       (tokens[i].key == "/" && i > 0 && tokens[i - 1].kind == GoalToken::Kind::word);
      const GoalToken& next = tokens[i + 1];
      if (per && (next.kind == GoalToken::Kind::number || multiple_named(next.key) > 0)) return true;
    }
  }
  return false;
}

TargetKind quantity(const TargetTable::Row& row, const std::vector<WordedGoal>& goals, TargetKind kind) {
  const WordedGoal& goal = goals.front();
  const bool compared = goal.change || goal.basis != Basis::value || is_direction(goal.condition);
  if (kind.unit.empty() && !goal.unit.empty() && !compared) {
    kind.unit = goal.unit;
    kind.doubts.push_back(say("the unit is taken from the goal", "đơn vị lấy từ mức phấn đấu"));
  }
  const std::string first = name_key(kind.unit).substr(0, name_key(kind.unit).find_first_of(" /"));
  const bool whole = std::all_of(goals.begin(), goals.end(), [](const WordedGoal& each) {
    return each.basis != Basis::value || each.change || (is_whole(each.number) && is_whole(each.upper));
  });
  const bool measured = is_measure_word(first) || kind.unit.find('/') != std::string::npos || is_percent(kind.unit);
  const bool per_many = is_per_many(row);
  if (per_many) {
    kind.doubts.push_back(say("so many per …: is `unit` the whole of it?",
                              "số tính trên một mức nhất định: `unit` đã "
                              "ghi đủ chưa?"));
  }
  kind.measure = measured || !whole || compared || per_many ? Measure::amount : Measure::count;
  if (kind.unit.empty() && kind.measure == Measure::amount) {
    kind.unit = "?";
    kind.doubts.push_back(say("no unit is stated", "chưa nêu đơn vị tính"));
  }
  const bool states = compared || per_many || kind.unit.find('/') != std::string::npos ||
                      has_any(row.goals.front().text, {"duy trì", "maintain"});
  const bool adds = goal.added || goal.every.has_value() ||
                    has_any(row.name, {"mới", "thêm", "công nhận", "trồng", "xây dựng", "đào tạo", "tổ chức", "new",
                                       "newly", "planted", "built", "trained", "held", "additional", "completed"});
  kind.accrual = !states && adds ? "flow" : "stock";
  kind.accrual_is_sure = goal.added && !states;
  return kind;
}

}  // namespace

void add_years(std::string_view text, std::set<int>& years) {
  for (const GoalToken& token : goal_tokens(nfc(text))) {
    if (const int year = goal_year(token.key); year > 0) years.insert(year);
  }
}

FrameGoals goals_of(const TargetTable& table) {
  return GoalReader(table).read();
}

TargetKind kind_of(const TargetTable::Row& row, const std::vector<WordedGoal>& goals, Lang lang) {
  TargetKind kind;
  kind.unit = row.unit;
  const bool percent = is_percent(row.unit);
  if (goals.empty()) {
    kind.measure = percent ? Measure::ratio : row.unit.empty() ? Measure::qualitative : Measure::amount;
    kind.accrual = kind.measure == Measure::amount ? "stock" : "";
    if (percent) kind.unit = "%";
    kind.doubts.push_back(say("which measure: count, amount, ratio or qualitative",
                              "loại số liệu (measure): count (số đếm), amount (số lượng, giá trị), ratio (tỷ lệ) hay "
                              "qualitative (định tính)"));
    return kind;
  }
  const WordedGoal& goal = goals.front();
  if (goal.condition == Condition::done) {
    kind.measure = Measure::qualitative;
    if (!row.unit.empty()) {
      kind.doubts.push_back(say("what is done or not has no unit: \"{}\" is left out",
                                "việc hoàn thành hay chưa không có đơn vị: bỏ \"{}\"", row.unit));
    }
    kind.unit.clear();
    return kind;
  }
  if (goal.growth || (percent && is_per_year(row.unit))) {
    kind.measure = Measure::amount;
    kind.unit = say("%/year", "%/năm").in(lang);
    kind.accrual = "rate";
    kind.accrual_is_sure = goal.growth;
    return kind;
  }
  const bool of_figure = !goal.change && goal.basis == Basis::value;
  if (of_figure && (percent || goal.percent)) {
    kind.measure = Measure::ratio;
    kind.unit = "%";
    return kind;
  }
  if (!of_figure && (percent || name_key(row.unit) == name_key("lần"))) {
    kind.doubts.push_back(say("`unit` is that of the change: write the one in which the figure is reported",
                              "`unit` đang là đơn vị của mức thay đổi: hãy ghi đơn vị của chính số liệu"));
  }
  return quantity(row, goals, std::move(kind));
}

void check_goals(WordedGoals& words, const TargetKind& kind, int from, int to) {
  for (WordedGoal& goal : words.goals) {
    const int due = goal.by ? goal.by->year() : to;
    const bool outside = due > to || due < from || goal.to.value_or(to) > to || goal.from.value_or(from) < from;
    drop_if(words, outside, say("it falls due outside the years of the plan", "đến hạn ngoài các năm của kế hoạch"));
    if (words.goals.empty()) return;
    const int base = goal.baseline_year.value_or(from - 1);
    drop_if(words, goal.baseline_year && base >= due,
            say("it falls due before the year with which it compares", "đến hạn trước năm dùng để so sánh"));
    if (words.goals.empty()) return;
    if (kind.accrual == "rate" && goal.by && goal.by->frequency() != Frequency::year) {
      goal.doubts.push_back(say("growth is judged by whole years", "tốc độ tăng được đánh giá theo cả năm"));
      goal.by = Period::of_year(goal.by->year());
    }
    const bool compared = goal.change || goal.basis != Basis::value || is_direction(goal.condition);
    drop_if(words, compared && !goal.in_each.empty(),
            say("each area is compared with its own baseline: write the figure that each is to reach",
                "so sánh với mức gốc của từng địa bàn: hãy ghi mức cần đạt của từng địa bàn"));
    if (words.goals.empty()) return;
    const bool negative = goal.number && goal.number->is_negative() && !goal.change;
    drop_if(words, kind.measure == Measure::ratio && negative, say("a share below zero", "tỷ lệ âm"));
    if (words.goals.empty()) return;
  }
}

TableBaseline baseline_in(const TargetTable::GoalCell& cell, NumberForm numbers) {
  TableBaseline found;
  std::set<int> years;
  add_years(cell.column, years);
  if (!years.empty()) found.year = *years.rbegin();
  std::vector<std::string> figures;
  bool plain = true;
  for (const GoalToken& token : goal_tokens(nfc(cell.text))) {
    if (token.kind == GoalToken::Kind::number) figures.push_back(token.key);
    plain = plain && token.key != "-" && multiple_named(token.key) == 0;
  }
  if (figures.size() == 2 && found.year == 0) {  // "612 (2023)"
    years.clear();
    add_years(figures.back(), years);
    if (!years.empty()) {
      found.year = *years.begin();
      figures.pop_back();
    }
  }
  if (figures.size() != 1 || !plain) return found;
  const ReadNumber read = read_number(figures.front(), Writing::unsettled, numbers);
  if (read.problem == CellProblem::none) found.value = read.value;
  return found;
}

}  // namespace plantrack
