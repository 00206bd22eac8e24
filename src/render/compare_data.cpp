#include "render/compare_view.hpp"
#include "render/csv.hpp"
#include "render/goal_fields.hpp"
#include "render/json.hpp"

#include <algorithm>

namespace plantrack {

std::string compare_csv(const ComparisonView& view) {
  CsvWriter csv(compare_header);
  for (const IndicatorGroup& group : view.groups) {
    for (const ComparedRow& row : group.rows) write_row(csv, comparison_fields(view.plans, view.results, group, row));
  }
  return csv.finish();
}

std::string compare_json(const ComparisonView& view) {
  JsonWriter json;
  json.begin_object();
  json.text_member("schema", "plantrack/compare@1");
  if (!view.results.empty()) {
    const auto latest = std::max_element(view.results.begin(), view.results.end(),
                                         [](const PlanResult& a, const PlanResult& b) { return a.as_of < b.as_of; });
    json.text_member("as_of", latest->as_of.text());
  }
  std::vector<std::string> ids;
  for (const PlanResult& result : view.results) ids.push_back(view.plans.plans[result.plan].id.value);
  json.strings_member("plans", ids);
  json.key("indicators").begin_array();
  for (const IndicatorGroup& group : view.groups) {
    json.begin_object();
    json.text_member("indicator", group.indicator);
    json.key("comparable").boolean(group.comparable);
    json.text_member("reason", group.reason.en);
    json.key("rows").begin_array();
    for (const ComparedRow& row : group.rows) {
      json.begin_object();
      write_members(json, comparison_fields(view.plans, view.results, group, row));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.finish();
}

}  // namespace plantrack
