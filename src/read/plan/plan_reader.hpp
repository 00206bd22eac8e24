// Plan files and the catalogue of indicators -> PlanSet. Finds what is wrong with a file's form; whether its parts fit
// together is asked by validate/check_plans.
#pragma once

#include "base/finding.hpp"
#include "model/plan.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {

// Reads files and folders (every *.yaml and *.yml in them; indicators.yaml is the catalogue). A file or folder that is
// not there, or a folder without plans, is a Failure. References between plans, areas and indicators are resolved.
// `digests` asks for that of each plan, too (Plan::digest).
PlanSet read_plans(const std::vector<std::string>& paths, Findings& findings, bool digests = false);

// The text of a file beside the plan; nullopt where there is none.
using BesideReader = std::function<std::optional<std::string>(const std::string& path)>;

// One plan from memory; nullopt where the text is no YAML or of an unknown schema. Indicators are not resolved.
std::optional<Plan> read_plan_text(const std::string& file, std::string text, const BesideReader& read_beside,
                                   Findings& findings);

}  // namespace plantrack
