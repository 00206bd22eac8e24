// A table of targets as people keep it (name, unit, goal in words, who leads), in CSV or a sheet of a workbook, from
// which `init --from` makes a plan. Titles may stand above the header; columns are found by their names in either
// language, and a second line of the header may name years.
#pragma once

#include "read/project.hpp"
#include "read/text/byte_source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct TargetTable {
  struct GoalCell {
    std::string text;
    std::string column;  // its header
  };
  struct Row {
    std::uint32_t line = 0;
    std::string name, unit, lead;
    std::string due;  // when its goal falls due, in a column of its own
    std::optional<GoalCell> baseline;
    std::vector<GoalCell> goals;  // those that are not empty
    bool heading = false;         // a name alone
    bool name_repeated = false;   // it has none: that of the row above
  };

  std::vector<std::string> titles;
  std::vector<std::string> passed_over;  // headers of columns that are not read
  std::vector<Row> rows;
  bool vietnamese = false;  // the header is
};

// A Failure where there is no such table in it; `name` is what messages call it, `about` receives the line they are
// about. Of a workbook the sheet of that name, or the first one with such a table.
TargetTable read_target_table(ByteSource& source, const std::string& name, const std::string& sheet, SourceLine& about);

}  // namespace plantrack
