#include "render/compare_view.hpp"

#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// More plans than fit side by side on a page are shown indicator by indicator only.
constexpr std::size_t most_columns = 7;

class Writer {
 public:
  Writer(const ComparisonView& view, Document& document) : view_(view), document_(document), lang_(document.lang) {
    for (const IndicatorGroup& group : view.groups) {
      for (const ComparedRow& row : group.rows) {
        if (std::find(columns_.begin(), columns_.end(), row.result) == columns_.end()) columns_.push_back(row.result);
      }
    }
    std::sort(columns_.begin(), columns_.end());
  }

  void write() {
    document_.heading(1, tell("Plans compared", "So sánh các kế hoạch"));
    if (view_.groups.empty()) {
      document_.paragraph(tell("No target names an indicator, so there is nothing to compare.",
                               "Không có chỉ tiêu nào gắn với chỉ số chung nên không có gì để so sánh."));
      return;
    }
    write_particulars();
    if (columns_.size() <= most_columns) write_matrix();
    if (!view_.ambition_only) {
      document_.heading(2, tell("Indicator by indicator", "Từng chỉ số"));
      for (const IndicatorGroup& group : view_.groups) write_group(group);
    } else if (columns_.size() > most_columns) {
      for (const IndicatorGroup& group : view_.groups) write_group(group);
    }
  }

 private:
  std::string tell(const char* en, const char* vi) const { return lang_ == Lang::vi ? vi : en; }
  std::string tell(const Text& text) const { return text.in(lang_); }

  const Plan& plan(std::size_t result) const { return view_.plans.plans[view_.results[result].plan]; }
  const TargetResult& target_result(const ComparedRow& row) const {
    return view_.results[row.result].targets[row.target];
  }
  const GoalResult& goal(const ComparedRow& row) const { return target_result(row).current_goal(); }
  const Target& target(const ComparedRow& row) const { return plan(row.result).targets[target_result(row).target]; }

  std::string name_of_group(const IndicatorGroup& group) const {
    if (group.catalogue < 0) return group.indicator;
    const std::string& name = tell(view_.plans.indicators[static_cast<std::size_t>(group.catalogue)].name);
    return name.empty() ? group.indicator : name;
  }

  std::string goal_and_year(const ComparedRow& row, const GoalResult& goal) const {
    return goal_words(plan(row.result), target(row), *goal.goal, lang_) + " (" + (goal.due ? goal.due->text() : "") + ")";
  }

  void write_particulars() {
    Date as_of = view_.results.front().as_of;
    for (const PlanResult& result : view_.results) as_of = std::max(as_of, result.as_of);
    std::size_t comparable = 0;
    for (const IndicatorGroup& group : view_.groups) comparable += group.comparable ? 1 : 0;
    std::vector<std::string> lines;
    if (view_.ambition_only) {
      lines.push_back(tell("The ambition of the goals alone: no progress files were given",
                           "Chỉ so sánh mức phấn đấu: chưa có tệp số liệu tiến độ"));
    } else {
      lines.push_back(tell(say("Figures as of {}", "Số liệu tính đến ngày {}", date_words(as_of, lang_))));
    }
    lines.push_back(
        tell(say("plans: {}; indicators: {}, of which {} can be compared",
                 "{} kế hoạch, {} chỉ số; {} chỉ số so sánh được", columns_.size(), view_.groups.size(), comparable)));
    document_.blocks.emplace_back(BulletList{lines});
  }

  // Indicator by plan: rank and percentage, or the goals where nothing has been reported yet.
  void write_matrix() {
    Table table;
    table.columns.push_back({tell("Indicator", "Chỉ số"), Align::left, 8});
    for (const std::size_t column : columns_)
      table.columns.push_back({plan(column).place.name.value.in(lang_), Align::left, 4});
    for (const IndicatorGroup& group : view_.groups) {
      std::vector<Cell> cells(columns_.size() + 1);
      cells[0].text = name_of_group(group);
      if (!group.comparable) cells[0].footnotes.push_back(document_.footnote(reason_of(group)));
      for (const ComparedRow& row : group.rows) {
        const auto column = std::find(columns_.begin(), columns_.end(), row.result) - columns_.begin() + 1;
        Cell& cell = cells[static_cast<std::size_t>(column)];
        if (!cell.text.empty()) cell.text += "; ";
        cell.text += view_.ambition_only ? all_goals(row) : standing(group, row);
        cell.strong = cell.strong || (row.rank == std::size_t{1} && ranked_rows(group) > 1);
      }
      table.rows.push_back(std::move(cells));
    }
    document_.heading(2, view_.ambition_only ? tell("Goals", "Mức phấn đấu")
                                             : tell("Who is ahead: achieved, in % of the goal",
                                                    "Ai dẫn đầu: tỷ lệ thực hiện so với mức phấn đấu"));
    document_.table(std::move(table));
    if (!view_.ambition_only) {
      document_.paragraph(
          tell("The number before the point is the rank, bold is ahead. An indicator with one figure has nobody to be "
               "ahead of; where a footnote says so, the plans cannot be compared.",
               "Số đứng trước dấu chấm là thứ hạng, chữ đậm là dẫn đầu. Chỉ số chỉ có một số liệu thì không xếp hạng; "
               "chỉ số có chú thích là chỉ số không so sánh được."));
    }
  }

