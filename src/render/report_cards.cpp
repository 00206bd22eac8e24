#include "render/report_cards.hpp"

#include "compute/goals.hpp"
#include "render/report_charts.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

Text kind_of(const Target& target) {
  if (target.is_qualitative()) return say("a task, done or not", "nhiệm vụ: hoàn thành hay chưa");
  switch (target.accrual.value) {
    case Accrual::flow: return say("added up from the start of the plan", "cộng dồn từ đầu kỳ kế hoạch");
    case Accrual::stock: return say("the state at the end of each period", "hiện trạng cuối kỳ");
    case Accrual::yearly: return say("added up anew each year", "tính lại từ đầu mỗi năm");
    case Accrual::rate: return say("growth from year to year", "tốc độ tăng so với năm trước");
  }
  return {};
}

Text rhythm(Frequency frequency) {
  switch (frequency) {
    case Frequency::year: return say("reported every year", "báo cáo hằng năm");
    case Frequency::half: return say("reported every half year", "báo cáo mỗi nửa năm");
    case Frequency::quarter: return say("reported every quarter", "báo cáo hằng quý");
    case Frequency::month: return say("reported every month", "báo cáo hằng tháng");
  }
  return {};
}

}  // namespace

ReportCards::ReportCards(const Input& in, Document& document)
    : plans_(in.plans),
      plan_(in.plans.plans[in.result.plan]),
      result_(in.result),
      scope_(in.scope),
      rows_(in.rows),
      document_(document),
      words_(document.lang),
      parts_(in.plans, in.result, in.scope, document),
      next_(plan_.targets.size()) {
  if (in.reports == nullptr) return;
  for (const CoverageRow& row : *in.reports) {
    if (row.plan != result_.plan || row.state != ReportState::not_due || !row.due || *row.due < result_.as_of) continue;
    std::optional<Date>& next = next_[row.target];
    if (!next || *row.due < *next) next = row.due;
  }
}

Group ReportCards::card(const GoalRow& row) {
  Group card{Group::Kind::card, words_.name(row).link, {}, {}, {}};
  card.title = Cell(parts_.number_of(row) + ". " + words_.name(row).text);
  card.status = words_.status(row);
  card.goal = goal_id(row);
  card.blocks.emplace_back(Paragraph{big_figure(row), false, {}, "big"});
  const std::string why = row.is_context() ? words_.why(row) : parts_.attention(row);
  std::string line = words_.actual(row).below;
  const std::string parts = line.substr(0, line.find("; "));  // "6 of 8; Jun 2025": told once
  if (!parts.empty() && why.find(parts) != std::string::npos) line.erase(0, parts.size() + 2);
  line += (line.empty() ? "" : ". ") + why;
  std::vector<std::size_t> notes = parts_.name_cell({row}).footnotes;
  const Cell goal = parts_.goal_cell(row);
  notes.insert(notes.end(), goal.footnotes.begin(), goal.footnotes.end());
  card.blocks.emplace_back(Paragraph{line, false, std::move(notes), "m"});
  add_chart(row, card);
  Facts facts{facts_of(row), ""};
  if (!facts.entries.empty()) card.blocks.emplace_back(std::move(facts));
  const auto add = [&card](std::string text, const char* look) {
    if (!text.empty()) card.blocks.emplace_back(Paragraph{std::move(text), false, {}, look});
  };
  const std::string earlier = parts_.earlier_not_met(*row.result);
  if (!earlier.empty()) add(tell(say("Earlier goals not met: {}.", "Mốc trước chưa đạt: {}.", earlier)), "s");
  const std::string remarks = row.is_context() ? "" : words_.more_remarks(row);
  if (!remarks.empty()) add(tell(say("Notes: {}.", "Ghi chú: {}.", remarks)), "s");
  add(about(row) + " " + source_line(row), "src");
  if (rows_ == nullptr || !scope_.every_row) return card;
  const std::size_t target = static_cast<std::size_t>(row.result - result_.targets.data());
  const TraceView view(plans_, result_, target, row.result->current, *rows_, scope_.left_out_rows);
  uses_.insert(uses_.end(), view.uses().begin(), view.uses().end());
  if (scope_.trace) {
    Group details{Group::Kind::details, "", Cell(tell("How this figure came to be", "Số liệu này từ đâu ra")), {}, {}};
    details.blocks = view.brief(document_.lang);
    card.blocks.emplace_back(std::move(details));
  }
  return card;
}

std::vector<SeriesPoint> ReportCards::series(const TargetResult& target) const {
  if (rows_ == nullptr) return {};
  const TargetFigures figures(plans_, result_.plan, target.target, *rows_, result_.as_of);
  return series_of(figures);
}

