#include "render/trace_view.hpp"

#include "render/goal_words.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

namespace plantrack {
namespace {

struct TraceRow {
  GoalRow goal;
  const Observations* rows;
  const UsedRow* used;                          // null: left out
  const LeftOutRow* left_out;                   // null: read
  std::shared_ptr<const void> owner = nullptr;  // of `used`, where the table outlives the view
};
using Value = DataValue;

std::string place_of(const Observations& rows, RowNumber number) {
  return rows.place_of(number);
}

template <class Of>
Value of_row(const TraceRow& row, Of of) {
  return row.used != nullptr ? Value(of(*row.used)) : Value();
}

Value number_of(const TraceRow& row, bool denominator) {
  if (row.used == nullptr || row.used->row.figure() == Figure::status) return {};
  const bool ratio = row.used->row.figure() == Figure::ratio;
  if (denominator && !ratio) return {};
  return Quantity{rational(row.rows->value_of(denominator ? row.used->row.denominator : row.used->row.value)), 6};
}

constexpr DataColumn<TraceRow> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const TraceRow& row) -> Value { return text_value(row.goal.plan->id.value); }},
    {{"target", DataKind::id, "Target", "Chỉ tiêu", "id of the target", "mã chỉ tiêu"},
     [](const TraceRow& row) -> Value { return text_value(row.goal.target().id.value); }},
    {{"goal", DataKind::id, "Goal", "Mức phấn đấu", "the goal in the plan's terms", "mức phấn đấu như kế hoạch nêu",
      folded},
     [](const TraceRow& row) -> Value {
       return row.goal.is_context() ? Value()
                                    : text_value(goal_text(*row.goal.plan, row.goal.target(), *row.goal.goal->goal));
     }},
    {{"due", DataKind::month, "Due", "Đến hạn", "the month in which it is due", "tháng đến hạn", folded},
     [](const TraceRow& row) -> Value { return if_any(row.goal.goal->due); }},
    {{"area", DataKind::id, "Area", "Địa bàn", "id of the area; empty: the whole", "mã địa bàn; trống: toàn bộ"},
     [](const TraceRow& row) -> Value {
       if (row.used == nullptr || !row.used->row.has_area()) return {};
       return text_value(row.goal.plan->areas[static_cast<std::size_t>(row.used->row.area())].id.value);
     }},
    {{"file", DataKind::id, "File", "Tệp", "of the row", "của dòng"},
     [](const TraceRow& row) -> Value {
       return text_value(row.used != nullptr ? row.rows->source_of(row.used->row.number) : row.left_out->file);
     }},
    {{"line", DataKind::number, "Line", "Dòng", "of the file", "của tệp"},
     [](const TraceRow& row) -> Value {
       return static_cast<std::int64_t>(row.used != nullptr ? row.rows->line(row.used->row.number)
                                                            : row.left_out->line);
     }},
    {{"period", DataKind::id, "Period", "Kỳ", "of the row", "của dòng"},
     [](const TraceRow& row) -> Value {
       return of_row(row, [&](const UsedRow& used) { return row.goal.plan->label(used.row.months()); });
     }},
    {{"use", DataKind::id, "Use", "Sử dụng",
      "counted, replaced, nested, consolidated, outside, history, unknown-yet or left-out",
      "counted (được tính), replaced (đã thay), nested (nằm trong kỳ khác), consolidated (để riêng), outside (ngoài), "
      "history (trước kế hoạch), unknown-yet (chưa biết) hoặc left-out (có lỗi)"},
     [](const TraceRow& row) -> Value {
       if (row.used == nullptr) return text_value(name_of(RowUse::left_out));
       return text_value(name_of(row.used->use == RowUse::baseline ? RowUse::counted : row.used->use));
     }},
    {{"reason", DataKind::text, "Why", "Vì sao", "why it does not count", "vì sao không được tính"},
     [](const TraceRow& row) -> Value {
       if (row.used == nullptr) return text_value(row.left_out->reason);
       if (row.used->use == RowUse::baseline) return text_value(say("makes the baseline", "làm giá trị gốc"));
       return text_value(row.used->reason);
     }},
    {{"replaced_by", DataKind::id, "Replaced by", "Thay bằng", "file:line of the row that stands",
      "tệp:dòng của dòng được lấy", folded},
     [](const TraceRow& row) -> Value {
       return row.used != nullptr && row.used->replaced_by ? text_value(place_of(*row.rows, *row.used->replaced_by))
                                                           : Value();
     }},
    {{"value", DataKind::number, "Value", "Giá trị", "as it stands there", "như ghi ở đó"},
     [](const TraceRow& row) -> Value {
       return row.used != nullptr && row.used->row.figure() == Figure::value ? number_of(row, false) : Value();
     }},
    {{"numerator", DataKind::number, "Numerator", "Tử số", "as it stands there", "như ghi ở đó"},
     [](const TraceRow& row) -> Value {
       return row.used != nullptr && row.used->row.figure() == Figure::ratio ? number_of(row, false) : Value();
     }},
    {{"denominator", DataKind::number, "Denominator", "Mẫu số", "as it stands there", "như ghi ở đó"},
     [](const TraceRow& row) -> Value { return number_of(row, true); }},
    {{"status", DataKind::id, "Progress", "Tiến triển", "of a qualitative target", "của chỉ tiêu định tính"},
     [](const TraceRow& row) -> Value {
       return row.used != nullptr && row.used->row.figure() == Figure::status
                  ? text_value(name_of(row.used->row.progress()))
                  : Value();
     }},
    {{"estimated", DataKind::flag, "Estimate", "Ước tính", "it is an estimate", "là số ước"},
     [](const TraceRow& row) -> Value {
       if (row.used == nullptr) return {};
       const Row& its = row.used->row;
       return its.figure() != Figure::status && (its.estimate() || its.day() < last_day(its.last_month()));
     }},
    {{"reported_on", DataKind::date, "Reported on", "Ngày báo cáo", "as it stands there", "như ghi ở đó"},
     [](const TraceRow& row) -> Value {
       if (row.used == nullptr || row.used->row.reported() == Row::no_day) return {};
       return Date{row.used->row.reported()};
     }},
};

