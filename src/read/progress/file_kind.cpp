#include "read/progress/file_kind.hpp"

#include "base/file.hpp"
#include "base/unicode.hpp"
#include "read/progress/header.hpp"
#include "read/text/csv_reader.hpp"
#include "read/text/text_source.hpp"

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::size_t looked_at = std::size_t{64} << 10;

bool has_schema_of_plans(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.starts_with("schema:") && line.find("plantrack/") != std::string_view::npos) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// All its columns are those of progress files, and it has figures to tell: reports have others.
bool has_progress_header(std::string_view bytes) {
  MemorySource source(bytes);
  TextSource text(source);
  CsvReader csv(text);
  const std::string_view beginning = csv.beginning();
  const bool stated = stated_delimiter(beginning).has_value();
  csv.split_at(stated ? *stated_delimiter(beginning) : likely_delimiter(beginning));
  if (stated) csv.next();
  do {
    if (!csv.next()) return false;
  } while (csv.blank());
  Columns columns;
  for (const std::string_view field : csv.fields()) {
    const auto column = column_named(field);
    if (!column) return false;
    columns.place(*column, 0);
  }
  return columns.has(Column::target) && columns.has(Column::period) &&
         (columns.has(Column::value) || columns.has(Column::numerator) || columns.has(Column::status));
}

}  // namespace

FileKind kind_of_file(const std::string& path) {
  const std::string beginning = beginning_of(path, looked_at);
  if (beginning.empty()) return FileKind::none;
  if (beginning.find("\"plantrack/baseline@") != std::string::npos) return FileKind::baseline;
  if (has_schema_of_plans(beginning)) return FileKind::plan;
  return has_progress_header(beginning) ? FileKind::progress : FileKind::other;
}

}  // namespace plantrack
