#include "render/report_data.hpp"

#include "render/csv.hpp"
#include "render/goal_fields.hpp"
#include "render/json.hpp"

#include <algorithm>

namespace plantrack {
namespace {

template <class Use>
void for_each_shown(const PlanResult& result, const ReportScope& scope, Use use) {
  for (const TargetResult& target : result.targets) {
    for (const GoalResult& goal : target.goals) {
      if (scope.all_goals || goal.current) use(target, goal);
    }
  }
}

void write_headline(JsonWriter& json, const Headline& headline) {
  json.key("headline").begin_object();
  json.key("targets").integer(static_cast<std::int64_t>(headline.targets));
  json.key("by_status").begin_object();
  for (const Status status : all_statuses) {
    json.key(name_of(status)).integer(static_cast<std::int64_t>(headline.count(status)));
  }
  json.end_object();
  if (headline.mean_achieved) json.number_member("mean_achieved_pct", percent_text(*headline.mean_achieved, 2));
  json.key("mean_of").integer(static_cast<std::int64_t>(headline.with_achieved));
  json.end_object();
}

void write_text(JsonWriter& json, std::string_view name, const Text& text) {
  json.key(name).begin_object();
  json.text_member("en", text.en);
  json.text_member("vi", text.vi);
  json.end_object();
}

}  // namespace

std::string report_csv(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope) {
  CsvWriter csv(report_header);
  for (const PlanResult& result : results) {
    for_each_shown(result, scope, [&](const TargetResult& target, const GoalResult& goal) {
      write_row(csv, goal_fields(plans, result, target, goal));
    });
  }
  return csv.finish();
}

std::string report_json(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope) {
  JsonWriter json;
  json.begin_object();
  json.text_member("schema", "plantrack/report@1");
  if (!results.empty()) {
    const auto latest = std::max_element(results.begin(), results.end(),
                                         [](const PlanResult& a, const PlanResult& b) { return a.as_of < b.as_of; });
    json.text_member("as_of", latest->as_of.text());
  }
  json.key("rows").integer(static_cast<std::int64_t>(scope.rows));
  json.key("rows_left_out").integer(static_cast<std::int64_t>(scope.left_out));
  json.key("plans").begin_array();
  for (const PlanResult& result : results) {
    const Plan& plan = plans.plans[result.plan];
    json.begin_object();
    json.text_member("plan", plan.id.value);
    write_text(json, "title", plan.title);
    json.text_member("province", plan.place.name.value.en);
    json.text_member("as_of", result.as_of.text());
    write_headline(json, result.headline);
    json.key("goals").begin_array();
    for_each_shown(result, scope, [&](const TargetResult& target, const GoalResult& goal) {
      json.begin_object();
      write_members(json, goal_fields(plans, result, target, goal));
      json.end_object();
    });
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.finish();
}

}  // namespace plantrack
