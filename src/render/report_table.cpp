#include "render/by_agency.hpp"
#include "render/by_area.hpp"
#include "render/by_period.hpp"
#include "render/changes_view.hpp"
#include "render/coverage_view.hpp"
#include "render/goal_table.hpp"
#include "render/report_sheets.hpp"
#include "render/report_view.hpp"
#include "render/reported_results.hpp"
#include "render/table_writers.hpp"

#include <set>

namespace plantrack {
namespace {

void write_headline(JsonWriter& json, const Headline& headline) {
  json.key("headline").begin_object();
  json.key("targets").integer(static_cast<std::int64_t>(headline.targets));
  json.key("by_status").begin_object();
  for (const Status status : all_statuses) {
    json.key(name_of(status)).integer(static_cast<std::int64_t>(headline.count(status)));
  }
  json.end_object();
  const auto number = [&json](const char* name, std::size_t count) {
    json.key(name).integer(static_cast<std::int64_t>(count));
  };
  json.key("fallen_due").begin_object();
  number("goals", headline.fallen_due);
  number("met", headline.due_met);
  number("missed", headline.due_missed);
  number("overdue", headline.due_overdue);
  number("not_assessable", headline.due_not_assessable);
  json.end_object();
  if (headline.mean_achieved) json.number_member("mean_achieved_pct", percent_text(*headline.mean_achieved, 2));
  json.key("mean_of").integer(static_cast<std::int64_t>(headline.with_achieved));
  json.end_object();
}

}  // namespace

DataTable Report::table() const {
  std::vector<GoalRow> rows;
  for (const PlanResult& result : results_) {
    for (const GoalRow& row : goal_rows(plans_, result, scope_.all_goals)) rows.push_back(row);
  }
  return goal_table(std::move(rows));
}

void Report::write_json(JsonWriter& json) const {
  json.text_member("schema", report_schema);
  if (!results_.empty()) json.text_member("as_of", day().text());
  json.key("rows").integer(static_cast<std::int64_t>(scope_.rows));
  json.key("rows_left_out").integer(static_cast<std::int64_t>(scope_.left_out));
  json.key("plans").begin_array();
  for (const PlanResult& result : results_) {
    const Plan& plan = plans_.plans[result.plan];
    json.begin_object();
    json.text_member("plan", plan.id.value);
    json.text_member("digest", plan.digest);
    write_text(json, "title", plan.title);
    write_text(json, "place", plan.place.name.value);
    json.text_member("as_of", result.as_of.text());
    write_headline(json, result.headline);
    const std::vector<GoalRow> rows = goal_rows(plans_, result, scope_.all_goals);
    const DataTable goals = goal_table(rows);
    json.key("goals").begin_array();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      json.begin_object();
      write_members(json, goals, row);
      write_exact(json, rows[row]);
      json.end_object();
    }
    json.end_array();
    json.text_member("checksum", checksum_of(plan, result));
    json.end_object();
  }
  json.end_array();
}

std::vector<CoverageRow> Report::coverage() const {
  std::set<std::pair<std::size_t, std::size_t>> shown;
  for (const PlanResult& result : results_) {
    for (const TargetResult& target : result.targets) shown.emplace(result.plan, target.target);
  }
  std::vector<CoverageRow> rows = coverage_of(plans_, *scope_.observations, scope_.as_of);
  std::erase_if(rows, [&shown](const CoverageRow& row) { return !shown.contains({row.plan, row.target}); });
  return rows;
}

std::vector<Sheet> Report::sheets() const {
  std::vector<Sheet> sheets{{say("Targets", "Chỉ tiêu"), target_table(plans_, results_)},
                            {say("Goals", "Mức phấn đấu"), table()}};
  const auto add = [&sheets](Text title, DataTable table) {
    if (table.rows() > 0) sheets.push_back({std::move(title), std::move(table)});
  };
  if (scope_.observations != nullptr && scope_.every_row) {
    const Observations& rows = *scope_.observations;
    const std::vector<CoverageRow> reports = coverage();
    add(say("Agencies", "Cơ quan"), ByAgency(plans_, results_, reports, AgencyRole::lead).table());
    add(say("Areas", "Địa bàn"), ByArea(plans_, results_, rows).table());
    add(say("Periods", "Kỳ"), ByPeriod(plans_, results_, rows).table());
    add(say("Coverage", "Báo cáo"), coverage_table(plans_, rows, reports));
    if (scope_.since) add(say("Changes", "Thay đổi"), ChangesView(scope_.changes, *scope_.since, day()).table());
    add(say("Rows", "Dòng"), all_rows_table(plans_, results_, rows, scope_.left_out_rows));
  }
  add(say("Notes", "Ghi chú"), note_table(plans_, results_, scope_));
  const ReadableCell names = names_in(plans_);
  for (Sheet& sheet : sheets) sheet.readable = names;
  return sheets;
}

Date Report::day() const {
  return latest_day(results_);
}

}  // namespace plantrack
