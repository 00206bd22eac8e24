// Writes CSV by RFC 4180 with LF line ends. Text that a spreadsheet would run as a formula is disarmed on the way out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace plantrack {

class CsvWriter {
 public:
  // `header` is the first line as it stands, such as "plan,target,area".
  explicit CsvWriter(std::string_view header);

  CsvWriter& text(std::string_view cell);   // anything people wrote: names, messages, ids
  CsvWriter& plain(std::string_view cell);  // our own words and figures: nothing in them to disarm
  CsvWriter& integer(std::size_t number);
  CsvWriter& empty() { return plain({}); }
  void end_row();

  std::string finish() { return std::move(out_); }

 private:
  std::string out_;
  bool row_begun_ = false;
};

// Anything people wrote, as it may stand in a cell: without what a terminal, a spreadsheet or a build's log would obey.
std::string harmless_cell(std::string_view cell);

// The cell with a ' where a spreadsheet would take it for a formula (= + - @ TAB CR in front), or what stands in it
// behind a semicolon, tab or line end, where it ends cells there; plain numbers such as -3.5 stay as they are.
std::string disarmed(std::string_view cell);

// The cell as it stands in the file: in quotes where it must be, or in any case.
std::string quoted_if_needed(std::string_view cell, char delimiter = ',');
std::string in_quotes(std::string_view cell);

}  // namespace plantrack
