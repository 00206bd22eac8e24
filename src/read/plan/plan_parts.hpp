// The steps of reading one plan file, each from a part of the YAML tree to a part of the model. In-house interface of
// plan_reader.cpp.
#pragma once

#include "model/plan.hpp"
#include "read/plan/plan_fields.hpp"
#include "read/plan/plan_findings.hpp"
#include "read/plan/yaml_tree.hpp"

#include <string_view>
#include <vector>

namespace plantrack {

// Whether the file is of the schema that is wanted; a file without schema is told of and read on.
bool has_schema(PlanFindings& out, Fields& keys, std::string_view wanted);

Agency read_agency(PlanFindings& out, Value value);
Theme read_theme(PlanFindings& out, Value value);
std::vector<LevelWords> read_levels(PlanFindings& out, Value value);
Area read_area(PlanFindings& out, Value value, TextStore& texts);  // which keeps the area's texts
Reporting read_reporting(PlanFindings& out, Value value);
Validation read_validation(PlanFindings& out, Value value);
Target read_target(PlanFindings& out, Value value);
Goal read_goal(PlanFindings& out, Value value);

// Fills indices by id and resolves every reference inside the plan; derived targets take over from their parts.
void resolve_references(PlanFindings& out, Plan& plan);

// indicators.yaml: appends to the set's indicators.
void read_catalogue(const std::string& file, std::string text, PlanSet& plans, Findings& findings);
void resolve_indicators(PlanSet& plans, Findings& findings);

}  // namespace plantrack
