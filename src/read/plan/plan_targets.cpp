// Targets and their goals.
#include "model/plan_limits.hpp"
#include "model/rules.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace plantrack {
namespace {

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

void read_bounds(PlanFindings& out, Value value, Goal& goal) {
  if (!value.node->is_list() || value.node->items.size() != 2) {
    out.add(rule("bad-condition-value"), value.node->place,
            say("`{}` takes two numbers", "`{}` nhận đúng hai con số", value.key),
            say("write {}: [LOW, HIGH]", "hãy ghi {}: [THẤP, CAO]", value.key), value.key);
    return;
  }
  goal.number = read_goal_number(out, {&value.node->items[0], value.key});
  goal.upper = read_goal_number(out, {&value.node->items[1], value.key});
}

// number / 100, exactly; nullopt where that has more digits than a figure can hold.
std::optional<Decimal> hundredth(Decimal number) {
  std::string text = number.text();
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size()) text.erase(point, 1);
  while (point < 3) {
    text.insert(0, 1, '0');
    ++point;
  }
  text.insert(point - 2, 1, '.');
  Decimal result;
  if (parse_decimal((negative ? "-" : "") + text, result) != DecimalFault::none) return std::nullopt;
  return result;
}

// `change: -45` stands for at_most 0.55 times the baseline, `change: 50` for at_least 1.5 times.
void read_change(PlanFindings& out, Value value, Goal& goal) {
  goal.change = read_goal_number(out, value);
  goal.condition = {goal.change.value.is_negative() ? Condition::at_most : Condition::at_least, value.node->place};
  goal.basis = {Basis::times_baseline, value.node->place};
  if (!goal.change) return;
  const std::optional<Decimal> part = hundredth(goal.change.value);
  if (!part) {
    out.add(rule("bad-plan-number"), goal.change.place,
            say("{} % has more digits than a figure can hold", "{}% có nhiều chữ số hơn mức cho phép",
                goal.change.value.text()),
            say("round the percentage", "hãy làm tròn tỷ lệ phần trăm"), value.key);
    return;
  }
  goal.number = {Decimal(1) + *part, goal.change.place};
}

constexpr std::string_view change_key = "change";

std::vector<std::string_view> condition_keys() {
  std::vector<std::string_view> keys;
  for (const Word<Condition>& word : words<Condition>()) keys.push_back(word.name);
  keys.push_back(change_key);
  return keys;
}

void read_condition(PlanFindings& out, Fields& keys, Goal& goal) {
  std::vector<Value> given;
  for (const std::string_view key : condition_keys()) {
    if (const Value value = keys.find(key)) given.push_back(value);
  }
  if (given.size() > 1) {
    out.add(rule("goal-condition-count"), given[1].node->place,
            say("the goal has two conditions: `{}` and `{}`", "mức phấn đấu có hai điều kiện: `{}` và `{}`",
                given[0].key, given[1].key),
            say("keep one; for a range write between: [LOW, HIGH]",
                "chỉ giữ một; nếu là khoảng, hãy ghi between: [THẤP, CAO]"),
            given[1].key);
  }
  if (given.size() != 1) return;
  const Value value = given.front();
  if (value.key == change_key) {
    read_change(out, value, goal);
    return;
  }
  goal.condition = {*named<Condition>(value.key), value.node->place};
  if (has_upper(goal.condition.value)) {
    read_bounds(out, value, goal);
  } else if (has_number(goal.condition.value)) {
    goal.number = read_goal_number(out, value);
  } else {
    read_true(out, value);
  }
}

void check_condition_given(PlanFindings& out, Fields& keys, const Goal& goal, bool any_given) {
  if (any_given || goal.condition) return;
  for (const std::string_view key : condition_keys()) {
    if (keys.misspelt(key)) return;
  }
  out.add(rule("goal-condition-count"), goal.place, say("the goal has no condition", "mức phấn đấu không có điều kiện"),
          say("add one, such as at_least: 8", "hãy thêm một điều kiện, ví dụ at_least: 8"));
}

void read_time(PlanFindings& out, Fields& keys, Goal& goal) {
  const Value by = keys.find("by"), every = keys.find("every"), from = keys.find("from"), to = keys.find("to");
  goal.by = read_period(out, by);
  goal.every = read_choice<Frequency>(out, every);
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
    out.add(
        rule("goal-time-count"), narrowing.node->place,
        say("`{}` narrows the years of `every` only", "`{}` chỉ dùng để thu hẹp các năm của `every`", narrowing.key),
        say("take it out, or write every: year instead of by", "hãy bỏ khóa này, hoặc ghi every: year thay cho by"),
        narrowing.key);
  }
}

void read_force(PlanFindings& out, Value value, Goal& goal) {
  if (!value) return;
  Fields keys(out, value, force_keys);
  goal.in_force_from = read_date(out, keys.find("from"));
  goal.in_force_to = read_date(out, keys.find("to"));
  keys.done();
}

void read_modifiers(PlanFindings& out, Fields& keys, Goal& goal) {
  static const std::vector<std::string> parts = {"by", "condition"};
  const Value tolerance = keys.find("tolerance"), basis = keys.find("basis");
  if (const At<Decimal> percent = read_number(out, tolerance)) goal.tolerance = percent;
  const At<Basis> given = read_choice<Basis>(out, basis);
  if (given && goal.basis) {
    out.add(rule("bad-condition-value"), given.place,
            say("`change` is always compared with the baseline: it takes no `basis`",
                "`change` luôn so với năm gốc: không dùng kèm `basis`"),
            say("take `basis` out", "hãy bỏ `basis`"), "basis");
  } else if (given) {
    goal.basis = given;
  }
  goal.in_each = read_text(out, keys.find("in_each"));
  read_force(out, keys.find("in_force"), goal);
  goal.amended_by = read_text(out, keys.find("amended_by"));
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
  for (const Value item : list_of(out, goals, false)) {
    if (target.goals.size() == most_goals_of_target) {
      out.add(rule("plan-too-large"), item.node->place,
              say("a target has at most {} goals", "một chỉ tiêu có tối đa {} mức phấn đấu", most_goals_of_target),
              say("for one each year, quarter or month write every: …",
                  "nếu mỗi năm, quý hoặc tháng một mức, hãy ghi every: …"),
              "goals");
      break;
    }
    target.goals.push_back(read_goal(out, item));
  }
}

