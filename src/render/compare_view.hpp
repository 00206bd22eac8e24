// Plans side by side: for people a table of indicators by plans and one of each indicator; for scripts CSV and JSON.
#pragma once

#include "compute/comparison.hpp"
#include "render/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

inline constexpr std::string_view compare_header =
    "indicator,plan,province,target,goal,due,unit,goal_value,actual,achieved_pct,status,period,comparable,reason,rank";

struct ComparisonView {
  const PlanSet& plans;
  const std::vector<PlanResult>& results;
  const std::vector<IndicatorGroup>& groups;
  bool ambition_only = false;  // no progress files were given: goals alone are compared
};

Document compare_document(const ComparisonView& view, Lang lang);
std::string compare_csv(const ComparisonView& view);
std::string compare_json(const ComparisonView& view);

}  // namespace plantrack
