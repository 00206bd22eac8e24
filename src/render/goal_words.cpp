#include "render/goal_words.hpp"

#include "compute/compared.hpp"
#include "compute/goals.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::size_t most_names = 5;

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    all += (all.empty() ? "" : separator) + part;
  }
  return all;
}

bool is_of_whole_things(const GoalRow& row) {
  const Goal* goal = row.goal->goal;
  return row.target().measure.value == Measure::count && goal != nullptr && goal->basis.value == Basis::value;
}

bool of_due_month(const GoalResult& goal) {
  return goal.period && goal.period == goal.judged_at;
}

}  // namespace

std::string GoalWords::month(Month value) const {
  return month_words(value, lang_);
}

std::string GoalWords::note(const Text& text) const {
  return readable(tell(text), lang_);
}

std::string GoalWords::number(const Rational& value, int digits) const {
  return number_text(value, digits, lang_);
}

std::string GoalWords::figure(const GoalRow& row, const Rational& value, int digits) const {
  const Goal* goal = row.goal->goal;
  if (goal != nullptr && goal->change) {
    const Rational change = 100 * (value - 1);
    const Text year = same(years_text(*row.plan, row.target().baseline.year.value));
    return (change > 0 ? "+" : "") + number(change, digits) + "% " + tell(say("on {}", "so với {}", year));
  }
  if (goal != nullptr && goal->basis.value == Basis::times_baseline) {
    const std::string year = years_text(*row.plan, row.target().baseline.year.value);
    return number(value, digits) + " " + tell(say("× {}", "lần năm {}", year));
  }
  if (goal != nullptr && goal->basis.value == Basis::growth_per_year) {
    return number(value, digits) + tell(compared_unit(*row.plan, row.target(), goal));
  }
  return number(value, digits) + (percent_of_goal(row.target(), goal) ? tell(unit_words(row.target())) : "");
}

std::string GoalWords::stated(const GoalRow& row, const Rational& value) const {
  const bool percent = row.target().in_percent() || row.target().unit.value.en.starts_with('%');
  return number(value, 2) + (percent ? tell(unit_words(row.target())) : "");
}

std::string GoalWords::reckoned(const GoalRow& row, const Rational& value) const {
  return is_of_whole_things(row) ? whole_things(value) : figure(row, value);
}

// Of things that are counted the whole ones, of few of them one decimal.
std::string GoalWords::whole_things(const Rational& value) const {
  if (value.get_den() == 1) return number(value);
  return "≈\u00a0" + number(value, abs(value) < 10 ? 1 : 0);
}

namespace {

// So many that no difference is shown as none.
int digits_of_difference(const Rational& value) {
  constexpr int usual = 2, most = Decimal::max_fraction_digits;
  const Rational none(0);
  return decimals_apart(value, {&none, 1}, usual, most);
}

}  // namespace

// Differences of percentages are points; others have their unit.
std::string GoalWords::difference(const GoalRow& row, const Rational& value) const {
  const Goal* goal = row.goal->goal;
  const bool change = goal != nullptr && goal->change;
  if (!change && !percent_of_goal(row.target(), goal)) {
    if (goal != nullptr && goal->basis.value == Basis::times_baseline) return figure(row, value);
    const std::string shown =
        is_of_whole_things(row) ? whole_things(value) : number(value, digits_of_difference(value));
    return with_unit_words(shown, row.target(), lang_);
  }
  const Rational points = change ? Rational(100 * value) : value;
  const std::string shown = number(points, digits_of_difference(points));
  return tell(shown == "1" ? say("1 point", "1 điểm phần trăm")
                           : say("{} points", "{} điểm phần trăm", Text{shown, shown}));
}

std::string GoalWords::agency(const Plan& plan, int index) const {
  return index < 0 ? "" : tell(plan.agencies[static_cast<std::size_t>(index)].name.value);
}