Text step_words(const std::string& name, std::optional<Month> month) {
  if (name == "numerator") return say("Numerator", "Tử số");
  if (name == "denominator") return say("Denominator", "Mẫu số");
  if (name == "figure") return say("Figure", "Số liệu");
  if (name == "baseline") return say("Baseline", "Giá trị gốc");
  if (name == "basis") return say("On the goal's basis", "Theo cách so sánh của mức phấn đấu");
  if (name == "achieved") return say("Achieved, in %", "Tỷ lệ thực hiện, %");
  if (name == "expected") return expected_words(month);
  if (name == "pace") return say("Pace", "Nhịp độ");
  return say("Projected", "Dự kiến đến hạn");
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// With so many digits that what is not the goal, nor the whole of it, does not look like it.
std::string step_number(const Rational& value, const Goal* goal, Lang lang) {
  constexpr int usual = 4, most = 15;
  std::vector<Rational> others = numbers_of(goal);
  if (value < 100) others.emplace_back(100);
  return number_text(value, decimals_apart(value, others, usual, most), lang);
}

// The formula with the numbers in the place of their names.
std::string with_numbers(const Step& step, const Goal* goal, Lang lang) {
  std::string out;
  for (std::size_t at = 0; at < step.formula.size();) {
    std::size_t end = at;
    while (end < step.formula.size() && is_name(step.formula[end])) ++end;
    if (end == at) {
      out += step.formula[at++];
      continue;
    }
    const std::string name = step.formula.substr(at, end - at);
    const auto found =
        std::find_if(step.with.begin(), step.with.end(), [&](const auto& each) { return each.first == name; });
    if (found == step.with.end()) {
      out += name;
    } else {
      const std::string number = step_number(found->second, goal, lang);
      out += found->second < 0 ? "(" + number + ")" : number;
    }
    at = end;
  }
  return out;
}

Text name_words(std::string_view name) {
  if (name == "numerator") return say("numerator", "tử số");
  if (name == "denominator") return say("denominator", "mẫu số");
  if (name == "gone") return say("months gone", "số tháng đã qua");
  if (name == "months") return say("months in all", "tổng số tháng");
  if (name == "years") return say("years", "số năm");
  if (name == "factor") return say("growth factor", "hệ số tăng");
  if (name == "holding") return say("areas that hold", "số nơi đạt");
  if (name == "expected") return say("areas", "số nơi");
  return same(std::string(name));
}

// The formula with its names as words.
std::string with_words(const std::string& formula, Lang lang) {
  std::string out;
  for (std::size_t at = 0; at < formula.size();) {
    std::size_t end = at;
    while (end < formula.size() && is_name(formula[end])) ++end;
    out += end == at ? formula.substr(at, 1) : name_words(formula.substr(at, end - at)).in(lang);
    at = std::max(end, at + 1);
  }
  return out;
}

std::string printed(std::string formula) {
  std::string out;
  for (const char c : formula) out += c == '*' ? "×" : c == '-' ? "−" : std::string(1, c);
  return out;
}

std::string figure_words(const Observations& rows, const Row& row, const GoalWords& words) {
  if (row.figure() == Figure::status) return words.tell(words_of(row.progress()));
  const std::string value = words.number(rational(rows.value_of(row.value)), 6);
  if (row.figure() == Figure::value) return value;
  return value + " / " + words.number(rational(rows.value_of(row.denominator)), 6);
}

bool is_rounded(const Rational& value, int digits) {
  Decimal ignored;
  const std::string text = rounded_text(value, digits, false);
  return parse_decimal(text, ignored) != DecimalFault::none || rational(ignored) != value;
}

}  // namespace

