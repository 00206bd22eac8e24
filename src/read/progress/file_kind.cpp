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

// A line as YAML has it at the top level, or within it: key, comment, list item, what is indented.
bool may_be_yaml(std::string_view line) {
  if (line.empty() || line.front() == '#' || line.front() == ' ' || line.front() == '-' || line.front() == '%')
    return true;
  const std::size_t colon = line.find(':');
  const std::string_view key = line.substr(0, colon);
  return colon != std::string_view::npos &&
         std::none_of(key.begin(), key.end(), [](char c) { return c == ' ' || c == '`'; });
}

// Pages may show a plan between their lines.
bool has_schema_of_plans(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.starts_with("schema:") && line.find("plantrack/") != std::string_view::npos) return true;
    if (!may_be_yaml(line)) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

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
  return is_header_of_progress(csv.fields());
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
