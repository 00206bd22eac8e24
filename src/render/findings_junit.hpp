// Findings as JUnit XML, which the test views of CI servers read: a suite for each file, a case for each finding, so
// that a viewer lists every error by itself. Errors are failures; warnings and notes are cases that pass and say so.
#pragma once

#include "render/terminal.hpp"
#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_junit(const Verdict& verdict, const TextStyle& style);

}  // namespace plantrack
