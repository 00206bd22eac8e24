// Lines of a progress file as they are written: cells put in order, in quotes where they must be, between delimiters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

class ProgressCsv {
 public:
  // `order`: the cell that stands first, second, ...
  ProgressCsv(char delimiter, std::vector<std::size_t> order) : delimiter_(delimiter), order_(std::move(order)) {}

  // One row without its line end.
  std::string row(const std::vector<std::string>& cells);

  // A row whose quotes break the rules, as it stands. The next row(...) then has a cell in quotes that cannot be taken
  // for the end of a quote left open here, so that what follows is read as before.
  std::string_view broken(std::string_view record, bool bad_quotes);

  bool failed() const { return failed_; }  // a row offered no such cell

 private:
  std::size_t cell_to_guard(const std::vector<std::string>& cells) const;

  char delimiter_;
  std::vector<std::size_t> order_;
  bool guard_ = false;
  bool failed_ = false;
};

}  // namespace plantrack
