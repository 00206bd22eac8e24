// The report as data for scripts: CSV and JSON, English, the same bytes in every language.
#pragma once

#include "compute/results.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plantrack {

inline constexpr std::string_view report_header =
    "plan,target,indicator,name,goal,due,unit,compared_in,goal_value,goal_upper,actual,achieved_pct,progress_pct,gap,"
    "remaining,needed_numerator,required_per_year,expected,pace_pct,projected,status,current,period,estimated,complete,"
    "stale,areas_reported,areas_expected,areas_holding,rows_left_out,figure,numerator,denominator,baseline,start,"
    "start_value,progress,lead,lead_now,theme,inferred,part_of,note";

// What of the results is shown, and what a reader must know of the rows behind them.
struct ReportScope {
  bool all_goals = false;    // else the current goal of each target
  std::size_t rows = 0;      // submitted
  std::size_t left_out = 0;  // of these, left out because of errors (--skip-invalid)
};

std::string report_csv(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope);
std::string report_json(const PlanSet& plans, const std::vector<PlanResult>& results, const ReportScope& scope);

}  // namespace plantrack