Cell GoalWords::name(const GoalRow& row) const {
  Cell cell(tell(row.target().name));
  cell.link = "t-" + row.plan->id.value + "-" + row.target().id.value;
  return cell;
}

Cell GoalWords::goal(const GoalRow& row) const {
  if (row.is_context()) return Cell("–");
  Cell cell(goal_words(*row.plan, row.target(), *row.goal->goal, lang_, true));
  cell.below = tell(say("by {}", "đến {}", Text{month(*row.goal->due), month(*row.goal->due)}));
  return cell;
}

Cell GoalWords::actual(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  Cell cell("–");
  if (!row.is_context() && goal.goal->in_each && goal.period) {
    cell = worst_area(row);
  } else if (goal.actual) {
    cell.text = figure(row, *goal.actual, decimals_of_actual(goal.goal, *goal.actual, 2));
    cell.value = Quantity{*goal.actual, decimals_of_actual(goal.goal, *goal.actual, 4)};
    cell.field = "actual";
    if (goal.figure.numerator && goal.figure.denominator) {
      cell.below = tell(say("{} of {}", "{}/{}", number(*goal.figure.numerator), number(*goal.figure.denominator)));
    }
  } else if (goal.figure.progress && row.target().is_qualitative()) {
    cell.text = tell(words_of(*goal.figure.progress));
  } else if (goal.figure.nothing_to_measure) {
    cell.text = "0 / 0";
  }
  if (!goal.period) return cell;
  std::vector<std::string> parts{cell.below};
  // Of what is compared with a baseline the figure itself, too.
  const bool compared = goal.actual && goal.goal != nullptr && goal.goal->basis.value != Basis::value;
  if (compared && goal.figure.value && !goal.goal->in_each) {
    parts.push_back(row.target().in_percent() ? number(*goal.figure.value, 2) + "%"
                                              : with_unit_words(number(*goal.figure.value, 2), row.target(), lang_));
  }
  if (!of_due_month(goal)) parts.push_back(month(*goal.period));
  if (goal.estimated()) parts.push_back(tell("estimate", "ước"));
  cell.below = joined(parts, "; ");
  return cell;
}

std::string GoalWords::areas_holding(const GoalResult& goal) const {
  const int holding = goal.areas_holding.value_or(0);
  return tell(holding == 1
                  ? say("1 of {} areas meets it", "1/{} địa bàn đạt", goal.areas_expected.value_or(0))
                  : say("{} of {} areas meet it", "{}/{} địa bàn đạt", holding, goal.areas_expected.value_or(0)));
}

// "lowest: 1 (Huyện Đình Lập)", and under it "10 of 11 areas meet it".
Cell GoalWords::worst_area(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  Cell cell;
  if (!goal.actual) {
    cell.text = areas_holding(goal);
    return cell;
  }
  std::vector<std::string> names;
  for (const AreaResult& area : goal.areas) {
    if (!area.expected || area.compared != goal.actual) continue;
    names.emplace_back(row.plan->areas[static_cast<std::size_t>(area.area)].name.value);
  }
  const std::string value = figure(row, *goal.actual, decimals_of_actual(goal.goal, *goal.actual, 2));
  std::string who = names.empty() ? "" : names.front();
  if (names.size() > 1) who += tell(say(" and {} more", " và {} nơi khác", names.size() - 1));
  const bool less = wants_less(goal.goal->condition.value);
  cell.text = tell(less ? say("highest: {}", "cao nhất: {}", value) : say("lowest: {}", "thấp nhất: {}", value));
  if (!who.empty()) cell.text += " (" + who + ")";
  cell.below = areas_holding(goal);
  cell.value = Quantity{*goal.actual, decimals_of_actual(goal.goal, *goal.actual, 4)};
  cell.field = "actual";
  return cell;
}

