#include "render/plan_frame.hpp"

#include "base/unicode.hpp"
#include "read/plan/goal_phrases.hpp"
#include "read/plan/goal_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace plantrack {
namespace {

// Any text as a YAML string on one line.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = code_point_at(text, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      if (out.back() != ' ') out += ' ';
    } else if (!is_hidden(c)) {
      out += text.substr(begin, at - begin);
    }
  }
  return out + '"';
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\r', ' ');
  return visible(text, 300);
}

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

constexpr int longest_plan = 50;  // years
constexpr int usual_plan = 5;     // years, where the table names the last alone
constexpr const char* all_committees[] = {"ubnd các", "ủy ban nhân dân các", "ubnd cấp", "ủy ban nhân dân cấp"};

// The years that the titles name.
void add_years(std::string_view text, std::set<int>& years) {
  for (const GoalToken& token : goal_tokens(nfc(text))) {
    const std::string& word = token.key;
    if (word.size() != 4 || !all_digits(word) || word < "1990" || word > "2100") continue;
    years.insert(1000 * (word[0] - '0') + 100 * (word[1] - '0') + 10 * (word[2] - '0') + (word[3] - '0'));
  }
}

// When a cell of a column of due dates says that its goal falls due: 2028, Q2 2028, 31/12/2028, "end of 2028".
std::optional<Period> due_of(std::string_view text) {
  if (const std::optional<Period> period = parse_period(text)) return period;
  const ReadCell<Date> date = read_date(text, Writing::first);
  if (date.problem == CellProblem::none) {
    const int month = date.value.month_number();
    return month == 12 ? Period::of_year(date.value.year()) : Period::of(date.value.year(), Frequency::month, month);
  }
  std::set<int> years;
  add_years(text, years);
  return years.empty() ? std::nullopt : std::optional(Period::of_year(*years.rbegin()));
}

// The figure and the year of a column of baselines; neither where its cell holds more than one figure.
struct TableBaseline {
  std::optional<Decimal> value;
  int year = 0;
};

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

// "Sở NN&MT" of "Sở Nông nghiệp và Môi trường": the same first word, then the first letters of the others.
bool abbreviates(std::string_view brief, std::string_view full) {
  const auto words_of = [](std::string_view name) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      if (end > begin) words.push_back(name.substr(begin, end - begin));
      begin = end + 1;
    }
    return words;
  };
  const auto letters = [](std::string_view word) {
    std::string kept = bare_key(word);
    std::erase_if(kept, [](char c) { return c < 'a' || c > 'z'; });
    return kept;
  };
  const std::vector<std::string_view> short_words = words_of(brief), long_words = words_of(full);
  if (short_words.size() != 2 || long_words.size() < 4 || name_key(short_words[0]) != name_key(long_words[0]))
    return false;
  const bool capitals =
      std::none_of(short_words[1].begin(), short_words[1].end(), [](char c) { return c >= 'a' && c <= 'z'; });
  std::string initials;
  for (std::size_t i = 1; i < long_words.size(); ++i) {
    const std::string word = letters(long_words[i]);
    if (!word.empty() && word != "va" && word != "and" && word != "of") initials += word[0];
  }
  return capitals && initials.size() > 1 && letters(short_words[1]) == initials;
}

// "UBND các huyện, thành phố": nobody's name, but each area's own committee.
bool names_committees(std::string_view agency) {
  const std::string key = name_key(agency);
  return std::any_of(std::begin(all_committees), std::end(all_committees),
                     [&key](const char* words) { return key.starts_with(name_key(words)); });
}

class Frame {
 public:
  Frame(const TargetTable& table, const FrameNames& names, Lang lang) : table_(table), names_(names), lang_(lang) {}

