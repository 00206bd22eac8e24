#include "render/report_view.hpp"

#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// Writes the part of the document that tells of one plan.
class PlanView {
 public:
  PlanView(const PlanSet& plans, const PlanResult& result, const ReportScope& scope, Document& document)
      : plan_(plans.plans[result.plan]), result_(result), scope_(scope), document_(document), lang_(document.lang) {}

  void write() {
    document_.heading(1, plan_.title.in(lang_));
    write_particulars();
    document_.heading(2, tell("Headline", "Tổng quan"));
    write_headline();
    document_.heading(2, tell("Targets", "Kết quả thực hiện các chỉ tiêu"));
    write_goals();
    write_way();
    write_areas();
  }

 private:
  std::string tell(const char* en, const char* vi) const { return lang_ == Lang::vi ? vi : en; }
  std::string tell(const Text& text) const { return text.in(lang_); }
  std::string number(const Rational& value) const { return number_text(value, 4, lang_); }

  void write_particulars() {
    const SourceDocument& source = plan_.document;
    std::vector<std::string> lines;
    lines.push_back(tell(say("Province: {}", "Tỉnh: {}", plan_.place.name.value)));
    if (!plan_.place.merged_into.empty()) {
      const PlanPlace& province = plan_.place;
      lines.back() +=
          tell(province.merged_on ? say(" (merged into {} on {})", " (sáp nhập vào {} từ {})", province.merged_into,
                                        date_words(province.merged_on.value, lang_))
                                  : say(" (merged into {})", " (đã sáp nhập vào {})", province.merged_into));
    }
    std::string paper = source.number.empty() ? tell("Plan without a number", "Kế hoạch chưa có số")
                                              : tell(say("Plan {}", "Kế hoạch số {}", source.number));
    if (source.issued) paper += tell(say(" of {}", " ngày {}", date_words(source.issued.value, lang_)));
    paper += ", " + source.issuer + " (" + tell(document_status_words(source.status.value)) + ")";
    lines.push_back(paper);
    lines.push_back(tell(say("Plan period {}–{}; figures as of {}", "Giai đoạn {}–{}; số liệu tính đến ngày {}",
                             plan_.from.value, plan_.to.value, date_words(result_.as_of, lang_))));
    if (scope_.left_out > 0) {
      lines.push_back(tell(say("{} of {} submitted rows have errors and are left out",
                               "{} trong {} dòng đã nộp có lỗi, không được tính", scope_.left_out, scope_.rows)));
    }
    document_.blocks.emplace_back(BulletList{lines});
  }

  void write_headline() {
    const Headline& headline = result_.headline;
    std::string counts;
    for (const Status status : all_statuses) {
      if (headline.count(status) == 0) continue;
      counts +=
          (counts.empty() ? "" : ", ") + std::to_string(headline.count(status)) + " " + tell(status_words(status));
    }
    document_.paragraph(
        tell(say("{} {}: {}.", "{} {}: {}.", headline.targets,
                 headline.targets == 1 ? Text{"target", "chỉ tiêu"} : Text{"targets", "chỉ tiêu"}, counts)),
        true);
    if (!headline.mean_achieved) {
      document_.paragraph(tell("No target has a percentage yet.", "Chưa có chỉ tiêu nào tính được tỷ lệ thực hiện."));
      return;
    }
    document_.paragraph(
        tell(say("Achieved on average {} % (mean of {} of {} targets, each capped at 100 %).",
                 "Tỷ lệ thực hiện bình quân {} % (của {} trong {} chỉ tiêu, mỗi chỉ tiêu tính tối đa 100 %).",
                 percent_words(*headline.mean_achieved, lang_), headline.with_achieved, headline.targets)));
  }

  void write_goals() {
    Table table;
    table.columns = {
        {tell("No.", "STT"), Align::right, 1},          {tell("Target", "Chỉ tiêu"), Align::left, 8},
        {tell("Unit", "Đơn vị tính"), Align::left, 3},  {tell("Goal", "Kế hoạch"), Align::left, 4},
        {tell("Actual", "Thực hiện"), Align::right, 3}, {tell("Achieved (%)", "Tỷ lệ (%)"), Align::right, 3},
        {tell("Status", "Trạng thái"), Align::left, 4}, {tell("Lead agency", "Cơ quan chủ trì"), Align::left, 5},
        {tell("Notes", "Ghi chú"), Align::left, 6}};
    for (const TargetResult& target : result_.targets) {
      for (const GoalResult& goal : target.goals) {
        if (goal.goal != nullptr && (scope_.all_goals || goal.current)) table.rows.push_back(goal_row(target, goal));
      }
    }
    document_.table(std::move(table));
  }

