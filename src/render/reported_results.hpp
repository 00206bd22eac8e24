// Reports as the way between processes: what `report --format json` writes beside its columns so that `compare` can go
// on from it, and how it is read again, exactly.
#pragma once

#include "base/finding.hpp"
#include "compute/results.hpp"
#include "render/goal_table.hpp"
#include "render/json.hpp"

#include <string>
#include <vector>

namespace plantrack {

inline constexpr std::string_view report_schema = "plantrack/report@1";

// Of all that is read again of a plan's results: it tells where somebody has changed the report.
std::string checksum_of(const Plan& plan, const PlanResult& result);

// The member `exact` of a goal: fractions that the columns round, and what else a comparison shows.
void write_exact(JsonWriter& json, const GoalRow& row);
void write_exact_schema(JsonWriter& json);

struct ReportedPlan {
  std::string file;  // the report
  Place place;       // of the plan in it
  Place day_place;
  // Of each target its current goal, and of that what a comparison shows; no headline.
  PlanResult result;
};

struct ReportsRead {
  std::vector<ReportedPlan> plans;  // in the order of files
  std::size_t rows_left_out = 0;    // of the rows behind them
};

// The reports in and under a folder: the .json files that begin as `report --format json` writes them. Other JSON is
// none.
std::vector<std::string> reports_in(const std::string& folder);

// What is wrong with a report, or with the plans it speaks of, goes into `findings`; its plan then has no result.
// `leave_out` takes reports of which rows were left out (--skip-invalid).
ReportsRead read_reports(const std::vector<std::string>& files, const PlanSet& plans, bool leave_out,
                         Findings& findings);

Date day_of(const ReportsRead& reports);  // that of most; there is a plan at least

// Findings about reports of another day than `day`, which is that of `whose`; about plans that have rows, too.
void check_days(const ReportsRead& reports, const PlanSet& plans, Date day, const Text& whose, Findings& findings);
void check_rows(const ReportsRead& reports, const PlanSet& plans, const Observations& rows, Findings& findings);

}  // namespace plantrack
