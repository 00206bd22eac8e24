// Findings for people: each with its place, the source line and carets, in the manner of rustc and ruff; then a
// summary.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_text(const Verdict& verdict, const TextStyle& style);

// One line a rule, how often it fired, instead of the findings themselves; then the summary.
std::string statistics_text(const Verdict& verdict, const TextStyle& style);

}  // namespace plantrack
