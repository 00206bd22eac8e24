#include "render/csv.hpp"

#include "base/decimal.hpp"
#include "base/unicode.hpp"
#include "render/terminal.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// -3.5 and +12 are no formulas, and neither is a percentage with words behind it (-45 % on 2020), nor a sign alone (`-`
// is also the name of standard input).
bool is_plain_number(std::string_view cell) {
  if (cell.size() > 1 && cell.front() == '+') cell.remove_prefix(1);
  const std::size_t percent = cell.find(" % ");
  if (percent != std::string_view::npos) {
    const auto is_of_words = [](char c) {
      return c == ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const std::string_view words = cell.substr(percent + 3);
    if (std::all_of(words.begin(), words.end(), is_of_words)) cell = cell.substr(0, percent);
  }
  Decimal ignored;
  return cell == "-" || cell == "+" || parse_decimal(cell, ignored) != DecimalFault::not_a_number;
}

}  // namespace

std::string disarmed(std::string_view cell) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  std::string out;
  if (!cell.empty() && dangerous.find(cell.front()) != std::string_view::npos && !is_plain_number(cell)) out += '\'';
  // A spreadsheet of another locale ends cells at other signs, and there quotes in the middle of a cell mean nothing.
  constexpr std::string_view ends = ";\t\r\n";
  for (std::size_t at = 0; at < cell.size(); ++at) {
    out += cell[at];
    if (ends.find(cell[at]) == std::string_view::npos) continue;
    const std::size_t next = cell.find_first_not_of("\"' ", at + 1);
    if (next == std::string_view::npos || std::string_view("=+-@").find(cell[next]) == std::string_view::npos) continue;
    const std::string_view part = cell.substr(next, cell.find_first_of(ends, next) - next);
    if (!is_plain_number(trim(part))) out += '\'';
  }
  return out;
}

std::string harmless_cell(std::string_view cell) {
  return without_commands(disarmed(visible_lines(well_formed(cell))));
}

std::string quoted_if_needed(std::string_view cell, char delimiter) {
  const bool spaced = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  const bool needed = spaced || cell.find(delimiter) != std::string_view::npos ||
                      cell.find_first_of("\"\r\n") != std::string_view::npos;
  return needed ? in_quotes(cell) : std::string(cell);
}

std::string in_quotes(std::string_view cell) {
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

CsvWriter::CsvWriter(std::string_view header) : out_(header) {
  out_ += '\n';
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  return plain(harmless_cell(cell));
}

CsvWriter& CsvWriter::plain(std::string_view cell) {
  if (row_begun_) out_ += ',';
  row_begun_ = true;
  out_ += quoted_if_needed(cell);
  return *this;
}

CsvWriter& CsvWriter::integer(std::size_t number) {
  return plain(std::to_string(number));
}

void CsvWriter::end_row() {
  out_ += '\n';
  row_begun_ = false;
}

}  // namespace plantrack
