// Targets and their goals.
#include "model/rules.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {
namespace {

constexpr Condition last_condition = Condition::decrease;

bool takes_number(Condition condition) {
  return condition != Condition::done && condition != Condition::increase && condition != Condition::decrease;
}

// A number is wanted; `true`, which belongs to the conditions without number, gets its own words.
At<Decimal> read_goal_number(PlanFindings& out, Value value) {
  const bool is_bool = value && value.node->is_scalar() && value.node->plain &&
                       (value.node->text == "true" || value.node->text == "false");
  if (!is_bool) return read_number(out, value);
  out.add(rule("bad-condition-value"), value.node->place,
          say("`{}` takes a number, not `{}`", "`{}` nhận một con số, không nhận `{}`", value.key, value.node->text),
          say("write the figure; `true` belongs to done, increase, decrease",
              "hãy ghi con số; `true` chỉ dùng cho done, increase, decrease"),
          value.key);
  return {};
}

void read_between(PlanFindings& out, Value value, Goal& goal) {
  if (!value.node->is_list() || value.node->items.size() != 2) {
    out.add(rule("bad-condition-value"), value.node->place,
            say("`between` takes two numbers", "`between` nhận đúng hai con số"),
            say("write between: [LOW, HIGH]", "hãy ghi between: [THẤP, CAO]"), "between");
    return;
  }
  goal.number = read_goal_number(out, {&value.node->items[0], value.key});
  goal.upper = read_goal_number(out, {&value.node->items[1], value.key});
}

void read_condition(PlanFindings& out, Fields& keys, Goal& goal) {
  std::vector<std::pair<Condition, Value>> given;
  for (int i = 0; i <= static_cast<int>(last_condition); ++i) {
    const auto condition = static_cast<Condition>(i);
    if (const Value value = keys.find(name_of(condition))) given.emplace_back(condition, value);
  }
  if (given.size() > 1) {
    out.add(rule("goal-condition-count"), given[1].second.node->place,
            say("the goal has two conditions: `{}` and `{}`", "mức phấn đấu có hai điều kiện: `{}` và `{}`",
                given[0].second.key, given[1].second.key),
            say("keep one; for a range write between: [LOW, HIGH]",
                "chỉ giữ một; nếu là khoảng, hãy ghi between: [THẤP, CAO]"),
            given[1].second.key);
  }
  if (given.size() != 1) return;
  const auto& [condition, value] = given.front();
  goal.condition = {condition, value.node->place};
  if (condition == Condition::between) {
    read_between(out, value, goal);
  } else if (takes_number(condition)) {
    goal.number = read_goal_number(out, value);
  } else {
    read_true(out, value);
  }
}

void check_condition_given(PlanFindings& out, Fields& keys, const Goal& goal, bool any_given) {
  if (any_given || goal.condition) return;
  for (int i = 0; i <= static_cast<int>(last_condition); ++i) {
    if (keys.misspelt(name_of(static_cast<Condition>(i)))) return;
  }
  out.add(rule("goal-condition-count"), goal.place, say("the goal has no condition", "mức phấn đấu không có điều kiện"),
          say("add one, such as at_least: 8", "hãy thêm một điều kiện, ví dụ at_least: 8"));
}

void read_time(PlanFindings& out, Fields& keys, Goal& goal) {
  static const std::vector<std::string> only_year = {"year"};
  const Value by = keys.find("by"), every = keys.find("every"), from = keys.find("from"), to = keys.find("to");
  if (const At<int> year = read_year(out, by)) goal.by = {Period::of_year(year.value), year.place};
  if (const At<std::size_t> word = read_word(out, every, only_year)) goal.every = {Frequency::year, word.place};
  goal.from = read_year(out, from);
  goal.to = read_year(out, to);
  const Text either = say("write either by: YEAR or every: year", "hãy ghi by: NĂM hoặc every: year");
  if (by && every) {
    out.add(rule("goal-time-count"), every.node->place,
            say("the goal has two times: `by` and `every`", "mức phấn đấu có hai thời hạn: `by` và `every`"), either,
            "every");
  } else if (!by && !every && !keys.misspelt("by") && !keys.misspelt("every")) {
    out.add(rule("goal-time-count"), goal.place, say("the goal has no time", "mức phấn đấu không có thời hạn"), either);
  } else if (by && (from || to)) {
    const Value narrowing = from ? from : to;
    out.add(rule("goal-time-count"), narrowing.node->place,
            say("`{}` narrows the years of `every: year` only", "`{}` chỉ dùng để thu hẹp các năm của `every: year`",
                narrowing.key),
            say("take it out, or write every: year instead of by", "hãy bỏ khóa này, hoặc ghi every: year thay cho by"),
            narrowing.key);
  }
}

void read_modifiers(PlanFindings& out, Fields& keys, Goal& goal) {
  static const std::vector<std::string> parts = {"by", "condition"};
  const Value tolerance = keys.find("tolerance"), basis = keys.find("basis");
  if (const At<Decimal> percent = read_number(out, tolerance)) goal.tolerance = percent;
  if (const At<Basis> given = read_choice(out, basis, Basis::growth_per_year)) goal.basis = given;
  goal.in_each = read_text(out, keys.find("in_each"));
  for (const Value item : list_of(out, keys.find("inferred"), true)) {
    const At<std::size_t> part = read_word(out, item, parts);
    if (part && part.value == 0) goal.inferred_time = true;
    if (part && part.value == 1) goal.inferred_condition = true;
  }
  if (goal.tolerance && (goal.tolerance.value.is_negative() || goal.tolerance.value > Decimal(100))) {
    out.add(rule("bad-condition-value"), goal.tolerance.place,
            say("a tolerance is a percentage from 0 to 100", "`tolerance` là tỷ lệ phần trăm từ 0 đến 100"),
            say("write tolerance: 5", "hãy ghi tolerance: 5"), "tolerance");
  }
  if (tolerance && goal.condition && goal.condition.value != Condition::about) {
    out.add(rule("bad-condition-value"), tolerance.node->place,
            say("`tolerance` belongs to `about`, not to `{}`", "`tolerance` đi với `about`, không đi với `{}`",
                name_of(goal.condition.value)),
            say("take it out, or write about: …", "hãy bỏ khóa này, hoặc ghi about: …"), "tolerance");
  }
}

void read_goals(PlanFindings& out, Fields& keys, Target& target) {
  const Value goal = keys.find("goal"), goals = keys.find("goals");
  if (goal && goals) {
    out.add(rule("repeated-key"), goals.node->place,
            say("the target has both `goal` and `goals`", "chỉ tiêu có cả `goal` lẫn `goals`"),
            say("put all goals under `goals`", "hãy đưa mọi mức phấn đấu vào `goals`"), "goals");
  }
  if (goal && goal.node->is_list()) {
    out.add(rule("wrong-type"), goal.node->place,
            say("`goal` is one goal, not a list", "`goal` là một mức phấn đấu, không phải danh sách"),
            say("write `goals:` for a list", "hãy ghi `goals:` cho danh sách"), "goal");
  } else if (goal) {
    target.goals.push_back(read_goal(out, goal));
  }
  for (const Value item : list_of(out, goals, false)) target.goals.push_back(read_goal(out, item));
  if (!goal && !goals && !keys.misspelt("goal") && !keys.misspelt("goals")) {
    out.add(rule("missing-key"), keys.place(),
            say("the target has neither `goal` nor `goals`", "chỉ tiêu không có `goal` lẫn `goals`"),
            say("add goal: {{at_least: …, by: …}}", "hãy thêm goal: {{at_least: …, by: …}}"), "goal");
  }
}

void read_responsible(PlanFindings& out, Fields& keys, Target& target) {
  target.lead = read_reference(out, keys.find("lead"));
  for (const Value item : list_of(out, keys.find("support"), true)) {
    Reference reference = read_reference(out, item);
    if (!reference) continue;
    if (reference.id == "areas") {
      target.support_areas = {true, reference.place};
    } else {
      target.support.push_back(std::move(reference));
    }
  }
}

Baseline read_baseline(PlanFindings& out, Value value) {
  Baseline baseline;
  if (!value) return baseline;
  Fields keys(out, value, say("`baseline`", "`baseline`"));
  baseline.year = read_year(out, keys.need("year"));
  baseline.value = read_number(out, keys.find("value"));
  keys.done();
  return baseline;
}

}  // namespace