void GoalWords::put_in_words(const GoalRow& row, std::vector<Cell>& cells) const {
  const GoalResult& goal = *row.goal;
  if (goal.goal == nullptr || !goal.goal->change) return;
  for (Cell& cell : cells) {
    const std::optional<Rational>* value = cell.field == "actual"      ? &goal.actual
                                           : cell.field == "expected"  ? &goal.expected
                                           : cell.field == "projected" ? &goal.projected
                                                                       : nullptr;
    if (value != nullptr && *value) cell.text = figure(row, **value);
    if (cell.field == "gap" && !cell.text.empty())
      cell.text = difference(row, Rational(*goal.actual - rational(goal.goal->number.value)));
    if (cell.field == "compared_in") cell.text.clear();
  }
}

Cell GoalWords::achieved(const GoalRow& row) const {
  if (!row.goal->achieved) return {};
  Cell cell(percent_words(*row.goal->achieved, lang_), Quantity{*row.goal->achieved});
  cell.kind = DataKind::achieved;
  cell.field = "achieved_pct";
  // In percent of the goal what was there at the start counts as well.
  const GoalResult& goal = *row.goal;
  if (goal.progress && goal.baseline && is_minimum(goal.goal->condition.value)) {
    cell.below = tell(say("{}% of the way", "{}% quãng đường", number(*goal.progress, 1)));
  }
  return cell;
}

namespace {

// "Met so far": a state can still get worse before it falls due, a sum that can only grow cannot.
bool may_get_worse(const GoalRow& row) {
  return !row.goal->due_is_over && !row.target().is_flow();
}

}  // namespace

bool is_met_for_good(const GoalRow& row) {
  const GoalResult& goal = *row.goal;
  return goal.status == Status::met && (row.target().is_qualitative() || (!goal.estimated() && !may_get_worse(row)));
}

Text status_words(const GoalRow& row) {
  const GoalResult& goal = *row.goal;
  if (has_not_started(goal)) return words_of(Progress::not_started);
  if (goal.status == Status::overdue && goal.report_due) return say("not reported yet", "chưa báo cáo");
  if (goal.status == Status::incomplete && goal.complete) return say("out of date", "số liệu đã cũ");
  if (goal.status != Status::met || is_met_for_good(row)) return status_words(goal.status);
  return met_words(goal.estimated(), may_get_worse(row));
}

Text met_words(bool by_estimate, bool so_far) {
  if (!by_estimate) return so_far ? say("met so far", "hiện đã đạt") : status_words(Status::met);
  return so_far ? say("met so far, by an estimate", "hiện đạt theo số ước")
                : say("met by an estimate", "đạt theo số ước");
}

Cell GoalWords::status(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  Cell cell(tell(status_words(row)), goal.status);
  cell.strong = goal.status == Status::missed || (goal.status == Status::overdue && !goal.report_due);
  return cell;
}

Cell GoalWords::lead(const GoalRow& row) const {
  const Target& target = row.target();
  if (row.result->lead_now < 0) return {};
  Cell cell(agency(*row.plan, row.result->lead_now));
  cell.local = true;
  const Agency& answering = row.plan->agencies[static_cast<std::size_t>(row.result->lead_now)];
  if (row.result->lead_now != target.lead.index) {
    cell.below = tell(say("in the plan: {}", "theo kế hoạch: {}", agency(*row.plan, target.lead.index)));
  } else if (answering.until && !answering.succeeded_by.resolved()) {
    const Date until = answering.until.value;
    cell.below = tell(say("until {}; no successor is named", "đến {}; chưa nêu cơ quan kế thừa",
                          Text{date_words(until, Lang::en), date_words(until, Lang::vi)}));
  }
  return cell;
}

std::string GoalWords::inferred(const Goal& goal) const {
  if (goal.inferred_condition && goal.inferred_time) {
    return tell("Inferred, not stated in the source: the condition and when it is due.",
                "Suy luận, văn bản gốc không nêu: điều kiện và thời hạn.");
  }
  return goal.inferred_condition
             ? tell("Inferred, not stated in the source: the condition.", "Suy luận, văn bản gốc không nêu: điều kiện.")
             : tell("Inferred, not stated in the source: when it is due.",
                    "Suy luận, văn bản gốc không nêu: thời hạn.");
}

