#include "render/coverage_view.hpp"

#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace plantrack {
namespace {

struct Shown {
  const PlanSet* plans;
  const Observations* rows;
  std::shared_ptr<const CoverageRow> row;  // a table may outlive the view

  const Plan& plan() const { return plans->plans[row->plan]; }
  const Target& target() const { return plan().targets[row->target]; }
};
using Value = DataValue;

constexpr DataColumn<Shown> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const Shown& it) -> Value { return text_value(it.plan().id.value); }},
    {{"target", DataKind::id, "Target", "Chỉ tiêu", "id of the target", "mã chỉ tiêu"},
     [](const Shown& it) -> Value { return text_value(it.target().id.value); }},
    {{"area", DataKind::id, "Area", "Địa bàn", "id of the area; empty: the whole", "mã địa bàn; trống: toàn bộ"},
     [](const Shown& it) -> Value {
       return it.row->area < 0 ? Value() : text_value(it.plan().areas[static_cast<std::size_t>(it.row->area)].id.value);
     }},
    {{"agency", DataKind::id, "Agency", "Cơ quan", "who answered on the day it was due",
      "cơ quan chịu trách nhiệm vào ngày đến hạn"},
     [](const Shown& it) -> Value {
       return it.row->agency < 0 ? Value()
                                 : text_value(it.plan().agencies[static_cast<std::size_t>(it.row->agency)].id.value);
     }},
    {{"period", DataKind::id, "Period", "Kỳ", "of the report", "của báo cáo"},
     [](const Shown& it) -> Value { return text_value(it.plan().label(it.row->period)); }},
    {{"due", DataKind::date, "Due", "Hạn", "the last day on which it is on time", "ngày cuối cùng còn đúng hạn"},
     [](const Shown& it) -> Value { return if_any(it.row->due); }},
    {{"reported_on", DataKind::date, "Reported on", "Ngày báo cáo", "day of the first report",
      "ngày của báo cáo đầu tiên"},
     [](const Shown& it) -> Value { return if_any(it.row->reported_on); }},
    {{"state", DataKind::id, "State", "Tình trạng",
      "on-time, late, missing, not-due, left-out (came with errors) or reported (the plan has no duty)",
      "on-time (đúng hạn), late (muộn), missing (thiếu), not-due (chưa đến hạn), left-out (có lỗi) hoặc reported (kế "
      "hoạch "
      "không quy định)"},
     [](const Shown& it) -> Value { return text_value(name_of(it.row->state)); }},
    {{"days_late", DataKind::number, "Days late", "Số ngày muộn", "after the day it was due", "sau ngày đến hạn"},
     [](const Shown& it) -> Value {
       return it.row->state == ReportState::late ? Value(std::int64_t{it.row->days_late}) : Value();
     }},
    {{"revised_on", DataKind::date, "Revised on", "Sửa ngày", "day of the last correction", "ngày sửa gần nhất",
      folded},
     [](const Shown& it) -> Value { return if_any(it.row->revised_on); }},
    {{"revisions", DataKind::number, "Revisions", "Số lần sửa", "reports after the first", "số báo cáo sau lần đầu",
      folded},
     [](const Shown& it) -> Value { return static_cast<std::int64_t>(it.row->revisions); }},
    {{"estimated", DataKind::flag, "Estimate", "Ước tính", "the figure that stands is an estimate",
      "số liệu là số ước"},
     [](const Shown& it) -> Value { return it.row->row ? Value(it.row->estimated) : Value(); }},
    {{"file", DataKind::id, "File", "Tệp", "of the first report", "của báo cáo đầu tiên", folded},
     [](const Shown& it) -> Value { return it.row->row ? text_value(it.rows->source_of(*it.row->row)) : Value(); }},
    {{"line", DataKind::number, "Line", "Dòng", "of that file", "của tệp đó", folded},
     [](const Shown& it) -> Value { return it.row->row ? Value(std::int64_t{it.rows->line(*it.row->row)}) : Value(); }},
};

