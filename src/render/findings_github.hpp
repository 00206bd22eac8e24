// Findings as workflow commands of GitHub Actions, which shows them beside the lines they are about. GitHub shows ten
// of a severity in a step; what is beyond is told in the summary, which is no command.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <string>
#include <string_view>

namespace plantrack {

std::string github_error(std::string_view message);  // one line that GitHub shows as an error of the step
std::string findings_github(const Verdict& verdict, const TextStyle& style);

}  // namespace plantrack
