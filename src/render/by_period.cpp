#include "render/by_period.hpp"

#include "render/goal_words.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/trace_view.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <map>

namespace plantrack {
namespace {

using Value = DataValue;

std::string_view kind_of(const PeriodRow& row) {
  if (row.used.use == RowUse::baseline) return "baseline";
  switch (row.used.row.length()) {
    case 12: return "year";
    case 6: return "half";
    case 3: return "quarter";
    default: return "month";
  }
}

std::optional<Rational> figure_of(const PeriodRow& row) {
  const Row& its = row.used.row;
  if (its.figure() == Figure::status) return std::nullopt;
  const Rational value = rational(row.rows->value_of(its.value));
  if (its.figure() == Figure::value) return value;
  const Rational below = rational(row.rows->value_of(its.denominator));
  if (below == 0) return std::nullopt;
  return Rational(value / below * (row.goal.target().in_percent() ? 100 : 1));
}

Value part_of_ratio(const PeriodRow& row, bool below) {
  if (row.used.row.figure() != Figure::ratio) return {};
  return Quantity{rational(row.rows->value_of(below ? row.used.row.denominator : row.used.row.value))};
}

// Every row that counts for its key has one of these uses here: what a goal leaves aside counted for an earlier one.
std::string_view use_of(const PeriodRow& row) {
  return row.used.use == RowUse::outside ? name_of(RowUse::counted) : name_of(row.used.use);
}

constexpr DataColumn<PeriodRow> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const PeriodRow& row) -> Value { return text_value(row.goal.plan->id.value); }},
    {{"target", DataKind::id, "Target", "Chỉ tiêu", "id of the target", "mã chỉ tiêu"},
     [](const PeriodRow& row) -> Value { return text_value(row.goal.target().id.value); }},
    {{"area", DataKind::id, "Area", "Địa bàn", "id of the area; empty: the whole", "mã địa bàn; trống: toàn bộ"},
     [](const PeriodRow& row) -> Value {
       if (!row.used.row.has_area()) return {};
       return text_value(row.goal.plan->areas[static_cast<std::size_t>(row.used.row.area())].id.value);
     }},
    {{"period", DataKind::id, "Period", "Kỳ", "of the row", "của dòng"},
     [](const PeriodRow& row) -> Value { return text_value(row.goal.plan->label(row.used.row.months())); }},
    {{"kind", DataKind::id, "Kind", "Loại kỳ", "year, half, quarter, month or baseline",
      "year (năm), half (nửa năm), quarter (quý), month (tháng) hoặc baseline (năm gốc)", folded},
     [](const PeriodRow& row) -> Value { return text_value(kind_of(row)); }},
    {{"figure", DataKind::number, "Figure", "Số liệu", "what the row states", "số ghi trong dòng"},
     [](const PeriodRow& row) -> Value { return figure(figure_of(row), 4, row.goal.target().in_percent()); }},
    {{"cumulative", DataKind::number, "After it", "Đến kỳ đó", "the figure after that period over all areas",
      "số liệu đến hết kỳ đó của mọi địa bàn"},
     [](const PeriodRow& row) -> Value { return figure(row.cumulative, 4, row.goal.target().in_percent()); }},
    {{"numerator", DataKind::number, "Numerator", "Tử số", "of a ratio", "của tỷ lệ"},
     [](const PeriodRow& row) -> Value { return part_of_ratio(row, false); }},
    {{"denominator", DataKind::number, "Denominator", "Mẫu số", "of a ratio", "của tỷ lệ"},
     [](const PeriodRow& row) -> Value { return part_of_ratio(row, true); }},
    {{"estimated", DataKind::flag, "Estimate", "Ước tính", "it is an estimate", "là số ước"},
     [](const PeriodRow& row) -> Value {
       const Row& its = row.used.row;
       return its.figure() != Figure::status && (its.estimate() || its.day() < last_day(its.last_month()));
     }},
    {{"use", DataKind::id, "Use", "Sử dụng", "counted, nested, consolidated, history or baseline",
      "counted (được tính), nested (nằm trong kỳ khác), consolidated (để riêng), history (trước kế hoạch) hoặc "
      "baseline (năm gốc)"},
     [](const PeriodRow& row) -> Value { return text_value(use_of(row)); }},
    {{"reported_on", DataKind::date, "Reported on", "Ngày báo cáo", "as it stands there", "như ghi ở đó"},
     [](const PeriodRow& row) -> Value {
       return row.used.row.reported() == Row::no_day ? Value() : Value(Date{row.used.row.reported()});
     }},
    {{"agency", DataKind::id, "Agency", "Cơ quan", "who answered on the day of the report",
      "cơ quan chịu trách nhiệm vào ngày báo cáo"},
     [](const PeriodRow& row) -> Value {
       const int agency = answering_agency(*row.goal.plan, row.goal.target().lead.index, row.used.row.day());
       return agency < 0 ? Value() : text_value(row.goal.plan->agencies[static_cast<std::size_t>(agency)].id.value);
     }},
    {{"file", DataKind::id, "File", "Tệp", "of the row", "của dòng"},
     [](const PeriodRow& row) -> Value { return text_value(row.rows->source_of(row.used.row.number)); }},
    {{"line", DataKind::number, "Line", "Dòng", "of the file", "của tệp"},
     [](const PeriodRow& row) -> Value { return std::int64_t{row.rows->line(row.used.row.number)}; }},
};