// With its unit, which tables have beside the goal: "376 homes", "highest: 34.1 µg/m3 (Old Town)".
std::string ReportCards::big_figure(const GoalRow& row) const {
  std::string text = words_.actual(row).text;
  const GoalResult& goal = *row.goal;
  const std::string unit = tell(unit_words(row.target()));
  const bool itself = row.is_context() || goal.goal->basis.value == Basis::value;
  if (!goal.actual || unit.empty() || !itself || percent_of_goal(row.target(), goal.goal)) return text;
  const std::string number = words_.figure(row, *goal.actual, decimals_of_actual(goal.goal, *goal.actual, 2));
  const std::size_t at = text.find(number);
  if (at == std::string::npos) return text;
  // The plan has one form of the unit, which need not be that of one thing.
  const bool one = *goal.actual == 1 && words_.lang() == Lang::en;
  return text.insert(at + number.size(), one ? " (" + unit + ")" : " " + unit);
}

void ReportCards::add_chart(const GoalRow& row, Group& card) const {
  const auto chart = history_of(row, series(*row.result), words_);
  if (!chart) return;
  card.blocks.emplace_back(chart);
  std::string remark;
  if (shows_levels(row)) {
    remark = tell(say("The chart shows the figure itself ({}), not its growth.",
                      "Biểu đồ thể hiện chính số liệu ({}), không phải tốc độ tăng.", row.target().unit.value));
  }
  const SeriesChart* figures = std::get_if<SeriesChart>(&chart->chart);
  if (figures != nullptr && figures->scale_from) {
    remark += (remark.empty() ? "" : " ") +
              tell(say("The scale begins at {}%, not at 0.", "Thang đo bắt đầu từ {}%, không phải từ 0.",
                       words_.number(*figures->scale_from)));
  }
  if (!remark.empty()) card.blocks.emplace_back(Paragraph{std::move(remark), false, {}, "s"});
}

std::vector<Facts::Fact> ReportCards::facts_of(const GoalRow& row) const {
  const GoalResult& goal = *row.goal;
  std::vector<Facts::Fact> facts;
  const auto add = [&](const Text& term, const std::string& text, const Rational& value, const char* field,
                       DataKind kind = DataKind::number) {
    Cell cell(text, Quantity{value});
    cell.field = field;
    cell.kind = kind;
    facts.push_back({tell(term), std::move(cell)});
  };
  if (row.is_context()) return facts;
  const bool on_the_way = goal.period && *goal.period < *goal.due;
  if (goal.expected && on_the_way && !goal.keep) {
    add(expected_words(goal.period), words_.reckoned(row, *goal.expected), *goal.expected, "expected");
  }
  if (goal.pace && on_the_way) {
    const Rational pace = *goal.pace * 100;
    add(say("Pace", "Nhịp độ"), words_.number(pace, 1) + "%", pace, "pace_pct", DataKind::percent);
  }
  if (const auto projected = words_.projected(row); projected && on_the_way) {
    add(say("Projected", "Dự kiến đến hạn"), words_.reckoned(row, *projected), *projected, "projected");
  }
  if (goal.needed_numerator && goal.figure.denominator && !goal.holds) {
    add(say("Needed", "Cần đạt"),
        tell(say("{} of {}", "{}/{}", words_.number(*goal.needed_numerator), words_.number(*goal.figure.denominator))),
        *goal.needed_numerator, "needed_numerator");
  }
  if (goal.required_per_year && *goal.required_per_year > 0) {
    const Condition condition = goal.goal->condition.value;
    const bool falls = wants_less(condition) || condition == Condition::decrease;
    constexpr std::string_view about = "≈\u00a0";
    std::string needed = words_.difference(row, *goal.required_per_year);
    needed.insert(needed.starts_with(about) ? about.size() : 0, falls ? "−" : "+");
    add(say("Needed per year", "Cần mỗi năm"), needed, *goal.required_per_year, "required_per_year");
  }
  for (const GoalResult& each : row.result->goals) {
    if (!each.goal || !each.due || *each.due <= *goal.due) continue;
    const GoalRow next{row.plan, row.result, &each};
    facts.push_back({tell("Next", "Tiếp theo"), Cell(words_.goal(next).text + " " + words_.goal(next).below)});
    break;
  }
  return facts;
}

