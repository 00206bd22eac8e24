#include "read/sheet/sheet_cells.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::uint8_t shared = 0x80;  // beside the kind: the text is a shared one

// Line ends and tabs set rows and cells apart in the text of a sheet: inside a cell they become spaces.
void append(GrowingArray<char>& bytes, std::string_view text) {
  for (const char c : text) bytes.push_back(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
}

// Seven bits a byte, the lowest first; all but the last byte have the eighth bit set.
void append_number(GrowingArray<char>& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) bytes.push_back(static_cast<char>((number & 0x7fU) | 0x80U));
  bytes.push_back(static_cast<char>(number));
}

std::uint64_t take_number(const GrowingArray<char>& bytes, std::size_t& at) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= std::uint64_t{byte & 0x7fU} << shift;
    if ((byte & 0x80U) == 0) return number;
  }
}

// As a cell of the text: in quotes where it holds one.
void append_cell(std::string& out, std::string_view text) {
  if (text.find('"') == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    out += c;
    if (c == '"') out += '"';
  }
  out += '"';
}

constexpr std::size_t bits = 64;

}  // namespace

void SharedTexts::want(std::uint32_t number) {
  const std::size_t word = number / bits;
  while (wanted_.size() <= word) wanted_.push_back(0);
  wanted_[word] |= std::uint64_t{1} << (number % bits);
}

bool SharedTexts::is_wanted(std::uint32_t number) const {
  return number / bits < wanted_.size() && (wanted_[number / bits] >> (number % bits) & 1U) != 0;
}

void SharedTexts::settle() {
  std::uint32_t before = 0;
  for (std::size_t word = before_.size(); word < wanted_.size(); ++word) {
    before_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(wanted_[word]));
  }
}

// How many that are wanted stand before it.
std::size_t SharedTexts::rank(std::uint32_t number) const {
  const std::uint64_t below = (std::uint64_t{1} << (number % bits)) - 1;
  return before_[number / bits] + static_cast<std::size_t>(std::popcount(wanted_[number / bits] & below));
}

void SharedTexts::put(std::uint32_t number, std::string_view text) {
  if (!is_wanted(number)) return;
  append(texts_, text);
  ends_.push_back(texts_.size());
}

std::string_view SharedTexts::operator[](std::uint32_t number) const {
  if (!is_wanted(number)) return {};
  const std::size_t at = rank(number);
  if (at >= ends_.size()) return {};
  const std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
  return {texts_.data() + begin, static_cast<std::size_t>(ends_[at] - begin)};
}

SheetCells::SheetCells(std::string title, std::shared_ptr<SharedTexts> texts)
    : title_(std::move(title)), name_(quoted_sheet_name(title_)), texts_(std::move(texts)) {}

void SheetCells::hide_columns(std::uint32_t first, std::uint32_t last) {
  last = std::min(last, most_columns - 1);
  if (first > last) return;
  if (hidden_.size() <= last) hidden_.resize(last + 1);
  std::fill(hidden_.begin() + first, hidden_.begin() + last + 1, true);
}

void SheetCells::begin_row(std::uint32_t line, bool hidden) {
  line_ = line;
  row_is_hidden_ = hidden;
}

void SheetCells::put_head(std::uint32_t column, std::uint8_t kind, std::uint64_t number) {
  if (rows_.empty() || rows_[rows_.size() - 1].line != line_) {
    rows_.push_back({line_, bytes_.size()});
    if (row_is_hidden_ && hidden_rows_++ == 0) first_hidden_row_ = line_;
  }
  bytes_.push_back(static_cast<char>(column & 0xffU));
  bytes_.push_back(static_cast<char>(column >> 8U));
  bytes_.push_back(static_cast<char>(kind));
  append_number(bytes_, number);
  width_ = std::max(width_, column + 1);
  if (column < hidden_.size() && hidden_[column]) {
    hidden_[column] = false;
    ++hidden_columns_;
    if (column < first_hidden_column_) {
      first_hidden_column_ = column;
      line_in_hidden_column_ = line_;
    }
  }
  ++cells_;
}

