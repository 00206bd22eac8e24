#include "read/excerpts.hpp"

#include "base/failure.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <map>
#include <string>

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
      at_ = next_line_end();
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
  // Where in the buffer the line ends; the buffer's size where that is not known yet. Each kind of line end is looked
  // for by itself, which is quick, a CR only before the next LF, and that LF once.
  std::size_t next_line_end() {
    if (lf_ < at_) lf_ = std::min(buffer_.find('\n', at_), buffer_.size());
    const std::size_t cr = std::string_view(buffer_).substr(at_, lf_ - at_).find('\r');
    return cr == std::string_view::npos ? lf_ : at_ + cr;
  }
  void refill() {
    buffer_.erase(0, at_);
    lf_ = at_ = 0;
    const std::size_t old = buffer_.size();
    buffer_.resize(old + walk_block);
    const std::size_t count = source_.read(buffer_.data() + old, walk_block);
    buffer_.resize(old + count);
    lf_ = std::min(buffer_.find('\n'), buffer_.size());
    ended_ = count == 0;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t lf_ = 0;  // the first LF that stands at at_ or behind it; where it is before at_, not known
  std::uint32_t line_ = 1;
  bool ended_ = false;
};

// A line as it can be shown: without byte order mark, bytes that are not UTF-8 as \xE1.
std::string shown_line(std::string_view line) {
  if (line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
  std::string shown;
  for (;;) {
    const std::size_t bad = first_invalid_utf8(line);
    shown += line.substr(0, bad);
    if (bad == std::string_view::npos) return shown;
    shown += fmt::format("\\x{:02X}", static_cast<unsigned char>(line[bad]));
    line.remove_prefix(bad + 1);
  }
}

// The line that begins here, where it is short enough to be shown and to hold what the finding points at.
std::string excerpt_at(LineWalk& walk, const Place& place) {
  std::string_view text = walk.ahead(longest_excerpt);
  const std::size_t end = find_line_end(text);
  if (end == std::string_view::npos && text.size() == longest_excerpt) {
    const std::size_t invalid = first_invalid_utf8(text.substr(text.size() - 4));
    if (invalid != std::string_view::npos) text.remove_suffix(4 - invalid);
    if (place.column > code_points(text)) return {};
  }
  return shown_line(text.substr(0, end));
}

// The field's place in the record that begins here.
void find_cell(LineWalk& walk, Finding& finding, char delimiter) {
  MemorySource source(walk.ahead(CsvReader::max_record));
  CsvReader csv(source, record_block);
  csv.split_at(delimiter);
  if (!csv.next()) return;
  const Place place = csv.place_of(static_cast<std::size_t>(finding.field));
  if (place.column == 0) return;
  finding.row = finding.place.line;
  finding.place = {finding.place.line + place.line - 1, place.column, place.length};
}

using Wanted = std::vector<Finding*>;

bool stands_before(const Finding* a, const Finding* b) {
  return a->place.line < b->place.line;
}

void find_cells(ByteSource& source, Wanted wanted, const ProgressForm& form) {
  std::erase_if(wanted, [](const Finding* each) { return each->field < 0 || each->place.column != 0; });
  if (wanted.empty()) return;
  LineWalk walk(source);
  std::string_view beginning = walk.ahead(CsvReader::usual_block);
  if (beginning.starts_with("\xef\xbb\xbf")) beginning.remove_prefix(3);
  const auto stated = stated_delimiter(beginning);
  const char delimiter = form.delimiter ? *form.delimiter : stated ? *stated : likely_delimiter(beginning);
  for (Finding* const each : wanted) {
    if (!walk.go_to(each->place.line)) return;
    find_cell(walk, *each, delimiter);
  }
}

void find_excerpts(ByteSource& source, const Wanted& wanted) {
  LineWalk walk(source);
  for (Finding* const each : wanted) {
    if (!walk.go_to(each->place.line)) return;
    each->excerpt = excerpt_at(walk, each->place);
  }
}

}  // namespace

void complete_findings(std::vector<Finding>& findings, const ProgressForm& form,
                       const std::map<std::string, Encoding>& encodings) {
  std::map<std::string, Wanted> by_file;
  for (Finding& finding : findings) {
    if (finding.place && finding.excerpt.empty() && !finding.file.empty()) by_file[finding.file].push_back(&finding);
  }
  for (auto& [file, wanted] : by_file) {
    std::stable_sort(wanted.begin(), wanted.end(), stands_before);
    try {
      FileSource bytes(file);
      const auto known = encodings.find(file);
      TextSource text(bytes, known == encodings.end() ? std::nullopt : std::optional(known->second));
      find_cells(text, wanted, form);
      std::stable_sort(wanted.begin(), wanted.end(), stands_before);  // a cell may begin on a later line
      text.rewind();
      find_excerpts(text, wanted);
    } catch (const Failure&) {
      continue;  // findings without excerpt are still findings
    }
  }
}

}  // namespace plantrack