  static std::size_t ranked_rows(const IndicatorGroup& group) {
    return static_cast<std::size_t>(std::count_if(group.rows.begin(), group.rows.end(),
                                                  [](const ComparedRow& row) { return row.rank.has_value(); }));
  }

  // A rank says something where there are others to be ahead of.
  std::string standing(const IndicatorGroup& group, const ComparedRow& row) const {
    const GoalResult& result = goal(row);
    std::string text;
    if (row.rank && ranked_rows(group) > 1) text += std::to_string(*row.rank) + ". ";
    if (result.achieved) text += percent_words(*result.achieved, lang_) + " % ";
    text += status_sign(result.status);
    return text;
  }

  std::string all_goals(const ComparedRow& row) const {
    std::string text;
    const Goal* last = nullptr;
    for (const GoalResult& each : target_result(row).goals) {
      if (each.goal == last) continue;  // an `every: year` goal is told once
      last = each.goal;
      if (!text.empty()) text += "; ";
      text += each.goal->every
                  ? goal_words(plan(row.result), target(row), *each.goal, lang_) + tell(" (every year)", " (hằng năm)")
                  : goal_and_year(row, each);
    }
    return text;
  }

  std::string reason_of(const IndicatorGroup& group) const {
    return tell(say("Not comparable: {}.", "Không so sánh được: {}.", group.reason));
  }

  void write_group(const IndicatorGroup& group) {
    document_.heading(3, name_of_group(group));
    if (!group.comparable) document_.paragraph(reason_of(group));
    Table table;
    table.columns = {
        {tell("Rank", "Hạng"), Align::right, 1},        {tell("Province", "Tỉnh"), Align::left, 4},
        {tell("Goal", "Kế hoạch"), Align::left, 5},     {tell("Unit", "Đơn vị tính"), Align::left, 4},
        {tell("Actual", "Thực hiện"), Align::right, 3}, {tell("Achieved (%)", "Tỷ lệ (%)"), Align::right, 3},
        {tell("Status", "Trạng thái"), Align::left, 5}, {tell("Figure of", "Kỳ số liệu"), Align::left, 3}};
    for (const ComparedRow& row : group.rows) {
      const GoalResult& result = goal(row);
      std::vector<Cell> cells(8);
      if (row.rank && ranked_rows(group) > 1) cells[0].text = std::to_string(*row.rank);
      cells[1].text = plan(row.result).place.name.value.in(lang_);
      cells[2].text = view_.ambition_only ? all_goals(row) : goal_and_year(row, result);
      cells[3].text = unit_words(target(row), *result.goal, lang_);
      cells[4] =
          result.actual
              ? Cell{Cell::Kind::number, actual_words(*result.actual, *result.goal, lang_), result.actual, false, {}}
              : Cell{};
      if (result.achieved)
        cells[5] = {Cell::Kind::percent, percent_words(*result.achieved, lang_), result.achieved, false, {}};
      cells[6].text = std::string(status_sign(result.status)) + " " + tell(status_words(result.status));
      if (result.period) cells[7].text = month_words(*result.period, lang_);
      table.rows.push_back(std::move(cells));
    }
    document_.table(std::move(table));
  }

  const ComparisonView& view_;
  Document& document_;
  Lang lang_;
  std::vector<std::size_t> columns_;  // plan results that appear, in order
};

}  // namespace

Document compare_document(const ComparisonView& view, Lang lang) {
  Document document;
  document.lang = lang;
  Writer(view, document).write();
  return document;
}

}  // namespace plantrack