std::string GoalWords::part_of_sentence(const GoalRow& row) const {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < row.plan->targets.size(); ++i) {
    for (const Reference& part : row.plan->targets[i].parts()) {
      if (part.index == static_cast<int>(row.result->target)) numbers.push_back(std::to_string(i + 1));
    }
  }
  if (numbers.empty())
    return tell("for context only: the plan sets no goal", "chỉ theo dõi: kế hoạch không đặt mức phấn đấu");
  return tell(say("part of target {}; the plan sets no goal of its own",
                  "là phần của chỉ tiêu {}; kế hoạch không đặt con số riêng", joined(numbers, ", ")));
}

// How far it still is: in whole villages, workers or products where that can be told.
std::string GoalWords::what_is_missing(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  if (row.is_context() || goal.holds) return {};
  const bool too_much =
      goal.goal->condition.value == Condition::within && goal.actual && *goal.actual > rational(goal.goal->upper.value);
  const bool less = too_much || wants_less(goal.goal->condition.value);
  if (goal.needed_numerator && goal.figure.numerator) {
    if (less)
      return tell(say("at most {} of {} would meet the goal", "tối đa {}/{} thì đạt", number(*goal.needed_numerator),
                      number(*goal.figure.denominator)));
    const Rational more = *goal.needed_numerator - *goal.figure.numerator;
    if (more <= 0) return {};
    return tell(goal.due_is_over ? say("{} short", "thiếu {}", number(more))
                                 : say("{} more needed", "cần thêm {}", number(more)));
  }
  if (!goal.remaining || *goal.remaining <= 0) return {};
  const std::string left = difference(row, *goal.remaining);
  if (row.target().measure.value == Measure::count) {
    return tell(less               ? say("{} too many", "vượt {}", left)
                : goal.due_is_over ? say("{} short", "thiếu {}", left)
                                   : say("{} to go", "còn thiếu {}", left));
  }
  return tell(less ? say("{} above", "vượt {}", left) : say("{} below", "còn thiếu {}", left));
}

std::string GoalWords::so_far(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  const int digits = decimals_of_actual(goal.goal, *goal.actual, 2);
  if (goal.figure.numerator && goal.figure.denominator) {
    return figure(row, *goal.actual, digits) + " (" +
           tell(say("{} of {}", "{}/{}", number(*goal.figure.numerator), number(*goal.figure.denominator))) + ")";
  }
  return figure_in_unit(row, *goal.actual, digits);
}

std::string GoalWords::figure_in_unit(const GoalRow& row, const Rational& value, int digits) const {
  const std::string shown = figure(row, value, digits);
  const Goal* goal = row.goal->goal;
  const bool bare = goal->basis.value == Basis::value && !percent_of_goal(row.target(), goal);
  return bare ? with_unit_words(shown, row.target(), lang_) : shown;
}

// "amended on 1 Apr 2025 (Council minute 2025/31); before: ≥ 1,500 homes"
std::string GoalWords::amended(const GoalRow& row) const {
  if (row.is_context() || !row.goal->goal->amended_by) return {};
  const Goal& goal = *row.goal->goal;
  const Goal* before = nullptr;
  for (const Goal& each : row.target().goals) {
    const bool ended = each.in_force_to && (!goal.in_force_from || each.in_force_to.value < goal.in_force_from.value);
    const bool other_time = static_cast<bool>(each.every) != static_cast<bool>(goal.every) ||
                            (!goal.every && row.plan->months_of(each.by.value) != row.plan->months_of(goal.by.value));
    if (&each == &goal || !ended || other_time) continue;
    if (before == nullptr || each.in_force_to.value > before->in_force_to.value) before = &each;
  }
  const Date day = goal.in_force_from.value;
  std::string text = goal.in_force_from
                         ? tell(say("goal amended on {} ({})", "mức phấn đấu được điều chỉnh từ {} ({})",
                                    Text{date_words(day, Lang::en), date_words(day, Lang::vi)}, goal.amended_by.value))
                         : tell(say("goal amended ({})", "mức phấn đấu được điều chỉnh ({})", goal.amended_by.value));
  if (before != nullptr) {
    text += tell(say("; before: {}", "; trước đó: {}", goal_words(*row.plan, row.target(), *before, lang_, true)));
  }
  return text;
}