// What is measured, how it adds up, where it began and how often it comes: all from the plan.
std::string ReportCards::about(const GoalRow& row) const {
  const Target& target = row.target();
  std::vector<std::string> parts;
  const bool has_unit = !target.is_qualitative() && !target.in_percent();  // % stands behind every figure
  const std::string unit = has_unit ? tell(unit_words(target)) : "";
  if (!unit.empty()) parts.push_back(tell(say("unit {}", "đơn vị tính {}", unit)));
  const Goal* goal = row.goal->goal;
  const bool anew = goal != nullptr && goal->every && target.accrual.value == Accrual::flow && !target.is_qualitative();
  parts.push_back(target.derived() ? parts_of(target)
                  : anew ? tell(say("added up within each {}", "cộng trong từng {}", words_of(goal->every.value)))
                         : tell(kind_of(target)));
  if (target.by_area() && !target.derived()) {
    const bool each = !row.is_context() && row.goal->goal->in_each;
    const bool summed = target.is_ratio() || (!target.is_qualitative() && target.across.value == Across::sum);
    if (each) {
      parts.push_back(tell("each area is judged by itself", "xét riêng từng địa bàn"));
    } else if (summed) {
      parts.push_back(tell("areas are added up", "cộng số liệu các địa bàn"));
    } else {
      parts.push_back(tell("areas are not added up", "không cộng số liệu các địa bàn"));
    }
  }
  if (target.baseline.year) {
    const std::string label = years_text(plan_, target.baseline.year.value);
    const auto& value = row.goal->baseline;
    parts.push_back(value ? tell(say("at the start ({}) {}", "xuất phát ({}) {}", label,
                                     words_.number(*value) + (target.in_percent() ? "%" : "")))
                          : tell(say("at the start ({}) not reported", "xuất phát ({}) chưa báo cáo", label)));
  }
  const Reporting& reporting = plan_.reporting_of(target);
  if (reporting.every && !target.derived()) parts.push_back(tell(rhythm(reporting.every.value)));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return tell(say("About this figure: {}.", "Về số liệu này: {}.", text));
}

// "sum of 9, 10", "19 by 18": the numbers of the targets that it is made of.
std::string ReportCards::parts_of(const Target& target) const {
  std::vector<std::string> numbers;
  for (const Reference& part : target.parts()) numbers.push_back(std::to_string(part.index + 1));
  if (!target.ratio_of.empty() && numbers.size() == 2) {
    return tell(say("target {} divided by target {}", "chỉ tiêu {} chia cho chỉ tiêu {}", numbers[0], numbers[1]));
  }
  std::string all;
  for (const std::string& number : numbers) all += (all.empty() ? "" : ", ") + number;
  return tell(say("sum of targets {}", "tổng các chỉ tiêu {}", all));
}

// The day of the last report on what counts; of what is made of other targets, of those.
std::optional<Date> ReportCards::latest_report(std::size_t target, const GoalResult& goal) const {
  const Target& its = plan_.targets[target];
  if (its.derived()) {
    std::optional<Date> day;
    for (const Reference& part : its.parts()) {
      const std::optional<Date> one = latest_report(static_cast<std::size_t>(part.index), goal);
      if (one && (!day || *day < *one)) day = one;
    }
    return day;
  }
  if (!goal.period) return std::nullopt;
  std::optional<std::pair<Month, Date>> latest;
  for (const Row& row : rows_->of(result_.plan, target)) {
    const Month at = row.last_month();
    if (at < goal.span.first || at > *goal.period || !row.report_day()) continue;
    latest = std::max(latest, std::optional(std::pair(at, *row.report_day())));
  }
  return latest ? std::optional(latest->second) : std::nullopt;
}

std::optional<Date> ReportCards::next_report(std::size_t target) const {
  std::optional<Date> next = next_[target];
  for (const Reference& part : plan_.targets[target].parts()) {
    const std::optional<Date> one = next_report(static_cast<std::size_t>(part.index));
    if (one && (!next || *one < *next)) next = one;
  }
  return next;
}

std::string ReportCards::source_line(const GoalRow& row) const {
  const Cell lead = words_.lead(row);
  std::string text = lead.text.empty() ? tell("The source names no lead agency.", "Nguồn không nêu cơ quan chủ trì.")
                                       : tell(say("Lead: {}", "Chủ trì: {}", lead.text));
  if (!lead.text.empty()) text += lead.below.empty() ? "." : " (" + lead.below + ").";
  const auto words_of_day = [](Date day) { return Text{date_words(day, Lang::en), date_words(day, Lang::vi)}; };
  if (rows_ != nullptr && scope_.every_row) {
    const std::optional<Date> latest = latest_report(row.result->target, *row.goal);
    if (latest) text += tell(say(" Latest report: {}.", " Báo cáo mới nhất: {}.", words_of_day(*latest)));
  }
  const std::optional<Date> next = next_report(row.result->target);
  if (next) text += tell(say(" Next report due: {}.", " Hạn báo cáo kỳ tới: {}.", words_of_day(*next)));
  if (!row.target().clause.empty()) text += tell(say(" In the plan: {}.", " Trong kế hoạch: {}.", row.target().clause));
  return text;
}

}  // namespace plantrack
