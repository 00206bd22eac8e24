#include "render/goal_fields.hpp"

#include "render/csv.hpp"
#include "render/json.hpp"
#include "render/words.hpp"

namespace plantrack {
namespace {

using Kind = Field::Kind;

Field text(std::string_view name, std::string value) {
  return {name, Kind::text, std::move(value)};
}
Field flag(std::string_view name, bool truth) {
  return {name, Kind::flag, truth ? "yes" : "no"};
}

// At most four decimals, without trailing zeros.
Field figure(std::string_view name, const std::optional<Rational>& value) {
  return {name, Kind::number, value ? rounded_text(*value, 4, false) : ""};
}

// Exactly two decimals, and never rounded up to 100.
Field percent(std::string_view name, const std::optional<Rational>& value) {
  return {name, Kind::number, value ? percent_text(*value, 2) : ""};
}

Field whole(std::string_view name, const std::optional<int>& value) {
  return {name, Kind::number, value ? std::to_string(*value) : ""};
}

Field goal_value(const Goal& goal) {
  return {"goal_value", Kind::number,
          has_number(goal.condition.value) ? rounded_text(rational(goal.number.value), 4, false) : ""};
}

Field pace_percent(const GoalResult& goal) {
  if (!goal.pace) return {"pace_pct", Kind::number, ""};
  return {"pace_pct", Kind::number, rounded_text(Rational(*goal.pace * 100), 2, true)};
}

// What was noticed while computing, then what the plan's author remarks; English, as all stable outputs.
std::string note_text(const Target& target, const GoalResult& goal) {
  std::string note;
  const auto add = [&note](const std::string& part) {
    if (!part.empty()) note += (note.empty() ? "" : "; ") + part;
  };
  for (const Text& each : goal.notes) add(each.en);
  if (goal.goal->inferred_condition) add("condition inferred");
  if (goal.goal->inferred_time) add("due year inferred");
  add(target.note.en);
  return note;
}

}  // namespace

std::vector<Field> goal_fields(const PlanSet& plans, const PlanResult& result, const TargetResult& target_result,
                               const GoalResult& goal) {
  const Plan& plan = plans.plans[result.plan];
  const Target& target = plan.targets[target_result.target];
  const bool between = goal.goal->condition.value == Condition::between;
  return {
      text("plan", plan.id.value),
      text("target", target.id.value),
      text("indicator", target.indicator.id),
      text("name", target.name.en),
      text("goal", goal_text(target, *goal.goal)),
      text("due", goal.due.text()),
      text("unit", target.unit.value.en),
      goal_value(*goal.goal),
      {"goal_upper", Kind::number, between ? rounded_text(rational(goal.goal->upper.value), 4, false) : ""},
      figure("actual", goal.actual),
      percent("achieved_pct", goal.achieved),
      percent("progress_pct", goal.progress),
      figure("gap", goal.gap),
      figure("remaining", goal.remaining),
      figure("needed_numerator", goal.needed_numerator),
      figure("required_per_year", goal.required_per_year),
      figure("expected", goal.expected),
      pace_percent(goal),
      figure("projected", goal.projected),
      text("status", std::string(name_of(goal.status))),
      flag("current", goal.current),
      text("period", goal.period ? goal.period->text() : ""),
      flag("estimated", goal.estimated),
      whole("areas_reported", goal.areas_reported),
      whole("areas_expected", goal.areas_expected),
      text("lead", target.lead.id),
      text("note", note_text(target, goal)),
  };
}

std::vector<Field> comparison_fields(const PlanSet& plans, const std::vector<PlanResult>& results,
                                     const IndicatorGroup& group, const ComparedRow& row) {
  const PlanResult& result = results[row.result];
  const Plan& plan = plans.plans[result.plan];
  const TargetResult& target_result = result.targets[row.target];
  const Target& target = plan.targets[target_result.target];
  const GoalResult& goal = target_result.current_goal();
  return {
      text("indicator", group.indicator),
      text("plan", plan.id.value),
      text("province", plan.place.name.value.en),
      text("target", target.id.value),
      text("goal", goal_text(target, *goal.goal)),
      text("due", goal.due.text()),
      text("unit", target.unit.value.en),
      goal_value(*goal.goal),
      figure("actual", goal.actual),
      percent("achieved_pct", goal.achieved),
      text("status", std::string(name_of(goal.status))),
      text("period", goal.period ? goal.period->text() : ""),
      flag("comparable", group.comparable),
      text("reason", group.reason.en),
      {"rank", Kind::number, row.rank ? std::to_string(*row.rank) : ""},
  };
}

std::string csv_header(const std::vector<Field>& fields) {
  std::string header;
  for (const Field& field : fields) {
    if (!header.empty()) header += ',';
    header += field.name;
  }
  return header;
}

void write_row(CsvWriter& csv, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    if (field.kind == Kind::text) {
      csv.text(field.value);
    } else {
      csv.plain(field.value);
    }
  }
  csv.end_row();
}

void write_members(JsonWriter& json, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    if (field.value.empty()) continue;
    switch (field.kind) {
      case Kind::text: json.text_member(field.name, field.value); break;
      case Kind::number: json.number_member(field.name, field.value); break;
      case Kind::flag: json.key(field.name).boolean(field.value == "yes"); break;
    }
  }
}

}  // namespace plantrack
