#include "render/report_view.hpp"

#include "render/report_parts.hpp"
#include "render/stable_outputs.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// Writes the part of the document that tells of one plan.
class PlanView {
 public:
  PlanView(const PlanSet& plans, const PlanResult& result, const ReportScope& scope, Document& document)
      : plan_(plans.plans[result.plan]),
        result_(result),
        scope_(scope),
        document_(document),
        words_(document.lang),
        parts_(plans, result, scope, document) {}

  void write() {
    document_.heading(1, tell(plan_.title));
    parts_.notices();
    document_.blocks.emplace_back(Facts{parts_.particulars()});
    document_.heading(2, tell("Overview", "Tổng quan"));
    document_.paragraph(parts_.headline(), true);
    for (const std::string& sentence : parts_.more()) document_.paragraph(sentence);
    write_attention();
    document_.heading(2, tell("Targets", "Kết quả thực hiện các chỉ tiêu"));
    write_goals();
    parts_.since("");
    write_way();
    write_areas();
    document_.heading(2, tell("How to read this", "Cách đọc"));
    document_.blocks.emplace_back(parts_.legend());
  }

 private:
  std::string tell(const char* en, const char* vi) const { return words_.tell(en, vi); }
  std::string tell(const Text& text) const { return words_.tell(text); }

  void write_attention() {
    const std::vector<GoalRow> rows = parts_.needing_attention();
    if (rows.empty()) return;
    document_.heading(2, tell("What needs attention", "Cần chú ý"));
    using Column = ShownColumn<GoalRow>;
    const std::vector<Column> columns{
        {{tell("No.", "STT"), Align::right, 1}, [this](const GoalRow& row) { return Cell(parts_.number_of(row)); }},
        {{tell("Target", "Chỉ tiêu"), Align::left, 8}, [this](const GoalRow& row) { return words_.name(row); }},
        {{tell("Status", "Trạng thái"), Align::left, 6}, [this](const GoalRow& row) { return words_.status(row); }},
        {{tell("Why", "Vì sao"), Align::left, 8}, [this](const GoalRow& row) { return Cell(parts_.attention(row)); }},
        {{tell("Responsible today", "Cơ quan chủ trì hiện nay"), Align::left, 6},
         [this](const GoalRow& row) { return words_.lead(row); }}};
    document_.table(table_of(columns, rows));
  }

  void write_goals() {
    for (const int theme : parts_.themes()) {
      const std::vector<PlacedRow> rows = parts_.placed(theme);
      if (rows.empty()) continue;
      if (!plan_.themes.empty()) {
        document_.heading(3, theme < 0 ? tell("Other targets", "Các chỉ tiêu khác")
                                       : tell(plan_.themes[static_cast<std::size_t>(theme)].name.value));
      }
      document_.table(goals_table(rows));
    }
  }

  Table goals_table(const std::vector<PlacedRow>& rows) {
    using Column = ShownColumn<PlacedRow>;
    const std::vector<Column> columns{
        {{tell("No.", "STT"), Align::right, 1},
         [this](const PlacedRow& placed) { return Cell(parts_.number_of(placed.row)); }},
        {{tell("Target", "Chỉ tiêu"), Align::left, 9},
         [this](const PlacedRow& placed) { return parts_.name_cell(placed); }},
        {{tell("Goal", "Kế hoạch"), Align::left, 5},
         [this](const PlacedRow& placed) { return parts_.goal_cell(placed.row); }},
        {{tell("Actual", "Thực hiện"), Align::left, 5},
         [this](const PlacedRow& placed) { return words_.actual(placed.row); }},
        {{tell("Achieved (%)", "Tỷ lệ (%)"), Align::right, 6},
         [this](const PlacedRow& placed) { return words_.achieved(placed.row); }},
        {{tell("Status", "Trạng thái"), Align::left, 6},
         [this](const PlacedRow& placed) { return words_.status(placed.row); }},
        {{tell("Lead agency; notes", "Chủ trì; ghi chú"), Align::left, 9}, [this](const PlacedRow& placed) {
           Cell cell = parts_.lead_cell(placed.row);
           if (!cell.below.empty()) {
             cell.text += " (" + cell.below + ")";
             cell.below.clear();
           }
           cell.below = words_.remarks(placed.row);
           return cell;
         }}};
    return table_of(columns, rows);
  }

  Cell shown(const GoalRow& row, const std::optional<Rational>& value) const {
    return value ? Cell(words_.reckoned(row, *value), Quantity{*value}) : Cell();
  }

