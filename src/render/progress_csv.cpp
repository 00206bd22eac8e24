#include "render/progress_csv.hpp"

#include "render/csv.hpp"

namespace plantrack {

std::string ProgressCsv::row(const std::vector<std::string>& cells) {
  const std::size_t guarded = guard_ ? cell_to_guard(cells) : order_.size();
  failed_ = failed_ || (guard_ && guarded == order_.size());
  guard_ = false;
  std::string line;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::string& cell = cells[order_[i]];
    if (i > 0) line += delimiter_;
    line += i == guarded ? in_quotes(cell) : quoted_if_needed(cell, delimiter_);
  }
  return line;
}

// The first cell with something in it: behind a quote that is open, its own opening quote is followed by text, and so
// ends nothing. Not where the text itself begins with what may follow a closing quote.
std::size_t ProgressCsv::cell_to_guard(const std::vector<std::string>& cells) const {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::string& cell = cells[order_[i]];
    if (cell.empty()) continue;
    const char first = cell.front();
    const bool harmless = first != '"' && first != delimiter_ && first != '\r' && first != '\n';
    return harmless ? i : order_.size();
  }
  return order_.size();
}

std::string_view ProgressCsv::broken(std::string_view record, bool bad_quotes) {
  guard_ = guard_ || bad_quotes;
  return record;
}

}  // namespace plantrack