void write_counts(JsonWriter& json, const CoverageCounts& counts) {
  const auto number = [&json](const char* name, std::size_t count) {
    json.key(name).integer(static_cast<std::int64_t>(count));
  };
  number("expected", counts.owed);
  number("reported", counts.came());
  number("on_time", counts.on_time);
  number("late", counts.late);
  number("missing", counts.missing);
  number("left_out", counts.left_out);
  if (counts.owed == 0) return;
  const auto rate = [&](const char* name, std::size_t part) {
    json.number_member(
        name,
        percent_text(Rational(100 * static_cast<unsigned long>(part)) / static_cast<unsigned long>(counts.owed), 2));
  };
  rate("reporting_rate_pct", counts.came());
  rate("on_time_rate_pct", counts.on_time);
}

// What the reports are counted by; empty: nobody is named, or the whole.
struct Grouping {
  std::string_view name;
  std::string (*of)(const Plan& plan, const CoverageRow& row, Date day);
};
constexpr Grouping groupings[] = {
    {"agency",
     [](const Plan& plan, const CoverageRow& row, Date day) {
       const int agency = answering_agency(plan, row.agency, day);
       return agency < 0 ? std::string() : plan.agencies[static_cast<std::size_t>(agency)].id.value;
     }},
    {"area",
     [](const Plan& plan, const CoverageRow& row, Date) {
       return row.area < 0 ? std::string() : std::string(plan.areas[static_cast<std::size_t>(row.area)].id.value);
     }},
    {"period", [](const Plan& plan, const CoverageRow& row, Date) { return plan.label(row.period); }},
};

class Writer {
 public:
  // `level`: of the headings inside, as many as stand over them.
  Writer(const PlanSet& plans, std::size_t plan, const std::vector<CoverageRow>& rows, Date day, int level,
         Document& document)
      : plan_(plans.plans[plan]), day_(day), level_(level), document_(document), lang_(document.lang) {
    for (const CoverageRow& row : rows) {
      if (row.plan == plan) rows_.push_back(&row);
    }
  }

  void write() {
    write_title();
    write_body();
  }

  void write_body() {
    CoverageCounts counts;
    for (const CoverageRow* row : rows_) counts.add(*row);
    if (counts.owed == 0) {
      document_.paragraph(
          rows_.empty() ? tell("Nothing has been reported, and nothing was due.",
                               "Chưa có báo cáo và cũng chưa có kỳ nào đến hạn.")
                        : tell(say("Reports on targets with a goal: {}. The plan file does not say when they are due.",
                                   "Số báo cáo về các chỉ tiêu có mức phấn đấu: {}. Tệp kế hoạch không "
                                   "nêu thời hạn báo cáo.",
                                   rows_.size())));
    } else {
      document_.paragraph(
          tell(say(
              "Of {} reports due by {}{}, {} received: {} on time{}, {} late; outstanding: {}{}{}.",
              "Trong {} báo cáo đã đến hạn tính đến ngày {}{}, đã nhận {}: {} đúng hạn{}, {} muộn; còn thiếu {}{}{}.",
              counts.owed, Text{date_words(day_, Lang::en), date_words(day_, Lang::vi)}, early(), counts.came(),
              counts.on_time, undated(), counts.late, counts.missing, due_that_day(),
              counts.left_out > 0 ? say(", {} came with errors", ", {} có lỗi", counts.left_out) : Text{})),
          true);
      for (const bool by_area : {false, true}) {
        for (const int length : {12, 6, 3, 1}) write_matrix(by_area, length);
      }
    }
    write_list();
  }

  // What to ask for, agency by agency.
  void write_missing() {
    std::map<int, std::vector<const CoverageRow*>> by_agency;
    for (const CoverageRow* row : rows_) {
      if (row->state == ReportState::missing || row->state == ReportState::left_out) {
        by_agency[answering_agency(plan_, row->agency, day_)].push_back(row);
      }
    }
    write_title();
    if (by_agency.empty()) {
      document_.paragraph(tell("Nothing is missing.", "Không thiếu báo cáo nào."));
      return;
    }
    for (const auto& [agency, rows] : by_agency) {
      document_.heading(level_, agency_name(agency));
      document_.paragraph(
          tell(say("These reports were due by {} and have not been received. Please send them.",
                   "Các báo cáo sau đã đến hạn tính đến ngày {} nhưng chưa nhận được. Đề nghị gửi báo cáo.",
                   Text{date_words(day_, Lang::en), date_words(day_, Lang::vi)})));
      document_.table(list_of(rows, false));
    }
  }