  std::vector<Cell> goal_row(const TargetResult& target_result, const GoalResult& goal) {
    const Target& target = plan_.targets[target_result.target];
    std::vector<Cell> row(9);
    row[0].text = std::to_string(target_result.target + 1);
    row[1].text = tell(target.name);
    row[2].text = unit_words(target, *goal.goal, lang_);
    row[3].text = goal_words(plan_, target, *goal.goal, lang_) + " (" + goal.due->text() + ")";
    if (goal.goal->inferred_condition || goal.goal->inferred_time) {
      row[3].footnotes.push_back(document_.footnote(inferred_note(*goal.goal)));
    }
    row[4] = actual_cell(target, goal);
    if (goal.achieved) row[5] = {Cell::Kind::percent, percent_words(*goal.achieved, lang_), goal.achieved, false, {}};
    row[6].text = std::string(status_sign(goal.status)) + " " + tell(status_words(goal.status));
    row[6].strong = goal.status == Status::met || goal.status == Status::missed || goal.status == Status::overdue;
    if (target.lead.resolved()) {
      row[7].text = plan_.agencies[static_cast<std::size_t>(target.lead.index)].name.value.in(lang_);
    }
    row[8].text = remarks(target, goal);
    if (!target.note.empty()) row[8].footnotes.push_back(document_.footnote(tell(target.note)));
    return row;
  }

  Cell actual_cell(const Target& target, const GoalResult& goal) const {
    Cell cell;
    cell.kind = Cell::Kind::number;
    if (goal.actual) {
      cell.number = goal.actual;
      cell.text = actual_words(*goal.actual, *goal.goal, lang_);
    } else if (goal.figure.progress && target.measure.value == Measure::qualitative) {
      cell.kind = Cell::Kind::text;
      cell.text = progress_words(*goal.figure.progress);
    } else if (goal.figure.nothing_to_measure) {
      cell.kind = Cell::Kind::text;
      cell.text = "0 / 0";
    } else {
      cell.kind = Cell::Kind::text;
      cell.text = "–";
    }
    return cell;
  }

  std::string progress_words(Progress progress) const {
    switch (progress) {
      case Progress::not_started: return tell("not started", "chưa thực hiện");
      case Progress::in_progress: return tell("in progress", "đang thực hiện");
      case Progress::done: return tell("done", "hoàn thành");
    }
    return {};
  }

  std::string inferred_note(const Goal& goal) const {
    if (goal.inferred_condition && goal.inferred_time) {
      return tell("Inferred, not stated in the source: the condition and the due year.",
                  "Suy luận, văn bản gốc không nêu: điều kiện và năm đến hạn.");
    }
    return goal.inferred_condition ? tell("Inferred, not stated in the source: the condition.",
                                          "Suy luận, văn bản gốc không nêu: điều kiện.")
                                   : tell("Inferred, not stated in the source: the due year.",
                                          "Suy luận, văn bản gốc không nêu: năm đến hạn.");
  }

  // How far it still is: in whole villages, workers or products where that can be told.
  template <class Add>
  void add_what_is_missing(const Target& target, const GoalResult& goal, Add add) const {
    if (goal.status == Status::met) return;
    if (goal.needed_numerator && wants_less(goal.goal->condition.value)) {
      add(tell(say("at most {} allowed", "tối đa {}", number(*goal.needed_numerator))));
    } else if (goal.needed_numerator) {
      add(tell(say("{} needed", "cần {}", number(*goal.needed_numerator))));
    } else if (goal.remaining && *goal.remaining > 0 && !target.in_percent()) {
      add(tell(wants_less(goal.goal->condition.value) ? say("{} too many", "vượt {}", number(*goal.remaining))
                                                      : say("{} to go", "còn thiếu {}", number(*goal.remaining))));
    }
  }

