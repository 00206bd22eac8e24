#include "render/plan_frame.hpp"

#include "base/unicode.hpp"
#include "read/plan/goal_words.hpp"
#include "render/frame_agencies.hpp"
#include "render/frame_goals.hpp"
#include "render/frame_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
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

constexpr int longest_plan = 50;  // years
constexpr int usual_plan = 5;     // years, where the table names the last alone

class Frame {
 public:
  Frame(const TargetTable& table, const FrameNames& names, Lang lang)
      : table_(table), names_(names), lang_(lang), goals_(goals_of(table)), agencies_(table) {}

  PlanFrame write() {
    settle_period();
    std::string targets;
    std::size_t number = 0;
    for (const TargetTable::Row& row : table_.rows) {
      if (row.heading) {
        targets += comment("  ", say("line {}, taken for a heading: {}", "dòng {}, được hiểu là tiêu đề: {}", row.line,
                                     one_line(row.name)));
      } else {
        targets += target(row, goals_.rows[number++]);
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

  void settle_period() {
    std::set<int> titles;
    for (const std::string& title : table_.titles) add_years(title, titles);
    period_is_told_ = titles.size() > 1;
    std::set<int> all = goals_.years;
    if (titles.size() > 1 || goals_.years.empty()) all.insert(titles.begin(), titles.end());
    if (all.empty()) all = {2026, 2030};
    from_ = *all.begin();
    to_ = std::min(*all.rbegin(), from_ + longest_plan - 1);
    if (from_ == to_ && titles.size() < 2) {
      from_ = to_ + 1 - usual_plan;
      for (const WordedGoals& words : goals_.rows) {
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
    if (agencies_.none_named()) {
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

  std::string agencies() {
    if (agencies_.used().empty()) return "agencies: []\n";
    std::string out = "agencies:\n";
    for (const FrameAgencies::Agency& each : agencies_.used()) {
      out += "  - {id: " + each.id + ", name: " + quoted(each.name);
      out += each.brief.empty()
                 ? "}\n"
                 : ", aliases: [" + quoted(each.brief) + "]}   " +
                       settle(say("are both the same agency?", "hai tên này có phải cùng một cơ quan không?")) + "\n";
    }
    return out;
  }

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

  std::string target(const TargetTable::Row& row, WordedGoals& words) {
    TargetKind kind = kind_of(row, words.goals, lang_);
    check_goals(words, kind, from_, to_);
    if (words.goals.empty()) kind = kind_of(row, {}, lang_);
    std::string out = "\n  - id: " + ids_.of(id_of(row.name, "target")) + "\n";
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
      const std::string id = agencies_.id(name);
      if (lead.empty()) {
        lead = id;
      } else if (id != lead && std::find(support.begin(), support.end(), id) == support.end()) {
        support.push_back(id);
      }
    }
    if (lead.empty()) return agencies_.none_named() ? "" : comment("    ", say("who leads", "cơ quan chủ trì"));
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

  std::string goals(const TargetTable::Row& row, const WordedGoals& words, const TargetKind& kind) {
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
  std::string stated_baseline(const TargetTable::GoalCell& cell, const WordedGoals& words,
                              const TargetKind& kind) const {
    const TableBaseline table = baseline_in(cell, goals_.numbers);
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

  std::string baseline(const TargetTable::Row& row, const WordedGoals& words, const TargetKind& kind) {
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
  std::string excess(const WordedGoals& words, const TargetKind& kind) {
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
  FrameGoals goals_;
  FrameAgencies agencies_;
  UniqueIds ids_;                 // of targets
  std::set<std::string> levels_;  // that goals name
  bool period_is_told_ = false;
  int from_ = 0, to_ = 0;
};

}  // namespace

PlanFrame plan_frame(const TargetTable& table, const FrameNames& names, Lang lang) {
  return Frame(table, names, lang).write();
}

}  // namespace plantrack