 private:
  std::string tell(const char* en, const char* vi) const { return lang_ == Lang::vi ? vi : en; }
  std::string tell(const Text& text) const { return text.in(lang_); }

  // Sent before they are due, and counted already.
  Text early() const {
    const auto count = std::count_if(rows_.begin(), rows_.end(), [this](const CoverageRow* row) {
      return row->is_owed() && row->state != ReportState::missing && *row->due > day_;
    });
    if (count == 0) return {};
    return count == 1 ? say(" (1 of them sent before its due day, which is later)", " (kể cả 1 báo cáo gửi trước hạn)")
                      : say(" ({} of them sent before their due days, which are later)",
                            " (kể cả {} báo cáo gửi trước hạn)", count);
  }

  // Due on the day itself, which is not over.
  Text due_that_day() const {
    const auto count = std::count_if(rows_.begin(), rows_.end(), [this](const CoverageRow* row) {
      return row->state == ReportState::missing && *row->due == day_;
    });
    return count == 0 ? Text{}
                      : say(" ({} of them due on this very day)", " (trong đó {} đến hạn đúng ngày này)", count);
  }

  // Nobody knows when a report without a date came.
  Text undated() const {
    const auto count = std::count_if(rows_.begin(), rows_.end(), [](const CoverageRow* row) {
      return row->state == ReportState::on_time && !row->reported_on;
    });
    return count == 0 ? Text{}
                      : say(" ({} of them without a date, taken for on time)",
                            " (trong đó {} không ghi ngày báo cáo, được coi là đúng hạn)", count);
  }

  // A plan that is alone stands in the title of the view.
  void write_title() {
    if (level_ == 3) document_.heading(2, tell(plan_.title), "p-" + plan_.id.value);
  }

  std::string agency_name(int agency) const {
    return agency < 0 ? tell("No lead agency named", "Không nêu cơ quan chủ trì")
                      : tell(plan_.agencies[static_cast<std::size_t>(agency)].name.value);
  }
  std::string area_name(std::int32_t area) const {
    return area < 0 ? "" : std::string(plan_.areas[static_cast<std::size_t>(area)].name.value);
  }