std::string GoalWords::area_name(const Plan& plan, int number) const {
  const Area& area = plan.areas[static_cast<std::size_t>(number)];
  std::string text(area.name.value);
  if (!area.until()) return text;
  const Date until = area.until().value;
  std::string heirs;
  for (const Reference& each : area.succeeded_by()) {
    if (!each.resolved()) continue;
    heirs += (heirs.empty() ? "" : ", ") + std::string(plan.areas[static_cast<std::size_t>(each.index)].name.value);
  }
  if (heirs.empty()) return text;
  text += tell(say(", until {}", ", đến {}", Text{date_words(until, Lang::en), date_words(until, Lang::vi)}));
  return text + tell(say(", now {}", ", nay là {}", heirs));
}

std::optional<Rational> GoalWords::projected(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  const bool of_value = goal.goal != nullptr && goal.goal->basis.value == Basis::value && !row.target().is_rate();
  const bool may_be_negative = (goal.actual && *goal.actual < 0) || (goal.start && goal.start->value < 0) ||
                               (goal.goal != nullptr && goal.goal->number.value.is_negative());
  if (goal.projected && *goal.projected < 0 && of_value && !may_be_negative) return std::nullopt;
  return goal.projected;
}

std::string GoalWords::why_in_each(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  std::vector<std::string> failing, not_current;
  std::size_t unknown = 0;
  for (const AreaResult& area : goal.areas) {
    if (area.expected && !area.current) {
      not_current.push_back(area_name(*row.plan, area.area));
    }
    if (!area.expected || area.holds) continue;
    if (!area.fails) {
      ++unknown;
      continue;
    }
    std::string name = area_name(*row.plan, area.area);
    if (area.compared) name += " (" + figure_in_unit(row, *area.compared) + ")";
    failing.push_back(std::move(name));
  }
  const auto some_of = [this](std::vector<std::string> names) {
    const std::size_t all = names.size();
    if (all > most_names) names.resize(most_names);
    const bool with_commas =
        std::any_of(names.begin(), names.end(), [](const std::string& name) { return name.find(", ") != name.npos; });
    const std::string some = joined(names, with_commas ? "; " : ", ");
    return all > most_names ? some + tell(say(" and {} more", " và {} nơi khác", all - most_names)) : some;
  };
  std::string text = areas_holding(goal);
  if (!failing.empty()) text += tell(say("; not: {}", "; chưa đạt: {}", some_of(std::move(failing))));
  if (unknown > 0) text += tell(say("; not known of {}", "; chưa rõ: {}", unknown));
  if (goal.judged_at && goal.judged_at != goal.due && !goal.notes.empty()) text += "; " + note(goal.notes.front());
  if (goal.status == Status::incomplete && !not_current.empty()) {
    text += tell(say("; not reported for {}: {}", "; chưa báo cáo {}: {}", month(*goal.period),
                     some_of(std::move(not_current))));
  }
  return text + ".";
}

