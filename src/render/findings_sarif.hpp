// Findings as SARIF 2.1.0, the interchange format of static analysis that code scanning services take. In English, as
// all JSON is. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_sarif(const Verdict& verdict);

// A file's name as a URI reference: percent-encoded, relative to the working folder, file:///... where it is outside.
std::string uri_of(const std::string& file);

}  // namespace plantrack
