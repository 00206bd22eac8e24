// Findings as a baseline file, schema plantrack/baseline@1: what is known already and shall not fail a run again.
// read/baseline.hpp reads it.
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

// Code, file and message are for those who review the file; the fingerprint alone is compared.
std::string findings_baseline(const Verdict& verdict);

}  // namespace plantrack