std::string GoalWords::why_incomplete(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  if (goal.areas_expected && goal.areas_reported && *goal.areas_reported < *goal.areas_expected) {
    return tell(say("{} of {} areas have reported for {}.", "{}/{} địa bàn đã báo cáo cho {}.", *goal.areas_reported,
                    *goal.areas_expected, Text{month(*goal.period), month(*goal.period)}));
  }
  if (goal.stale) {
    return tell(row.plan->reporting_of(row.target())
                    ? say("A later report was due; the latest figure is of {}.",
                          "Kỳ sau đã đến hạn báo cáo; số liệu mới nhất là của {}.", month(*goal.period))
                    : say("Nothing new for more than {} months; the latest figure is of {}.",
                          "Đã quá {} tháng không có số liệu mới; số liệu gần nhất là của {}.", row.plan->stale_after,
                          month(*goal.period)));
  }
  return row.target().derived()
             ? tell("Not all of its parts are complete.", "Chưa phải mọi phần của chỉ tiêu đều đủ số liệu.")
             : tell(say("Not all months up to {} have been reported.", "Chưa báo cáo đủ các tháng đến {}.",
                        Text{month(*goal.period), month(*goal.period)}));
}

std::string GoalWords::why(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  if (row.is_context()) {
    std::string sentence = part_of_sentence(row) + ".";  // it begins with a plain letter in both languages
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
  }
  // Of statuses each area has its own, the goal none.
  const bool figure_there = goal.actual || goal.figure.progress || (row.target().is_qualitative() && goal.period);
  if (goal.status == Status::not_assessable) {
    if (goal.figure.nothing_to_measure) {
      return tell("0 of 0: there is nothing to measure yet.", "0/0: chưa có gì để đo.");
    }
    return goal.notes.empty() ? "" : note(goal.notes.front()) + ".";
  }
  const std::string due = month(*goal.due);
  if (goal.report_due) {
    return tell(say("Not reported yet: the period ended in {}; the report is due by {}.",
                    "Chưa báo cáo: kỳ kết thúc {}; hạn báo cáo là {}.", due,
                    Text{date_words(*goal.report_due, Lang::en), date_words(*goal.report_due, Lang::vi)}));
  }
  if (goal.status == Status::overdue) {
    return goal.period ? tell(say("Due {}; the latest figure is of {}.", "Đến hạn {}; số liệu mới nhất là của {}.", due,
                                  month(*goal.period)))
                       : tell(say("Due {}; there is no figure.", "Đến hạn {}; chưa có số liệu.", due));
  }
  if (goal.goal->in_each && goal.period) return why_in_each(row);
  if (!figure_there && goal.year_begun) {
    return tell(say("No whole year yet; due {}.", "Chưa có năm nào đủ số liệu; đến hạn {}.", due));
  }
  if (!figure_there) {
    return goal.period
               ? tell("No figure that can be compared with the goal.", "Chưa có số liệu so được với mức phấn đấu.")
               : tell(say("No figure yet; due {}.", "Chưa có số liệu; đến hạn {}.", due));
  }
  if (goal.status == Status::incomplete) return why_incomplete(row);
  if (row.target().is_qualitative()) {
    const std::string progress = tell(words_of(*goal.figure.progress));
    return tell(say("Reported as {}.", "Báo cáo: {}.", progress));
  }
  if (goal.status == Status::met) {
    std::string text = tell(say("{}", "Đạt {}", so_far(row)));
    if (goal.goal->condition.value == Condition::between) {
      const std::string upper = number(rational(goal.goal->upper.value));
      text += tell(say("; the stretch end is {}", "; mức phấn đấu là {}", upper));
    }
    return text + ".";
  }
  if (has_number(goal.goal->condition.value) && *goal.actual == rational(goal.goal->number.value) && !goal.holds) {
    const std::string exactly = figure(row, *goal.actual);
    return wants_less(goal.goal->condition.value)
               ? tell(say("Exactly {}: must stay below.", "Bằng đúng {}: phải dưới.", exactly))
               : tell(say("Exactly {}: must be exceeded.", "Bằng đúng {}: phải vượt.", exactly));
  }
  std::vector<std::string> parts{
      tell(goal.due_is_over ? say("{}", "Đạt {}", so_far(row)) : say("{} so far", "Hiện {}", so_far(row)))};
  if (goal.keep) {
    parts.push_back(tell(say("the level to keep is {}", "mức phải giữ là {}", figure(row, *goal.expected))));
  } else if (goal.expected && goal.period < goal.due) {
    const std::string expected = reckoned(row, *goal.expected);
    const std::string at = month(*goal.period);
    parts.push_back(goal.ceiling ? tell(say("at most {} expected by {}", "theo tiến độ tối đa {} đến {}", expected, at))
                                 : tell(say("{} expected by {}", "mức theo tiến độ là {} đến {}", expected, at)));
  }
  const std::optional<Rational> end = projected(row);
  if (goal.status == Status::on_track && end && goal.period < goal.due && !fulfils(*goal.goal, *end)) {
    parts.push_back(
        tell(say("heading for {}, which is not enough", "dự kiến đến hạn là {}, chưa đủ", reckoned(row, *end))));
  }
  if (goal.rate) {
    const bool rising = (*goal.rate >= 0) == (goal.goal->condition.value == Condition::increase);
    const Text rate = rate_words(row);
    parts.push_back(tell(rising ? say("rising by {} a year", "tăng {}/năm", rate)
                                : say("falling by {} a year", "giảm {}/năm", rate)));
  }
  parts.push_back(what_is_missing(row));
  return joined(parts, "; ") + ".";
}

