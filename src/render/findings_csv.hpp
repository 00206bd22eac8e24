// Findings as CSV, one row each. English, whatever the language of the session.
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_csv(const Verdict& verdict);

}  // namespace plantrack
