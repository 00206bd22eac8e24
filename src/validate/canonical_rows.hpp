// A progress file row by row with every cell in its one canonical spelling: ids, periods, ISO dates, plain numbers,
// NFC. What cannot be read stays as it stands, and is a finding as in check_progress. Feeds `normalize`.
#pragma once

#include "read/progress/progress_reader.hpp"
#include "validate/plan_index.hpp"
#include "validate/row_rules.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

class CanonicalRows {
 public:
  struct Row {
    std::uint32_t line = 0;
    std::string_view record;         // as it stands in the file; valid until the next row
    std::vector<std::string> cells;  // by field of the file; empty where the row is broken
    bool broken = false;             // quotes that break the rules, or too many or too few fields
    bool bad_quotes = false;         // of a broken row: nothing tells where its fields end
  };

  // `keep_numbers`: in the file's own spelling.
  CanonicalRows(const std::deque<PlanIndex>& plans, std::string file, ByteSource& source, const ProgressForm& form,
                const Findings& blank, std::size_t kept_per_file, bool keep_numbers);

  bool next(Row& row);

  const std::string& header_record() const { return header_record_; }  // as it stands in the file
  std::uint32_t header_line() const { return header_line_; }
  std::vector<std::string> header() const;           // canonical names by field; unknown columns as they are
  std::vector<std::size_t> canonical_order() const;  // fields in the order of columns, unknown ones behind
  char delimiter() const { return reader_.csv().delimiter(); }

  // Of the rows so far.
  bool refused() const { return reader_.refused() || overlong_; }  // the file cannot be written anew
  std::size_t broken() const { return reader_.rows_broken(); }
  std::size_t rows() const { return reader_.rows_read(); }
  // Numbers that cannot be read in this file, but would be, wrongly, in a plain comma file: 1.234 between semicolons.
  std::size_t unsettled() const { return unsettled_; }
  std::size_t blank_lines() const { return reader_.blank_lines(); }
  bool ends_with_lf() const { return reader_.csv().line_ends().crlf == 0 && reader_.csv().line_ends().cr == 0; }
  Encoding encoding() const { return reader_.encoding(); }
  // At the end of a file that is to be read once more: how. Whatever came of its rows is void then.
  std::optional<ProgressForm> better_form() { return reader_.better_form(); }
  Findings& findings() { return reader_.findings(); }

 private:
  void fill_cells(const ProgressRow& row, std::vector<std::string>& cells);
  std::string canonical(const ProgressRow& row, Column column, std::string_view field);
  std::string number(const ProgressRow& row, Column column, const NumberCell& cell);
  std::string id(const ProgressRow& row, Column column) const;

  const std::deque<PlanIndex>& plans_;
  ProgressReader reader_;
  RowRules rules_;
  bool keep_numbers_;
  std::string header_record_;
  std::uint32_t header_line_;
  std::vector<std::string> header_fields_;
  std::vector<int> columns_;  // of each field: its Column, -1 = unknown
  std::size_t unsettled_ = 0;
  bool overlong_ = false;
};

}  // namespace plantrack