  // Agency (or area) by period of so many months: how many of the reports due have come.
  void write_matrix(bool by_area, int length) {
    constexpr std::size_t most_periods = 8;
    std::vector<Months> periods;
    std::vector<int> subjects;
    std::map<std::pair<int, Months>, std::vector<const CoverageRow*>> cells;
    for (const CoverageRow* row : rows_) {
      if (!row->due || (by_area && row->area < 0) || row->period.length != length) continue;
      const int subject = by_area ? row->area : answering_agency(plan_, row->agency, day_);
      if (std::find(periods.begin(), periods.end(), row->period) == periods.end()) periods.push_back(row->period);
      if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) subjects.push_back(subject);
      cells[{subject, row->period}].push_back(row);
    }
    if (subjects.empty()) return;
    std::sort(periods.begin(), periods.end());
    const std::size_t earlier = periods.size() > most_periods ? periods.size() - most_periods : 0;
    periods.erase(periods.begin(), periods.begin() + static_cast<std::ptrdiff_t>(earlier));
    Table table;
    table.look = "cov";
    table.caption = tell(
        say("{}: {}", "{}: {}",
            by_area ? say("Reports by area", "Báo cáo theo địa bàn") : say("Reports by agency", "Báo cáo theo cơ quan"),
            kind_of_period(length)));
    table.columns.push_back(
        {by_area ? tell("Area", "Địa bàn") : tell("Agency (today)", "Cơ quan (hiện nay)"), Align::left, 6, true});
    for (const Months& period : periods)
      table.columns.push_back({period_words(plan_, plan_.label(period), lang_), Align::center, 3});
    for (const int subject : subjects) {
      std::vector<Cell>& row = table.rows.emplace_back();
      Cell name(by_area ? area_name(subject) : agency_name(subject));
      name.local = true;
      row.push_back(std::move(name));
      for (const Months& period : periods) row.push_back(matrix_cell(cells[{subject, period}]));
    }
    document_.heading(level_, table.caption);
    document_.table(std::move(table));
    if (earlier > 0) {
      document_.blocks.emplace_back(Paragraph{
          tell(say("The last {} periods. Not shown here: {} before them; “plantrack coverage --format csv” has all.",
                   "{} kỳ gần nhất. Còn {} kỳ trước đó không nêu ở đây; “plantrack coverage --format csv” "
                   "có đủ các kỳ.",
                   most_periods, earlier)),
          false,
          {},
          "s"});
    }
  }

  static Text kind_of_period(int length) {
    switch (length) {
      case 12: return say("years", "kỳ năm");
      case 6: return say("half years", "kỳ nửa năm");
      case 3: return say("quarters", "kỳ quý");
      default: return say("months", "kỳ tháng");
    }
  }

  Cell matrix_cell(const std::vector<const CoverageRow*>& rows) const {
    Cell cell;
    if (rows.empty()) return cell;
    CoverageCounts counts;
    for (const CoverageRow* row : rows) counts.add(*row);
    if (counts.owed == 0) {
      cell.text =
          "· " + tell(say("due {}", "hạn {}",
                          Text{date_words(*rows.front()->due, Lang::en), date_words(*rows.front()->due, Lang::vi)}));
      cell.look = "k nd";
      return cell;
    }
    const bool missing = counts.missing + counts.left_out > 0;
    const std::string sign = missing ? "✗" : counts.late > 0 ? "!" : "✓";
    cell.look = missing ? "k ms" : counts.late > 0 ? "k lt" : "k ok";
    cell.text = fmt::format("{} {}/{}", sign, counts.came(), counts.owed);
    if (counts.late > 0) cell.below = tell(say("{} late", "{} muộn", counts.late));
    return cell;
  }

  void write_list() {
    std::vector<const CoverageRow*> rows;
    for (const CoverageRow* row : rows_) {
      if (row->state == ReportState::missing || row->state == ReportState::late ||
          row->state == ReportState::left_out) {
        rows.push_back(row);
      }
    }
    if (rows.empty()) return;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const CoverageRow* a, const CoverageRow* b) { return a->state > b->state; });
    document_.heading(level_, tell("Missing or late", "Thiếu hoặc muộn"));
    document_.table(list_of(rows, true));
  }

  Table list_of(const std::vector<const CoverageRow*>& rows, bool with_state) const {
    using Column = ShownColumn<const CoverageRow*>;
    std::vector<Column> shown;
    const bool areas = std::any_of(rows.begin(), rows.end(), [](const CoverageRow* row) { return row->area >= 0; });
    if (with_state) {
      shown.push_back({{tell("Agency", "Cơ quan"), Align::left, 5}, [this](const CoverageRow* row) {
                         Cell cell(agency_name(answering_agency(plan_, row->agency, day_)));
                         cell.local = row->agency >= 0;
                         return cell;
                       }});
    }
    shown.push_back({{tell("Target", "Chỉ tiêu"), Align::left, 8, true},
                     [this](const CoverageRow* row) { return Cell(tell(plan_.targets[row->target].name)); }});
    if (areas) {
      shown.push_back({{tell("Area", "Địa bàn"), Align::left, 4}, [this](const CoverageRow* row) {
                         Cell cell(area_name(row->area));
                         cell.local = true;
                         return cell;
                       }});
    }
    shown.push_back({{tell("Period", "Kỳ"), Align::left, 2}, [this](const CoverageRow* row) {
                       return Cell(period_words(plan_, plan_.label(row->period), lang_));
                     }});
    shown.push_back({{tell("Due", "Hạn"), Align::left, 3},
                     [this](const CoverageRow* row) { return Cell(date_words(*row->due, lang_), *row->due); }});
    if (with_state) {
      shown.push_back({{tell("State", "Tình trạng"), Align::left, 4}, [this](const CoverageRow* row) {
                         switch (row->state) {
                           case ReportState::late:
                             return Cell(tell(row->days_late == 1
                                                  ? say("late by 1 day", "muộn 1 ngày")
                                                  : say("late by {} days", "muộn {} ngày", row->days_late)));
                           case ReportState::left_out: return Cell(tell("came with errors", "có lỗi"));
                           default:
                             return Cell(*row->due == day_ ? tell("due on this day", "hạn đúng ngày này")
                                                           : tell("missing", "thiếu"));
                         }
                       }});
    }
    return table_of(shown, rows);
  }

  const Plan& plan_;
  Date day_;
  int level_;
  Document& document_;
  Lang lang_;
  std::vector<const CoverageRow*> rows_;
};

}  // namespace

