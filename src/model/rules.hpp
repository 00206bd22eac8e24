// The table of rules: every kind of finding, one entry each, in families. `rule("unknown-target")` is looked up by the
// compiler, so a name that is not in the table does not build.
#pragma once

#include "model/rules_file.hpp"
#include "model/rules_plan.hpp"
#include "model/rules_row.hpp"

#include <vector>

namespace plantrack {

consteval const Rule& rule(std::string_view name) {
  for (const Rule& each : plan_rules) {
    if (each.name == name) return each;
  }
  for (const Rule& each : file_rules) {
    if (each.name == name) return each;
  }
  for (const Rule& each : row_rules) {
    if (each.name == name) return each;
  }
  throw "no rule of that name in the table";
}

// All rules in the order of their codes as listed: plan, file, cell, row, series.
std::vector<const Rule*> all_rules();

// Whether a plan may ask for less than the rule's severity. Of errors only where the row has one clear figure all the
// same: any other would put a figure that nobody knows into a report, or leave a row out in silence.
bool may_be_eased(const Rule& rule);

// The rule with this code or name, whatever its case; nullptr where there is none.
const Rule* find_rule(std::string_view code_or_name);

}  // namespace plantrack