void SheetCells::add(std::uint32_t column, CellKind kind, std::string_view text) {
  if (text.empty()) return;
  put_head(column, static_cast<std::uint8_t>(kind), text.size());
  has_figures_ = has_figures_ || kind == CellKind::number;
  append(bytes_, text);
}

void SheetCells::add_shared(std::uint32_t column, std::uint32_t number) {
  put_head(column, shared, number);
  texts_->want(number);
}

std::size_t SheetCells::last_row_bytes() const {
  return rows_.empty() ? 0 : bytes_.size() - static_cast<std::size_t>(rows_[rows_.size() - 1].begin);
}

std::size_t SheetCells::text_in_rows() const {
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < bytes_.size();) {
    const auto kind = static_cast<std::uint8_t>(bytes_[at + 2]);
    at += 3;
    const std::uint64_t number = take_number(bytes_, at);
    const bool is_shared = (kind & shared) != 0;
    bytes += is_shared ? (*texts_)[static_cast<std::uint32_t>(number)].size() : static_cast<std::size_t>(number);
    if (!is_shared) at += number;
  }
  struct Range {
    std::uint32_t line, column, lines;
  };
  std::vector<Range> ranges;
  for (const auto& [column, of_column] : merged_) {
    for (const Lines& each : of_column) {
      if (each.last > each.first) ranges.push_back({each.first, column, each.last - each.first});
    }
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const Range& a, const Range& b) { return a.line != b.line ? a.line < b.line : a.column < b.column; });
  for (auto range = ranges.begin(); range != ranges.end();) {
    const std::uint32_t line = range->line;
    for (const Cell& cell : row(line)) {  // both by column
      while (range != ranges.end() && range->line == line && range->column < cell.column) ++range;
      for (; range != ranges.end() && range->line == line && range->column == cell.column; ++range) {
        bytes += std::min<std::size_t>(range->lines, rows_.size()) * cell.text.size();
      }
    }
    while (range != ranges.end() && range->line == line) ++range;
  }
  return bytes;
}

void SheetCells::repeat_row(std::uint32_t times) {
  if (rows_.empty() || rows_[rows_.size() - 1].line != line_) return;
  const std::size_t begin = rows_[rows_.size() - 1].begin;
  const std::size_t size = bytes_.size() - begin;
  std::size_t its_cells = 0;
  for (std::size_t at = begin; at < begin + size; ++its_cells) {
    const auto kind = static_cast<std::uint8_t>(bytes_[at + 2]);
    at += 3;
    const std::uint64_t number = take_number(bytes_, at);
    if ((kind & shared) == 0) at += number;
  }
  for (; times > 0; --times) {
    rows_.push_back({++line_, bytes_.size()});
    bytes_.reserve(bytes_.size() + size);
    bytes_.append(bytes_.data() + begin, size);
    hidden_rows_ += row_is_hidden_ ? 1 : 0;
    cells_ += its_cells;
  }
}

void SheetCells::merge(Merge merge) {
  ++merges_;
  if (merge.last_line == merge.first_line && merge.last_column == merge.first_column) return;
  merged_[merge.first_column].push_back({merge.first_line, merge.last_line, merge.last_column > merge.first_column});
}

void SheetCells::finish() {
  for (auto& [column, lines] : merged_) {
    std::sort(lines.begin(), lines.end(), [](const Lines& a, const Lines& b) { return a.first < b.first; });
  }
}

std::size_t SheetCells::end_of(std::size_t row) const {
  return row + 1 < rows_.size() ? static_cast<std::size_t>(rows_[row + 1].begin) : bytes_.size();
}

std::vector<SheetCells::Cell> SheetCells::cells_of(std::size_t row) const {
  std::vector<Cell> found;
  for (auto at = static_cast<std::size_t>(rows_[row].begin); at < end_of(row);) {
    Cell cell;
    cell.column = static_cast<unsigned char>(bytes_[at]) |
                  static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + 1])) << 8U;
    const auto kind = static_cast<std::uint8_t>(bytes_[at + 2]);
    at += 3;
    const std::uint64_t number = take_number(bytes_, at);
    if ((kind & shared) != 0) {
      cell.text = (*texts_)[static_cast<std::uint32_t>(number)];
    } else {
      cell.kind = static_cast<CellKind>(kind);
      cell.text = {bytes_.data() + at, static_cast<std::size_t>(number)};
      at += static_cast<std::size_t>(number);
    }
    if (!cell.text.empty()) found.push_back(cell);
  }
  return found;
}

