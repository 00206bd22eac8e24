#include "render/compare_view.hpp"

#include "render/goal_columns.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"

namespace plantrack {
namespace {

struct CompareRow {
  const IndicatorGroup* group;
  const ComparedRow* compared;
  GoalRow goal;
};
using Value = DataValue;

// A column of the report, as it stands there.
template <std::size_t place>
constexpr DataColumn<CompareRow> borrowed = {
    goal_columns::all[place].head, [](const CompareRow& row) { return goal_columns::all[place].get(row.goal); }};

using goal_columns::place_of;

Value rank(const std::optional<std::size_t>& number) {
  return number ? Value(static_cast<std::int64_t>(*number)) : Value();
}

constexpr DataColumn<CompareRow> columns[] = {
    {{"indicator", DataKind::id, "Indicator", "Chỉ số", "id in the catalogue of indicators",
      "mã trong danh mục chỉ số"},
     [](const CompareRow& row) -> Value { return text_value(row.group->indicator); }},
    borrowed<place_of("plan")>,
    {{"place", DataKind::text, "Place", "Nơi lập kế hoạch", "whose plan it is", "kế hoạch của nơi nào"},
     [](const CompareRow& row) -> Value { return text_value(row.goal.plan->place.name.value); }},
    borrowed<place_of("target")>,
    borrowed<place_of("goal")>,
    borrowed<place_of("due")>,
    borrowed<place_of("unit")>,
    borrowed<place_of("compared_in")>,
    borrowed<place_of("goal_value")>,
    borrowed<place_of("actual")>,
    {{"achieved_pct", DataKind::achieved, "Achieved", "Tỷ lệ thực hiện",
      "in percent of the goal, measured in one way for all",
      "phần trăm so với mức phấn đấu, tính theo một cách cho tất cả"},
     [](const CompareRow& row) -> Value { return figure(row.compared->achieved); }},
    borrowed<place_of("status")>,
    borrowed<place_of("period")>,
    borrowed<place_of("estimated")>,
    borrowed<place_of("complete")>,
    borrowed<place_of("stale")>,
    {{"document_status", DataKind::id, "Document", "Văn bản", "issued, draft or summary",
      "issued (đã ban hành), draft (dự thảo) hoặc summary (bản tóm tắt)"},
     [](const CompareRow& row) -> Value { return text_value(name_of(row.goal.plan->document.status.value)); }},
    borrowed<place_of("inferred")>,
    {{"comparable", DataKind::flag, "Comparable", "So sánh được", "the group's goals can be compared",
      "các mức phấn đấu trong nhóm so sánh được"},
     [](const CompareRow& row) -> Value { return row.group->comparable; }},
    {{"reason", DataKind::text, "Why not", "Vì sao không", "why they cannot be compared", "vì sao không so sánh được"},
     [](const CompareRow& row) -> Value { return text_value(row.group->reason); }},
    {{"rank", DataKind::number, "Rank", "Hạng", "by achieved_pct, highest first", "theo achieved_pct, cao nhất trước"},
     [](const CompareRow& row) -> Value { return rank(row.compared->rank); }},
    {{"rank_actual", DataKind::number, "Rank of the figure", "Hạng theo số liệu", "by actual, the best first",
      "theo actual, tốt nhất trước"},
     [](const CompareRow& row) -> Value { return rank(row.compared->rank_actual); }},
};

void add_rows(const Comparison& view, const IndicatorGroup& group, std::vector<CompareRow>& rows) {
  for (const ComparedRow& compared : group.rows) {
    const PlanResult& result = view.results[compared.result];
    const TargetResult& target = result.targets[compared.target];
    rows.push_back({&group, &compared, {&view.plans.plans[result.plan], &target, &target.current_goal()}});
  }
}

}  // namespace

DataTable Comparison::table() const {
  std::vector<CompareRow> rows;
  for (const IndicatorGroup& group : groups) add_rows(*this, group, rows);
  return {columns, std::move(rows)};
}

void Comparison::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/compare@1");
  if (!results.empty()) json.text_member("as_of", day().text());
  std::vector<std::string> ids;
  for (const PlanResult& result : results) ids.push_back(plans.plans[result.plan].id.value);
  json.strings_member("plans", ids);
  json.key("indicators").begin_array();
  for (const IndicatorGroup& group : groups) {
    std::vector<CompareRow> rows;
    add_rows(*this, group, rows);
    const DataTable shown(columns, std::move(rows));
    json.begin_object();
    json.text_member("indicator", group.indicator);
    json.key("comparable").boolean(group.comparable);
    if (!group.reason.empty()) write_text(json, "reason", group.reason);
    write_rows(json, "rows", shown, 0, shown.rows());
    json.end_object();
  }
  json.end_array();
}

std::vector<Sheet> Comparison::sheets() const {
  return {{say("Comparison", "So sánh"), table(), names_in(plans)}};
}

Date Comparison::day() const {
  return latest_day(results);
}

constinit const StableOutput outputs::compare{"compare", "rows", "plantrack compare", without_rows<columns>};

}  // namespace plantrack
