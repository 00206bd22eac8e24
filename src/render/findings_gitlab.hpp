// Findings as a Code Quality report of GitLab, which shows them in merge requests. In English, as all JSON is.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_gitlab(const Verdict& verdict);

}  // namespace plantrack
