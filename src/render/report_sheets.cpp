#include "render/report_sheets.hpp"

#include "render/goal_words.hpp"
#include "render/report_parts.hpp"
#include "render/words.hpp"

namespace plantrack {
namespace {

using Value = DataValue;

// What the documents say in the language of each.
template <class Say>
Value in_both(Say words) {
  return Text{words(GoalWords(Lang::en)), words(GoalWords(Lang::vi))};
}

constexpr DataColumn<GoalRow> target_columns[] = {
    {{"number", DataKind::number, "No.", "STT", "of the target in its plan", "của chỉ tiêu trong kế hoạch"},
     [](const GoalRow& row) -> Value { return static_cast<std::int64_t>(row.result->target + 1); }},
    {{"name", DataKind::text, "Target", "Chỉ tiêu", "its name", "tên chỉ tiêu"},
     [](const GoalRow& row) -> Value { return text_value(row.target().name); }},
    {{"plan", DataKind::id, "Plan", "Mã kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const GoalRow& row) -> Value { return text_value(row.plan->id.value); }},
    {{"goal", DataKind::text, "Goal", "Kế hoạch", "in words", "bằng lời"},
     [](const GoalRow& row) -> Value {
       if (row.is_context()) return {};
       return in_both([&row](const GoalWords& words) { return words.goal(row).text; });
     }},
    {{"due", DataKind::month, "Due", "Đến hạn", "month", "tháng"},
     [](const GoalRow& row) -> Value { return if_any(row.goal->due); }},
    {{"actual_words", DataKind::text, "Actual", "Thực hiện", "with unit and parts", "kèm đơn vị, tử số và mẫu số"},
     [](const GoalRow& row) -> Value {
       return in_both([&row](const GoalWords& words) {
         const Cell cell = words.actual(row);
         return cell.below.empty() ? cell.text : cell.text + "; " + cell.below;
       });
     }},
    {{"actual", DataKind::number, "Figure", "Số liệu", "as a number", "dạng số"},
     [](const GoalRow& row) -> Value {
       if (row.goal->actual && row.goal->goal != nullptr && row.goal->goal->change) {
         return Quantity{Rational(100 * (*row.goal->actual - 1)), 4, true};
       }
       return figure(row.goal->actual, 4, percent_of_goal(row.target(), row.goal->goal));
     }},
    {{"achieved_pct", DataKind::achieved, "Achieved", "Tỷ lệ", "of the goal", "so với mức phấn đấu"},
     [](const GoalRow& row) -> Value { return figure(row.goal->achieved); }},
    {{"status", DataKind::status, "Status", "Trạng thái", "of the current goal", "của mức phấn đấu hiện hành"},
     [](const GoalRow& row) -> Value {
       return ToldStatus{row.goal->status, status_words(row)};
     }},
    {{"why", DataKind::text, "Why", "Vì sao", "in words", "bằng lời"},
     [](const GoalRow& row) -> Value { return in_both([&row](const GoalWords& words) { return words.why(row); }); }},
    {{"lead_name", DataKind::text, "Responsible today", "Cơ quan chủ trì hiện nay", "agency", "cơ quan"},
     [](const GoalRow& row) -> Value {
       return in_both([&row](const GoalWords& words) { return words.lead(row).text; });
     }},
    {{"remarks", DataKind::text, "Notes", "Ghi chú", "on the figure", "về số liệu"},
     [](const GoalRow& row) -> Value {
       return in_both([&row](const GoalWords& words) { return row.is_context() ? "" : words.remarks(row); });
     }},
};

struct NoteRow {
  const Plan* plan;
  Text about;
  Text note;
};

constexpr DataColumn<NoteRow> note_columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch"},
     [](const NoteRow& row) -> Value { return text_value(row.plan->id.value); }},
    {{"about", DataKind::text, "About", "Về", "what it tells of", "nội dung"},
     [](const NoteRow& row) -> Value { return text_value(row.about); }},
    {{"note", DataKind::text, "Note", "Ghi chú", "in words", "bằng lời"},
     [](const NoteRow& row) -> Value { return text_value(row.note); }},
};

}  // namespace

DataTable target_table(const PlanSet& plans, const std::vector<PlanResult>& results) {
  std::vector<GoalRow> rows;
  for (const PlanResult& result : results) {
    for (const GoalRow& row : goal_rows(plans, result, false)) rows.push_back(row);
  }
  return {target_columns, std::move(rows)};
}

DataTable note_table(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope) {
  std::vector<NoteRow> rows;
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    const auto add = [&](Text about, Text note) { rows.push_back({&plan, std::move(about), std::move(note)}); };
    add(say("Title", "Tên kế hoạch"), plan.title);
    Document en, vi;
    en.lang = Lang::en;
    vi.lang = Lang::vi;
    const ReportParts in_english(plans, result, scope, en), in_vietnamese(plans, result, scope, vi);
    const std::vector<Facts::Fact> facts = in_english.particulars(), their = in_vietnamese.particulars();
    for (std::size_t i = 0; i < facts.size(); ++i) {
      add({facts[i].term, their[i].term}, {facts[i].cell.text, their[i].cell.text});
    }
    add(say("Overview", "Tổng quan"), {in_english.headline(), in_vietnamese.headline()});
    const std::vector<std::string> more = in_english.more(), also = in_vietnamese.more();
    for (std::size_t i = 0; i < more.size(); ++i) add(say("Overview", "Tổng quan"), {more[i], also[i]});
    for (const std::string& notice : scope.notices) add(say("Notice", "Lưu ý"), {notice, notice});
    if (!plan.note.empty()) add(say("Plan", "Kế hoạch"), plan.note);
    if (scope.left_out > 0) {
      add(say("Rows", "Dòng số liệu"), left_out_words(scope));
    }
    for (const TargetResult& target : result.targets) {
      const Target& its = plan.targets[target.target];
      if (!its.note.empty()) add(its.name, its.note);
      for (const GoalResult& goal : target.goals) {
        if (!goal.current || !goal.goal || (!goal.goal->inferred_condition && !goal.goal->inferred_time)) continue;
        add(its.name, {GoalWords(Lang::en).inferred(*goal.goal), GoalWords(Lang::vi).inferred(*goal.goal)});
      }
    }
    const Facts legend = in_english.legend(), same = in_vietnamese.legend();
    for (std::size_t i = 0; i < legend.entries.size(); ++i) {
      const Facts::Fact &one = legend.entries[i], &other = same.entries[i];
      if (one.term.empty()) {
        add({one.cell.text, other.cell.text}, {one.cell.below, other.cell.below});
      } else {
        add({one.term, other.term}, {one.cell.text, other.cell.text});
      }
    }
  }
  return {note_columns, std::move(rows)};
}

}  // namespace plantrack
