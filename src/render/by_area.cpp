#include "render/by_area.hpp"

#include "compute/compared.hpp"
#include "compute/distance.hpp"
#include "render/goal_words.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Value = DataValue;

const Area& area_of(const AreaRow& row) {
  return row.goal.plan->areas[static_cast<std::size_t>(row.area)];
}

Value in_unit(const AreaRow& row, const std::optional<Rational>& value) {
  return figure(value, 4, percent_of_goal(row.goal.target(), row.goal.goal->goal));
}

constexpr DataColumn<AreaRow> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const AreaRow& row) -> Value { return text_value(row.goal.plan->id.value); }},
    {{"target", DataKind::id, "Target", "Chỉ tiêu", "id of the target", "mã chỉ tiêu"},
     [](const AreaRow& row) -> Value { return text_value(row.goal.target().id.value); }},
    {{"area", DataKind::id, "Area", "Mã địa bàn", "id of the area", "mã địa bàn", folded},
     [](const AreaRow& row) -> Value { return text_value(area_of(row).id.value); }},
    {{"area_name", DataKind::id, "Area", "Địa bàn", "name of the area", "tên địa bàn"},
     [](const AreaRow& row) -> Value { return text_value(area_of(row).name.value); }},
    {{"unit", DataKind::text, "Unit", "Đơn vị tính", "unit of the target", "đơn vị tính của chỉ tiêu"},
     [](const AreaRow& row) -> Value { return text_value(row.goal.target().unit.value); }},
    {{"goal", DataKind::id, "Goal", "Mức phấn đấu", "of goals in each area, and of ratios",
      "với mức phấn đấu của từng địa bàn, và tỷ lệ"},
     [](const AreaRow& row) -> Value {
       return row.judged() ? text_value(goal_text(*row.goal.plan, row.goal.target(), *row.goal.goal->goal)) : Value();
     }},
    {{"due", DataKind::month, "Due", "Đến hạn", "the month in which it is due", "tháng đến hạn"},
     [](const AreaRow& row) -> Value { return if_any(row.goal.goal->due); }},
    {{"goal_value", DataKind::number, "Goal value", "Giá trị phấn đấu", "N, the number of the condition",
      "N, con số của điều kiện", folded},
     [](const AreaRow& row) -> Value {
       if (!row.judged() || !has_number(row.goal.goal->goal->condition.value)) return {};
       return in_unit(row, rational(row.goal.goal->goal->number.value));
     }},
    {{"actual", DataKind::number, "Actual", "Thực hiện", "the area's own figure", "số liệu của địa bàn"},
     [](const AreaRow& row) -> Value { return in_unit(row, row.judged() && row.x ? row.x : row.actual.value); }},
    {{"achieved_pct", DataKind::achieved, "Achieved", "Tỷ lệ thực hiện", "in percent of the goal",
      "phần trăm so với mức phấn đấu"},
     [](const AreaRow& row) -> Value { return figure(row.achieved); }},
    {{"holds", DataKind::flag, "Holds", "Đạt", "the goal holds in the area", "mức phấn đấu được đạt ở địa bàn"},
     [](const AreaRow& row) -> Value { return if_any(row.holds); }},
    {{"gap", DataKind::number, "Gap", "Chênh lệch", "actual - N", "actual - N"},
     [](const AreaRow& row) -> Value { return in_unit(row, row.gap); }},
    {{"numerator", DataKind::number, "Numerator", "Tử số", "of the area's ratio", "của tỷ lệ ở địa bàn", folded},
     [](const AreaRow& row) -> Value { return figure(row.actual.numerator); }},
    {{"denominator", DataKind::number, "Denominator", "Mẫu số", "of the area's ratio", "của tỷ lệ ở địa bàn", folded},
     [](const AreaRow& row) -> Value { return figure(row.actual.denominator); }},
    {{"needed", DataKind::number, "Still needed", "Cần thêm", "numerators that are missing; 0 where it holds",
      "tử số còn thiếu; 0 nếu đã đạt"},
     [](const AreaRow& row) -> Value { return figure(row.needed); }},
    {{"share_pct", DataKind::percent, "Share", "Tỷ trọng", "of a sum, in percent", "của tổng, phần trăm"},
     [](const AreaRow& row) -> Value { return figure(row.share); }},
    {{"period", DataKind::month, "Figure of", "Kỳ số liệu", "month of the area's figure", "tháng của số liệu địa bàn"},
     [](const AreaRow& row) -> Value { return if_any(row.actual.at); }},
    {{"current", DataKind::flag, "Current", "Mới nhất", "its figure is of the month of the target's",
      "số liệu cùng tháng với số liệu của chỉ tiêu", folded},
     [](const AreaRow& row) -> Value { return row.actual.at ? Value(row.current) : Value(); }},
    {{"estimated", DataKind::flag, "Estimate", "Ước tính", "an estimate went into it", "có số ước tính"},
     [](const AreaRow& row) -> Value { return row.actual.at ? Value(row.actual.estimated) : Value(); }},
    {{"reported_on", DataKind::date, "Reported on", "Ngày báo cáo", "of its latest row", "của dòng gần nhất"},
     [](const AreaRow& row) -> Value {
       return row.latest && row.latest->report_day() ? Value(*row.latest->report_day()) : Value();
     }},
    {{"file", DataKind::id, "File", "Tệp", "of its latest row", "của dòng gần nhất", folded},
     [](const AreaRow& row) -> Value {
       return row.latest ? text_value(row.rows->source_of(row.latest->number)) : Value();
     }},
    {{"line", DataKind::number, "Line", "Dòng", "of that file", "của tệp đó", folded},
     [](const AreaRow& row) -> Value {
       return row.latest ? Value(std::int64_t{row.rows->line(row.latest->number)}) : Value();
     }},
};