std::string use_words(const UsedRow& used, Lang lang) {
  const std::string text = words_of(used.use).in(lang);
  return used.reason.empty() ? text : text + ": " + readable(used.reason.in(lang), lang);
}

TraceView::TraceView(const PlanSet& plans, const PlanResult& result, std::size_t target, std::size_t goal,
                     CountedRows& rows, const std::vector<LeftOutRow>& left_out)
    : plans_(plans), result_(result), target_(result.targets[target]), goal_(target_.goals[goal]), rows_(rows.rows()) {
  const TargetFigures figures(plans, result.plan, target_.target, rows, result.as_of);
  uses_ = row_uses(figures, goal_, rows_, rows.numbers().of(result.plan, target_.target));
  steps_ = steps_of(figures, result.targets, goal_, uses_, rows_);
  for (const LeftOutRow& row : left_out) {
    if (row.is_of(figures.plan(), figures.target())) left_out_.push_back(row);
  }
}

GoalRow TraceView::goal_row() const {
  return {&plans_.plans[result_.plan], &target_, &goal_};
}

DataTable TraceView::table() const {
  std::vector<TraceRow> rows;
  for (const UsedRow& used : uses_) rows.push_back({goal_row(), &rows_, &used, nullptr, nullptr});
  for (const LeftOutRow& row : left_out_) rows.push_back({goal_row(), &rows_, nullptr, &row, nullptr});
  return {columns, std::move(rows)};
}