  PlanFrame write() {
    settle_numbers();
    for (const TargetTable::Row& row : table_.rows) {
      for (const std::string& name : agencies_in(row.lead)) leads_.emplace(name_key(name), name);
    }
    join_abbreviations();
    for (const TargetTable::Row& row : table_.rows) {
      if (!row.heading) read_goals(row);
    }
    settle_period();
    std::string targets;
    std::size_t number = 0;
    for (const TargetTable::Row& row : table_.rows) {
      if (row.heading) {
        targets += comment("  ", say("line {}, taken for a heading: {}", "dòng {}, được hiểu là tiêu đề: {}", row.line,
                                     one_line(row.name)));
      } else {
        targets += target(row, goals_[number++]);
      }
    }
    frame_.text = head() + agencies() + areas() + "targets:\n" + targets;
    frame_.targets = number;
    return std::move(frame_);
  }

 private:
  std::string in(const Text& text) const { return text.in(lang_); }
  std::string settle(const Text& text) {
    ++frame_.to_settle;
    return in(say("# to settle: ", "# cần làm rõ: ")) + one_line(in(text));
  }
  std::string comment(const std::string& indent, const Text& text) { return indent + settle(text) + "\n"; }

  // Where the table writes an agency's name in full once, its abbreviation is the same agency.
  void join_abbreviations() {
    constexpr std::size_t most = 500;  // each is compared with each
    if (leads_.size() > most) return;
    for (const auto& [brief_key, brief] : leads_) {
      for (const auto& [full_key, full] : leads_) {
        if (!abbreviates(brief, full)) continue;
        full_names_[brief_key] = full;
        abbreviations_[full_key] = brief;
      }
    }
  }

  void settle_numbers() {
    NumberSigns signs;
    for (const TargetTable::Row& row : table_.rows) {
      for (const TargetTable::GoalCell& cell : row.goals) add_number_signs(cell.text, signs);
    }
    numbers_settled_ = signs.en != signs.vi;
    numbers_ = numbers_settled_ ? (signs.vi ? NumberForm::vi : NumberForm::en)
                                : (table_.vietnamese ? NumberForm::vi : NumberForm::en);
  }

