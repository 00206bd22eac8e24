// The progress file to fill in, as CSV.
#pragma once

#include "render/template_table.hpp"

#include <string>

namespace plantrack {

// `excel`: with a byte order mark, CR LF and the separator of the language's Excel, which saves and opens it so.
std::string template_csv(const TemplateTable& table, bool excel, Lang lang);

}  // namespace plantrack
