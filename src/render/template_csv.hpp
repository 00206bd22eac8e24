// The progress file to fill in, as CSV.
#pragma once

#include "render/template_table.hpp"

#include <string>

namespace plantrack {

// `excel`: with a byte order mark, semicolons and CR LF, as Excel saves and opens it.
std::string template_csv(const TemplateTable& table, bool excel);

}  // namespace plantrack