std::vector<SheetCells::Cell> SheetCells::row(std::uint32_t line) const {
  const RowStart* const found = std::lower_bound(
      rows_.begin(), rows_.end(), line, [](const RowStart& row, std::uint32_t wanted) { return row.line < wanted; });
  if (found == rows_.end() || found->line != line) return {};
  return cells_of(static_cast<std::size_t>(found - rows_.begin()));
}

bool SheetCells::has_cells_below(std::uint32_t line, std::uint32_t column) const {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].line <= line) continue;
    for (const Cell& cell : cells_of(row)) {
      if (cell.column == column) return true;
    }
  }
  return false;
}

std::optional<SheetCells::Lines> SheetCells::merged(std::uint32_t line, std::uint32_t column) const {
  const auto found = merged_.find(column);
  if (found == merged_.end()) return std::nullopt;
  const std::vector<Lines>& all = found->second;
  const auto after = std::upper_bound(all.begin(), all.end(), line,
                                      [](std::uint32_t wanted, const Lines& each) { return wanted < each.first; });
  if (after == all.begin()) return std::nullopt;
  const Lines& last = *(after - 1);
  return last.last >= line ? std::optional(last) : std::nullopt;
}

void SheetText::rewind() {
  row_ = 0;
  line_ = 1;
  text_.clear();
  given_ = 0;
}

std::size_t SheetText::read(char* to, std::size_t size) {
  constexpr std::size_t most_fields = 4097;  // one more than any header has
  constexpr std::size_t block = std::size_t{64} << 10;
  if (given_ == text_.size()) {
    text_.clear();
    given_ = 0;
    while (row_ < sheet_.row_count() && text_.size() < block) {
      const std::uint32_t line = sheet_.line_of(row_);
      const std::size_t gap = std::min<std::size_t>(line - line_, block);
      text_.append(gap, '\n');
      line_ += static_cast<std::uint32_t>(gap);
      if (line_ < line) continue;
      std::uint32_t column = 0;
      for (const SheetCells::Cell& cell : sheet_.cells_of(row_)) {
        const auto wanted = std::min<std::uint32_t>(cell.column, most_fields - 1);
        text_.append(wanted - column, '\t');
        column = wanted;
        append_cell(text_, cell.text);
        if (wanted == most_fields - 1) break;  // told as too many fields
      }
      text_ += '\n';
      ++line_;
      ++row_;
    }
  }
  const std::size_t count = std::min(size, text_.size() - given_);
  std::memcpy(to, text_.data() + given_, count);
  given_ += count;
  return count;
}

const SheetCells::Cell* SheetRow::at(std::uint32_t line, std::uint32_t column) {
  if (line != line_) {
    line_ = line;
    cells_ = sheet_->row(line);
  }
  const auto found =
      std::lower_bound(cells_.begin(), cells_.end(), column,
                       [](const SheetCells::Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found == cells_.end() || found->column != column ? nullptr : &*found;
}

// Without quotes where nothing but letters, digits and _ is in it, it begins with no digit, and is no cell's name.
std::string quoted_sheet_name(std::string_view name) {
  const auto is_plain = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const std::size_t letters = std::min(name.find_first_of("0123456789"), name.size());
  const bool is_cell = letters > 0 && letters <= 3 && letters < name.size() && all_digits(name.substr(letters));
  const bool plain = !name.empty() && !is_digit(name.front()) && name.front() != '.' && !is_cell &&
                     std::all_of(name.begin(), name.end(), is_plain) && name.find("\xc2\xa0") == std::string_view::npos;
  if (plain) return std::string(name);
  std::string quoted = "'";
  for (const char c : name) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  return quoted + "'";
}

}  // namespace plantrack
