#include "read/progress/excerpts.hpp"

#include "base/unicode.hpp"
#include "read/sheet/workbook.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t longest_excerpt = std::size_t{64} << 10;
constexpr std::size_t walk_block = std::size_t{64} << 10;
constexpr std::size_t record_block = std::size_t{4} << 10;  // most records are short, and each finding reads one

std::size_t find_line_end(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// Walks through a file line by line, forwards only, with as much of what follows as is asked for.
class LineWalk {
 public:
  explicit LineWalk(ByteSource& source) : source_(source) {}

  // Goes to the beginning of that line; false where the file ends before it.
  bool go_to(std::uint32_t line) {
    while (line_ < line) {
      if (at_ == buffer_.size() && ahead(1).empty()) return false;
      if (pass_stretch(line)) continue;
      at_ += std::min(find_line_end(rest()), rest().size());
      if (at_ == buffer_.size()) continue;
      at_ += buffer_[at_] == '\r' && ahead(2) == "\r\n" ? 2 : 1;
      ++line_;
    }
    return true;
  }

  // The next bytes, at most so many, without going on.
  std::string_view ahead(std::size_t size) {
    while (rest().size() < size && !ended_) refill();
    return rest().substr(0, size);
  }

 private:
  std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  // Passes the next bytes at once, where that line begins behind them: line ends are counted much faster than found. It
  // may stop inside a line, and between a CR and its LF, which counts alone then.
  bool pass_stretch(std::uint32_t line) {
    constexpr std::size_t stretch = 512, at_once = 128;
    static_assert(stretch % at_once == 0 && at_once < 256);  // so that a byte can count them
    if (rest().size() <= stretch) return false;              // one more is looked at
    const char* const text = buffer_.data() + at_;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < stretch; i += at_once) {
      std::uint8_t some = 0;
      for (std::size_t j = i; j < i + at_once; ++j) {
        const bool cr_alone = (text[j] == '\r') & (text[j + 1] != '\n');
        some = static_cast<std::uint8_t>(some + static_cast<std::uint8_t>((text[j] == '\n') | cr_alone));
      }
      count += some;
    }
    if (line - line_ <= count) return false;
    line_ += count;
    at_ += stretch;
    return true;
  }
  void refill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t old = buffer_.size();
    buffer_.resize(old + walk_block);
    const std::size_t count = source_.read(buffer_.data() + old, walk_block);
    buffer_.resize(old + count);
    ended_ = count == 0;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  bool ended_ = false;
};

// Where the character of that number begins, from 0; the text's end where it has fewer.
std::size_t byte_of(std::string_view text, std::size_t character) {
  constexpr std::size_t stretch = 256;
  std::size_t at = 0;
  for (; character >= stretch && text.size() - at > stretch; at += stretch) {
    character -= code_points(text.substr(at, stretch));
  }
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
    if (begins && character-- == 0) break;
  }
  return at;
}

// The line, and of a long one what stands around the place: thousands of findings may stand in it.
void show_line(Finding& finding, std::string_view line, const Place& place) {
  constexpr std::size_t long_line = std::size_t{4} << 10, before = 300, behind = 600;
  constexpr std::string_view ellipsis = "…";
  if (line.size() <= long_line) {
    finding.excerpt = well_formed(line);
    return;
  }
  const std::size_t character = place.column == 0 ? 0 : place.column - 1;
  const std::size_t first = character - std::min(character, before);
  const std::size_t from = byte_of(line, first);
  const std::size_t size = byte_of(line.substr(from), character - first + behind);
  finding.excerpt = well_formed(line.substr(from, size));
  if (first > 0) finding.excerpt.insert(0, ellipsis);
  if (from + size < line.size()) finding.excerpt += ellipsis;
  finding.mark = place;
  if (first > 0) finding.mark.column = static_cast<std::uint32_t>(character - first + 2);
}

// The line that begins here, where it is short enough to hold what the finding points at.
void take_excerpt(LineWalk& walk, Finding& finding) {
  const Place& place = finding.place;
  std::string_view text = walk.ahead(longest_excerpt);
  const std::size_t end = find_line_end(text);
  if (end == std::string_view::npos && text.size() == longest_excerpt) {
    const std::size_t invalid = first_invalid_utf8(text.substr(text.size() - 4));
    if (invalid != std::string_view::npos) text.remove_suffix(4 - invalid);
    if (place.column > code_points(text)) return;
  }
  text = text.substr(0, end);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  show_line(finding, text, place);
}

