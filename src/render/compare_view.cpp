#include "render/compare_view.hpp"

#include "render/goal_words.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// More plans than fit side by side on a page are shown indicator by indicator only.
constexpr std::size_t most_columns = 6;

class Writer {
 public:
  Writer(const Comparison& view, Document& document)
      : view_(view), document_(document), lang_(document.lang), words_(document.lang) {
    for (const IndicatorGroup& group : view.groups) {
      for (const ComparedRow& row : group.rows) {
        if (std::find(columns_.begin(), columns_.end(), row.result) == columns_.end()) columns_.push_back(row.result);
      }
    }
    std::sort(columns_.begin(), columns_.end());
  }

  void write() {
    document_.heading(1, tell("Plans compared", "So sánh các kế hoạch"));
    for (const std::size_t column : columns_) {
      if (!plan(column).note.empty()) {
        document_.blocks.emplace_back(Notice{tell(plan(column).place.name.value) + ": " + tell(plan(column).note)});
      }
    }
    if (view_.groups.empty()) {
      document_.paragraph(tell("No target names an indicator, so there is nothing to compare.",
                               "Không có chỉ tiêu nào gắn với chỉ số chung nên không có gì để so sánh."));
      return;
    }
    write_particulars();
    if (columns_.size() <= most_columns) write_matrix();
    if (!view_.ambition_only) {
      document_.heading(2, tell("Indicator by indicator", "Từng chỉ số"), "indicators");
      for (const IndicatorGroup& group : view_.groups) write_group(group);
    } else if (columns_.size() > most_columns) {
      for (const IndicatorGroup& group : view_.groups) write_group(group);
    }
  }

 private:
  std::string tell(const char* en, const char* vi) const { return words_.tell(en, vi); }
  std::string tell(const Text& text) const { return words_.tell(text); }

  const Plan& plan(std::size_t result) const { return view_.plans.plans[view_.results[result].plan]; }
  const TargetResult& target_result(const ComparedRow& row) const {
    return view_.results[row.result].targets[row.target];
  }
  GoalRow goal(const ComparedRow& row) const {
    return {&plan(row.result), &target_result(row), &target_result(row).current_goal()};
  }

  std::string name_of_group(const IndicatorGroup& group) const {
    if (group.catalogue < 0) return group.indicator;
    const std::string& name = tell(view_.plans.indicators[static_cast<std::size_t>(group.catalogue)].name);
    return name.empty() ? group.indicator : name;
  }

  void write_particulars() {
    std::size_t comparable = 0;
    for (const IndicatorGroup& group : view_.groups) comparable += group.comparable ? 1 : 0;
    std::vector<std::string> lines;
    if (view_.ambition_only) {
      lines.push_back(tell("The ambition of the goals alone: no progress files were given",
                           "Chỉ so sánh mức phấn đấu: chưa có tệp số liệu tiến độ"));
    } else {
      lines.push_back(tell(say("Figures as of {}", "Số liệu tính đến ngày {}", date_words(view_.day(), lang_))));
    }
    lines.push_back(
        tell(say("plans: {}; indicators: {}, of which {} can be compared",
                 "{} kế hoạch, {} chỉ số; {} chỉ số so sánh được", columns_.size(), view_.groups.size(), comparable)));
    document_.blocks.emplace_back(BulletList{lines});
  }

  // The name of a place, marked where its plan is no issued one.
  Cell place_cell(std::size_t result) {
    Cell cell(tell(plan(result).place.name.value));
    cell.local = true;
    const DocumentStatus status = plan(result).document.status.value;
    if (status == DocumentStatus::issued) return cell;
    cell.footnotes.push_back(document_.footnote(
        tell(say("The plan of {}: {}.", "Kế hoạch của {}: {}.", cell.text, document_status_words(status)))));
    return cell;
  }

  // Indicator by plan: rank and percentage, or the goals where nothing has been reported yet.
  void write_matrix() {
    Table table;
    table.look = "matrix";
    table.columns.push_back({tell("Indicator", "Chỉ số"), Align::left, 8, true});
    for (const std::size_t column : columns_) {
      table.columns.push_back({tell(plan(column).place.name.value), Align::left, 4});
    }
    for (const IndicatorGroup& group : view_.groups) {
      std::vector<Cell> cells(columns_.size() + 1);
      cells.front().text = name_of_group(group);
      if (!view_.ambition_only) cells.front().link = "i-" + group.indicator;
      if (!group.comparable) cells.front().footnotes.push_back(document_.footnote(reason_of(group)));
      for (const ComparedRow& row : group.rows) {
        const auto column = std::find(columns_.begin(), columns_.end(), row.result) - columns_.begin() + 1;
        Cell& cell = cells[static_cast<std::size_t>(column)];
        if (!cell.text.empty()) cell.text += "; ";
        cell.text += view_.ambition_only ? all_goals(row) : standing(group, row);
        if (!view_.ambition_only) cell.look = "k " + std::string(name_of(goal(row).goal->status));
        cell.strong = cell.strong || (row.rank == std::size_t{1} && ranked_rows(group) > 1);
      }
      table.rows.push_back(std::move(cells));
    }
    table.caption = view_.ambition_only ? tell("Goals", "Mức phấn đấu")
                                        : tell("Who is ahead of its own goal: achieved, in % of it",
                                               "Ai dẫn đầu so với mức phấn đấu của mình: tỷ lệ thực hiện, %");
    document_.heading(2, table.caption, "matrix");
    document_.table(std::move(table));
    if (view_.ambition_only) return;
    document_.paragraph(tell(
        "The number before the point is the rank by what each has achieved of its own goal, bold is ahead. An "
        "indicator with one figure has nobody to be ahead of; where a footnote says so, the plans cannot be "
        "compared. Incomplete and old figures have no rank.",
        "Số đứng trước dấu chấm là thứ hạng theo tỷ lệ thực hiện mức phấn đấu của mỗi nơi, chữ đậm là dẫn đầu. Chỉ "
        "số chỉ có một số liệu thì không xếp hạng; chỉ số có chú thích là chỉ số không so sánh được. Số liệu chưa "
        "đủ hoặc đã cũ thì không xếp hạng."));
  }

