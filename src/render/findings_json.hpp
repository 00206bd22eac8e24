// Findings as one JSON document, schema plantrack/findings@1. English, whatever the language of the session.
#pragma once

#include "render/verdict.hpp"

#include <string>

namespace plantrack {

std::string findings_json(const Verdict& verdict);

}  // namespace plantrack