void judge(AreaRow& row) {
  const GoalResult& result = *row.goal.goal;
  const Target& target = row.goal.target();
  if (!row.judged()) {
    if (row.actual.value && result.figure.value && *result.figure.value != 0 && !target.is_ratio() &&
        target.across.value == Across::sum) {
      row.share = Rational(100 * *row.actual.value / *result.figure.value);
    }
    return;
  }
  const Goal& goal = *result.goal;
  if (target.is_qualitative()) {
    if (row.actual.progress) row.holds = row.actual.progress == Progress::done;
    return;
  }
  if (!row.actual.value || !has_number(goal.condition.value) || goal.basis.value != Basis::value) return;
  const Rational& x = *row.actual.value;
  row.x = x;
  row.holds = fulfils(goal, x);
  row.gap = gap(goal, x);
  row.achieved = achieved_percent(goal, x, *row.holds, *row.holds, std::nullopt);
  if (!target.is_ratio() || !row.actual.denominator) return;
  if (*row.holds) {
    row.needed = Rational(0);
  } else if (const auto numerator = needed_numerator(target, goal, *row.actual.denominator)) {
    row.needed = Rational(abs(Rational(*numerator - *row.actual.numerator)));
  }
}

bool row_wants_less(const AreaRow& row) {
  return row.goal.condition() != nullptr && wants_less(*row.goal.condition());
}

// Those that hold it back first, by how far; then without figure; then the others, the narrowest first.
bool comes_before(const AreaRow& a, const AreaRow& b) {
  const auto rank = [](const AreaRow& row) { return row.holds == false ? 0 : !row.actual.has_figure() ? 1 : 2; };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  const auto key = [](const AreaRow& row) -> const std::optional<Rational>& {
    return row.gap ? row.gap : row.actual.value;
  };
  if (!key(a) || !key(b)) return key(a).has_value() && !key(b).has_value();
  const bool less = row_wants_less(a);
  return less ? *key(a) > *key(b) : *key(a) < *key(b);
}

// What the area reported, in the target's unit; where areas are judged on a ratio, with its sign.
std::string area_figure(const GoalWords& words, const AreaRow& row) {
  const Target& target = row.goal.target();
  if (target.is_ratio()) return words.figure(row.goal, *row.actual.value);
  return with_unit_words(words.number(*row.actual.value, 2), target, words.lang());
}

// A page shows at once those that hold a goal back and some more, the rest on demand, and of very many none.
constexpr std::size_t most_at_once = 200;
constexpr std::size_t some_more = 20;
constexpr std::size_t most_in_page = 5000;