void CoverageCounts::add(const CoverageRow& row) {
  if (!row.is_owed()) return;
  // A report that came before it was due is on time already; it counts once it is owed.
  ++owed;
  on_time += row.state == ReportState::on_time;
  late += row.state == ReportState::late;
  missing += row.state == ReportState::missing;
  left_out += row.state == ReportState::left_out;
}

CoverageView::CoverageView(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of, bool missing_only)
    : CoverageView(plans, rows, as_of, coverage_of(plans, rows, as_of)) {
  missing_only_ = missing_only;
}

CoverageView::CoverageView(const PlanSet& plans, const Observations& rows, std::optional<Date> as_of,
                           std::vector<CoverageRow> chosen)
    : plans_(plans),
      rows_(rows),
      day_(as_of_date(plans.plans.front(), as_of_date(rows, as_of))),
      missing_only_(false),
      all_(std::move(chosen)) {}

DataTable CoverageView::table() const {
  std::vector<CoverageRow> rows = all_;
  if (missing_only_) {
    std::erase_if(rows, [](const CoverageRow& row) {
      return row.state != ReportState::missing && row.state != ReportState::left_out;
    });
  }
  return coverage_table(plans_, rows_, std::move(rows));
}

void CoverageView::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/coverage@1");
  json.text_member("as_of", day_.text());
  std::vector<std::string> ids;
  for (const Plan& plan : plans_.plans) ids.push_back(plan.id.value);
  json.strings_member("plans", ids);
  CoverageCounts counts;
  for (const CoverageRow& row : all_) counts.add(row);
  json.key("summary").begin_object();
  write_counts(json, counts);
  for (const auto& [name, of] : groupings) {
    std::vector<std::pair<std::string, std::string>> order;  // plan and member, as they come
    std::map<std::pair<std::string, std::string>, CoverageCounts> members;
    for (const CoverageRow& row : all_) {
      if (!row.is_owed()) continue;
      const std::pair<std::string, std::string> key{plans_.plans[row.plan].id.value,
                                                    of(plans_.plans[row.plan], row, day_)};
      const auto [place, fresh] = members.try_emplace(key);
      if (fresh) order.push_back(key);
      place->second.add(row);
    }
    json.key("by_" + std::string(name)).begin_array();
    for (const auto& key : order) {
      json.begin_object();
      json.text_member("plan", key.first);
      if (!key.second.empty()) json.text_member(name, key.second);
      write_counts(json, members.at(key));
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  const DataTable rows = table();
  write_rows(json, "reports", rows, 0, rows.rows());
}

Document CoverageView::document(Lang lang) const {
  Document document;
  document.lang = lang;
  begin_view(document,
             missing_only_ ? say("Outstanding reports", "Các báo cáo cần đề nghị gửi")
                           : say("Who has reported", "Tình hình báo cáo"),
             plans_, day_);
  for (std::size_t plan = 0; plan < plans_.plans.size(); ++plan) {
    Writer writer(plans_, plan, all_, day_, plans_.plans.size() == 1 ? 2 : 3, document);
    if (missing_only_) {
      writer.write_missing();
    } else {
      writer.write();
    }
  }
  return document;
}

CoverageCounts CoverageView::counts(std::size_t plan) const {
  CoverageCounts counts;
  for (const CoverageRow& row : all_) {
    if (row.plan == plan) counts.add(row);
  }
  return counts;
}

void CoverageView::write(std::size_t plan, Document& page) const {
  Writer(plans_, plan, all_, day_, 3, page).write_body();
}

std::vector<Sheet> CoverageView::sheets() const {
  return {{say("Coverage", "Báo cáo"), table(), names_in(plans_)}};
}

DataTable coverage_table(const PlanSet& plans, const Observations& rows, std::vector<CoverageRow> reports) {
  const auto owned = std::make_shared<const std::vector<CoverageRow>>(std::move(reports));
  std::vector<Shown> shown;
  for (const CoverageRow& row : *owned) shown.push_back({&plans, &rows, {owned, &row}});
  return {columns, std::move(shown)};
}

constinit const StableOutput outputs::coverage{"coverage", "reports", "plantrack coverage", without_rows<columns>};

}  // namespace plantrack
