// Findings as CSV, one row each: message and hint in the language of the session, all else the same in each.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_csv(const Verdict& verdict, const TextStyle& style);

}  // namespace plantrack
