// The goals of a target among themselves, and against the plan's period, the baseline and the level.
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

#include <algorithm>
#include <tuple>

namespace plantrack {
namespace {

struct Years {
  int first, last;
};

// The years in which a goal falls due; an empty range where they are not known.
Years due_years(const Plan& plan, const Goal& goal) {
  if (goal.by) return {goal.by.value.year(), goal.by.value.year()};
  if (!goal.every) return {1, 0};
  return {goal.from ? goal.from.value : plan.from.value, goal.to ? goal.to.value : plan.to.value};
}

// The span of the plan is short (the reader saw to it), unless it was found wrong.
bool period_known(const Plan& plan) {
  static constexpr int longest = 1000;
  return plan.from && plan.to && plan.from.value <= plan.to.value && plan.to.value - plan.from.value < longest;
}

void each_target(const PlanContext& context, PlanFindings& out, const auto& visit) {
  for (const Target& target : context.plan.targets) {
    out.at_target(target.id.value);
    visit(target);
  }
  out.at_target({});
}

void check_inside(const Plan& plan, const At<int>& year, std::string_view key, PlanFindings& out) {
  if (!year || (plan.from.value <= year.value && year.value <= plan.to.value)) return;
  out.add(rule("due-outside-plan"), year.place,
          say("{} is outside the plan's period {}–{}", "năm {} nằm ngoài thời kỳ kế hoạch {}–{}", year.value,
              plan.from.value, plan.to.value),
          say("correct the year, or the plan's period", "hãy sửa năm này, hoặc sửa thời kỳ của kế hoạch"), key);
}

// Rising goals (at_least, more_than, about, between), falling ones (at_most, less_than), and those without a number.
enum class Direction { up, down, none };

Direction direction_of(const Goal& goal) {
  if (!goal.condition || !goal.number) return Direction::none;
  switch (goal.condition.value) {
    case Condition::at_least:
    case Condition::more_than:
    case Condition::about:
    case Condition::between: return Direction::up;
    case Condition::at_most:
    case Condition::less_than: return Direction::down;
    default: return Direction::none;
  }
}

void check_steps(const Target& target, PlanFindings& out) {
  std::vector<const Goal*> goals;
  for (const Goal& goal : target.goals) {
    // Growth may well slow down on the way.
    if (goal.by && direction_of(goal) != Direction::none && goal.basis.value != Basis::growth_per_year)
      goals.push_back(&goal);
  }
  const auto kind = [](const Goal& goal) {
    return std::make_tuple(direction_of(goal), goal.basis.value, std::string_view(goal.in_each.value));
  };
  std::stable_sort(goals.begin(), goals.end(), [&](const Goal* a, const Goal* b) {
    return std::make_tuple(kind(*a), a->by.value) < std::make_tuple(kind(*b), b->by.value);
  });
  for (std::size_t i = 1; i < goals.size(); ++i) {
    const Goal &before = *goals[i - 1], &after = *goals[i];
    if (kind(before) != kind(after) || before.by.value == after.by.value) continue;
    const bool rises = direction_of(after) == Direction::up;
    const bool backwards = rises ? after.number.value < before.number.value : after.number.value > before.number.value;
    if (!backwards) continue;
    out.add_related(
        rule("milestone-backwards"), after.number.place,
        say("the milestone of {} asks for less than that of {}: {} after {}",
            "mốc năm {} thấp hơn yêu cầu của mốc năm {}: {} sau {}", after.by.value.text(), before.by.value.text(),
            after.number.value.text(), before.number.value.text()),
        say("check both figures", "hãy kiểm tra cả hai con số"), name_of(after.condition.value),
        {{out.file(), before.number.place, say("the milestone of {}", "mốc năm {}", before.by.value.text())}});
  }
}

}  // namespace

void check_goal_times(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  if (!period_known(plan)) return;
  each_target(context, out, [&](const Target& target) {
    std::vector<const Goal*> due(static_cast<std::size_t>(plan.to.value - plan.from.value + 1), nullptr);  // by year
    for (const Goal& goal : target.goals) {
      check_inside(plan, At<int>{goal.by.value.year(), goal.by.place}, "by", out);
      if (goal.every) {
        check_inside(plan, goal.from, "from", out);
        check_inside(plan, goal.to, "to", out);
      }
      const Years years = due_years(plan, goal);
      const Goal* other = nullptr;
      int shared = 0;
      for (int year = std::max(years.first, plan.from.value); year <= std::min(years.last, plan.to.value); ++year) {
        const Goal*& slot = due[static_cast<std::size_t>(year - plan.from.value)];
        if (slot != nullptr && other == nullptr) {
          other = slot;
          shared = year;
        }
        if (slot == nullptr) slot = &goal;
      }
      if (other == nullptr) continue;
      out.add_related(rule("same-due-twice"), goal.by ? goal.by.place : goal.place,
                      say("two goals of this target fall due in {}",
                          "hai mức phấn đấu của chỉ tiêu này cùng đến hạn năm {}", shared),
                      say("keep one for each year, or make two targets",
                          "chỉ giữ một mức cho mỗi năm, hoặc tách thành hai chỉ tiêu"),
                      "by", {{plan.file, other->place, say("the other goal", "mức phấn đấu kia")}});
    }
  });
}

void check_bounds(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) {
    for (const Goal& goal : target.goals) {
      if (goal.number && goal.upper && goal.number.value > goal.upper.value) {
        out.add(rule("bounds-reversed"), goal.number.place,
                say("LOW {} is above HIGH {}", "cận dưới {} lớn hơn cận trên {}", goal.number.value.text(),
                    goal.upper.value.text()),
                say("write between: [{}, {}]", "hãy ghi between: [{}, {}]", goal.upper.value.text(),
                    goal.number.value.text()),
                "between");
      }
      if (goal.from && goal.to && goal.from.value > goal.to.value) {
        out.add(rule("bounds-reversed"), goal.from.place,
                say("`from` {} is after `to` {}", "`from` {} sau `to` {}", goal.from.value, goal.to.value),
                say("exchange the years", "hãy đổi chỗ hai năm"), "from");
      }
    }
  });
}

