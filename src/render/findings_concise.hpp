// Findings one line each, as compilers write them: file:line:column: severity[CODE] rule: message. Then the summary.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_concise(const Verdict& verdict, const TextStyle& style);

}  // namespace plantrack