  // Where each goal stands on its way: only those that have a way.
  void write_way() {
    std::vector<GoalRow> rows;
    for (const TargetResult& target : result_.targets) {
      for (const GoalResult& goal : target.goals) {
        const bool on_the_way = goal.goal && goal.pace && goal.period && !goal.due_is_over;
        if (on_the_way && (scope_.all_goals || goal.current)) rows.push_back({&plan_, &target, &goal});
      }
    }
    if (rows.empty()) return;
    using Column = ShownColumn<GoalRow>;
    const std::vector<Column> columns{
        {{tell("No.", "STT"), Align::right, 1}, [this](const GoalRow& row) { return Cell(parts_.number_of(row)); }},
        {{tell("Target", "Chỉ tiêu"), Align::left, 8}, [this](const GoalRow& row) { return words_.name(row); }},
        {{tell(expected_words({})), Align::right, 4},
         [this](const GoalRow& row) { return shown(row, row.goal->expected); }},
        {{tell("Actual", "Thực hiện"), Align::right, 4},
         [this](const GoalRow& row) { return Cell(words_.actual(row).text, Quantity{*row.goal->actual}); }},
        {{tell("Pace (%)", "Nhịp độ (%)"), Align::right, 3},
         [this](const GoalRow& row) { return Cell(words_.number(Rational(*row.goal->pace * 100), 1)); }},
        {{tell("Projected", "Dự kiến đến hạn"), Align::right, 4},
         [this](const GoalRow& row) { return shown(row, words_.projected(row)); }},
        {{tell("Needed per year", "Cần mỗi năm"), Align::right, 4}, [this](const GoalRow& row) {
           return row.goal->required_per_year && *row.goal->required_per_year > 0
                      ? Cell(words_.difference(row, *row.goal->required_per_year))
                      : Cell();
         }}};
    document_.heading(2, tell("Progress", "Tiến độ"));
    document_.table(table_of(columns, rows));
  }

  // Under "in each area" goals a reader wants to know which areas hold it back: these stand first.
  void write_areas() {
    for (const TargetResult& target : result_.targets) {
      const GoalResult& goal = target.current_goal();
      if (!goal.goal || !goal.goal->in_each || !goal.period) continue;
      const GoalRow row{&plan_, &target, &goal};
      std::vector<AreaResult> areas;
      for (const AreaResult& each : goal.areas) {
        if (each.expected) areas.push_back(each);
      }
      std::stable_sort(areas.begin(), areas.end(), [](const AreaResult& a, const AreaResult& b) {
        return std::pair(a.holds, !a.fails) < std::pair(b.holds, !b.fails);
      });
      using Column = ShownColumn<AreaResult>;
      const std::vector<Column> columns{
          {{tell("Area", "Địa bàn"), Align::left, 6},
           [this](const AreaResult& each) {
             Cell cell(words_.area_name(plan_, each.area));
             cell.local = true;
             return cell;
           }},
          {{tell("Actual", "Thực hiện"), Align::right, 3},
           [this, &row](const AreaResult& each) {
             if (each.compared) return Cell(words_.figure(row, *each.compared), Quantity{*each.compared});
             return Cell(each.actual.progress             ? tell(words_of(*each.actual.progress))
                         : each.actual.nothing_to_measure ? "0 / 0"
                                                          : "–");
           }},
          {{tell("Meets it", "Đạt"), Align::left, 4},
           [this](const AreaResult& each) {
             return Cell(each.holds   ? tell("✓ yes", "✓ đạt")
                         : each.fails ? tell("✗ no", "✗ không đạt")
                                      : tell("– not known", "– chưa rõ"));
           }},
          {{tell("Figure of", "Kỳ số liệu"), Align::left, 3}, [this](const AreaResult& each) {
             return each.actual.at ? Cell(words_.month(*each.actual.at), *each.actual.at) : Cell();
           }}};
      document_.heading(
          2, tell(row.target().name) + ": " + goal_words(plan_, row.target(), *goal.goal, document_.lang, true));
      document_.table(table_of(columns, areas));
    }
  }

  const Plan& plan_;
  const PlanResult& result_;
  const ReportScope& scope_;
  Document& document_;
  GoalWords words_;
  ReportParts parts_;
};

}  // namespace

Document Report::document(Lang lang) const {
  Document document;
  document.lang = lang;
  for (const PlanResult& result : results_) PlanView(plans_, result, scope_, document).write();
  return document;
}

constinit const StableOutput outputs::report{"report",
                                             "goals",
                                             "plantrack report",
                                             [] { return goal_table({}); },
                                             "target",
                                             "a row a goal",
                                             "mỗi mức phấn đấu một dòng",
                                             [](const ReportInput& in) -> std::unique_ptr<Presentation> {
                                               return std::make_unique<Report>(in.plans, in.results, in.scope);
                                             }};

}  // namespace plantrack
