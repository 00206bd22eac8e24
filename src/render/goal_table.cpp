#include "render/goal_table.hpp"

#include "render/goal_columns.hpp"

namespace plantrack {

DataTable goal_table(std::vector<GoalRow> rows) {
  return {goal_columns::all, std::move(rows)};
}

std::vector<GoalRow> goal_rows(const PlanSet& plans, const PlanResult& result, bool all_goals) {
  const Plan& plan = plans.plans[result.plan];
  std::vector<GoalRow> rows;
  for (const TargetResult& target : result.targets) {
    for (const GoalResult& goal : target.goals) {
      if (all_goals || goal.current) rows.push_back({&plan, &target, &goal});
    }
  }
  return rows;
}

std::vector<Text> notes_of(const GoalRow& row) {
  std::vector<Text> notes = row.goal->notes;
  if (row.result->rows_left_out > 0) {
    const std::size_t rows = row.result->rows_left_out;
    Text note = rows == 1 ? say("1 row has errors and is left out", "1 dòng có lỗi, không được tính")
                          : say("{} rows have errors and are left out", "{} dòng có lỗi, không được tính", rows);
    if (row.result->latest_left_out) {
      const Month month = *row.result->latest_left_out;
      const Text period = say(", the latest for {} (what was reported earlier of the same period counts in its place)",
                              ", dòng gần nhất của {} (nếu cùng kỳ đã có báo cáo trước thì lấy số đó)",
                              Text{month_words(month, Lang::en), month_words(month, Lang::vi)});
      note = {note.en + period.en, note.vi + period.vi};
    }
    notes.push_back(std::move(note));
  }
  if (!row.target().note.empty()) notes.push_back(row.target().note);
  return notes;
}

std::string part_of(const Plan& plan, std::size_t target) {
  std::string ids;
  for (const Target& each : plan.targets) {
    for (const Reference& part : each.parts()) {
      if (part.index != static_cast<int>(target)) continue;
      ids += (ids.empty() ? "" : "|") + each.id.value;
      break;
    }
  }
  return ids;
}

}  // namespace plantrack
