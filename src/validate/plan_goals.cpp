// The goals of a target among themselves, and against the plan's period, the baseline and the level.
#include "model/plan_limits.hpp"
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace plantrack {
namespace {

// The last month of a period of the plan, whose years begin in any month.
Month last_month(const Plan& plan, Period period) {
  const int later = period.frequency() == Frequency::month ? 0 : plan.year_begins.value - 1;
  return Month::of(period.year(), period.number() * period.length()) + later;
}

Month year_end(const Plan& plan, int year) {
  return last_month(plan, Period::of_year(year));
}

// Plan years, both included.
struct Years {
  int first, last;

  bool empty() const { return first > last; }
};

// Those in which a goal of `every` falls due.
Years years_of(const Plan& plan, const Goal& goal) {
  return {goal.from ? std::max(goal.from.value, plan.from.value) : plan.from.value,
          goal.to ? std::min(goal.to.value, plan.to.value) : plan.to.value};
}

Text period_words(Period period) {
  const int year = period.year(), number = period.number();
  switch (period.frequency()) {
    case Frequency::year: return say("{}", "năm {}", year);
    case Frequency::half: return {period.text(), fmt::format("6 tháng {} năm {}", number == 1 ? "đầu" : "cuối", year)};
    case Frequency::quarter: return {period.text(), fmt::format("quý {} năm {}", number, year)};
    case Frequency::month: return {period.text(), fmt::format("tháng {} năm {}", number, year)};
  }
  return {};
}

Text local(Date day) {
  return {day.text(), day.local_text()};
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

void tell_outside(const Plan& plan, const Text& when, Place place, std::string_view key, PlanFindings& out) {
  out.add(rule("due-outside-plan"), place,
          say("{} is outside the plan's period {}–{}", "{} nằm ngoài giai đoạn kế hoạch {}–{}", when, plan.from.value,
              plan.to.value),
          say("correct the year, or the plan's period", "hãy sửa năm này, hoặc sửa giai đoạn của kế hoạch"), key);
}

void check_inside(const Plan& plan, const At<int>& year, std::string_view key, PlanFindings& out) {
  if (!year || (plan.from.value <= year.value && year.value <= plan.to.value)) return;
  tell_outside(plan, period_words(Period::of_year(year.value)), year.place, key, out);
}

void check_inside(const Plan& plan, const Goal& goal, PlanFindings& out) {
  if (goal.every) {
    check_inside(plan, goal.from, "from", out);
    check_inside(plan, goal.to, "to", out);
  }
  if (!goal.by) return;
  const Month due = last_month(plan, goal.by.value);
  if (year_end(plan, plan.from.value - 1) < due && due <= year_end(plan, plan.to.value)) return;
  tell_outside(plan, period_words(goal.by.value), goal.by.place, "by", out);
}

bool in_force_together(const Goal& a, const Goal& b) {
  const auto ends_before = [](const Goal& first, const Goal& second) {
    return first.in_force_to && second.in_force_from && first.in_force_to.value < second.in_force_from.value;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

// The first period at whose end both fall due.
std::optional<Period> shared_due(const Plan& plan, const Goal& a, const Goal& b) {
  if (a.by && b.by) {
    return last_month(plan, a.by.value) == last_month(plan, b.by.value) ? std::optional(b.by.value) : std::nullopt;
  }
  if (a.by || b.by) {
    const Goal &dated = a.by ? a : b, &repeated = a.by ? b : a;
    if (!repeated.every) return std::nullopt;
    const Years years = years_of(plan, repeated);
    if (years.empty()) return std::nullopt;
    const int months = last_month(plan, dated.by.value) - year_end(plan, years.first - 1);
    const bool inside = months > 0 && months <= 12 * (years.last - years.first + 1);
    return inside && months % months_in(repeated.every.value) == 0 ? std::optional(dated.by.value) : std::nullopt;
  }
  if (!a.every || !b.every) return std::nullopt;
  // Whatever its rhythm, one falls due at the end of each of its years.
  const Years ours = years_of(plan, a), theirs = years_of(plan, b);
  const int first = std::max(ours.first, theirs.first);
  if (ours.empty() || theirs.empty() || first > std::min(ours.last, theirs.last)) return std::nullopt;
  return Period::of_year(first);
}

// How two goals that fall due together are told apart: the day on which one took the other's place; a target of its
// own.
Text mending_shared_due(const Target& target, const Goal& a, const Goal& b) {
  const bool a_is_first = !a.in_force_from || (b.in_force_from && a.in_force_from.value <= b.in_force_from.value);
  const Goal &replaced = a_is_first ? a : b, &amended = a_is_first ? b : a;
  const bool has_begun = amended.in_force_from && !replaced.in_force_to &&
                         !(replaced.in_force_from && replaced.in_force_from.value >= amended.in_force_from.value);
  if (has_begun) {
    const std::string last = (amended.in_force_from.value + -1).text();
    const std::string first =
        replaced.in_force_from ? fmt::format("from: {}, ", replaced.in_force_from.value.text()) : "";
    return say("the goal that it replaced has no last day: write in_force: {{{0}to: {1}}} there (line {2})",
               "mức được thay chưa ghi ngày hết hiệu lực: ghi in_force: {{{0}to: {1}}} ở mức đó (dòng {2})", first,
               last, replaced.place.line);
  }
  const bool adds_up = !target.is_ratio() && !target.is_qualitative() && !target.is_rate();
  if (adds_up && (a.every || b.every) && (a.by || b.by)) {
    return say(
        "keep one, or put the repeated one on a target of its own with sum_of: [{}], so that figures are sent "
        "once; where one replaced the other, write in_force: {{from: DAY}}",
        "chỉ giữ một mức, hoặc chuyển mức lặp lại sang một chỉ tiêu riêng có sum_of: [{}] để chỉ phải báo cáo "
        "một lần; nếu mức này thay mức kia, hãy ghi in_force: {{from: NGÀY}}",
        target.id.value);
  }
  return say("keep one, or make two targets; where one replaced the other, write in_force: {{from: DAY}}",
             "chỉ giữ một mức, hoặc tách thành hai chỉ tiêu; nếu mức này thay mức kia, hãy ghi "
             "in_force: {{from: NGÀY}}");
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

void check_steps(const Plan& plan, const Target& target, PlanFindings& out) {
  std::vector<const Goal*> goals;
  for (const Goal& goal : target.goals) {
    // Growth may well slow down on the way.
    if (goal.by && direction_of(goal) != Direction::none && goal.basis.value != Basis::growth_per_year)
      goals.push_back(&goal);
  }
  const auto kind = [](const Goal& goal) {
    return std::make_tuple(direction_of(goal), goal.basis.value, std::string_view(goal.in_each.value));
  };
  const auto due = [&](const Goal& goal) { return last_month(plan, goal.by.value); };
  std::stable_sort(goals.begin(), goals.end(), [&](const Goal* a, const Goal* b) {
    return std::make_tuple(kind(*a), due(*a)) < std::make_tuple(kind(*b), due(*b));
  });
  for (std::size_t i = 1; i < goals.size(); ++i) {
    const Goal& after = *goals[i];
    // The last one before it that is in force beside it: what was replaced no longer counts.
    std::size_t earlier = i;
    while (earlier > 0 && !in_force_together(*goals[earlier - 1], after)) --earlier;
    if (earlier == 0) continue;
    const Goal& before = *goals[earlier - 1];
    if (kind(before) != kind(after) || due(before) == due(after)) continue;
    const bool rises = direction_of(after) == Direction::up;
    const bool backwards = rises ? after.number.value < before.number.value : after.number.value > before.number.value;
    if (!backwards) continue;
    out.add_related(
        rule("milestone-backwards"), after.number.place,
        say("the milestone of {} asks for less than that of {}: {} after {}",
            "mốc {} thấp hơn yêu cầu của mốc {}: {} sau {}", period_words(after.by.value),
            period_words(before.by.value), after.number.value.text(), before.number.value.text()),
        say("check both figures", "hãy kiểm tra cả hai con số"), condition_key(after),
        {{out.file(), before.number.place, say("the milestone of {}", "mốc {}", period_words(before.by.value))}});
  }
}

void check_within_year(const Plan& plan, const Target& target, const Goal& goal, PlanFindings& out) {
  if (!target.is_yearly() && !target.is_rate()) return;
  const auto ends_year = [&](Period period) {
    const Month month = last_month(plan, period);
    return month == year_end(plan, period.year()) || month == year_end(plan, period.year() - 1);
  };
  if (goal.by && !ends_year(goal.by.value)) {
    out.add(rule("due-within-year"), goal.by.place,
            say("{} ends no plan year, but the figure (accrual: {}) is that of whole years",
                "{} không phải là cuối năm kế hoạch, trong khi số liệu (accrual: {}) tính theo cả năm",
                period_words(goal.by.value), name_of(target.accrual.value)),
            say("write a year, such as by: {}", "hãy ghi năm, ví dụ by: {}", goal.by.value.year()), "by");
  } else if (goal.every && goal.every.value != Frequency::year && target.is_rate()) {
    out.add(rule("due-within-year"), goal.every.place,
            say("a yearly rate has no figure for each {}", "tốc độ tăng hằng năm không có số liệu theo từng {}",
                words_of(goal.every.value)),
            say("write every: year", "hãy ghi every: year"), "every");
  }
}

void check_report_at_due(const Plan& plan, const Target& target, const Goal& goal, PlanFindings& out) {
  const Reporting& reporting = plan.reporting_of(target);
  if (!reporting || target.derived()) return;
  const int rhythm = months_in(reporting.every.value);
  const Text frequency = words_of(reporting.every.value);
  const Text hint = say("write the end of a reported period, or give the target a `reporting` of its own",
                        "hãy ghi cuối một kỳ báo cáo, hoặc ghi `reporting` riêng cho chỉ tiêu");
  if (goal.by && (last_month(plan, goal.by.value) - year_end(plan, plan.from.value)) % rhythm != 0) {
    out.add(rule("due-without-report"), goal.by.place,
            say("no report ends with {}: they come every {}",
                "không có kỳ báo cáo nào kết thúc vào {}: báo cáo theo {}", period_words(goal.by.value), frequency),
            hint, "by");
  } else if (goal.every && months_in(goal.every.value) % rhythm != 0) {
    out.add(rule("due-without-report"), goal.every.place,
            say("a goal for every {}, but reports come every {}", "mức phấn đấu theo từng {}, nhưng báo cáo theo {}",
                words_of(goal.every.value), frequency),
            hint, "every");
  }
}

void check_flow_baseline(const Target& target, PlanFindings& out) {
  if (!target.is_flow()) return;
  const auto tell = [&](Place place, std::string_view key) {
    out.add(rule("baseline-on-flow"), place,
            say("`{}` on a flow: what was added in a period has no level to start from",
                "`{}` với số phát sinh (flow): số cộng thêm trong kỳ không có mức xuất phát để so", key),
            say("take it out, or write another accrual, which changes what the goal asks for: yearly, the total of "
                "one year; stock, the state at the period's end",
                "hãy bỏ đi, hoặc đổi accrual, khi đó mức phấn đấu có nghĩa khác: yearly là số của một năm, stock là "
                "hiện trạng cuối kỳ"),
            key);
  };
  if (target.baseline.year) {
    tell(target.baseline.year.place, "baseline");
    return;
  }
  for (const Goal& goal : target.goals) {
    if (goal.change) {
      tell(goal.change.place, "change");
    } else if (goal.basis && goal.basis.value != Basis::value) {
      tell(goal.basis.place, name_of(goal.basis.value));
    } else if (goal.condition && is_direction(goal.condition.value)) {
      tell(goal.condition.place, name_of(goal.condition.value));
    }
  }
}

}  // namespace

std::string_view condition_key(const Goal& goal) {
  return goal.change ? "change" : name_of(goal.condition.value);
}

void check_goal_times(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  if (!period_known(plan)) return;
  each_target(context, out, [&](const Target& target) {
    for (std::size_t i = 0; i < target.goals.size(); ++i) {
      const Goal& goal = target.goals[i];
      check_inside(plan, goal, out);
      check_within_year(plan, target, goal, out);
      check_report_at_due(plan, target, goal, out);
      for (std::size_t j = 0; j < i; ++j) {
        const Goal& other = target.goals[j];
        const std::optional<Period> shared = shared_due(plan, goal, other);
        if (!shared || !in_force_together(goal, other)) continue;
        out.add_related(rule("same-due-twice"), goal.by ? goal.by.place : goal.place,
                        say("two goals of this target fall due in {}",
                            "hai mức phấn đấu của chỉ tiêu này cùng đến hạn {}", period_words(*shared)),
                        mending_shared_due(target, other, goal), goal.by ? "by" : "every",
                        {{plan.file, other.place, say("the other goal", "mức phấn đấu kia")}});
        break;
      }
    }
  });
}

// `every: month` makes a goal of each month: of a target, and of all together, no more than is looked at in no time.
void check_goal_counts(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  if (!period_known(plan)) return;
  std::size_t of_plan = 0;
  bool told = false;
  each_target(context, out, [&](const Target& target) {
    std::size_t of_target = 0;
    const Goal* repeated = nullptr;
    for (const Goal& goal : target.goals) {
      const Years years = years_of(plan, goal);
      if (goal.every && years.empty()) continue;
      if (goal.every) repeated = &goal;
      of_target +=
          goal.every ? static_cast<std::size_t>((years.last - years.first + 1) * 12 / months_in(goal.every.value)) : 1;
    }
    of_plan += of_target;
    if (repeated == nullptr || told) return;
    const Text hint = say("narrow them by from: … and to: …, or write a longer every: …",
                          "hãy giới hạn bằng from: … và to: …, hoặc ghi every: … dài hơn");
    if (of_target > most_goals_of_target) {
      out.add(rule("plan-too-large"), repeated->every.place,
              say("a target has at most {} goals; these are {}", "một chỉ tiêu có tối đa {} mức phấn đấu; ở đây có {}",
                  most_goals_of_target, of_target),
              hint, "every");
    } else if (of_plan > most_goals_of_plan) {
      out.add(rule("plan-too-large"), repeated->every.place,
              say("a plan has at most {} goals, and up to here there are {}",
                  "một kế hoạch có tối đa {} mức phấn đấu; tính đến đây đã có {}", most_goals_of_plan, of_plan),
              hint, "every");
      told = true;
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
                say("write {}: [{}, {}]", "hãy ghi {}: [{}, {}]", name_of(goal.condition.value),
                    goal.upper.value.text(), goal.number.value.text()),
                name_of(goal.condition.value));
      }
      if (goal.from && goal.to && goal.from.value > goal.to.value) {
        out.add(rule("bounds-reversed"), goal.from.place,
                say("`from` {} is after `to` {}", "`from` {} sau `to` {}", goal.from.value, goal.to.value),
                say("exchange the years", "hãy đổi chỗ hai năm"), "from");
      }
      if (goal.in_force_from && goal.in_force_to && goal.in_force_from.value > goal.in_force_to.value) {
        out.add(rule("bounds-reversed"), goal.in_force_from.place,
                say("the goal is in force from {}, after its last day {}",
                    "mức phấn đấu có hiệu lực từ {}, sau ngày cuối {}", local(goal.in_force_from.value),
                    local(goal.in_force_to.value)),
                say("exchange the dates, or correct one", "hãy đổi chỗ hai ngày, hoặc sửa một ngày"), "from");
      }
    }
  });
}

void check_milestones(const PlanContext& context, PlanFindings& out) {
  each_target(context, out, [&](const Target& target) { check_steps(context.plan, target, out); });
}

void check_baselines(const PlanContext& context, PlanFindings& out) {
  const Plan& plan = context.plan;
  each_target(context, out, [&](const Target& target) {
    check_flow_baseline(target, out);
    const At<int>& base = target.baseline.year;
    for (const Goal& goal : target.goals) {
      const bool by_basis = goal.basis && goal.basis.value != Basis::value;
      const bool by_direction = goal.condition && is_direction(goal.condition.value);
      if ((by_basis || by_direction) && !base && !target.baseline.value && !target.is_flow()) {
        const std::string_view needs = goal.change ? "change"
                                       : by_basis  ? name_of(goal.basis.value)
                                                   : name_of(goal.condition.value);
        out.add(
            rule("missing-baseline"), by_basis ? goal.basis.place : goal.condition.place,
            say("`{}` compares with a baseline, and the target has none",
                "`{}` so với năm gốc, nhưng chỉ tiêu không có năm gốc", needs),
            say("add baseline: {{year: …, value: …}} to the target; without `value` its figure is awaited in rows of "
                "that year",
                "hãy thêm baseline: {{year: …, value: …}} vào chỉ tiêu; nếu không ghi `value` thì phải có dòng số liệu "
                "của năm đó"),
            needs);
      }
      if (!base || (!goal.by && (!goal.every || !period_known(plan)))) continue;
      const Period due = goal.by ? goal.by.value : Period::of_year(years_of(plan, goal).first);
      if (last_month(plan, due) > year_end(plan, base.value)) continue;
      out.add(rule("due-before-baseline"), goal.by ? goal.by.place : goal.place,
              say("the goal falls due in {}, not after its baseline year {}",
                  "mức phấn đấu đến hạn {}, không sau năm gốc {}", period_words(due), base.value),
              say("correct one of the years", "hãy sửa một trong hai năm"), goal.by ? "by" : "every");
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
      if (goal.basis && goal.basis.value != Basis::value) {
        out.add(rule("in-each-basis"), goal.basis.place,
                say("`in_each` with a goal that compares with the baseline: each {} would need its own",
                    "`in_each` đi với mức so với năm gốc: từng {} sẽ phải có số gốc riêng",
                    context.plan.level_words(goal.in_each.value)),
                say("state the goal by its figure (basis: value), or take `in_each` out",
                    "hãy ghi mức bằng chính số liệu (basis: value), hoặc bỏ `in_each`"),
                goal.change ? "change" : "basis");
      }
      if (goal.in_each.value == target.level.value && target.by_area()) continue;
      if (target.by_area() && !context.plan.has_level(target.level.value)) continue;  // that is told already
      out.add(rule("in-each-level"), goal.in_each.place,
              say("the goal must hold in each {}, but the target is reported by {}",
                  "mức phấn đấu phải đạt ở từng {}, nhưng chỉ tiêu được báo cáo theo {}", shown(goal.in_each.value),
                  target.by_area() ? same(shown(target.level.value)) : say("the whole", "số chung")),
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