void write_league(const std::vector<ShownColumn<AreaRow>>& heads, std::vector<AreaRow> rows, const std::string& title,
                  Document& document) {
  const auto tell = [&document](const Text& text) { return text.in(document.lang); };
  if (rows.size() > most_in_page) {
    document.paragraph(tell(say("{} areas are too many for a page: `plantrack report --by area --format csv` has them.",
                                "{} địa bàn là quá nhiều cho một trang: xem `plantrack report --by area --format csv`.",
                                rows.size())));
    return;
  }
  std::vector<AreaRow> rest;
  if (rows.size() > most_at_once) {
    const auto holding = std::find_if(rows.begin(), rows.end(), [](const AreaRow& row) { return row.holds == true; });
    const auto back = static_cast<std::size_t>(holding - rows.begin());
    const std::size_t kept = std::min({rows.size(), back + some_more, most_at_once});
    rest.assign(rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end());
    rows.resize(kept);
  }
  const auto league = [&](const std::vector<AreaRow>& some, const std::string& caption) {
    Table table = table_of(heads, some);
    table.look = "wide";
    table.caption = caption;
    return table;
  };
  document.table(league(rows, title));
  if (rest.empty()) return;
  Group group{Group::Kind::details, "", Cell(tell(say("{} more areas", "{} địa bàn khác", rest.size()))), {}, {}};
  group.blocks.emplace_back(league(rest, title + tell(say(" (continued)", " (tiếp)"))));
  document.blocks.emplace_back(std::move(group));
}

// They stand in the order of areas.
RowSpan rows_of_area(RowSpan rows, std::int32_t area) {
  const auto first =
      std::partition_point(rows.begin(), rows.end(), [area](const Row& row) { return row.area() < area; });
  const auto last = std::partition_point(first, rows.end(), [area](const Row& row) { return row.area() == area; });
  return {first, last};
}

}  // namespace

bool AreaRow::judged() const {
  return !goal.is_context() && (goal.goal->goal->in_each || goal.target().is_ratio());
}

ByArea::ByArea(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows)
    : plans_(plans), results_(results) {
  CountedRows counted(plans, rows);
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    for (const TargetResult& target : result.targets) {
      const Target& its = plan.targets[target.target];
      if (!its.by_area() || its.derived()) continue;
      const GoalResult& goal = target.current_goal();
      const TargetFigures figures(plans, result.plan, target.target, counted, result.as_of);
      const Adding adding = figures.adding(goal.goal && goal.goal->every);
      const EachArea each = figures.each_area_at(goal.span, adding, goal.period);
      for (const bool ended : {false, true}) {
        for (const AreaActual& one : each.areas) {
          if (one.expected == ended || (ended && (adding != Adding::flow || !one.actual.has_figure()))) continue;
          AreaRow row;
          row.goal = {&plan, &target, &goal};
          row.rows = &rows;
          row.area = one.area;
          row.actual = one.actual;
          row.expected = one.expected;
          row.current = one.current;
          for (const Row& counts : rows_of_area(counted.of(result.plan, target.target), one.area)) {
            if (!one.actual.at || counts.last_month() != *one.actual.at) continue;
            if (!row.latest || counts.length() > row.latest->length()) row.latest = counts;
          }
          judge(row);
          rows_.push_back(std::move(row));
        }
      }
    }
  }
}

DataTable ByArea::table() const {
  return {columns, rows_};
}

void ByArea::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/report-by-area@1");
  json.text_member("as_of", day().text());
  std::vector<std::string> ids;
  for (const PlanResult& result : results_) ids.push_back(plans_.plans[result.plan].id.value);
  json.strings_member("plans", ids);
  const DataTable all = table();
  write_rows(json, "areas", all, 0, all.rows());
}

Document ByArea::document(Lang lang) const {
  Document document;
  document.lang = lang;
  begin_view(document, say("By area", "Theo địa bàn"), plans_, day());
  write(nullptr, Form::whole, document);
  return document;
}

Document ByArea::page(Lang lang) const {
  Document document;
  document.lang = lang;
  begin_view(document, say("By area", "Theo địa bàn"), plans_, day());
  write(nullptr, Form::page, document);
  return document;
}

bool ByArea::write(const Plan& plan, Document& page) const {
  return write(&plan, Form::part, page);
}

