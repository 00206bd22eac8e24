// Measure, unit, accrual and condition of a target must fit each other, and the entry of its indicator.
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

namespace plantrack {
namespace {

void mismatch(PlanFindings& out, Place place, std::string_view key, Text message, Text hint) {
  out.add(rule("measure-mismatch"), place, std::move(message), std::move(hint), key);
}

void check_accrual(const Target& target, PlanFindings& out) {
  if (!target.accrual || !target.measure) return;
  const Text without = say("take `accrual` out", "hãy bỏ `accrual`");
  if (target.derived()) {
    mismatch(out, target.accrual.place, "accrual",
             say("a sum has no accrual of its own: it has that of its parts",
                 "chỉ tiêu tổng không có `accrual` riêng: dùng theo các phần"),
             without);
  } else if (target.measure.value == Measure::qualitative) {
    mismatch(out, target.accrual.place, "accrual",
             say("a qualitative target has no accrual", "chỉ tiêu định tính không có `accrual`"), without);
  } else if (target.measure.value == Measure::ratio && target.accrual.value != Accrual::stock) {
    mismatch(out, target.accrual.place, "accrual",
             say("a ratio is a state (stock): it does not add up",
                 "tỷ lệ là trạng thái tại một thời điểm (stock), không cộng dồn"),
             without);
  }
}

void check_unit(const Target& target, PlanFindings& out) {
  // An amount may be a percentage that is no part of a whole, such as a rate of growth.
  const bool counted = target.measure && target.measure.value == Measure::count;
  if (!counted || !target.unit || target.unit.value.en != "%") return;
  mismatch(out, target.unit.place, "unit",
           say("a figure in % is a ratio, not of measure {}", "số liệu tính bằng % là tỷ lệ, không phải loại đo {}",
               name_of(target.measure.value)),
           say("write measure: ratio", "hãy ghi measure: ratio"));
}

void check_of(const Plan& plan, const Target& target, PlanFindings& out) {
  if (!target.of || !target.measure) return;
  if (target.measure.value != Measure::ratio) {
    mismatch(out, target.of.place, "of",
             say("`of` names a denominator, and only a ratio has one", "`of` chỉ mẫu số, mà chỉ tỷ lệ mới có mẫu số"),
             say("take `of` out, or write measure: ratio", "hãy bỏ `of`, hoặc ghi measure: ratio"));
  } else if (target.of.resolved() &&
             plan.targets[static_cast<std::size_t>(target.of.index)].measure.value == Measure::qualitative) {
    mismatch(out, target.of.place, "of",
             say("`{}` has no figure that could be a denominator", "`{}` không có con số để làm mẫu số",
                 shown(target.of.id)),
             say("name a target that is counted", "hãy chọn một chỉ tiêu có số đếm"));
  }
}

void check_parts_have_figures(const Plan& plan, const Target& target, PlanFindings& out) {
  for (const Reference& part : target.sum_of) {
    if (!part.resolved()) continue;
    const Target& other = plan.targets[static_cast<std::size_t>(part.index)];
    if (!other.measure || other.measure.value != Measure::qualitative) continue;
    mismatch(out, part.place, "sum_of",
             say("`{}` is qualitative: it has no figure to add", "`{}` là chỉ tiêu định tính: không có con số để cộng",
                 shown(part.id)),
             say("take it out of the sum", "hãy bỏ khỏi tổng"));
  }
}

// Whether the kind of condition fits the measure; then its figures are worth a look.
bool check_condition(const Target& target, const Goal& goal, PlanFindings& out) {
  const bool qualitative = target.measure.value == Measure::qualitative;
  const std::string_view condition = name_of(goal.condition.value);
  if (qualitative && goal.condition.value != Condition::done) {
    mismatch(out, goal.condition.place, condition,
             say("`{}` asks for figures, but the target is qualitative", "`{}` cần con số, nhưng chỉ tiêu là định tính",
                 condition),
             say("write done: true, or another measure", "hãy ghi done: true, hoặc chọn loại đo khác"));
    return false;
  }
  if (!qualitative && goal.condition.value == Condition::done) {
    mismatch(out, goal.condition.place, condition,
             say("`done` is for qualitative targets; this one is of measure {}",
                 "`done` dùng cho chỉ tiêu định tính; chỉ tiêu này có loại đo {}", name_of(target.measure.value)),
             say("write the figure to be reached, or measure: qualitative",
                 "hãy ghi con số cần đạt, hoặc measure: qualitative"));
    return false;
  }
  if (qualitative && goal.basis && goal.basis.value != Basis::value) {
    mismatch(out, goal.basis.place, "basis",
             say("a qualitative target has no baseline to compare with",
                 "chỉ tiêu định tính không có giá trị gốc để so sánh"),
             say("take `basis` out", "hãy bỏ `basis`"));
    return false;
  }
  return true;
}

void check_figure(const Target& target, const Goal& goal, const At<Decimal>& number, PlanFindings& out) {
  if (!number || goal.basis.value != Basis::value) return;
  const std::string_view condition = name_of(goal.condition.value);
  const std::string text = number.value.text();
  if (target.in_percent() && (number.value.is_negative() || number.value > Decimal(100))) {
    mismatch(out, number.place, condition,
             say("{} % is no share of a whole", "{} % không thể là một phần của tổng thể", text),
             say("a ratio in % goes from 0 to 100; for growth write basis: growth-per-year",
                 "tỷ lệ % từ 0 đến 100; nếu là tốc độ tăng, hãy ghi basis: growth-per-year"));
  } else if (target.measure.value == Measure::count && !number.value.is_whole()) {
    mismatch(out, number.place, condition,
             say("{} is a fraction, but the target is counted", "{} là số lẻ, nhưng chỉ tiêu là số đếm", text),
             say("write a whole number, or measure: amount", "hãy ghi số nguyên, hoặc measure: amount"));
  }
}

}  // namespace

void check_measures(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    out.at_target(target.id.value);
    check_accrual(target, out);
    check_unit(target, out);
    check_of(context.plan, target, out);
    check_parts_have_figures(context.plan, target, out);
  }
  out.at_target({});
}

