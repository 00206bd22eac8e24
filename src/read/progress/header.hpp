// The header of a progress file: which column holds what, by its English or one of its Vietnamese names, whatever the
// case, the accents, the spaces and underscores.
#pragma once

#include "base/finding.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plantrack {

enum class Column : std::uint8_t {
  plan,
  target,
  period,
  area,
  value,
  numerator,
  denominator,
  status,
  agency,
  reported_on,
  estimate,
  evidence,
  note
};
inline constexpr std::size_t column_count = 13;

std::string_view name_of(Column column);  // reported_on, as in the canonical header
Text words_for(Column column);            // reported_on; ngày báo cáo
std::optional<Column> column_named(std::string_view header);

// Where each column stands among the fields of a record.
class Columns {
 public:
  Columns() { field_.fill(-1); }
  int operator[](Column column) const { return field_[static_cast<std::size_t>(column)]; }  // -1 = not there
  bool has(Column column) const { return (*this)[column] >= 0; }
  void place(Column column, int field) { field_[static_cast<std::size_t>(column)] = field; }

 private:
  std::array<int, column_count> field_;
};

// What is wrong with a header: `field` is the one concerned, -1 the header as a whole.
struct HeaderFault {
  const Rule* rule;
  int field;
  std::string_view column;  // canonical name, where one is meant
  Text message;
  Text hint;
};

struct Header {
  Columns columns;
  std::vector<HeaderFault> faults;
  bool usable = true;  // no fault is an error
};

Header match_header(std::span<const std::string_view> fields, bool plan_needed);

// Which of the first lines (from 0) looks like a header, for titles often stand above it.
std::optional<std::uint32_t> header_among(std::string_view lines);

// A first line `sep=;` as Excel writes it; nullopt where the text does not begin with one.
std::optional<char> stated_delimiter(std::string_view beginning);

// The delimiter under which the first line names the most columns; a comma where none does.
char likely_delimiter(std::string_view beginning);

}  // namespace plantrack