void TraceView::write_json(JsonWriter& json) const {
  const GoalRow row = goal_row();
  json.text_member("schema", "plantrack/trace@1");
  json.text_member("as_of", result_.as_of.text());
  json.strings_member("plans", {row.plan->id.value});
  json.text_member("target", row.target().id.value);
  if (goal_.goal != nullptr) {
    json.text_member("goal", goal_text(*row.plan, row.target(), *goal_.goal));
    json.text_member("due", goal_.due->text());
  }
  json.text_member("status", name_of(goal_.status));
  const DataTable rows = table();
  write_rows(json, "rows", rows, 0, rows.rows());
  json.key("steps").begin_array();
  for (const Step& step : steps_) {
    json.begin_object();
    json.text_member("step", step.name);
    json.text_member("formula", step.formula);
    json.key("with").begin_object();
    for (const auto& [name, value] : step.with) json.number_member(name, rounded_text(value, 15, false));
    json.end_object();
    json.number_member("result", rounded_text(step.result, 4, false));
    if (is_rounded(step.result, 4)) json.text_member("exact", step.result.get_str());
    json.end_object();
  }
  json.begin_object();
  json.text_member("step", "status");
  json.text_member("result", name_of(goal_.status));
  json.end_object();
  json.end_array();
}

Document TraceView::document(Lang lang) const {
  const GoalRow row = goal_row();
  const GoalWords words(lang);
  Document document;
  document.lang = lang;
  document.heading(1, words.tell(row.target().name));
  Facts facts;
  facts.entries.push_back({words.tell("Plan", "Kế hoạch"), Cell(words.tell(row.plan->title))});
  if (!row.is_context()) {
    facts.entries.push_back(
        {words.tell("Goal", "Mức phấn đấu"), Cell(words.goal(row).text + " " + words.goal(row).below)});
  }
  facts.entries.push_back(
      {words.tell("Figures as of", "Số liệu tính đến ngày"), Cell(date_words(result_.as_of, lang))});
  facts.entries.push_back({words.tell("Status", "Trạng thái"), words.status(row)});
  const std::string why = words.why(row);
  document.blocks.emplace_back(std::move(facts));
  if (!why.empty()) document.paragraph(why);
  if (const std::string years = words.tell(years_sentence(*row.plan)); !years.empty()) document.paragraph(years);
  if (!uses_.empty() || !left_out_.empty()) {
    document.heading(2, words.tell("Rows", "Các dòng số liệu"));
    using Column = ShownColumn<TraceRow>;
    std::vector<TraceRow> rows;
    for (const UsedRow& used : uses_) rows.push_back({row, &rows_, &used, nullptr, nullptr});
    for (const LeftOutRow& each : left_out_) rows.push_back({row, &rows_, nullptr, &each, nullptr});
    const bool areas = std::any_of(uses_.begin(), uses_.end(), [](const UsedRow& used) { return used.row.has_area(); });
    std::vector<Column> shown;
    shown.push_back({{words.tell("Period", "Kỳ"), Align::left, 2}, [&](const TraceRow& it) {
                       return it.used != nullptr
                                  ? Cell(period_words(*row.plan, row.plan->label(it.used->row.months()), lang))
                                  : Cell("–");
                     }});
    if (areas) {
      shown.push_back({{words.tell("Area", "Địa bàn"), Align::left, 4}, [&](const TraceRow& it) {
                         if (it.used == nullptr || !it.used->row.has_area()) return Cell();
                         return Cell(
                             std::string(row.plan->areas[static_cast<std::size_t>(it.used->row.area())].name.value));
                       }});
    }
    shown.push_back({{words.tell("Figure", "Số liệu"), Align::right, 3}, [&](const TraceRow& it) {
                       if (it.used == nullptr) return Cell();
                       return Cell(figure_words(rows_, it.used->row, words));
                     }});
    shown.push_back({{words.tell("Reported on", "Ngày báo cáo"), Align::left, 3}, [&](const TraceRow& it) {
                       if (it.used == nullptr || it.used->row.reported() == Row::no_day) return Cell();
                       const Date day{it.used->row.reported()};
                       return Cell(date_words(day, lang), day);
                     }});
    shown.push_back({{words.tell("Use", "Sử dụng"), Align::left, 6}, [&](const TraceRow& it) {
                       Cell cell(it.used != nullptr
                                     ? use_words(*it.used, lang)
                                     : words.tell(words_of(RowUse::left_out)) + ": " + words.tell(it.left_out->reason));
                       cell.strong = it.used != nullptr && it.used->use == RowUse::counted;
                       return cell;
                     }});
    shown.push_back({{words.tell("Row", "Dòng"), Align::left, 6}, [&](const TraceRow& it) {
                       return Cell(it.used != nullptr ? place_of(rows_, it.used->row.number)
                                                      : it.left_out->file + ":" + std::to_string(it.left_out->line));
                     }});
    document.table(table_of(shown, rows));
  }
  document.heading(2, words.tell("Steps", "Các bước tính"));
  if (const std::string meaning = letters(lang); !meaning.empty()) document.paragraph(meaning + ".");
  document.blocks.emplace_back(BulletList{steps(lang)});
  return document;
}