void check_milestones(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) { check_steps(target, out); });
}

void check_baselines(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) {
    const At<int>& base = target.baseline.year;
    for (const Goal& goal : target.goals) {
      const bool by_basis = goal.basis && goal.basis.value != Basis::value;
      const bool by_direction = goal.condition && is_direction(goal.condition.value);
      if ((by_basis || by_direction) && !base && !target.baseline.value) {
        const std::string_view needs = by_basis ? name_of(goal.basis.value) : name_of(goal.condition.value);
        out.add(rule("missing-baseline"), by_basis ? goal.basis.place : goal.condition.place,
                say("`{}` compares with a baseline, and the target has none",
                    "`{}` so với năm gốc, nhưng chỉ tiêu không có năm gốc", needs),
                say("add baseline: {{year: …}} to the target", "hãy thêm baseline: {{year: …}} vào chỉ tiêu"), needs);
      }
      const Years years = due_years(context.plan, goal);
      if (base && years.first <= years.last && years.first > 0 && years.first <= base.value) {
        out.add(rule("due-before-baseline"), goal.by ? goal.by.place : goal.place,
                say("the goal falls due in {}, not after its baseline year {}",
                    "mức phấn đấu đến hạn năm {}, không sau năm gốc {}", years.first, base.value),
                say("correct one of the years", "hãy sửa một trong hai năm"), "by");
      }
    }
  });
}

void check_in_each(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) {
    for (const Goal& goal : target.goals) {
      if (!goal.in_each) continue;
      if (target.derived()) {
        out.add(
            rule("in-each-level"), goal.in_each.place,
            say("a sum of other targets has no figure of its own in each {}",
                "chỉ tiêu tổng không có số liệu riêng ở từng {}", shown(goal.in_each.value)),
            say("take `in_each` out, or set it on the parts", "hãy bỏ `in_each`, hoặc ghi ở các chỉ tiêu thành phần"),
            "in_each");
        continue;
      }
      if (goal.in_each.value == target.level.value && target.by_area()) continue;
      if (target.by_area() && !context.plan.has_level(target.level.value)) continue;  // that is told already
      out.add(rule("in-each-level"), goal.in_each.place,
              say("the goal must hold in each {}, but the target is reported by {}",
                  "mức phấn đấu phải đạt ở từng {}, nhưng chỉ tiêu được báo cáo theo {}", shown(goal.in_each.value),
                  shown(target.level.value)),
              say("write level: {} on the target, or correct in_each",
                  "hãy ghi level: {} cho chỉ tiêu, hoặc sửa in_each", shown(goal.in_each.value)),
              "in_each");
    }
  });
}

void check_limits(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) {
    const bool has_direction = std::any_of(target.goals.begin(), target.goals.end(), [](const Goal& goal) {
      return goal.condition && is_direction(goal.condition.value);
    });
    if (!target.limit || has_direction) return;
    out.add(rule("limit-without-direction"), target.limit.place,
            say("`limit` has no effect: no goal is `increase` or `decrease`",
                "`limit` không có tác dụng: không có mức phấn đấu nào là `increase` hoặc `decrease`"),
            say("take it out", "hãy bỏ khóa này"), "limit");
  });
}

}  // namespace plantrack
