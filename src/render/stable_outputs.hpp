// The outputs that others build on, by name: one line a view, which is described where it is made. From their columns
// come JSON Schema and the page of columns in the docs; those of the report are chosen by --by.
#pragma once

#include "render/by_agency.hpp"
#include "render/report_view.hpp"
#include "render/table.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace plantrack {

// What a view of the report may be made of. Plans, results and rows outlive it.
struct ReportInput {
  const PlanSet& plans;
  const std::vector<PlanResult>& results;
  const Observations& rows;
  std::optional<Date> as_of;  // --as-of
  AgencyRole role;            // --role
  const ReportScope& scope;
};

struct StableOutput {
  std::string_view name;  // report, report-by-agency, … as in `schema` of its JSON
  std::string_view rows;  // the key of its rows there
  std::string_view command;
  DataTable (*columns)();
  std::string_view by = {};                   // the word behind --by; empty: of another command
  std::string_view row_en = {}, row_vi = {};  // what a row of it is, for help
  std::unique_ptr<Presentation> (*make)(const ReportInput& input) = nullptr;
};

// All of them, in the order in which help and docs tell of them: a line each. The file of a view defines
// `outputs::NAME`.
// clang-format off
#define PLANTRACK_OUTPUTS(output) \
  output(report) \
  output(report_by_agency) \
  output(report_by_area) \
  output(report_by_period) \
  output(coverage) \
  output(trace) \
  output(compare) \
  output(changes)
// clang-format on

namespace outputs {
#define PLANTRACK_DECLARE(name) extern const StableOutput name;
PLANTRACK_OUTPUTS(PLANTRACK_DECLARE)
#undef PLANTRACK_DECLARE
}  // namespace outputs

std::span<const StableOutput> stable_outputs();

// Makes a view of the report that needs the results and the rows alone.
template <class View>
std::unique_ptr<Presentation> of_rows(const ReportInput& in) {
  return std::make_unique<View>(in.plans, in.results, in.rows);
}

std::vector<std::string> report_views();  // the words behind --by, the usual one first
std::unique_ptr<Presentation> report_view(std::string_view by, const ReportInput& input);

// JSON Schema (2020-12) of the output's JSON; empty where there is none of that name.
std::string json_schema_of(std::string_view name);

// docs/outputs.md, docs/outputs.vi.md
std::string outputs_page(Lang lang);

}  // namespace plantrack