// What the pace comes to: "; 0.783 of the pace: from 60 to 95% is at risk". Only where the pace decides.
std::string TraceView::threshold(const GoalWords& words) const {
  const Plan& plan = *goal_row().plan;
  const auto percent = [&words](Decimal part) { return words.number(Rational(rational(part) * 100), 2); };
  if (!goal_.pace || goal_.keep) return {};
  const std::string pace = words.number(Rational(*goal_.pace * 100), 1) + "%";
  const std::string on_track = percent(plan.on_track), at_risk = percent(plan.at_risk);
  switch (goal_.status) {
    case Status::on_track:
      return words.tell(say("; {} of the expected pace: from {}% on is on track",
                            "; nhịp độ {}: từ {}% là đúng tiến độ", pace, on_track));
    case Status::at_risk:
      return words.tell(say("; {} of the expected pace: from {} to {}% is at risk",
                            "; nhịp độ {}: từ {} đến dưới {}% là có nguy cơ chậm", pace, at_risk, on_track));
    case Status::off_track:
      return words.tell(say("; {} of the expected pace: below {}% is off track",
                            "; nhịp độ {}: dưới {}% là chậm tiến độ", pace, at_risk));
    case Status::regressing:
      return words.tell(
          say("; {} of the expected pace: below 0 is regressing", "; nhịp độ {}: dưới 0 là thụt lùi", pace));
    default: return {};
  }
}

// What the letters of the formulas stand for: of those that occur.
std::string TraceView::letters(Lang lang) const {
  struct Letter {
    std::string_view name;
    Text meaning;
  };
  const Letter all[] = {
      {"A", say("the figure", "số liệu")},
      {"B", say("the baseline", "giá trị gốc")},
      {"X", say("what is compared with the goal", "số được so với mức phấn đấu")},
      {"N", say("the goal", "mức phấn đấu")},
      {"H", say("the upper end of the goal", "mức trên của khoảng phấn đấu")},
      {"S", say("the figure at the start", "số liệu lúc xuất phát")},
      {"E", say("what was expected", "mức theo tiến độ")},
      {"v1, v2, …", say("the rows that count, in their order", "các dòng được tính, theo thứ tự")},
      {"n1, n2, …", say("their numerators", "tử số của các dòng được tính")},
      {"d1, d2, …", say("their denominators", "mẫu số của các dòng được tính")},
  };
  std::string text;
  for (const Letter& letter : all) {
    const std::string_view first = letter.name.substr(0, letter.name.find(','));
    const bool occurs = std::any_of(steps_.begin(), steps_.end(), [&](const Step& step) {
      return std::any_of(step.with.begin(), step.with.end(), [&](const auto& each) { return each.first == first; });
    });
    if (!occurs) continue;
    text += (text.empty() ? "" : "; ") + std::string(letter.name) + ": " + letter.meaning.in(lang);
  }
  return text;
}

