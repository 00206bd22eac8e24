// The writers of a table as data: CSV, the members of JSON objects, JSON Schema of these, and the description of the
// columns for the documents.
#pragma once

#include "render/json.hpp"
#include "render/table.hpp"

#include <string>

namespace plantrack {

std::string csv_of(const DataTable& table);

// The row as members of the object that is open: numbers as numbers, flags as booleans, texts as {en, vi}, what there
// is none of left out.
void write_members(JsonWriter& json, const DataTable& table, std::size_t row);
void write_rows(JsonWriter& json, std::string_view key, const DataTable& table, std::size_t first, std::size_t last);

void write_text(JsonWriter& json, std::string_view key, const Text& text);

// The JSON Schema of such an object; `more` writes the properties that are no columns.
void write_row_schema(JsonWriter& json, const DataTable& table, void (*more)(JsonWriter& json) = nullptr);

// `| column | meaning |` in Markdown.
std::string column_page(const DataTable& table, Lang lang);

}  // namespace plantrack
