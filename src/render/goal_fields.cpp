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

Field goal_value(const Goal* goal) {
  return {
      "goal_value", Kind::number,
      goal != nullptr && has_number(goal->condition.value) ? rounded_text(rational(goal->number.value), 4, false) : ""};
}

Field month(std::string_view name, const std::optional<Month>& value) {
  return text(name, value ? value->text() : "");
}

// X is told from N by as many more decimals as it takes, up to 12.
Field actual_field(const GoalResult& goal) {
  if (!goal.actual) return {"actual", Kind::number, ""};
  int digits = 4;
  if (goal.goal != nullptr && has_number(goal.goal->condition.value)) {
    const Rational number = rational(goal.goal->number.value);
    while (digits < 12 && *goal.actual != number &&
           rounded_text(*goal.actual, digits, false) == rounded_text(number, digits, false)) {
      ++digits;
    }
  }
  return {"actual", Kind::number, rounded_text(*goal.actual, digits, false)};
}

std::string compared_in(const Plan& plan, const Target& target, const Goal* goal) {
  if (goal != nullptr && goal->basis.value == Basis::growth_per_year) return "%/year";
  if (goal != nullptr && goal->basis.value == Basis::times_baseline) {
    return "× " + plan.label(plan.years(target.baseline.year.value, target.baseline.year.value));
  }
  return target.unit.value.en;
}

std::string inferred(const Goal* goal) {
  if (goal == nullptr) return "";
  if (goal->inferred_time && goal->inferred_condition) return "by+condition";
  return goal->inferred_time ? "by" : goal->inferred_condition ? "condition" : "";
}

// The sum or quotient that the target is a part of.
std::string part_of(const Plan& plan, std::size_t target) {
  for (const Target& each : plan.targets) {
    for (const Reference& part : each.parts()) {
      if (part.index == static_cast<int>(target)) return each.id.value;
    }
  }
  return "";
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
  if (goal.goal != nullptr && goal.goal->inferred_condition) add("condition inferred");
  if (goal.goal != nullptr && goal.goal->inferred_time) add("due year inferred");
  add(target.note.en);
  return note;
}

}  // namespace

std::vector<Field> goal_fields(const PlanSet& plans, const PlanResult& result, const TargetResult& target_result,
                               const GoalResult& goal) {
  const Plan& plan = plans.plans[result.plan];
  const Target& target = plan.targets[target_result.target];
  const Goal* asked = goal.goal;
  const bool has_upper =
      asked != nullptr && (asked->condition.value == Condition::between || asked->condition.value == Condition::within);
  const bool has_start = goal.start.has_value();
  const int lead_now = target_result.lead_now;
  return {
      text("plan", plan.id.value),
      text("target", target.id.value),
      text("indicator", target.indicator.id),
      text("name", target.name.en),
      text("goal", asked != nullptr ? goal_text(target, *asked) : ""),
      month("due", goal.due),
      text("unit", target.unit.value.en),
      text("compared_in", compared_in(plan, target, asked)),
      goal_value(asked),
      {"goal_upper", Kind::number, has_upper ? rounded_text(rational(asked->upper.value), 4, false) : ""},
      actual_field(goal),
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
      month("period", goal.period),
      goal.period ? flag("estimated", goal.estimated()) : text("estimated", ""),
      flag("complete", goal.complete),
      flag("stale", goal.stale),
      whole("areas_reported", goal.areas_reported),
      whole("areas_expected", goal.areas_expected),
      whole("areas_holding", goal.areas_holding),
      {"rows_left_out", Kind::number, std::to_string(target_result.rows_left_out)},
      figure("figure", goal.figure.value),
      figure("numerator", goal.figure.numerator),
      figure("denominator", goal.figure.denominator),
      figure("baseline", goal.baseline),
      month("start", has_start ? std::optional(goal.start->month) : std::nullopt),
      figure("start_value", has_start ? std::optional(goal.start->value) : std::nullopt),
      text("progress", goal.figure.progress ? std::string(name_of(*goal.figure.progress)) : ""),
      text("lead", target.lead.id),
      text("lead_now", lead_now >= 0 ? plan.agencies[static_cast<std::size_t>(lead_now)].id.value : ""),
      text("theme", target.theme.id),
      text("inferred", inferred(asked)),
      text("part_of", part_of(plan, target_result.target)),
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
      text("goal", goal.goal != nullptr ? goal_text(target, *goal.goal) : ""),
      month("due", goal.due),
      text("unit", target.unit.value.en),
      goal_value(goal.goal),
      figure("actual", goal.actual),
      percent("achieved_pct", goal.achieved),
      text("status", std::string(name_of(goal.status))),
      month("period", goal.period),
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