std::vector<std::string> TraceView::steps(Lang lang) const {
  const GoalRow row = goal_row();
  const GoalWords words(lang);
  std::vector<std::string> items;
  if (row.target().derived()) {
    std::string parts;
    for (const Reference& part : row.target().parts()) {
      const std::size_t index = static_cast<std::size_t>(part.index);
      parts +=
          (parts.empty() ? "" : "; ") + std::to_string(index + 1) + ". " + words.tell(row.plan->targets[index].name);
    }
    items.push_back(words.tell(say("Made of the targets: {}", "Gồm các chỉ tiêu: {}", parts)));
  }
  for (const Step& step : steps_) {
    const std::string numbers = printed(with_numbers(step, goal_.goal, lang));
    const std::string result = step_number(step.result, goal_.goal, lang);
    const std::string name = words.tell(step_words(step.name, goal_.period));
    if (step.with.size() == 1 && step.with.front().first == step.formula) {  // nothing is reckoned
      items.push_back(name + " (" + step.formula + ") = " + result);
      continue;
    }
    std::string text = name + " = " + printed(with_words(step.formula, lang));
    if (numbers != result && numbers != printed(step.formula)) text += " = " + numbers;
    items.push_back(text + " = " + result);
  }
  items.push_back(words.tell("Status", "Trạng thái") + ": " + words.status(row).text + threshold(words));
  return items;
}

std::vector<Block> TraceView::brief(Lang lang) const {
  constexpr std::size_t most_rows = 12;
  const GoalRow row = goal_row();
  const GoalWords words(lang);
  BulletList list;
  // What counts stands before what does not: where there are too many, the latter are told by their number.
  std::vector<const UsedRow*> shown;
  for (const UsedRow& used : uses_) shown.push_back(&used);
  std::stable_partition(shown.begin(), shown.end(), [](const UsedRow* used) { return used->use == RowUse::counted; });
  const std::size_t count = std::min(shown.size(), most_rows);
  for (std::size_t i = 0; i < count; ++i) {
    const Row& its = shown[i]->row;
    std::string text = period_words(*row.plan, row.plan->label(its.months()), lang);
    if (its.has_area()) text += ", " + std::string(row.plan->areas[static_cast<std::size_t>(its.area())].name.value);
    text += ": " + figure_words(rows_, its, words) + "; " + words.tell(words_of(shown[i]->use));
    if (!shown[i]->reason.empty()) text += ": " + words.tell(shown[i]->reason);
    list.items.push_back(text + " (" + place_of(rows_, its.number) + ")");
  }
  if (shown.size() > count) {
    list.items.push_back(words.tell(say("and {} more rows: `plantrack trace` has them all",
                                        "và {} dòng khác: xem đủ bằng `plantrack trace`", shown.size() - count)));
  }
  for (const LeftOutRow& each : left_out_) {
    if (list.items.size() > 2 * most_rows) break;
    list.items.push_back(words.tell(words_of(RowUse::left_out)) + ": " + words.tell(each.reason) + " (" + each.file +
                         ":" + std::to_string(each.line) + ")");
  }
  std::vector<Block> blocks;
  if (!list.items.empty()) blocks.emplace_back(std::move(list));
  blocks.emplace_back(BulletList{steps(lang)});
  return blocks;
}

std::vector<Sheet> TraceView::sheets() const {
  return {{say("Rows", "Dòng"), table(), names_in(plans_)}};
}

DataTable all_rows_table(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows,
                         const std::vector<LeftOutRow>& left_out) {
  CountedRows counted(plans, rows);
  const auto uses = std::make_shared<std::deque<std::vector<UsedRow>>>();  // the table's rows point into it
  std::vector<TraceRow> all;
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    for (const TargetResult& target : result.targets) {
      const GoalRow goal{&plan, &target, &target.current_goal()};
      const TargetFigures figures(plans, result.plan, target.target, counted, result.as_of);
      uses->push_back(row_uses(figures, *goal.goal, rows, counted.numbers().of(result.plan, target.target)));
      for (const UsedRow& used : uses->back()) all.push_back({goal, &rows, &used, nullptr, uses});
      for (const LeftOutRow& row : left_out) {
        if (row.is_of(plan, goal.target())) all.push_back({goal, &rows, nullptr, &row, nullptr});
      }
    }
  }
  return {columns, std::move(all)};
}

constinit const StableOutput outputs::trace{"trace", "rows", "plantrack trace", without_rows<columns>};

}  // namespace plantrack