bool ByArea::write(const Plan* plan, Form form, Document& document) const {
  const Lang lang = document.lang;
  const GoalWords words(lang);
  using Column = ShownColumn<AreaRow>;
  const std::vector<Column> shown{
      {{words.tell("Area", "Địa bàn"), Align::left, 5, true},
       [&words](const AreaRow& row) {
         Cell cell(words.area_name(*row.goal.plan, row.area));
         cell.local = true;
         return cell;
       }},
      {{words.tell("Actual", "Thực hiện"), Align::right, 4},
       [&words](const AreaRow& row) {
         if (row.actual.progress) return Cell(words.tell(words_of(*row.actual.progress)));
         if (!row.actual.value) return Cell(row.actual.nothing_to_measure ? "0 / 0" : "–");
         Cell cell(area_figure(words, row), Quantity{*row.actual.value});
         if (row.actual.numerator && row.actual.denominator) {
           cell.below = words.tell(
               say("{} of {}", "{}/{}", words.number(*row.actual.numerator), words.number(*row.actual.denominator)));
         }
         return cell;
       }},
      {{words.tell("Over or under", "So với mức"), Align::right, 3},
       [&words](const AreaRow& row) {
         return row.gap ? Cell((*row.gap > 0 ? "+" : "") + words.difference(row.goal, *row.gap), Quantity{*row.gap})
                        : Cell();
       }},
      {{words.tell("Meets it", "Đạt"), Align::left, 3},
       [&words](const AreaRow& row) {
         if (!row.holds) return Cell();
         return Cell(*row.holds ? words.tell("✓ yes", "✓ đạt") : words.tell("✗ no", "✗ không đạt"));
       }},
      {{words.tell("Figure of", "Kỳ số liệu"), Align::left, 3},
       [&words](const AreaRow& row) {
         if (!row.actual.at) return Cell();
         Cell cell(words.month(*row.actual.at), *row.actual.at);
         if (!row.current) cell.below = words.tell("not the latest", "chưa phải mới nhất");
         return cell;
       }},
      {{words.tell("Reported on", "Ngày báo cáo"), Align::left, 3}, [lang](const AreaRow& row) {
         return row.latest && row.latest->report_day()
                    ? Cell(date_words(*row.latest->report_day(), lang), *row.latest->report_day())
                    : Cell();
       }}};
  bool any = false;
  for (std::size_t from = 0, to = 0; from < rows_.size(); from = to) {
    while (to < rows_.size() && rows_[to].goal.result == rows_[from].goal.result) ++to;
    const GoalRow& goal = rows_[from].goal;
    if (plan != nullptr && goal.plan != plan) continue;
    any = true;
    std::vector<AreaRow> rows(rows_.begin() + static_cast<std::ptrdiff_t>(from),
                              rows_.begin() + static_cast<std::ptrdiff_t>(to));
    std::stable_sort(rows.begin(), rows.end(), comes_before);
    std::string title = words.tell(goal.target().name);
    const bool judged = rows.front().judged();
    if (!goal.is_context()) {
      title += judged ? ": " + words.goal(goal).text
                      : words.tell(say(" (goal of all areas together: {})", " (mức phấn đấu chung: {})",
                                       words.goal(goal).text));
    }
    document.heading(form == Form::part ? 3 : 2, title, (form == Form::part ? "l" : "") + words.name(goal).link);
    std::vector<Column> filled;  // of a goal for all together no area is over or under it, or meets it
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const bool of_judged = i == 2 || i == 3;
      if (judged || !of_judged) filled.push_back(shown[i]);
    }
    if (form == Form::whole) {
      document.table(table_of(filled, rows));
    } else {
      write_league(filled, std::move(rows), title, document);
    }
  }
  if (!any && form != Form::part) {
    document.paragraph(words.tell("No target is reported by area.", "Không có chỉ tiêu nào báo cáo theo địa bàn."));
  }
  return any;
}

std::vector<Sheet> ByArea::sheets() const {
  return {{say("Areas", "Địa bàn"), table(), names_in(plans_)}};
}

constinit const StableOutput outputs::report_by_area{
    "report-by-area",      "areas",        "plantrack report --by area",
    without_rows<columns>, "area",         "each area's own figure",
    "theo từng địa bàn",   of_rows<ByArea>};

}  // namespace plantrack
