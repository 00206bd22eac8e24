// The outputs that others build on, by name: one line a view. From their columns come JSON Schema and the page of
// columns in the docs.
#pragma once

#include "render/table.hpp"

#include <span>
#include <string>
#include <string_view>

namespace plantrack {

struct StableOutput {
  std::string_view name;  // report, report-by-agency, … as in `schema` of its JSON
  std::string_view rows;  // the key of its rows there
  std::string_view command;
  DataTable (*columns)();
};

std::span<const StableOutput> stable_outputs();

// JSON Schema (2020-12) of the output's JSON; empty where there is none of that name.
std::string json_schema_of(std::string_view name);

// docs/outputs.md, docs/outputs.vi.md
std::string outputs_page(Lang lang);

}  // namespace plantrack