// Behind the rows of a period a line with the figure of all areas together after it.
void add_lines_of_all(const std::vector<PeriodRow>& rows, const std::function<Cell(const PeriodRow&)>& so_far,
                      const GoalWords& words, Table& table) {
  constexpr std::size_t area = 1, figure = 2;
  for (std::size_t i = rows.size(); i-- > 0;) {
    Cell all = so_far(rows[i]);
    if (all.text.empty()) continue;
    std::vector<Cell> line(table.columns.size());
    line.front() = table.rows[i].front();
    line[area] = Cell(words.tell("all areas so far", "toàn bộ đến kỳ đó"));
    line[figure] = std::move(all);
    line[figure].strong = true;
    table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(i + 1), std::move(line));
  }
}

}  // namespace

ByPeriod::ByPeriod(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows)
    : plans_(plans), results_(results) {
  CountedRows counted(plans, rows);
  for (const PlanResult& result : results) {
    for (const TargetResult& target : result.targets) {
      const Plan& plan = plans.plans[result.plan];
      if (plan.targets[target.target].derived()) continue;
      const GoalResult& goal = target.current_goal();
      const TargetFigures figures(plans, result.plan, target.target, counted, result.as_of);
      const Adding adding = figures.adding(goal.goal && goal.goal->every);
      std::map<Month, Actual> after;
      for (UsedRow& used : row_uses(figures, goal, rows, counted.numbers().of(result.plan, target.target))) {
        if (used.use == RowUse::replaced || used.use == RowUse::unknown_yet) continue;
        PeriodRow row;
        row.goal = {&plan, &target, &goal};
        row.rows = &rows;
        const Month end = used.row.last_month();
        if (used.use == RowUse::counted && end >= goal.span.first && end <= goal.span.last) {
          auto known = after.find(end);
          if (known == after.end()) known = after.emplace(end, figures.actual(goal.span, adding, end)).first;
          row.cumulative = known->second.value;
          row.cumulative_at = known->second.at;
        }
        row.used = std::move(used);
        rows_.push_back(std::move(row));
      }
    }
  }
}

DataTable ByPeriod::table() const {
  return {columns, rows_};
}

void ByPeriod::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/report-by-period@1");
  json.text_member("as_of", day().text());
  std::vector<std::string> ids;
  for (const PlanResult& result : results_) ids.push_back(plans_.plans[result.plan].id.value);
  json.strings_member("plans", ids);
  const DataTable all = table();
  write_rows(json, "periods", all, 0, all.rows());
}