Goal read_goal(PlanFindings& out, Value value) {
  Fields keys(out, value, say("the goal", "mức phấn đấu"));
  Goal goal;
  goal.place = keys.place();
  if (!keys) return goal;
  read_condition(out, keys, goal);
  const bool any_given = std::any_of(value.node->keys.begin(), value.node->keys.end(),
                                     [](const YamlKey& key) { return named<Condition>(key.text).has_value(); });
  read_modifiers(out, keys, goal);
  read_time(out, keys, goal);
  check_condition_given(out, keys, goal, any_given);
  keys.done();
  return goal;
}

Target read_target(PlanFindings& out, Value value) {
  Fields keys(out, value, say("the target", "chỉ tiêu"));
  Target target;
  if (!keys) return target;
  target.id = read_id(out, keys.need("id"));
  out.at_target(target.id.value);
  keys.point_at(target.id.place);
  target.name = read_label(out, keys.need("name"));
  target.indicator = read_reference(out, keys.find("indicator"));
  target.clause = read_text(out, keys.find("clause")).value;
  target.stated = read_text(out, keys.find("stated"));
  target.measure = read_choice(out, keys.need("measure"), Measure::qualitative);
  const Value sum_of = keys.find("sum_of");  // a derived target takes unit and accrual over from its parts
  const bool measured = target.measure && target.measure.value != Measure::qualitative && !sum_of;
  const bool needs_unit = measured && target.measure.value != Measure::count;
  const bool needs_accrual = measured && target.measure.value != Measure::ratio;
  target.unit = read_name(out, needs_unit ? keys.need("unit") : keys.find("unit"));
  target.accrual = read_choice(out, needs_accrual ? keys.need("accrual") : keys.find("accrual"), Accrual::yearly);
  if (!target.accrual) target.accrual.value = Accrual::stock;
  if (const auto rows = read_choice(out, keys.find("rows"), RowTotals::to_date)) target.rows = rows;
  if (At<std::string> level = read_text(out, keys.find("level"))) target.level = std::move(level);
  target.of = read_reference(out, keys.find("of"));
  for (const Value item : list_of(out, sum_of, false)) {
    if (Reference part = read_reference(out, item)) target.sum_of.push_back(std::move(part));
  }
  target.path = read_choice(out, keys.find("path"), Path::compound);
  target.limit = read_number(out, keys.find("limit"));
  target.baseline = read_baseline(out, keys.find("baseline"));
  read_responsible(out, keys, target);
  static const std::vector<std::string> evidence = {"optional", "required"};
  const At<std::size_t> needed = read_word(out, keys.find("evidence"), evidence);
  target.evidence_required = {needed.value == 1, needed.place};
  target.note = read_label(out, keys.find("note"));
  read_goals(out, keys, target);
  keys.done();
  out.at_target({});
  return target;
}

}  // namespace plantrack