  void read_goals(const TargetTable::Row& row) {
    WordedGoals all;
    for (const TargetTable::GoalCell& cell : row.goals) {
      GoalContext context{row.name, row.unit, numbers_, numbers_settled_, {}};
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
      if (goal.by) years_.insert(goal.by->year());
      if (goal.from) years_.insert(*goal.from);
      if (goal.to) years_.insert(*goal.to);
    }
    goals_.push_back(std::move(all));
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

  static void drop_if(WordedGoals& words, bool wrong, const Text& why) {
    if (!wrong || words.goals.empty()) return;
    words.goals.clear();
    words.doubts.push_back(why);
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

  void settle_period() {
    std::set<int> titles;
    for (const std::string& title : table_.titles) add_years(title, titles);
    period_is_told_ = titles.size() > 1;
    std::set<int> all = years_;
    if (titles.size() > 1 || years_.empty()) all.insert(titles.begin(), titles.end());
    if (all.empty()) all = {2026, 2030};
    from_ = *all.begin();
    to_ = std::min(*all.rbegin(), from_ + longest_plan - 1);
    if (from_ == to_ && titles.size() < 2) {
      from_ = to_ + 1 - usual_plan;
      for (const WordedGoals& words : goals_) {
        for (const WordedGoal& goal : words.goals) {
          if (goal.baseline_year && *goal.baseline_year < to_) from_ = std::max(from_, *goal.baseline_year + 1);
        }
      }
    }
    period_is_told_ = period_is_told_ && from_ == *titles.begin() && to_ == *titles.rbegin();
  }

  std::string head() {
    const bool titled = !table_.titles.empty();
    std::string out = in(say(
        "# A plan's frame, made of the table {}. What the table does not decide stands behind \"to settle\":\n"
        "# decide it, correct the line, take the comment out. `plantrack lint` tells of errors in what is written; it\n"
        "# does not know these comments: what stands beside them is a guess until you have settled it.\n",
        "# Khung kế hoạch lập từ bảng {}. Những điểm bảng chưa nêu rõ được ghi sau \"cần làm rõ\":\n"
        "# hãy quyết định, sửa dòng đó rồi bỏ chú thích. `plantrack lint` chỉ báo lỗi của phần đã ghi, không đọc các\n"
        "# chú thích này: nội dung kèm chú thích mới là tạm ghi cho đến khi được làm rõ.\n",
        one_line(names_.source)));
    if (leads_.empty()) {
      out += comment("", say("who leads each target (`lead`, and `agencies` above them)",
                             "cơ quan chủ trì từng chỉ tiêu (`lead`, và `agencies` ở trên)"));
    }
    for (const std::string& column : table_.passed_over) {
      out += comment("", say("the column `{}` of the table is not used", "cột `{}` của bảng chưa được dùng", column));
    }
    out += "schema: plantrack/plan@1\nid: " + names_.id + "\n";
    out += "title: " + quoted(titled ? table_.titles.front() : names_.place);
    out += titled ? "\n" : "   " + settle(say("the plan's title", "tên kế hoạch")) + "\n";
    for (std::size_t i = 1; i < table_.titles.size(); ++i) {
      out += comment("", say("a further title of the table: {}", "dòng tiêu đề khác của bảng: {}", table_.titles[i]));
    }
    out += "place: {name: " + quoted(names_.place) + "}   " +
           settle(say("whose plan it is; a province stands under `province`",
                      "kế hoạch của nơi nào; nếu là tỉnh, dùng khóa `province`")) +
           "\n";
    out += "document:\n  number: null   " + settle(say("of the document", "số văn bản")) + "\n";
    out +=
        "  issued: null   " + settle(say("on which day, such as 2025-12-20", "ngày ban hành, ví dụ 2025-12-20")) + "\n";
    out += "  issuer: " + quoted(names_.place) + "   " + settle(say("who issued it", "cơ quan ban hành")) + "\n";
    out += "  status: draft   " + settle(say("issued, draft or summary", "issued, draft hay summary")) + "\n";
    out += "  source: " + quoted(names_.source) + "\n";
    out += fmt::format("period: {{from: {}, to: {}}}", from_, to_);
    out += period_is_told_ ? "\n" : "   " + settle(say("the years of the plan", "các năm của kế hoạch")) + "\n";
    return out;
  }

  static std::vector<std::string> agencies_in(std::string_view cell) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find_first_of(";\n", begin), cell.size());
      const std::string_view name = trim(cell.substr(begin, end - begin));
      if (!name.empty()) names.emplace_back(name);
      begin = end + 1;
    }
    return names;
  }

  // The first one leads, others support; an agency has one id, however often it is named.
  std::string agency_id(const std::string& name) {
    const auto full = full_names_.find(name_key(name));
    if (full != full_names_.end()) return agency_id(full->second);
    const std::string key = name_key(name);
    const auto found = agency_ids_.find(key);
    if (found != agency_ids_.end()) return found->second;
    std::string id = id_of(name, "agency");
    if (id != key && leads_.count(id) > 0) id += "-2";  // an id is a name, too
    id = unique(id, ids_of_agencies_);
    agency_ids_[key] = id;
    agency_lines_ += "  - {id: " + id + ", name: " + quoted(name);
    const auto brief = abbreviations_.find(key);
    if (brief == abbreviations_.end()) {
      agency_lines_ += "}\n";
    } else {
      agency_lines_ += ", aliases: [" + quoted(brief->second) + "]}   " +
                       settle(say("are both the same agency?", "hai tên này có phải cùng một cơ quan không?")) + "\n";
    }
    return id;
  }

  // `taken` tells how many ids began with each.
  static std::string unique(const std::string& id, std::map<std::string, int>& taken) {
    std::string out = id;
    for (int& number = taken[id]; number++ > 0;) {
      out = fmt::format("{}-{}", id, number);
      if (taken.try_emplace(out, 1).second) break;
    }
    return out;
  }

  std::string agencies() const { return agency_lines_.empty() ? "agencies: []\n" : "agencies:\n" + agency_lines_; }

  // The word of a made-up area, in the language of the file.
  std::string level_word(const std::string& level) const {
    std::string word = Plan().level_words(level).in(lang_);
    if (word.front() >= 'a' && word.front() <= 'z') word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
  }

  std::string areas() {
    if (levels_.empty()) return {};
    std::string out = "areas:   " + settle(say("list them all", "liệt kê đầy đủ các địa bàn")) + "\n";
    for (const std::string& level : levels_) {
      const std::string word = level_word(level);
      out += "  - {id: " + id_of(word, level) + "-1, name: " + quoted(word + " 1") + ", level: " + level + "}\n";
    }
    return out;
  }

  struct Kind {
    Measure measure = Measure::count;
    std::string unit;
    std::string accrual;  // empty: none is written
    bool accrual_is_sure = false;
    std::vector<Text> doubts;
  };

  Kind kind_of(const TargetTable::Row& row, const std::vector<WordedGoal>& goals) const {
    Kind kind;
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
      kind.unit = in(say("%/year", "%/năm"));
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

  // "12 per 1,000 people", "5/1 vạn dân": no number of things, but a rate.
  static bool is_per_many(const TargetTable::Row& row) {
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

  Kind quantity(const TargetTable::Row& row, const std::vector<WordedGoal>& goals, Kind kind) const {
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

  // Goals that lint would refuse are not written.
  void check_goals(WordedGoals& words, const Kind& kind) const {
    for (WordedGoal& goal : words.goals) {
      const int due = goal.by ? goal.by->year() : to_;
      const bool outside = due > to_ || due < from_ || goal.to.value_or(to_) > to_ || goal.from.value_or(from_) < from_;
      drop_if(words, outside, say("it falls due outside the years of the plan", "đến hạn ngoài các năm của kế hoạch"));
      if (words.goals.empty()) return;
      const int base = goal.baseline_year.value_or(from_ - 1);
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

  std::string target(const TargetTable::Row& row, WordedGoals& words) {
    Kind kind = kind_of(row, words.goals);
    check_goals(words, kind);
    if (words.goals.empty()) kind = kind_of(row, {});
    std::string out = "\n  - id: " + unique(id_of(row.name, "target"), ids_of_targets_) + "\n";
    if (row.name_repeated) {
      out += comment("    ", say("the table gives no name here: it is that of the line above",
                                 "bảng không ghi tên ở dòng này: lấy tên ở dòng trên"));
    }
    out += "    name: " + quoted(row.name) + "\n";
    out += "    clause: " + quoted(in(say("table, line {}", "bảng, dòng {}", row.line))) + "\n";
    if (!row.goals.empty()) {
      std::string stated;
      for (const TargetTable::GoalCell& cell : row.goals) stated += (stated.empty() ? "" : "; ") + cell.text;
      out += "    stated: " + quoted(stated) + "\n";
    }
    for (const Text& doubt : kind.doubts) out += comment("    ", doubt);
    out += "    measure: " + std::string(name_of(kind.measure)) + "\n";
    if (!kind.unit.empty()) out += "    unit: " + quoted(kind.unit) + "\n";
    if (!kind.accrual.empty()) {
      out += "    accrual: " + kind.accrual;
      if (!kind.accrual_is_sure) {
        out += "   " + settle(say("flow, stock or yearly",
                                  "flow (phát sinh, cộng dồn), stock (hiện trạng) hay yearly (tính lại từng năm)"));
      }
      out += "\n";
    }
    return out + level(words, kind.accrual == "rate") + responsible(row) + goals(row, words, kind);
  }

  std::string level(const WordedGoals& words, bool rate) {
    if (words.goals.empty() || words.goals.front().in_each.empty()) return {};
    levels_.insert(words.goals.front().in_each);
    return "    level: " + words.goals.front().in_each + (rate ? "\n    across: none\n" : "\n");
  }

  std::string responsible(const TargetTable::Row& row) {
    std::string lead;
    std::vector<std::string> support;
    bool committees = false;
    for (const std::string& name : agencies_in(row.lead)) {
      committees = committees || names_committees(name);
      const std::string id = agency_id(name);
      if (lead.empty()) {
        lead = id;
      } else if (id != lead && std::find(support.begin(), support.end(), id) == support.end()) {
        support.push_back(id);
      }
    }
    if (lead.empty()) return leads_.empty() ? "" : comment("    ", say("who leads", "cơ quan chủ trì"));
    std::string out = "    lead: " + lead + "\n";
    if (committees) {
      support.emplace_back("areas");
      out += comment(
          "    ", say("`areas`: each area's own committee may report", "`areas`: UBND của chính địa bàn được báo cáo"));
    }
    if (committees && support.size() == 1) return out + "    support: [areas]\n";
    if (support.empty()) return out;
    out += "    support: [";
    for (std::size_t i = 0; i < support.size(); ++i) out += (i == 0 ? "" : ", ") + support[i];
    return out + "]   " +
           settle(say("the first one named leads, others support", "cơ quan nêu đầu chủ trì, còn lại phối hợp")) + "\n";
  }

  std::string goals(const TargetTable::Row& row, const WordedGoals& words, const Kind& kind) {
    std::string out;
    if (words.goals.empty()) {
      ++frame_.without_goal;
      for (const Text& doubt : words.doubts) out += comment("    ", doubt);
      if (row.baseline) out += unused_baseline(*row.baseline);
      return out + comment("    ", say("write the goal: {{at_least: N, by: {}}}",
                                       "ghi mức phấn đấu: {{at_least: N, by: {}}}", to_));
    }
    std::string items;
    std::set<std::string> told;
    for (const WordedGoal& goal : words.goals) {
      for (const Text& doubt : goal.doubts) {
        if (told.insert(doubt.en).second) out += comment("    ", doubt);
      }
      if (!goal.by && !goal.every) {
        out += comment("    ", say("no date is given: {} is the plan's last year",
                                   "không nêu thời hạn: {} là năm cuối của kế hoạch", to_));
      }
      items += (words.goals.size() == 1 ? "    goal: " : "      - ") + goal_text(goal) + "\n";
    }
    return out + baseline(row, words, kind) + excess(words, kind) + (words.goals.size() == 1 ? "" : "    goals:\n") +
           items;
  }

  std::string unused_baseline(const TargetTable::GoalCell& cell) {
    return comment(
        "    ", say("the column `{}` says {}: as `baseline: {{year: …, value: …}}`?",
                    "cột `{}` ghi {}: có ghi thành `baseline: {{year: …, value: …}}` không?", cell.column, cell.text));
  }

  // The table's own column of baselines, where the target can have one; empty otherwise.
  std::string stated_baseline(const TargetTable::GoalCell& cell, const WordedGoals& words, const Kind& kind) const {
    const TableBaseline table = baseline_in(cell, numbers_);
    const std::optional<int> named = words.goals.front().baseline_year;
    const int year = table.year > 0 ? table.year : named.value_or(0);
    if (!table.value || year == 0 || (named && *named != year) || kind.accrual == "flow" || kind.accrual == "rate" ||
        kind.measure == Measure::qualitative || (kind.measure == Measure::count && !table.value->is_whole())) {
      return {};
    }
    for (const WordedGoal& goal : words.goals) {
      const int first = goal.by ? goal.by->year() : goal.every ? goal.from.value_or(from_) : to_;
      if (first <= year) return {};
    }
    return fmt::format("    baseline: {{year: {}, value: {}}}\n", year, table.value->text());
  }

  std::string baseline(const TargetTable::Row& row, const WordedGoals& words, const Kind& kind) {
    std::string before;
    if (row.baseline) {
      const std::string stated = stated_baseline(*row.baseline, words, kind);
      if (!stated.empty()) return stated;
      before = unused_baseline(*row.baseline);
    }
    return before + named_baseline(words);
  }

  std::string named_baseline(const WordedGoals& words) {
    const WordedGoal& goal = words.goals.front();
    const bool compares = goal.change || goal.basis != Basis::value || is_direction(goal.condition);
    if (!compares) {
      if (!goal.baseline_year) return {};
      return comment("    ", say("the year {} is named: is there a baseline?", "có nêu năm {}: có số gốc không?",
                                 *goal.baseline_year));
    }
    if (goal.baseline_year) return fmt::format("    baseline: {{year: {}}}\n", *goal.baseline_year);
    return fmt::format("    baseline: {{year: {}}}   ", from_ - 1) +
           settle(say("compared with which year", "so với năm nào")) + "\n";
  }

  // A share of more than the whole.
  std::string excess(const WordedGoals& words, const Kind& kind) {
    if (kind.measure != Measure::ratio) return {};
    for (const WordedGoal& goal : words.goals) {
      const std::optional<Decimal>& most = goal.upper ? goal.upper : goal.number;
      const bool above =
          most && (*most > Decimal(100) || (*most == Decimal(100) && goal.condition == Condition::more_than));
      if (!above || wants_less(goal.condition)) continue;
      return "    may_exceed_100: true   " + settle(say("a share above 100 %?", "tỷ lệ trên 100%?")) + "\n";
    }
    return {};
  }

  std::string goal_text(const WordedGoal& goal) const {
    std::string out = "{";
    if (goal.change) {
      out += "change: " + goal.number->text();
    } else if (!has_number(goal.condition)) {
      out += std::string(name_of(goal.condition)) + ": true";
    } else if (goal.upper) {
      out += fmt::format("{}: [{}, {}]", name_of(goal.condition), goal.number->text(), goal.upper->text());
    } else {
      out += fmt::format("{}: {}", name_of(goal.condition), goal.number->text());
    }
    if (!goal.change && goal.basis != Basis::value) out += fmt::format(", basis: {}", name_of(goal.basis));
    if (goal.every) {
      out += fmt::format(", every: {}", name_of(*goal.every));
      if (goal.from && *goal.from != from_) out += fmt::format(", from: {}", *goal.from);
      if (goal.to && *goal.to != to_) out += fmt::format(", to: {}", *goal.to);
    } else {
      out += ", by: " + (goal.by ? goal.by->text() : std::to_string(to_));
    }
    if (!goal.in_each.empty()) out += ", in_each: " + goal.in_each;
    const bool timeless = (!goal.by && !goal.every) || goal.inferred_time;
    if (timeless || goal.inferred_condition) {
      out += fmt::format(", inferred: [{}{}{}]", timeless ? "by" : "", timeless && goal.inferred_condition ? ", " : "",
                         goal.inferred_condition ? "condition" : "");
    }
    return out + "}";
  }

  const TargetTable& table_;
  const FrameNames& names_;
  Lang lang_;
  PlanFrame frame_;
  std::vector<WordedGoals> goals_;
  std::set<int> years_;
  std::set<std::string> levels_;
  std::map<std::string, std::string> leads_;                       // as the table writes them, by their keys
  std::map<std::string, std::string> full_names_, abbreviations_;  // by the key of the other
  std::map<std::string, int> ids_of_agencies_, ids_of_targets_;
  std::map<std::string, std::string> agency_ids_;
  std::string agency_lines_;
  NumberForm numbers_ = NumberForm::en;
  bool numbers_settled_ = false;
  bool period_is_told_ = false;
  int from_ = 0, to_ = 0;
};

}  // namespace

std::string id_of(std::string_view name, std::string_view otherwise) {
  constexpr std::size_t longest = 48;
  std::string id;
  std::string word;
  bool full = false;
  const auto end_word = [&] {
    std::string part;
    for (const char c : bare_key(word)) {
      if ((c >= 'a' && c <= 'z') || is_digit(c)) part += c;
    }
    word.clear();
    if (part.empty() || full) return;
    full = id.size() + part.size() > longest;
    if (full && !id.empty()) return;
    part.resize(std::min(part.size(), longest));
    id += (id.empty() ? "" : "-") + part;
  };
  for (const char c : name) {
    const bool parts = c == ' ' || c == '-' || c == '_' || c == '.' || c == ',' || c == '/' || c == '\n' || c == '(';
    if (parts) {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  if (id.empty()) return std::string(otherwise);
  // These are no ids: `areas` stands for all of them, others are no text to YAML.
  for (const char* word_of_yaml : {"areas", "null", "true", "false", "yes", "no", "on", "off"}) {
    if (id == word_of_yaml) return std::string(otherwise) + "-" + id;
  }
  return id;
}

PlanFrame plan_frame(const TargetTable& table, const FrameNames& names, Lang lang) {
  return Frame(table, names, lang).write();
}

}  // namespace plantrack
