#include "render/compare_view.hpp"

#include "compute/compared.hpp"
#include "render/goal_words.hpp"
#include "render/report_charts.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace plantrack {
namespace {

// More plans than fit side by side on a page are shown indicator by indicator only.
constexpr std::size_t most_columns = 6;

class Writer {
 public:
  Writer(const Comparison& view, bool on_page, Document& document)
      : view_(view), on_page_(on_page), document_(document), lang_(document.lang), words_(document.lang) {
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
      if (on_page_) {
        document_.blocks.emplace_back(
            ChartKey{{{ChartMark::bar, tell("actual", "thực hiện")},
                      {ChartMark::goal, tell("goal: reached is enough", "mức phấn đấu: bằng là đạt")},
                      {ChartMark::strict_goal, tell("goal: must be exceeded", "mức phấn đấu: phải vượt")}}});
      }
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
    for (const std::size_t column : columns_) {
      const std::string years = tell(years_sentence(plan(column)));
      if (!years.empty()) lines.push_back(tell(plan(column).place.name.value) + ": " + years);
    }
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
        if (!view_.ambition_only) cell.below += (cell.below.empty() ? "" : "; ") + size_of(row);
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

  // How much that is: "2 (goal: 2–3 products)", "78.5% (goal: > 80%)", so that a small goal is seen to be one.
  std::string size_of(const ComparedRow& row) const {
    const GoalRow one = goal(row);
    if (one.is_context() || !row.achieved || !one.goal->actual || one.goal->goal->in_each) return {};
    std::string text = tell(say("{} (goal: {})", "{} (kế hoạch: {})", words_.figure(one, *one.goal->actual),
                                goal_words(*one.plan, one.target(), *one.goal->goal, lang_, true)));
    if (one.goal->estimated()) text += tell("; estimate", "; ước");
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

  // In what the goals differ, each value with the places that have it.
  std::string reason_of(const IndicatorGroup& group) const {
    struct Aspect {
      Text name;
      std::function<std::string(const GoalRow&)> value;
    };
    const Aspect aspects[] = {
        {say("units differ", "đơn vị tính khác nhau"),
         [this](const GoalRow& row) { return tell(row.target().unit.value); }},
        {say("what is compared differs", "cách so sánh khác nhau"),
         [this](const GoalRow& row) { return tell(words_of(row.goal->goal->basis.value)); }},
        {say("whether each area has to reach it differs", "phạm vi từng địa bàn khác nhau"),
         [this](const GoalRow& row) {
           const Goal& goal = *row.goal->goal;
           return goal.in_each ? tell(say("in each {}", "mỗi {}", row.plan->level_words(goal.in_each.value)))
                               : tell("as a whole", "toàn bộ");
         }},
        {say("how amounts add up differs", "cách cộng dồn khác nhau"),
         [this](const GoalRow& row) { return tell(words_of(row.target().accrual.value)); }},
        {say("which way the goal points differs", "chiều của mức phấn đấu khác nhau"),
         [this](const GoalRow& row) { return tell(direction_words(row.goal->goal->condition.value)); }},
        {say("due months differ", "tháng đến hạn khác nhau"),
         [this](const GoalRow& row) { return words_.month(*row.goal->due); }},
    };
    std::string all;
    for (const Aspect& aspect : aspects) {
      std::vector<std::pair<std::string, std::string>> places;  // value and who has it, as they come
      for (const ComparedRow& row : group.rows) {
        const GoalRow one = goal(row);
        if (one.is_context()) continue;
        const std::string value = aspect.value(one);
        auto known = std::find_if(places.begin(), places.end(), [&](const auto& each) { return each.first == value; });
        if (known == places.end()) known = places.insert(places.end(), {value, ""});
        const std::string place = tell(one.plan->place.name.value);
        if (known->second.find(place) == std::string::npos)
          known->second += (known->second.empty() ? "" : ", ") + place;
      }
      if (places.size() < 2) continue;
      std::string values;
      for (const auto& [value, who] : places) values += (values.empty() ? "" : "; ") + value + ": " + who;
      all += (all.empty() ? "" : "; ") + tell(say("{} ({})", "{} ({})", aspect.name, values));
    }
    return tell(
        say("No rank by goal: {}.", "Không xếp hạng theo mức phấn đấu: {}.", all.empty() ? tell(group.reason) : all));
  }

  static Text direction_words(Condition condition) {
    if (is_minimum(condition)) return say("at least", "ít nhất");
    if (wants_less(condition)) return say("at most", "nhiều nhất");
    return words_of(condition);
  }

  // The best first; those without figure last.
  std::vector<ComparedRow> shown_rows(const IndicatorGroup& group) const {
    const auto place = [this](const ComparedRow& row) {
      constexpr std::size_t last = static_cast<std::size_t>(-1);
      return std::tuple(goal(row).goal->period ? 0 : 1, row.rank.value_or(last), row.rank_actual.value_or(last));
    };
    std::vector<ComparedRow> rows = group.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const ComparedRow& a, const ComparedRow& b) { return place(a) < place(b); });
    return rows;
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
    const std::vector<ComparedRow> rows = shown_rows(group);
    std::vector<GoalRow> goals;
    for (const ComparedRow& row : rows) goals.push_back(goal(row));
    const LaneScale scale = lane_scale(goals);
    const bool by_figure = std::any_of(group.rows.begin(), group.rows.end(),
                                       [](const ComparedRow& row) { return row.rank_actual.has_value(); });
    const bool several = ranked_rows(group) > 1;
    using Column = ShownColumn<ComparedRow>;
    std::vector<Column> columns;
    if (several) {
      columns.push_back({{tell("Rank", "Hạng"), Align::right, 1},
                         [](const ComparedRow& row) { return row.rank ? Cell(std::to_string(*row.rank)) : Cell(); }});
    }
    if (by_figure) {
      columns.push_back(
          {{group.comparable ? tell("Order by figure", "Thứ tự theo số liệu")
                             : tell("Order by figure (goals differ)", "Thứ tự theo số liệu (mức phấn đấu khác nhau)"),
            Align::right, 2},
           [](const ComparedRow& row) { return row.rank_actual ? Cell(std::to_string(*row.rank_actual)) : Cell(); }});
    }
    columns.push_back({{tell("Place", "Nơi"), Align::left, 4, true},
                       [this](const ComparedRow& row) { return place_cell(row.result); }});
    if (on_page_) {
      TableColumn bars{scale.own_goals ? tell("In % of its own goal", "Theo % mức phấn đấu của mình")
                                       : tell("On one scale", "Trên cùng thang đo"),
                       Align::left, 6, false, lane_axis(goals.front(), scale, words_)};
      columns.push_back({std::move(bars), [this, scale](const ComparedRow& row) {
                           Cell cell;
                           cell.look = "lane";
                           cell.chart = lane_of(goal(row), scale, words_);
                           return cell;
                         }});
    }
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
    Table table = table_of(columns, rows);
    table.look = "lanes";
    document_.table(std::move(table));
  }

  const Comparison& view_;
  bool on_page_;  // where there is room for charts
  Document& document_;
  Lang lang_;
  GoalWords words_;
  std::vector<std::size_t> columns_;  // plan results that appear, in order
};

}  // namespace

Document Comparison::document(Lang lang) const {
  Document document;
  document.lang = lang;
  Writer(*this, false, document).write();
  return document;
}

Document Comparison::page(Lang lang) const {
  Document document;
  document.lang = lang;
  Writer(*this, true, document).write();
  return document;
}

}  // namespace plantrack
