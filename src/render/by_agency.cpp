#include "render/by_agency.hpp"

#include "render/goal_words.hpp"
#include "render/report_parts.hpp"
#include "render/selection.hpp"
#include "render/stable_outputs.hpp"
#include "render/table_writers.hpp"
#include "render/words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

using Value = DataValue;

template <Status status>
Value count_of(const AgencyRow& row) {
  return static_cast<std::int64_t>(row.headline.count(status));
}

Value number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

constexpr DataColumn<AgencyRow> columns[] = {
    {{"plan", DataKind::id, "Plan", "Kế hoạch", "id of the plan", "mã kế hoạch", folded},
     [](const AgencyRow& row) -> Value { return text_value(row.plan->id.value); }},
    {{"agency", DataKind::id, "Agency", "Cơ quan", "id; empty: nobody is named", "mã; trống: không nêu cơ quan nào",
      folded},
     [](const AgencyRow& row) -> Value {
       return row.agency < 0 ? Value() : text_value(row.plan->agencies[static_cast<std::size_t>(row.agency)].id.value);
     }},
    {{"agency_name", DataKind::text, "Name", "Tên cơ quan", "of the agency", "của cơ quan"},
     [](const AgencyRow& row) -> Value {
       return row.agency < 0 ? Value()
                             : text_value(row.plan->agencies[static_cast<std::size_t>(row.agency)].name.value);
     }},
    {{"role", DataKind::id, "Role", "Vai trò", "lead or support; none where nobody is named",
      "lead (chủ trì) hoặc support (phối hợp); none nếu không nêu cơ quan nào", folded},
     [](const AgencyRow& row) -> Value {
       return text_value(row.agency < 0 ? "none" : row.role == AgencyRole::lead ? "lead" : "support");
     }},
    {{"stands_for", DataKind::ids, "Follows", "Kế thừa", "ids of the agencies that it follows",
      "mã các cơ quan mà nó kế thừa", folded},
     [](const AgencyRow& row) -> Value { return row.stands_for; }},
    {{"targets", DataKind::number, "Targets", "Số chỉ tiêu", "without context", "không kể số liệu tham khảo"},
     [](const AgencyRow& row) -> Value { return number(row.headline.targets); }},
    {{"met", DataKind::number, "Met", "Đạt", "current goals", "mức phấn đấu hiện hành"}, count_of<Status::met>},
    {{"on_track", DataKind::number, "On track", "Đúng tiến độ", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::on_track>},
    {{"at_risk", DataKind::number, "At risk", "Có nguy cơ chậm", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::at_risk>},
    {{"off_track", DataKind::number, "Off track", "Chậm tiến độ", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::off_track>},
    {{"regressing", DataKind::number, "Regressing", "Thụt lùi", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::regressing>},
    {{"incomplete", DataKind::number, "Incomplete", "Chưa đủ số liệu", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::incomplete>},
    {{"in_progress", DataKind::number, "In progress", "Đang thực hiện", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::in_progress>},
    {{"missed", DataKind::number, "Missed", "Không đạt", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::missed>},
    {{"overdue", DataKind::number, "Overdue", "Quá hạn", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::overdue>},
    {{"no_data", DataKind::number, "No data", "Chưa có số liệu", "current goals", "mức phấn đấu hiện hành"},
     count_of<Status::no_data>},
    {{"not_assessable", DataKind::number, "Not assessable", "Chưa đánh giá được", "current goals",
      "mức phấn đấu hiện hành"},
     count_of<Status::not_assessable>},
    {{"mean_achieved_pct", DataKind::achieved, "Achieved on average", "Tỷ lệ bình quân",
      "mean of achieved_pct, each capped at 100", "bình quân achieved_pct, mỗi chỉ tiêu tối đa 100"},
     [](const AgencyRow& row) -> Value { return figure(row.headline.mean_achieved); }},
    {{"mean_of", DataKind::number, "Mean of", "Bình quân của", "so many targets", "số chỉ tiêu", folded},
     [](const AgencyRow& row) -> Value { return number(row.headline.with_achieved); }},
    {{"period", DataKind::id, "Latest report due", "Kỳ báo cáo đến hạn gần nhất", "its period", "kỳ của báo cáo đó",
      folded},
     [](const AgencyRow& row) -> Value { return text_value(row.period); }},
    {{"due", DataKind::number, "Reports due", "Báo cáo đến hạn", "for that period", "của kỳ đó", folded},
     [](const AgencyRow& row) -> Value { return number(row.due); }},
    {{"on_time", DataKind::number, "On time", "Đúng hạn", "of these", "trong số đó"},
     [](const AgencyRow& row) -> Value { return number(row.on_time); }},
    {{"late", DataKind::number, "Late", "Muộn", "of these", "trong số đó"},
     [](const AgencyRow& row) -> Value { return number(row.late); }},
    {{"missing", DataKind::number, "Missing", "Thiếu", "of these", "trong số đó"},
     [](const AgencyRow& row) -> Value { return number(row.missing); }},
};

// Of the coverage of targets that it leads the latest period that was due.
void count_reports(AgencyRow& row, std::size_t plan, const std::vector<CoverageRow>& coverage) {
  std::optional<Months> latest;
  const auto is_its_own = [&](const CoverageRow& each) {
    return each.plan == plan && each.is_owed() && *each.due <= row.result->as_of &&
           std::any_of(row.targets.begin(), row.targets.end(),
                       [&](const TargetResult* target) { return target->target == each.target; });
  };
  for (const CoverageRow& each : coverage) {
    if (is_its_own(each) && (!latest || each.period.last() > latest->last())) latest = each.period;
  }
  if (!latest) return;
  row.period = row.plan->label(*latest);
  for (const CoverageRow& each : coverage) {
    if (!is_its_own(each) || each.period.last() != latest->last()) continue;
    ++row.due;
    row.on_time += each.state == ReportState::on_time;
    row.late += each.state == ReportState::late;
    row.missing += each.state == ReportState::missing || each.state == ReportState::left_out;
  }
}

bool supports(const Plan& plan, const PlanResult& result, const TargetResult& target, int agency) {
  const std::vector<Reference>& support = plan.targets[target.target].support;
  return std::any_of(support.begin(), support.end(), [&](const Reference& each) {
    return each.resolved() && answering_agency(plan, each.index, result.as_of) == agency;
  });
}

Headline headline_over(const std::vector<const TargetResult*>& targets) {
  std::vector<TargetResult> copies;
  for (const TargetResult* target : targets) copies.push_back(*target);
  return headline_of(copies);
}

}  // namespace

ByAgency::ByAgency(const PlanSet& plans, const std::vector<PlanResult>& results,
                   const std::vector<CoverageRow>& coverage, AgencyRole role)
    : plans_(plans), results_(results) {
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    for (int agency = 0; agency <= static_cast<int>(plan.agencies.size()); ++agency) {
      const bool nobody = agency == static_cast<int>(plan.agencies.size());
      if (nobody && role == AgencyRole::support) continue;
      AgencyRow row;
      row.plan = &plan;
      row.result = &result;
      row.agency = nobody ? -1 : agency;
      row.role = role;
      for (const TargetResult& target : result.targets) {
        const bool its_own =
            role == AgencyRole::lead ? target.lead_now == row.agency : supports(plan, result, target, row.agency);
        if (its_own) row.targets.push_back(&target);
      }
      if (row.targets.empty()) continue;
      for (std::size_t other = 0; !nobody && other < plan.agencies.size(); ++other) {
        if (static_cast<int>(other) == agency) continue;
        if (answering_agency(plan, static_cast<int>(other), result.as_of) == agency) {
          row.stands_for.push_back(plan.agencies[other].id.value);
        }
      }
      row.headline = headline_over(row.targets);
      count_reports(row, result.plan, coverage);
      rows_.push_back(std::move(row));
    }
  }
}

DataTable ByAgency::table() const {
  return {columns, rows_};
}

void ByAgency::write_json(JsonWriter& json) const {
  json.text_member("schema", "plantrack/report-by-agency@1");
  json.text_member("as_of", day().text());
  std::vector<std::string> ids;
  for (const PlanResult& result : results_) ids.push_back(plans_.plans[result.plan].id.value);
  json.strings_member("plans", ids);
  const DataTable all = table();
  write_rows(json, "agencies", all, 0, all.rows());
}

Document ByAgency::document(Lang lang) const {
  Document document;
  document.lang = lang;
  begin_view(document, say("By agency", "Theo cơ quan"), plans_, day());
  for (const AgencyRow& row : rows_) write(row, 2, false, document);
  if (rows_.empty()) {
    document.paragraph(say("There are no targets to show.", "Không có chỉ tiêu nào.").in(lang));
  }
  return document;
}

void ByAgency::write(const Plan& plan, Document& page) const {
  for (const AgencyRow& row : rows_) {
    if (row.plan == &plan) write(row, 3, true, page);
  }
}

void ByAgency::write(const AgencyRow& row, int level, bool linked, Document& document) const {
  const Lang lang = document.lang;
  const GoalWords words(lang);
  std::string name = row.agency < 0 ? words.tell("No lead agency named", "Không nêu cơ quan chủ trì")
                                    : words.agency(*row.plan, row.agency);
  if (!linked && results_.size() > 1) name += " (" + words.tell(row.plan->place.name.value) + ")";
  document.heading(level, name, "a-" + row.plan->id.value + "-" + std::to_string(row.agency));
  std::string followed;
  for (const std::string& id : row.stands_for) {
    followed += (followed.empty() ? "" : ", ") + words.agency(*row.plan, row.plan->find_agency(id));
  }
  if (!followed.empty()) document.paragraph(words.tell(say("Stands for {}.", "Kế thừa {}.", followed)));
  const Text targets = row.headline.targets == 1 ? Text{"target", "chỉ tiêu"} : Text{"targets", "chỉ tiêu"};
  std::string sentence = row.agency < 0 ? words.tell(say("{} {}", "{} {}", row.headline.targets, targets))
                         : row.role == AgencyRole::lead
                             ? words.tell(say("Leads {} {}", "Chủ trì {} {}", row.headline.targets, targets))
                             : words.tell(say("Supports {} {}", "Phối hợp {} {}", row.headline.targets, targets));
  if (row.headline.fallen_due > 0) {
    sentence += words.tell(say("; goals fallen due, earlier ones included: {} ({})",
                               "; mức phấn đấu đã đến hạn, kể cả các mốc trước: {} ({})", row.headline.fallen_due,
                               due_counts(row.headline)));
  }
  if (row.headline.mean_achieved) {
    sentence += words.tell(say("; current goals achieved on average {}% (mean of {} of {} targets)",
                               "; tỷ lệ thực hiện bình quân các mức hiện hành {}% (của {}/{} chỉ tiêu)",
                               percent_words(*row.headline.mean_achieved, lang), row.headline.with_achieved,
                               row.headline.targets));
  }
  if (row.due > 0) {
    sentence += words.tell(say(". Reports for {}: {} of {} on time", ". Báo cáo kỳ {}: {}/{} đúng hạn",
                               period_words(*row.plan, row.period), row.on_time, row.due));
    if (row.late > 0) sentence += words.tell(say(", {} late", ", {} muộn", row.late));
    if (row.missing > 0) sentence += words.tell(say(", {} missing", ", {} thiếu", row.missing));
  }
  document.paragraph(sentence + ".");
  std::vector<GoalRow> goals;
  for (const TargetResult* target : row.targets) goals.push_back({row.plan, target, &target->current_goal()});
  std::stable_sort(goals.begin(), goals.end(), [](const GoalRow& a, const GoalRow& b) {
    return urgency(a.goal->status) < urgency(b.goal->status);
  });
  using Column = ShownColumn<GoalRow>;
  const std::vector<Column> shown{
      {{words.tell("No.", "STT"), Align::right, 1},
       [](const GoalRow& goal) { return Cell(std::to_string(goal.result->target + 1)); }},
      {{words.tell("Target", "Chỉ tiêu"), Align::left, 8, true},
       [&words, linked](const GoalRow& goal) {
         Cell cell = words.name(goal);
         if (!linked) cell.link.clear();
         return cell;
       }},
      {{words.tell("Goal", "Kế hoạch"), Align::left, 5}, [&words](const GoalRow& goal) { return words.goal(goal); }},
      {{words.tell("Actual", "Thực hiện"), Align::left, 5},
       [&words](const GoalRow& goal) { return words.actual(goal); }},
      {{words.tell("Status", "Trạng thái"), Align::left, 4},
       [&words](const GoalRow& goal) { return words.status(goal); }},
      {{words.tell("Why", "Vì sao"), Align::left, 8}, [&words](const GoalRow& goal) { return Cell(words.why(goal)); }}};
  Table table = table_of(shown, goals);
  table.look = "ag";
  table.caption = name;
  document.table(std::move(table));
}

std::vector<Sheet> ByAgency::sheets() const {
  return {{say("Agencies", "Cơ quan"), table(), names_in(plans_)}};
}

constinit const StableOutput outputs::report_by_agency{
    "report-by-agency",
    "agencies",
    "plantrack report --by agency",
    without_rows<columns>,
    "agency",
    "what each agency answers for",
    "theo cơ quan chủ trì",
    [](const ReportInput& in) -> std::unique_ptr<Presentation> {
      return std::make_unique<ByAgency>(in.plans, in.results, coverage_of(in.plans, in.rows, in.as_of), in.role);
    }};

}  // namespace plantrack
