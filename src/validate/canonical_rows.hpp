// A progress file row by row with every cell in its one canonical spelling: ids, periods, ISO dates, plain numbers,
// NFC; a table with a column a year as one row a figure. What cannot be read stays as it stands, and is a finding as in
// check_progress. Feeds `normalize`.
#pragma once

#include "read/progress/progress_reader.hpp"
#include "validate/plan_facts.hpp"
#include "validate/row_rules.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct CanonicalForm {
  bool keep_numbers = false;   // as the file writes them
  bool keep_times = false;     // the same of periods and days
  bool as_in_file = false;     // the file's columns in its order, and no others
  bool with_plan = false;      // a column that tells each row's plan
  bool with_estimate = false;  // a column that tells which figures are estimates
  bool with_status = false;    // a column for statuses that stand among figures
  bool with_unit = false;      // a column for the unit that a header or title says, where it is not the plan's
  bool fixes = false;          // cells that can only mean one thing are mended
};

class CanonicalRows {
 public:
  struct Row {
    std::uint32_t line = 0;
    std::string_view record;         // as it stands in the file; valid until the next row
    std::vector<std::string> cells;  // by columns(); empty where the row is broken
    bool broken = false;             // quotes that break the rules, or too many or too few fields
    bool bad_quotes = false;         // of a broken row: nothing tells where its fields end
  };
  struct OutColumn {
    std::string name;   // canonical; of an unknown column as it is
    int column = -1;    // which Column; -1 = unknown
    std::size_t field;  // of the file, where it is unknown
  };

  CanonicalRows(const PlansToReadBy& plans, std::string file, ByteSource& source, const ProgressForm& form,
                const Findings& blank, std::size_t kept_per_file, const CanonicalForm& wanted);

  bool next(Row& row);

  const std::string& header_record() const { return header_record_; }  // as it stands in the file
  std::uint32_t header_line() const { return header_line_; }
  const std::vector<OutColumn>& columns() const { return columns_; }
  std::vector<std::string> header() const;
  bool in_order() const;  // the file's own columns stand in the canonical order
  // Does each row say all that there is to say of it, without titles and headers?
  bool is_long() const { return !reader_.is_wide() && !reader_.tells_period(); }
  char delimiter() const { return reader_.csv().delimiter(); }

  // Of the rows so far: the file cannot be written anew; how many there are, and how many of them are broken.
  bool refused() const { return reader_.refused() || reader_.in_other_table() || overlong_; }
  std::size_t broken() const { return reader_.rows_broken(); }
  std::size_t rows() const { return reader_.rows_read(); }
  // Cells that cannot be read in this file, but would be, wrongly, among those of canonical spelling: 1.234 and
  // 04/05/2025 that nothing settles.
  std::size_t unsettled_numbers() const { return unsettled_numbers_; }
  std::size_t unsettled_times() const { return unsettled_times_; }
  // Cells of a sheet that in CSV would be no error any more, however they are written: a figure merged over several
  // rows.
  std::size_t faults_of_sheet() const { return faults_of_sheet_; }
  bool some_estimates() const { return some_estimates_; }  // and no column that tells which
  bool some_statuses() const { return some_statuses_; }    // and no column for them
  bool some_units() const { return some_units_; }          // other than the plan's, that a header or title says
  std::size_t blank_lines() const { return reader_.blank_lines(); }
  bool ends_with_lf() const { return reader_.csv().line_ends().crlf == 0 && reader_.csv().line_ends().cr == 0; }
  Encoding encoding() const { return reader_.encoding(); }
  // At the end of a file that is to be read once more: how. Whatever came of its rows is void then.
  std::optional<ProgressForm> better_form() { return reader_.better_form(); }
  Findings& findings() { return reader_.findings(); }

 private:
  void choose_columns();
  void fill_cells(const ProgressRow& row, std::vector<std::string>& cells);
  std::string canonical(const ProgressRow& row, Column column);
  bool knows_target(const ProgressRow& row) const;
  const PlanIndex* plan_of(const ProgressRow& row) const;  // null: none, or not known
  const Target* target_of(const ProgressRow& row) const;   // the same
  void find_units();
  std::string unit_above(const ProgressRow& row) const;
  void tell_area_of_title(ProgressRow& row);
  std::string number(const ProgressRow& row, Column column, const NumberCell& cell);
  std::string id(const ProgressRow& row, Column column) const;

  const PlansToReadBy& plans_;
  NamesOfPlans names_;
  ProgressReader reader_;
  RowRules rules_;
  CanonicalForm wanted_;
  std::string header_record_;
  std::uint32_t header_line_;
  std::vector<OutColumn> columns_;
  std::vector<std::string> units_;  // that headers or a title say: of each field, where wide headers have some
  bool units_by_field_ = false;
  std::size_t unsettled_numbers_ = 0, unsettled_times_ = 0, faults_of_sheet_ = 0;
  bool some_estimates_ = false;
  bool some_statuses_ = false;
  bool some_units_ = false;
  bool area_told_ = false;  // that a title is about one, and rows name none
  bool overlong_ = false;
};

}  // namespace plantrack