void check_goal_figures(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.measure) continue;
    out.at_target(target.id.value);
    for (const Goal& goal : target.goals) {
      if (!goal.condition || !check_condition(target, goal, out)) continue;
      check_figure(target, goal, goal.number, out);
      check_figure(target, goal, goal.upper, out);
    }
  }
  out.at_target({});
}

void check_indicators(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.indicator.resolved() || !target.measure) continue;
    out.at_target(target.id.value);
    const Indicator& indicator = context.plans.indicators[static_cast<std::size_t>(target.indicator.index)];
    const auto tell = [&](Place place, std::string_view key, const Text& what, const std::string& ours,
                          const std::string& theirs, Place other) {
      out.add_related(rule("indicator-mismatch"), place,
                      say("{} is {}, but the indicator `{}` has {}", "{} là {}, nhưng chỉ số `{}` có {}", what, ours,
                          shown(indicator.id.value), theirs),
                      say("figures of another kind cannot be compared: correct the target, or name another indicator",
                          "số liệu khác loại không thể so sánh: hãy sửa chỉ tiêu, hoặc chọn chỉ số khác"),
                      key, {{indicator.file, other, say("the indicator", "chỉ số")}});
    };
    if (indicator.measure && indicator.measure.value != target.measure.value) {
      tell(target.measure.place, "measure", say("the measure", "loại đo"), std::string(name_of(target.measure.value)),
           std::string(name_of(indicator.measure.value)), indicator.measure.place);
    } else if (indicator.unit && !target.unit.value.empty() && !same_unit(indicator.unit.value, target.unit.value)) {
      tell(target.unit ? target.unit.place : target.indicator.place, "unit", say("the unit", "đơn vị"),
           shown(target.unit.value.en), shown(indicator.unit.value.en), indicator.unit.place);
    }
  }
  out.at_target({});
}

}  // namespace plantrack