// Of a share in points, of what is not one in percent.
Text GoalWords::rate_words(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  const Rational rate(abs(*goal.rate));
  const auto both = [](const Rational& value, const char* en, const char* vi) {
    return Text{number_text(value, 2, Lang::en) + en, number_text(value, 2, Lang::vi) + vi};
  };
  if (!row.target().in_percent() || !goal.baseline || !goal.period) return both(rate, "%", "%");
  const int months = *goal.period - row.plan->year_end(row.target().baseline.year.value);
  return both(Rational(abs(Rational((*goal.actual - *goal.baseline) * 12 / months))), " points", " điểm phần trăm");
}

std::string GoalWords::remarks(const GoalRow& row) const {
  return remarks(row, false);
}

std::string GoalWords::more_remarks(const GoalRow& row) const {
  return remarks(row, true);
}

std::string GoalWords::remarks(const GoalRow& row, bool beside_why) const {
  const GoalResult& goal = *row.goal;
  std::vector<std::string> parts;
  if (row.is_context() && !beside_why) parts.push_back(part_of_sentence(row));
  if (!beside_why && !row.is_context() && goal.status != Status::met && !goal.goal->in_each) {
    parts.push_back(what_is_missing(row));
  }
  parts.push_back(amended(row));
  const bool short_of_areas = goal.areas_expected && goal.areas_reported && *goal.areas_reported < *goal.areas_expected;
  if (short_of_areas && goal.period) {
    parts.push_back(
        tell(say("{} of {} areas reported", "{}/{} địa bàn đã báo cáo", *goal.areas_reported, *goal.areas_expected)));
  }
  if (goal.stale && goal.period) {
    parts.push_back(tell(row.plan->reporting_of(row.target())
                             ? say("a later report was due", "kỳ sau đã đến hạn báo cáo")
                             : say("nothing new for more than {} months", "đã quá {} tháng không có số liệu mới",
                                   row.plan->stale_after)));
  }
  std::vector<Text> notes = notes_of(row);
  if (!row.target().note.empty()) notes.pop_back();  // that one is a footnote
  const bool told_by_why = goal.status == Status::not_assessable || (goal.judged_at && goal.judged_at != goal.due);
  if (beside_why && told_by_why && !goal.notes.empty()) notes.erase(notes.begin());
  for (const Text& each : notes) parts.push_back(note(each));
  return joined(parts, "; ");
}

}  // namespace plantrack
