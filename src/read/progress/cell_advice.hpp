// Why a cell cannot be read, and how to get its value back: Excel's marks are called by their name.
#pragma once

#include "base/finding.hpp"
#include "read/progress/cells.hpp"

#include <string_view>

namespace plantrack {

struct CellFault {
  const Rule* rule;
  Text message;
  Text hint;
};

CellFault number_fault(std::string_view text, NumberForm form, bool stated);
CellFault period_fault(std::string_view text);
CellFault date_fault(std::string_view text);
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