  // What a reader of the row has to know: of when the figure is, what it is made of, what is missing.
  std::string remarks(const Target& target, const GoalResult& goal) const {
    std::string all;
    const auto add = [&all](const std::string& part) { all += (all.empty() ? "" : "; ") + part; };
    if (goal.period) add(month_words(*goal.period, lang_));
    if (goal.estimated()) add(tell("estimate", "ước"));
    if (goal.figure.numerator && goal.figure.denominator && goal.figure.value) {
      add(tell(say("{} of {}", "{}/{}", number(*goal.figure.numerator), number(*goal.figure.denominator))));
    }
    if (goal.actual && goal.status != Status::met && !goal.rate) add(tell("not met", "chưa đạt"));
    add_what_is_missing(target, goal, add);
    if (goal.areas_expected && goal.period) {
      add(tell(say("{} of {} areas reported", "{}/{} địa phương báo cáo", *goal.areas_reported, *goal.areas_expected)));
    }
    if (goal.rate) {
      add(tell(say("{} % a year the wanted way", "{} %/năm theo hướng mong muốn", number_text(*goal.rate, 2, lang_))));
    }
    for (const Text& note : goal.notes) add(tell(note));
    return all;
  }

  // Where each goal stands on its way: only those that have a way.
  void write_way() {
    Table table;
    table.columns = {{tell("No.", "STT"), Align::right, 1},
                     {tell("Target", "Chỉ tiêu"), Align::left, 8},
                     {tell("Goal", "Kế hoạch"), Align::left, 4},
                     {tell("Expected by now", "Lẽ ra đã đạt"), Align::right, 4},
                     {tell("Actual", "Thực hiện"), Align::right, 3},
                     {tell("Pace (%)", "Nhịp độ (%)"), Align::right, 3},
                     {tell("Heading for", "Dự kiến đến hạn"), Align::right, 4},
                     {tell("Needed per year", "Cần mỗi năm"), Align::right, 4}};
    for (const TargetResult& target_result : result_.targets) {
      const Target& target = plan_.targets[target_result.target];
      for (const GoalResult& goal : target_result.goals) {
        if ((!scope_.all_goals && !goal.current) || !goal.pace || !goal.period || *goal.period >= *goal.due) continue;
        std::vector<Cell> row(8);
        row[0].text = std::to_string(target_result.target + 1);
        row[1].text = tell(target.name);
        row[2].text = goal_words(plan_, target, *goal.goal, lang_) + " (" + goal.due->text() + ")";
        const auto figure = [this](const std::optional<Rational>& value, int digits) {
          return value ? Cell{Cell::Kind::number, number_text(*value, digits, lang_), value, false, {}} : Cell{};
        };
        row[3] = figure(goal.expected, 2);
        row[4] = actual_cell(target, goal);
        row[5] = figure(Rational(*goal.pace * 100), 1);
        row[6] = figure(goal.projected, 2);
        row[7] = figure(goal.required_per_year, 2);
        table.rows.push_back(std::move(row));
      }
    }
    if (table.rows.empty()) return;
    document_.heading(2, tell("On the way", "Tiến độ"));
    document_.table(std::move(table));
  }

  // Under "in each area" goals a reader wants to know which areas do not hold.
  void write_areas() {
    for (const TargetResult& target_result : result_.targets) {
      const GoalResult& goal = target_result.current_goal();
      if (goal.goal == nullptr || !goal.goal->in_each || !goal.period) continue;
      const Target& target = plan_.targets[target_result.target];
      Table table;
      table.columns = {{tell("Area", "Địa phương"), Align::left, 6},
                       {tell("Actual", "Thực hiện"), Align::right, 3},
                       {tell("Holds", "Đạt"), Align::left, 4}};
      for (const AreaResult& each : goal.areas) {
        if (!each.expected) continue;
        std::vector<Cell> row(3);
        row[0].text = plan_.areas[static_cast<std::size_t>(each.area)].name.value;
        row[1].text = each.compared          ? actual_words(*each.compared, *goal.goal, lang_)
                      : each.actual.progress ? progress_words(*each.actual.progress)
                                             : "–";
        row[2].text = each.holds                 ? tell("✓ yes", "✓ đạt")
                      : each.actual.has_figure() ? tell("✗ no", "✗ không đạt")
                                                 : tell("– no figure", "– chưa có số liệu");
        table.rows.push_back(std::move(row));
      }
      document_.heading(2, tell(target.name) + ": " + goal_words(plan_, target, *goal.goal, lang_));
      document_.table(std::move(table));
    }
  }

  const Plan& plan_;
  const PlanResult& result_;
  const ReportScope& scope_;
  Document& document_;
  Lang lang_;
};

}  // namespace

Document report_document(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope,
                         Lang lang) {
  Document document;
  document.lang = lang;
  for (const PlanResult& result : results) PlanView(plans, result, scope, document).write();
  return document;
}

}  // namespace plantrack
