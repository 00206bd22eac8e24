#include "render/changes_view.hpp"

#include "render/goal_words.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Value = DataValue;

const Target& target_of(const Change& change) {
  return change.plan->targets[change.to->target];
}

Value goal_of(const Change& change, const GoalResult& goal) {
  return goal.goal == nullptr ? Value() : text_value(goal_text(*change.plan, target_of(change), *goal.goal));
}

Value actual_of(const Change& change, const GoalResult& goal) {
  if (!goal.actual) return {};
  return Quantity{*goal.actual, decimals_of_actual(goal.goal, *goal.actual, 4),
                  percent_of_goal(target_of(change), goal.goal)};
}

Value difference_of(const Change& change, const std::optional<Rational>& value) {
  return figure(value, 4, percent_of_goal(target_of(change), change.after().goal));
}

GoalRow goal_row(const Change& change, bool after) {
  return {change.plan, after ? change.to : change.from, after ? &change.after() : &change.before()};
}

constexpr DataColumn<Change> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const Change& it) -> Value { return text_value(it.plan->id.value); }},
    {{"target", DataKind::id, "Target", "Chỉ tiêu", "id of the target", "mã chỉ tiêu"},
     [](const Change& it) -> Value { return text_value(target_of(it).id.value); }},
    {{"area", DataKind::id, "Area", "Địa bàn", "empty: of the target as a whole", "trống: của cả chỉ tiêu", folded},
     [](const Change&) -> Value { return {}; }},
    {{"indicator", DataKind::id, "Indicator", "Chỉ số", "id in the catalogue", "mã trong danh mục", folded},
     [](const Change& it) -> Value { return text_value(target_of(it).indicator.id); }},
    {{"unit", DataKind::text, "Unit", "Đơn vị tính", "unit of the target", "đơn vị tính của chỉ tiêu"},
     [](const Change& it) -> Value { return text_value(target_of(it).unit.value); }},
    {{"goal_from", DataKind::id, "Goal then", "Mức phấn đấu trước", "on the first day", "vào ngày đầu", folded},
     [](const Change& it) -> Value { return goal_of(it, it.before()); }},
    {{"goal_to", DataKind::id, "Goal now", "Mức phấn đấu sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value { return goal_of(it, it.after()); }},
    {{"due_from", DataKind::month, "Due then", "Đến hạn trước", "on the first day", "vào ngày đầu", folded},
     [](const Change& it) -> Value { return if_any(it.before().due); }},
    {{"due_to", DataKind::month, "Due now", "Đến hạn sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value { return if_any(it.after().due); }},
    {{"period_from", DataKind::month, "Figure of, then", "Kỳ số liệu trước", "on the first day", "vào ngày đầu"},
     [](const Change& it) -> Value { return if_any(it.before().period); }},
    {{"period_to", DataKind::month, "Figure of, now", "Kỳ số liệu sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value { return if_any(it.after().period); }},
    {{"actual_from", DataKind::number, "Actual then", "Thực hiện trước", "on the first day", "vào ngày đầu"},
     [](const Change& it) -> Value { return actual_of(it, it.before()); }},
    {{"actual_to", DataKind::number, "Actual now", "Thực hiện sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value { return actual_of(it, it.after()); }},
    {{"change", DataKind::number, "Change", "Thay đổi", "actual_to - actual_from", "actual_to - actual_from"},
     [](const Change& it) -> Value { return difference_of(it, it.change); }},
    {{"change_revision", DataKind::number, "Of it revision", "Do sửa số liệu",
      "the earlier period's figure, then and now", "số liệu của kỳ trước, khi đó và nay"},
     [](const Change& it) -> Value { return difference_of(it, it.revision); }},
    {{"change_new", DataKind::number, "Of it new", "Do kỳ mới", "from that to the later period's figure",
      "từ đó đến số liệu của kỳ sau", folded},
     [](const Change& it) -> Value { return difference_of(it, it.fresh); }},
    {{"achieved_from", DataKind::achieved, "Achieved then", "Tỷ lệ trước", "on the first day", "vào ngày đầu"},
     [](const Change& it) -> Value { return figure(it.before().achieved); }},
    {{"achieved_to", DataKind::achieved, "Achieved now", "Tỷ lệ sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value { return figure(it.after().achieved); }},
    {{"status_from", DataKind::status, "Status then", "Trạng thái trước", "on the first day", "vào ngày đầu"},
     [](const Change& it) -> Value {
       return ToldStatus{it.before().status, status_words(goal_row(it, false))};
     }},
    {{"status_to", DataKind::status, "Status now", "Trạng thái sau", "on the last day", "vào ngày cuối"},
     [](const Change& it) -> Value {
       return ToldStatus{it.after().status, status_words(goal_row(it, true))};
     }},
    {{"kind", DataKind::id, "Kind", "Loại", "first, new-period, revision, both, next-goal, withdrawn or none",
      "first (lần đầu), new-period (kỳ mới), revision (sửa), both (cả hai), next-goal (mức tiếp theo), withdrawn (rút) "
      "hoặc none"},
     [](const Change& it) -> Value { return text_value(name_of(it.kind)); }},
};

// Worse, better, another figure, revised, nothing new.
int rank_of(const Change& change) {
  const auto place = [](Status status) {
    return std::find(std::begin(all_statuses), std::end(all_statuses), status) - std::begin(all_statuses);
  };
  if (place(change.after().status) > place(change.before().status)) return 0;
  if (place(change.after().status) < place(change.before().status)) return 1;
  switch (change.kind) {
    case ChangeKind::none: return 4;
    case ChangeKind::revision: return 3;
    default: return 2;
  }
}

// The goal is another for the same month.
bool is_amended(const Change& change) {
  return change.before().goal != change.after().goal && change.before().due == change.after().due;
}

Cell goal_cell(const GoalWords& words, const GoalRow& row) {
  const Cell goal = words.goal(row);
  return Cell(goal.below.empty() ? goal.text : goal.text + " " + goal.below);
}

std::string what_is_new(const GoalWords& words, const Change& change) {
  if (change.later_rows) return words.tell("later figures, not complete yet", "có số liệu mới, chưa đủ");
  if (is_amended(change)) {
    const Goal* goal = change.after().goal;
    return goal != nullptr && goal->amended_by
               ? words.tell(say("goal amended ({})", "điều chỉnh mức phấn đấu ({})", goal->amended_by.value))
               : words.tell("goal amended", "điều chỉnh mức phấn đấu");
  }
  // A sum moves by what any of its parts reports.
  if (change.kind == ChangeKind::revision && target_of(change).derived()) {
    return words.tell("new figures of its parts", "các phần có số liệu mới");
  }
  return words.tell(words_of(change.kind));
}

}  // namespace

DataTable ChangesView::table() const {
  return {columns, changes_};
}

void ChangesView::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/changes@1");
  json.text_member("from", from_.text());
  json.text_member("as_of", to_.text());
  std::vector<std::string> ids;
  for (const Change& change : changes_) {
    if (ids.empty() || ids.back() != change.plan->id.value) ids.push_back(change.plan->id.value);
  }
  json.strings_member("plans", ids);
  const DataTable all = table();
  write_rows(json, "changes", all, 0, all.rows());
}

Table changes_table(std::vector<Change> changes, Lang lang) {
  const GoalWords words(lang);
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return rank_of(a) < rank_of(b); });
  const bool other_goals =
      std::any_of(changes.begin(), changes.end(), [](const Change& each) { return each.other_goal(); });
  using Column = ShownColumn<Change>;
  std::vector<Column> shown{{{words.tell("No.", "STT"), Align::right, 1},
                             [](const Change& it) { return Cell(std::to_string(it.to->target + 1)); }},
                            {{words.tell("Target", "Chỉ tiêu"), Align::left, 6, true},
                             [&words](const Change& it) { return Cell(words.tell(target_of(it).name)); }}};
  if (other_goals) {
    shown.push_back({{words.tell("Goal then", "Kế hoạch trước"), Align::left, 4}, [&words](const Change& it) {
                       return it.other_goal() ? goal_cell(words, goal_row(it, false))
                                              : Cell(words.tell("as now", "như nay"));
                     }});
  }
  const std::vector<Column> more{
      {{other_goals ? words.tell("Goal now", "Kế hoạch nay") : words.tell("Goal", "Kế hoạch"), Align::left, 4},
       [&words](const Change& it) { return goal_cell(words, goal_row(it, true)); }},
      {{words.tell("Was", "Trước"), Align::left, 4},
       [&](const Change& it) { return words.actual(goal_row(it, false)); }},
      {{words.tell("Is", "Nay"), Align::left, 4}, [&](const Change& it) { return words.actual(goal_row(it, true)); }},
      {{words.tell("Change", "Thay đổi"), Align::right, 4},
       [&](const Change& it) {
         if (!it.change) return Cell();
         Cell cell((*it.change > 0 ? "+" : "") + words.difference(goal_row(it, true), *it.change),
                   Quantity{*it.change});
         if (it.kind == ChangeKind::both) {
           cell.below = words.tell(
               say("of it revision {}", "trong đó sửa {}", words.difference(goal_row(it, true), *it.revision)));
         }
         return cell;
       }},
      {{words.tell("What is new", "Thay đổi gì"), Align::left, 6},
       [&words](const Change& it) { return Cell(what_is_new(words, it)); }},
      {{words.tell("Status", "Trạng thái"), Align::left, 5}, [&](const Change& it) {
         Cell cell = words.status(goal_row(it, true));
         const Cell before = words.status(goal_row(it, false));
         if (before.text == cell.text) return cell;
         cell.below = it.other_goal() ? words.tell(say("for another goal; for the one before: {}",
                                                       "cho mức phấn đấu khác; mức trước: {}", before.text))
                                      : words.tell(say("was {}", "trước: {}", before.text));
         return cell;
       }}};
  shown.insert(shown.end(), more.begin(), more.end());
  return table_of(shown, changes);
}

std::string changes_sentence(const std::vector<Change>& changes, Lang lang) {
  std::size_t worse = 0, better = 0, others = 0;
  for (const Change& change : changes) {
    const int rank = rank_of(change);
    worse += rank == 0;
    better += rank == 1;
    others += rank < 2 && change.other_goal();
  }
  const std::size_t same = changes.size() - worse - better;
  std::string text = say("By status: {} worse, {} better, {} as before",
                         "Theo trạng thái: {} chỉ tiêu kém hơn, {} tốt hơn, {} như trước", worse, better, same)
                         .in(lang);
  if (others > 0) {
    text += say("; of the {} that moved, {} for another goal",
                "; trong {} chỉ tiêu thay đổi, {} là do xét mức phấn đấu khác", worse + better, others)
                .in(lang);
  }
  return text + ".";
}

Document ChangesView::document(Lang lang) const {
  const GoalWords words(lang);
  Document document;
  document.lang = lang;
  const bool alone = changes_.empty() || changes_.front().plan == changes_.back().plan;
  std::string title = words.tell(say("What changed from {} to {}", "Thay đổi từ {} đến {}",
                                     Text{date_words(from_, Lang::en), date_words(from_, Lang::vi)},
                                     Text{date_words(to_, Lang::en), date_words(to_, Lang::vi)}));
  if (alone && !changes_.empty()) title += ": " + words.tell(changes_.front().plan->title);
  document.heading(1, title);
  for (std::size_t begin = 0, end = 0; begin < changes_.size(); begin = end) {
    while (end < changes_.size() && changes_[end].plan == changes_[begin].plan) ++end;
    std::vector<Change> rows(changes_.begin() + static_cast<std::ptrdiff_t>(begin),
                             changes_.begin() + static_cast<std::ptrdiff_t>(end));
    if (!alone) document.heading(2, words.tell(rows.front().plan->title), "p-" + rows.front().plan->id.value);
    document.paragraph(changes_sentence(rows, lang), true);
    if (const std::string years = words.tell(years_sentence(*rows.front().plan)); !years.empty()) {
      document.paragraph(years);
    }
    document.table(changes_table(std::move(rows), lang));
  }
  return document;
}

std::vector<Sheet> ChangesView::sheets() const {
  std::vector<const Plan*> plans;
  for (const Change& change : changes_) plans.push_back(change.plan);
  return {{say("Changes", "Thay đổi"), table(), names_in(plans)}};
}

constinit const StableOutput outputs::changes{"changes", "changes", "plantrack compare --from --to",
                                              without_rows<columns>};

}  // namespace plantrack