  static std::size_t ranked_rows(const IndicatorGroup& group) {
    return static_cast<std::size_t>(std::count_if(group.rows.begin(), group.rows.end(),
                                                  [](const ComparedRow& row) { return row.rank.has_value(); }));
  }

  // A rank says something where there are others to be ahead of.
  std::string standing(const IndicatorGroup& group, const ComparedRow& row) const {
    std::string text;
    if (row.rank && ranked_rows(group) > 1) text += std::to_string(*row.rank) + ". ";
    if (row.achieved) text += percent_words(*row.achieved, lang_) + "% ";
    text += status_sign(goal(row).goal->status);
    return text;
  }

  std::string all_goals(const ComparedRow& row) const {
    std::string text;
    const Goal* last = nullptr;
    for (const GoalResult& each : target_result(row).goals) {
      if (each.goal == nullptr || each.goal == last) continue;  // an `every` goal is told once
      last = each.goal;
      if (!text.empty()) text += "; ";
      const GoalRow one{&plan(row.result), &target_result(row), &each};
      text += goal_words(*one.plan, one.target(), *each.goal, lang_);
      text += each.goal->every ? " (" + tell(every_words(each.goal->every.value)) + ")"
                               : " (" + words_.month(*each.due) + ")";
    }
    return text.empty() ? "–" : text;
  }

  static Text every_words(Frequency frequency) {
    switch (frequency) {
      case Frequency::year: return say("every year", "hằng năm");
      case Frequency::half: return say("every half", "mỗi nửa năm");
      case Frequency::quarter: return say("every quarter", "hằng quý");
      case Frequency::month: return say("every month", "hằng tháng");
    }
    return {};
  }

  std::string reason_of(const IndicatorGroup& group) const {
    return tell(say("Not comparable: {}.", "Không so sánh được: {}.", group.reason));
  }

  Cell goal_cell(const ComparedRow& row) {
    if (view_.ambition_only) return Cell(all_goals(row));
    const GoalRow one = goal(row);
    Cell cell = words_.goal(one);
    if (!one.is_context() && (one.goal->goal->inferred_condition || one.goal->goal->inferred_time)) {
      cell.footnotes.push_back(document_.footnote(words_.inferred(*one.goal->goal)));
    }
    return cell;
  }

  void write_group(const IndicatorGroup& group) {
    document_.heading(3, name_of_group(group), "i-" + group.indicator);
    if (!group.comparable) document_.paragraph(reason_of(group));
    const bool by_figure = std::any_of(group.rows.begin(), group.rows.end(),
                                       [](const ComparedRow& row) { return row.rank_actual.has_value(); });
    const bool several = ranked_rows(group) > 1;
    using Column = ShownColumn<ComparedRow>;
    std::vector<Column> columns;
    columns.push_back({{tell("Rank", "Hạng"), Align::right, 1}, [several](const ComparedRow& row) {
                         return row.rank && several ? Cell(std::to_string(*row.rank)) : Cell();
                       }});
    if (by_figure) {
      columns.push_back({{tell("By figure", "Theo số liệu"), Align::right, 1}, [](const ComparedRow& row) {
                           return row.rank_actual ? Cell(std::to_string(*row.rank_actual)) : Cell();
                         }});
    }
    columns.push_back({{tell("Place", "Nơi"), Align::left, 4, true},
                       [this](const ComparedRow& row) { return place_cell(row.result); }});
    columns.push_back(
        {{tell("Goal", "Kế hoạch"), Align::left, 5}, [this](const ComparedRow& row) { return goal_cell(row); }});
    columns.push_back({{tell("Actual", "Thực hiện"), Align::left, 5},
                       [this](const ComparedRow& row) { return words_.actual(goal(row)); }});
    columns.push_back({{tell("Achieved (%)", "Tỷ lệ (%)"), Align::right, 3}, [this](const ComparedRow& row) {
                         Cell cell;
                         if (!row.achieved) return cell;
                         cell.text = percent_words(*row.achieved, lang_);
                         cell.value = Quantity{*row.achieved};
                         cell.kind = DataKind::achieved;
                         cell.field = "achieved_pct";
                         return cell;
                       }});
    columns.push_back({{tell("Status", "Trạng thái"), Align::left, 4},
                       [this](const ComparedRow& row) { return words_.status(goal(row)); }});
    document_.table(table_of(columns, group.rows));
  }

  const Comparison& view_;
  Document& document_;
  Lang lang_;
  GoalWords words_;
  std::vector<std::size_t> columns_;  // plan results that appear, in order
};

}  // namespace

Document Comparison::document(Lang lang) const {
  Document document;
  document.lang = lang;
  Writer(*this, document).write();
  return document;
}

}  // namespace plantrack