void read_responsible(PlanFindings& out, Fields& keys, Target& target) {
  target.lead = read_reference(out, keys.find("lead"));
  target.lead_inferred = read_flag(out, keys.find("lead_inferred"));
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

std::vector<Reference> read_references(PlanFindings& out, Value list) {
  std::vector<Reference> references;
  for (const Value item : list_of(out, list, false)) {
    if (Reference reference = read_reference(out, item)) references.push_back(std::move(reference));
  }
  return references;
}

// What the target builds on: sum_of, ratio_of, of.
void read_parts(PlanFindings& out, Fields& keys, Target& target) {
  const Value sum_of = keys.find("sum_of"), ratio_of = keys.find("ratio_of");
  target.of = read_reference(out, keys.find("of"));
  target.sum_of = read_references(out, sum_of);
  if (sum_of && ratio_of) {
    out.add(rule("repeated-key"), ratio_of.node->place,
            say("the target has both `sum_of` and `ratio_of`", "chỉ tiêu có cả `sum_of` lẫn `ratio_of`"),
            say("keep one of them", "chỉ giữ lại một khóa"), "ratio_of");
    return;
  }
  if (ratio_of && (!ratio_of.node->is_list() || ratio_of.node->items.size() != 2)) {
    out.add(rule("wrong-type"), ratio_of.node->place,
            say("`ratio_of` takes two targets", "`ratio_of` nhận đúng hai chỉ tiêu"),
            say("write ratio_of: [NUMERATOR, DENOMINATOR]", "hãy ghi ratio_of: [TỬ SỐ, MẪU SỐ]"), "ratio_of");
    return;
  }
  target.ratio_of = read_references(out, ratio_of);
}

// What is measured, and how its figures are to be understood.
void read_figure(PlanFindings& out, Fields& keys, Target& target) {
  read_parts(out, keys, target);
  // A sum takes unit and accrual over from its parts; a quotient has a unit of its own.
  const bool is_sum = keys.has("sum_of"), is_quotient = keys.has("ratio_of");
  const bool measured = target.measure && target.measure.value != Measure::qualitative && !is_sum;
  const bool needs_unit = measured && target.measure.value != Measure::count;
  const bool needs_accrual = measured && !is_quotient && target.measure.value != Measure::ratio;
  target.unit = read_name(out, needs_unit ? keys.need("unit") : keys.find("unit"));
  target.accrual = read_choice<Accrual>(out, needs_accrual ? keys.need("accrual") : keys.find("accrual"));
  if (!target.accrual) target.accrual.value = Accrual::stock;
  target.rows = read_choice<RowTotals>(out, keys.find("rows"));
  if (At<std::string> level = read_text(out, keys.find("level"))) target.level = std::move(level);
  if (target.level.value == "whole") target.level.value = "province";
  target.across = read_choice<Across>(out, keys.find("across"));
  target.may_exceed_100 = read_flag(out, keys.find("may_exceed_100"));
  target.path = read_choice<Path>(out, keys.find("path"));
  target.limit = read_number(out, keys.find("limit"));
}

Baseline read_baseline(PlanFindings& out, Value value) {
  Baseline baseline;
  if (!value) return baseline;
  Fields keys(out, value, baseline_keys);
  baseline.year = read_year(out, keys.find("year"));
  baseline.value = read_number(out, keys.find("value"));
  keys.done();
  return baseline;
}

}  // namespace

Goal read_goal(PlanFindings& out, Value value) {
  Fields keys(out, value, goal_keys);
  Goal goal;
  goal.place = keys.place();
  if (!keys) return goal;
  read_condition(out, keys, goal);
  const bool any_given = std::any_of(value.node->keys.begin(), value.node->keys.end(), [](const YamlKey& key) {
    return key.text == change_key || named<Condition>(key.text).has_value();
  });
  read_modifiers(out, keys, goal);
  read_time(out, keys, goal);
  check_condition_given(out, keys, goal, any_given);
  keys.done();
  return goal;
}

Target read_target(PlanFindings& out, Value value) {
  Fields keys(out, value, target_keys);
  Target target;
  if (!keys) return target;
  target.id = read_id(out, keys.find("id"));
  out.at_target(target.id.value);
  keys.point_at(target.id.place);
  target.name = read_label(out, keys.find("name"));
  target.indicator = read_reference(out, keys.find("indicator"));
  target.theme = read_reference(out, keys.find("theme"));
  target.clause = read_text(out, keys.find("clause")).value;
  target.stated = read_text(out, keys.find("stated"));
  target.measure = read_choice<Measure>(out, keys.find("measure"));
  read_figure(out, keys, target);
  target.baseline = read_baseline(out, keys.find("baseline"));
  read_responsible(out, keys, target);
  static const std::vector<std::string> evidence = {"optional", "required"};
  const At<std::size_t> needed = read_word(out, keys.find("evidence"), evidence);
  target.evidence_required = {needed.value == 1, needed.place};
  target.note = read_label(out, keys.find("note"));
  target.reporting = read_reporting(out, keys.find("reporting"));
  read_goals(out, keys, target);
  keys.done();
  out.at_target({});
  return target;
}

}  // namespace plantrack
