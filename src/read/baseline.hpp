// A baseline file (schema plantrack/baseline@1): the fingerprints of findings that are known and shall not fail a run.
#pragma once

#include <set>
#include <string>

namespace plantrack {

// A file that cannot be read, or is no baseline, is a Failure.
std::set<std::string> read_baseline(const std::string& file);

}  // namespace plantrack
