// Why a cell cannot be read, and how to get its value back: Excel's marks are called by their name.
#pragma once

#include "base/finding.hpp"
#include "read/progress/cells.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace plantrack {

struct CellFault {
  const Rule* rule;
  Text message;
  Text hint;
  std::optional<std::string> fix = {};  // the cell's new text, where it can only be one
};

// What the advice has to know: following it must not lead into the next error.
struct CellAdvice {
  Text unit = {};                       // of the target
  std::optional<Measure> measure = {};  // the same
  int year_begins = 1;                  // of the plan
  int first_year = 0, last_year = 0;    // the same; 0: not known
  NumberForm numbers = NumberForm::en;  // how the file writes numbers, as far as is known
  bool option = false;                  // the user said so
  bool contradictory = false;           // the file writes them in both ways
  bool is_value = true;                 // the column `value`
  bool kind_is_date = false;            // of a cell of a spreadsheet
  bool in_sheet = false;                // of a spreadsheet
  bool is_wide = false;                 // one of several figures of its record
  bool is_estimate = false;             // the header of its column says so
  bool is_level = false;                // of a stock
  bool needs_parts = false;             // a ratio of areas, or one that adds up over time
};

CellFault number_fault(std::string_view text, CellProblem problem, const CellAdvice& about);
CellFault period_fault(std::string_view text, CellProblem problem, const CellAdvice& about);
CellFault date_fault(std::string_view text, CellProblem problem, std::optional<DateForm> option);
CellFault status_fault(std::string_view text);
CellFault estimate_fault(std::string_view text);
CellFault excel_error_fault(std::string_view text);

// How messages name figures and statuses: 1234.5; 1234,5. done; hoàn thành.
Text words_for(Decimal value);
Text words_for(Progress status);

// A cell as a message quotes it: its beginning, with control characters made visible.
std::string quoted(std::string_view text);

std::string replaced(std::string_view text, char from, char to);

}  // namespace plantrack
