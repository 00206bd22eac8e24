// What model/plan_keys says of plan files and of the catalogue, for other programs (JSON Schema, 2020-12) and for
// people (a page of tables).
#pragma once

#include "base/text.hpp"

#include <string>

namespace plantrack {

// Descriptions are in the language asked for; all else is the same.
std::string plan_json_schema(Lang lang);
std::string catalogue_json_schema(Lang lang);

// All keys of both as Markdown; of the catalogue alone.
std::string plan_keys_page(Lang lang);
std::string catalogue_keys_page(Lang lang);

}  // namespace plantrack