// What follows in a walk, as far as a record may reach, without going on.
class WhatFollows final : public ByteSource {
 public:
  explicit WhatFollows(LineWalk& walk) : walk_(walk) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::string_view text = walk_.ahead(std::min(read_ + size, CsvReader::max_record)).substr(read_);
    std::copy(text.begin(), text.end(), to);
    read_ += text.size();
    return text.size();
  }
  void rewind() override { read_ = 0; }

 private:
  LineWalk& walk_;
  std::size_t read_ = 0;
};

// The field's place in the record that begins here.
void find_cell(LineWalk& walk, Finding& finding, char delimiter) {
  WhatFollows source(walk);
  CsvReader csv(source, record_block);
  csv.split_at(delimiter);
  if (!csv.next()) return;
  const Place place = csv.place_of(static_cast<std::size_t>(finding.field));
  if (place.column == 0) return;
  finding.row = finding.place.line;
  finding.place = {finding.place.line + place.line - 1, place.column, place.length};
}

using Wanted = std::vector<Finding*>;

bool wants_cell(const Finding* finding) {
  return finding->field >= 0 && finding->place.column == 0;
}

char delimiter_of(LineWalk& walk, const ProgressForm& form) {
  if (form.delimiter) return *form.delimiter;
  std::string_view beginning = walk.ahead(CsvReader::usual_block);
  if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
  const auto stated = stated_delimiter(beginning);
  return stated ? *stated : likely_delimiter(beginning);
}

// Completes what it comes by in one walk; gives those whose cell stands on a later line than its record begins.
Wanted complete(ByteSource& source, Wanted wanted, const ProgressForm& form) {
  std::stable_sort(wanted.begin(), wanted.end(),
                   [](const Finding* a, const Finding* b) { return a->place.line < b->place.line; });
  LineWalk walk(source);
  const bool any_cell = std::any_of(wanted.begin(), wanted.end(), wants_cell);
  const char delimiter = any_cell ? delimiter_of(walk, form) : '\0';
  Wanted later;
  for (Finding* const each : wanted) {
    const std::uint32_t line = each->place.line;
    if (!walk.go_to(line)) break;
    if (wants_cell(each)) find_cell(walk, *each, delimiter);
    if (each->place.line == line) {
      take_excerpt(walk, *each);
    } else {
      later.push_back(each);
    }
  }
  return later;
}

// The row of a sheet, a bar between its cells, and where in it the finding's cell stands.
void complete_in_sheet(const SheetCells& sheet, Finding& finding) {
  constexpr std::string_view bar = " | ";
  const std::uint32_t wanted = finding.field < 0 ? SheetCells::most_columns : static_cast<std::uint32_t>(finding.field);
  std::string line;
  Place mark;
  bool first = true;
  for (const SheetCells::Cell& cell : sheet.row(finding.row != 0 ? finding.row : finding.place.line)) {
    if (line.size() > longest_excerpt) break;
    if (!first) line += bar;
    first = false;
    if (cell.column == wanted) {
      const auto from = static_cast<std::uint32_t>(code_points(line));
      mark = {1, from + 1, std::max<std::uint32_t>(1, static_cast<std::uint32_t>(code_points(cell.text)))};
    }
    line += cell.text;
  }
  finding.mark = mark ? mark : Place{1, 0, 0};
  show_line(finding, line, finding.mark);
}

void complete_in_workbook(ByteSource& source, const Wanted& wanted) {
  const Workbook workbook = read_workbook(source);
  for (Finding* const each : wanted) {
    for (const WorkbookSheet& sheet : workbook.sheets) {
      if (sheet.cells.name() == each->sheet && each->place.line != 0) complete_in_sheet(sheet.cells, *each);
    }
  }
}

}  // namespace

std::vector<Failure> complete_findings(std::vector<Finding>& findings, const ProgressForm& form,
                                       const std::map<std::string, Encoding>& encodings) {
  std::map<std::string, Wanted> by_file;
  for (Finding& finding : findings) {
    if (finding.place && finding.excerpt.empty() && !finding.file.empty()) by_file[finding.file].push_back(&finding);
  }
  std::vector<Failure> failures;
  for (auto& [file, wanted] : by_file) {
    try {
      FileSource bytes(file);
      if (may_be_workbook(bytes)) {
        complete_in_workbook(bytes, wanted);
        continue;
      }
      const auto known = encodings.find(file);
      TextSource text(bytes, known == encodings.end() ? std::nullopt : std::optional(known->second));
      while (!wanted.empty()) {
        wanted = complete(text, std::move(wanted), form);
        text.rewind();
      }
    } catch (const Failure& failure) {
      failures.push_back(failure);  // findings without excerpt are still findings
    }
  }
  return failures;
}

}  // namespace plantrack
