// Measure, unit, accrual and condition of a target must fit each other, and the entry of its indicator.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "validate/plan_checks.hpp"

#include <algorithm>
#include <optional>

namespace plantrack {
namespace {

void mismatch(PlanFindings& out, Place place, std::string_view key, Text message, Text hint) {
  out.add(rule("measure-mismatch"), place, std::move(message), std::move(hint), key);
}

bool is_percentage(const Text& unit) {
  return unit.en.find('%') != std::string::npos || name_key(unit.en).find("percent") != std::string::npos ||
         name_key(unit.vi).find(name_key("phần trăm")) != std::string::npos;
}

void check_rate(const Target& target, PlanFindings& out) {
  if (target.measure.value != Measure::amount) {
    mismatch(out, target.accrual.place, "accrual",
             say("a yearly rate is an amount, not of measure {}", "tốc độ tăng hằng năm là amount, không phải {}",
                 name_of(target.measure.value)),
             say("write measure: amount and unit: \"%/year\"", "hãy ghi measure: amount và unit: \"%/năm\""));
  } else if (target.unit && !is_percentage(target.unit.value)) {
    mismatch(out, target.unit.place, "unit",
             say("the figures of `accrual: rate` are percentages a year, not {}",
                 "số liệu của `accrual: rate` là phần trăm mỗi năm, không phải {}", target.unit.value),
             say("write unit: \"%/year\", or another accrual", "hãy ghi unit: \"%/năm\", hoặc chọn accrual khác"));
  } else if (target.by_area() && target.across.value != Across::none) {
    mismatch(out, target.level.place, "level",
             say("rates of areas do not add up", "tốc độ tăng của các địa bàn không cộng được với nhau"),
             say("write across: none, or take `level` out", "hãy ghi across: none, hoặc bỏ `level`"));
  }
}

void check_accrual(const Target& target, PlanFindings& out) {
  if (!target.accrual || !target.measure) return;
  const Text without = say("take `accrual` out", "hãy bỏ `accrual`");
  if (target.derived()) {
    mismatch(out, target.accrual.place, "accrual",
             say("a derived target has no accrual of its own: it has that of its parts",
                 "chỉ tiêu tính từ chỉ tiêu khác không có `accrual` riêng: dùng theo các phần"),
             without);
  } else if (target.is_qualitative()) {
    mismatch(out, target.accrual.place, "accrual",
             say("a qualitative target has no accrual", "chỉ tiêu định tính không có `accrual`"), without);
  } else if (target.accrual.value == Accrual::rate) {
    check_rate(target, out);
  }
}

// Keys that say how the figures of periods and areas are to be understood.
void check_totals(const Target& target, PlanFindings& out) {
  if (!target.measure) return;
  const bool adds_up_over_time = !target.derived() && !target.is_qualitative() &&
                                 (target.accrual.value == Accrual::flow || target.accrual.value == Accrual::yearly);
  if (target.rows && !adds_up_over_time) {
    mismatch(
        out, target.rows.place, "rows",
        say("`rows` tells which periods a figure adds up, and nothing adds up here",
            "`rows` cho biết số liệu cộng dồn những kỳ nào, mà ở đây không cộng dồn"),
        say("take `rows` out, or write accrual: flow or yearly", "hãy bỏ `rows`, hoặc ghi accrual: flow hay yearly"));
  }
  if (target.across && !target.by_area()) {
    mismatch(out, target.across.place, "across",
             say("`across` is about the figures of areas, but the target is of the whole",
                 "`across` nói về số liệu của các địa bàn, nhưng chỉ tiêu này chỉ có số liệu chung"),
             say("take it out, or give the target a level", "hãy bỏ khóa này, hoặc ghi level cho chỉ tiêu"));
  }
  if (target.may_exceed_100 && !target.in_percent()) {
    mismatch(out, target.may_exceed_100.place, "may_exceed_100",
             say("`may_exceed_100` is for a ratio in %", "`may_exceed_100` chỉ dùng cho tỷ lệ tính bằng %"),
             say("take it out", "hãy bỏ khóa này"));
  }
}

void check_qualitative_by_area(const Plan& plan, const Target& target, PlanFindings& out) {
  if (!target.measure || !target.is_qualitative() || !target.by_area()) return;
  for (const Goal& goal : target.goals) {
    if (goal.in_each) continue;
    mismatch(out, target.level.place, "level",
             say("a qualitative target by {}: the words of areas do not add up to one",
                 "chỉ tiêu định tính theo {}: tình trạng của các địa bàn không cộng lại thành một",
                 plan.level_words(target.level.value)),
             say("write in_each: {} in the goal, or take `level` out",
                 "hãy ghi in_each: {} trong mức phấn đấu, hoặc bỏ `level`", shown(target.level.value)));
    return;
  }
}

void check_unit(const Target& target, PlanFindings& out) {
  // An amount may be a percentage that is no part of a whole, such as a rate of growth.
  const bool counted = target.measure && target.measure.value == Measure::count;
  if (!counted || !target.unit || target.unit.value.en != "%") return;
  mismatch(out, target.unit.place, "unit",
           say("a figure in % is a ratio, not of measure {}",
               "số liệu tính bằng % là tỷ lệ, không phải loại số liệu {}", name_of(target.measure.value)),
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
             say("write done: true, or another measure", "hãy ghi done: true, hoặc chọn loại số liệu khác"));
    return false;
  }
  if (!qualitative && goal.condition.value == Condition::done) {
    mismatch(out, goal.condition.place, condition,
             say("`done` is for qualitative targets; this one is of measure {}",
                 "`done` dùng cho chỉ tiêu định tính; chỉ tiêu này có loại số liệu {}", name_of(target.measure.value)),
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
  const std::string_view condition = condition_key(goal);
  const std::string text = number.value.text();
  const bool is_share = target.in_percent() && !target.may_exceed_100.value;
  const bool too_high =
      number.value > Decimal(100) && !wants_less(goal.condition.value);  // such a ceiling always holds
  if (is_share && (number.value.is_negative() || too_high)) {
    mismatch(out, number.place, condition,
             say("{} % is no share of a whole", "{}% không thể là một phần của tổng thể", text),
             say("a ratio in % goes from 0 to 100 unless it has may_exceed_100: true; for growth write basis: "
                 "growth-per-year",
                 "tỷ lệ % từ 0 đến 100, trừ khi ghi may_exceed_100: true; nếu là tốc độ tăng, hãy ghi basis: "
                 "growth-per-year"));
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
    check_totals(target, out);
    check_qualitative_by_area(context.plan, target, out);
    check_unit(target, out);
    check_of(context.plan, target, out);
    check_parts_have_figures(context.plan, target, out);
  }
  out.at_target({});
}

namespace {

// Means, indices and shares of areas, to judge by the unit: what would be nonsense as a sum.
bool is_per_something(const Text& unit) {
  static const std::vector<std::string> words = {name_key("điểm"), name_key("chỉ số"), name_key("bình quân"), "index",
                                                 "mean",           "average"};
  for (const std::string* language : {&unit.en, &unit.vi}) {
    if (language->find_first_of("/%") != std::string::npos) return true;
    const std::string key = name_key(*language);
    if (key.starts_with("per ") || key.find(" per ") != std::string::npos) return true;
    if (std::any_of(words.begin(), words.end(),
                    [&key](const std::string& word) { return key.find(word) != std::string::npos; })) {
      return true;
    }
  }
  return false;
}

// "per 100,000", "/10.000 dân", "‰": the quotient would have to be multiplied, which only % does.
bool is_per_many(const Text& unit) {
  for (const std::string* language : {&unit.en, &unit.vi}) {
    if (language->find("‰") != std::string::npos) return true;
    // A number of four or more digits, however it is written.
    std::size_t digits = 0;
    for (const char c : *language) {
      if (is_digit(c)) {
        ++digits;
      } else if (c != '.' && c != ',' && c != ' ' && c != '\'') {
        digits = 0;
      }
      if (digits >= 3) return true;
    }
    const std::string key = name_key(*language);
    for (const std::string_view word : {"per thousand", "per million", "per hundred"}) {
      if (key.find(word) != std::string::npos) return true;
    }
    for (const std::string_view word : {"trên một nghìn", "trên nghìn", "trên một vạn", "trên vạn", "phần nghìn"}) {
      if (key.find(name_key(word)) != std::string::npos) return true;
    }
  }
  return false;
}

void check_per_many(const Target& target, PlanFindings& out) {
  if (!target.is_ratio() || !target.unit || !is_per_many(target.unit.value)) return;
  out.add(rule("ratio-per-many"), target.unit.place,
          say("a ratio in `{}` is read as numerator / denominator: only % is multiplied",
              "tỷ lệ theo `{}` được đọc là tử số / mẫu số: chỉ đơn vị % mới được nhân", target.unit.value),
          say("write measure: amount, accrual: stock{0} and report the figure itself, or unit: \"%\"",
              "hãy ghi measure: amount, accrual: stock{0} và báo cáo chính con số đó, hoặc unit: \"%\"",
              target.by_area() ? ", across: none" : ""),
          "unit");
}

// A share that is asked for each year, while reports come more often: only the year's last month would be looked at.
void check_share_of_year(const Plan& plan, const Target& target, PlanFindings& out) {
  const Reporting& reporting = plan.reporting_of(target);
  if (!target.is_ratio() || target.accrual || target.derived() || !reporting) return;
  if (reporting.every.value == Frequency::year) return;
  for (const Goal& goal : target.goals) {
    if (!goal.every || goal.every.value != Frequency::year) continue;
    out.add(rule("share-of-last-month"), goal.every.place,
            say("each year's goal is judged by its last {} alone: a ratio is a state (stock) unless it says otherwise",
                "mức hằng năm chỉ được đánh giá theo {} cuối năm: tỷ lệ là hiện trạng (stock) nếu không ghi khác",
                words_of(reporting.every.value)),
            say("write accrual: flow for the share of the whole year, or accrual: stock where the last state counts",
                "hãy ghi accrual: flow nếu là tỷ lệ của cả năm, hoặc accrual: stock nếu chỉ tính hiện trạng cuối năm"),
            "every");
    return;
  }
}

}  // namespace

void check_sums_over_areas(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.measure) continue;
    out.at_target(target.id.value);
    check_share_of_year(context.plan, target, out);
    check_per_many(target, out);
    const bool summed = target.goals.empty() || std::any_of(target.goals.begin(), target.goals.end(),
                                                            [](const Goal& goal) { return !goal.in_each; });
    if (target.measure.value != Measure::amount || !target.by_area() || target.derived() || !summed) continue;
    if (target.across.value == Across::none || target.is_rate() || !is_per_something(target.unit.value)) continue;
    out.add(rule("means-added-up"), target.unit ? target.unit.place : target.id.place,
            say("the figures of areas are added up, but {} is a mean, a share or an index",
                "số của các địa bàn được cộng lại, nhưng {} là số bình quân, tỷ lệ hoặc chỉ số", target.unit.value),
            say("write across: none, or make it a ratio with numerator and denominator",
                "hãy ghi across: none, hoặc chuyển thành tỷ lệ có tử số và mẫu số"),
            "unit");
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

namespace {

// Which way a goal wants its figure to go; nullopt where it wants neither.
std::optional<Better> wanted(const Goal& goal) {
  switch (goal.condition.value) {
    case Condition::at_least:
    case Condition::more_than:
    case Condition::about:
    case Condition::between:
    case Condition::increase: return Better::higher;
    case Condition::at_most:
    case Condition::less_than:
    case Condition::decrease: return Better::lower;
    case Condition::within:
    case Condition::done: break;
  }
  return std::nullopt;
}

void check_better(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.indicator.resolved()) continue;
    const Indicator& indicator = context.plans.indicators[static_cast<std::size_t>(target.indicator.index)];
    if (!indicator.better) continue;
    out.at_target(target.id.value);
    for (const Goal& goal : target.goals) {
      const std::optional<Better> direction = goal.condition ? wanted(goal) : std::nullopt;
      if (!direction || *direction == indicator.better.value) continue;
      out.add_related(rule("indicator-mismatch"), goal.condition.place,
                      say("`{}` asks for {}, but of the indicator `{}` the {} the better",
                          "`{}` đòi hỏi số liệu {}, nhưng với chỉ số `{}` thì càng {} càng tốt", condition_key(goal),
                          *direction == Better::higher ? say("more", "cao lên") : say("less", "thấp xuống"),
                          shown(indicator.id.value),
                          indicator.better.value == Better::higher ? say("higher", "cao") : say("lower", "thấp")),
                      say("correct the condition, or `better` in the catalogue",
                          "hãy sửa điều kiện, hoặc sửa `better` trong danh mục"),
                      condition_key(goal), {{indicator.file, indicator.better.place, say("the indicator", "chỉ số")}});
      break;
    }
  }
}

}  // namespace

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
      tell(target.measure.place, "measure", say("the measure", "loại số liệu"),
           std::string(name_of(target.measure.value)), std::string(name_of(indicator.measure.value)),
           indicator.measure.place);
    } else if (indicator.unit && !target.unit.value.empty() && !same_unit(indicator.unit.value, target.unit.value)) {
      tell(target.unit ? target.unit.place : target.indicator.place, "unit", say("the unit", "đơn vị"),
           shown(target.unit.value.en), shown(indicator.unit.value.en), indicator.unit.place);
    }
  }
  check_better(context, out);
  out.at_target({});
}

}  // namespace plantrack