Document ByPeriod::document(Lang lang) const {
  const GoalWords words(lang);
  Document document;
  document.lang = lang;
  begin_view(document, say("By period", "Theo kỳ"), plans_, day());
  for (std::size_t from = 0, to = 0; from < rows_.size(); from = to) {
    while (to < rows_.size() && rows_[to].goal.result == rows_[from].goal.result) ++to;
    std::vector<PeriodRow> rows(rows_.begin() + static_cast<std::ptrdiff_t>(from),
                                rows_.begin() + static_cast<std::ptrdiff_t>(to));
    // As time goes on; the figure over all areas stands once, behind the last of them.
    std::stable_sort(rows.begin(), rows.end(), [](const PeriodRow& a, const PeriodRow& b) {
      return std::pair(a.used.row.last_month(), -a.used.row.length()) <
             std::pair(b.used.row.last_month(), -b.used.row.length());
    });
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      if (rows[i + 1].cumulative && rows[i].used.row.last_month() == rows[i + 1].used.row.last_month()) {
        rows[i].cumulative.reset();
      }
    }
    const GoalRow& goal = rows.front().goal;
    const bool areas =
        std::any_of(rows.begin(), rows.end(), [](const PeriodRow& row) { return row.used.row.has_area(); });
    // A year that is not whole has no figure yet: that of the year before is not its own.
    const auto so_far = [&words](const PeriodRow& row) {
      const bool its_own = row.cumulative && row.cumulative_at == row.used.row.last_month();
      return its_own ? Cell(words.stated(row.goal, *row.cumulative)) : Cell();
    };
    using Column = ShownColumn<PeriodRow>;
    std::vector<Column> shown;
    shown.push_back({{words.tell("Period", "Kỳ"), Align::left, 2, true}, [lang](const PeriodRow& row) {
                       return Cell(period_words(*row.goal.plan, row.goal.plan->label(row.used.row.months()), lang));
                     }});
    if (areas) {
      shown.push_back(
          {{words.tell("Area", "Địa bàn"), Align::left, 4}, [](const PeriodRow& row) {
             if (!row.used.row.has_area()) return Cell();
             Cell cell(std::string(row.goal.plan->areas[static_cast<std::size_t>(row.used.row.area())].name.value));
             cell.local = true;
             return cell;
           }});
    }
    shown.push_back({{words.tell("Figure", "Số liệu"), Align::right, 3}, [&words](const PeriodRow& row) {
                       const Row& its = row.used.row;
                       if (its.figure() == Figure::status) return Cell(words.tell(words_of(its.progress())));
                       const auto value = figure_of(row);
                       return value ? Cell(words.stated(row.goal, *value)) : Cell("0 / 0");
                     }});
    if (!areas) shown.push_back({{words.tell("So far", "Đến kỳ đó"), Align::right, 3}, so_far});
    shown.push_back({{words.tell("Use", "Sử dụng"), Align::left, 4},
                     [lang](const PeriodRow& row) { return Cell(use_words(row.used, lang)); }});
    shown.push_back({{words.tell("Reported on", "Ngày báo cáo"), Align::left, 3}, [lang](const PeriodRow& row) {
                       if (row.used.row.reported() == Row::no_day) return Cell();
                       const Date day{row.used.row.reported()};
                       return Cell(date_words(day, lang), day);
                     }});
    shown.push_back({{words.tell("Row", "Dòng"), Align::left, 5},
                     [](const PeriodRow& row) { return Cell(row.rows->place_of(row.used.row.number)); }});
    document.heading(2, words.tell(goal.target().name), words.name(goal).link);
    Table table = table_of(shown, rows);
    if (areas) add_lines_of_all(rows, so_far, words, table);
    document.table(std::move(table));
  }
  if (rows_.empty()) document.paragraph(words.tell("Nothing has been reported.", "Chưa có báo cáo nào."));
  return document;
}

std::vector<Sheet> ByPeriod::sheets() const {
  return {{say("Periods", "Kỳ"), table(), names_in(plans_)}};
}

constinit const StableOutput outputs::report_by_period{"report-by-period",
                                                       "periods",
                                                       "plantrack report --by period",
                                                       without_rows<columns>,
                                                       "period",
                                                       "each row that counts",
                                                       "theo từng dòng số liệu được tính",
                                                       of_rows<ByPeriod>};

}  // namespace plantrack
