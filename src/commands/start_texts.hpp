// What `plantrack init` writes: a commented plan with a target of each kind, its first progress file, a project file.
#pragma once

#include "base/text.hpp"

#include <string>

namespace plantrack {

std::string start_plan(const std::string& id, Lang lang);
std::string start_progress(Lang lang);
std::string start_project(Lang lang);

}  // namespace plantrack
