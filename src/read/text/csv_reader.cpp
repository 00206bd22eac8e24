#include "read/text/csv_reader.hpp"

#include "base/line_number.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cstring>

namespace plantrack {
namespace {

std::size_t index_of(char c) {
  return static_cast<unsigned char>(c);
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

const char* find_line_end(const char* from, const char* end) {
  return std::find_if(from, end, is_line_end);
}

// Line ends in the text; CR LF is one.
std::uint32_t count_line_ends(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_line_end(text[i]) && !pair) ++count;
  }
  return count;
}

std::size_t last_line_begin(std::string_view text) {
  const std::size_t line_end = text.find_last_of("\r\n");
  return line_end == std::string_view::npos ? 0 : line_end + 1;
}

// How many bytes at the end of the text may be a character of which the rest is still to come.
std::size_t unfinished_bytes(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const std::size_t length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

Place place_behind(std::string_view text) {
  const std::size_t column = code_points(text.substr(last_line_begin(text))) + 1;
  return {1 + count_line_ends(text), static_cast<std::uint32_t>(column), 1};
}

std::uint32_t LineEnds::first_unlike_the_first() const {
  std::array<std::uint32_t, 3> lines{lf, crlf, cr};
  std::sort(lines.begin(), lines.end());
  if (lines[1] == 0) return 0;
  return lines[0] == 0 ? lines[2] : lines[1];
}

void LineEnds::add(const LineEnds& others, std::uint32_t lines) {
  const auto take = [lines](std::uint32_t& mine, std::uint32_t other) {
    if (other != 0) mine = mine == 0 ? lines + other : std::min(mine, lines + other);
  };
  take(lf, others.lf);
  take(crlf, others.crlf);
  take(cr, others.cr);
}

CsvReader::CsvReader(std::string_view lines)
    : source_(nullptr), block_(0), max_block_(0), data_(lines.data()), filled_(lines.size()), checked_(lines.size()) {
  for (const char c : {'\n', '\r', '"', '\0'}) ends_plain_[index_of(c)] = true;
  ends_quoted_ = ends_plain_;
  split_at(',');
  started_ = ended_ = true;
}

CsvReader::CsvReader(ByteSource& source, std::size_t block)
    : source_(&source), block_(std::clamp<std::size_t>(block, 8, first_block)), max_block_(std::max(block, block_)) {
  for (const char c : {'\n', '\r', '"', '\0'}) ends_plain_[index_of(c)] = true;
  ends_quoted_ = ends_plain_;
  split_at(',');
}

void CsvReader::split_at(char delimiter) {
  ends_plain_[index_of(delimiter_)] = false;
  delimiter_ = delimiter;
  ends_plain_[index_of(delimiter_)] = true;
}

std::string_view CsvReader::beginning() {
  if (!started_) {
    for (const std::size_t wanted = block_; !ended_ && filled_ < wanted;) refill();
    started_ = true;
    const std::string_view first(data_, filled_);
    if (first.starts_with(byte_order_mark)) {
      at_ = byte_order_mark.size();
      marked_ = true;
    }
  }
  return std::string_view(data_ + at_, filled_ - at_);
}

bool CsvReader::next() {
  beginning();
  if (skip_line_) skip_line();
  line_ = next_line_;
  for (;;) {
    if (undecodable_ || (at_ == filled_ && ended_)) return false;
    if (at_ < filled_ && scan() == Scan::record) return true;
    refill();
  }
}

std::uint32_t CsvReader::pass_blank_lines() {
  const std::uint32_t from = next_line_;
  while (at_ + 1 < filled_ && is_line_end(data_[at_])) {
    const bool pair = data_[at_] == '\r' && data_[at_ + 1] == '\n';
    note_line_end(data_[at_] == '\n' ? LineEnd::lf : pair ? LineEnd::crlf : LineEnd::cr, next_line_);
    at_ += pair ? 2 : 1;
    next_line_ = line_behind(next_line_, 1);
  }
  return next_line_ - from;
}

void CsvReader::refill() {
  if (ended_) return;
  const std::size_t done = std::min(at_, checked_);  // a character may be cut in two by the end of the buffer
  if (done > 0) {
    std::memmove(buffer_.data(), buffer_.data() + done, filled_ - done);
    base_ += done;
    filled_ -= done;
    checked_ -= done;
    at_ -= done;
  }
  if (buffer_.size() < filled_ + (block_ + 1) / 2) buffer_.resize(filled_ + block_);
  data_ = buffer_.data();
  const std::size_t wanted = std::min(block_, buffer_.size() - filled_);
  const std::size_t count = source_->read(buffer_.data() + filled_, wanted);
  filled_ += count;
  ended_ = count == 0;
  if (count == wanted) block_ = std::min(2 * block_, max_block_);
  check_utf8();
}

void CsvReader::check_utf8() {
  const std::string_view fresh(data_ + checked_, filled_ - checked_);
  const std::size_t whole = fresh.size() - (ended_ ? 0 : unfinished_bytes(fresh));
  const std::size_t bad = first_invalid_utf8(fresh.substr(0, whole));
  if (bad == std::string_view::npos) {
    checked_ += whole;
    return;
  }
  std::string_view before(data_ + at_, std::max(checked_ + bad, at_) - at_);
  if (base_ + at_ == 0 && before.starts_with(byte_order_mark)) before.remove_prefix(byte_order_mark.size());
  Place place = place_behind(before);
  place.line += next_line_ - 1;
  undecodable_ = Undecodable{base_ + checked_ + bad, place, static_cast<unsigned char>(fresh[bad])};
  filled_ = at_;
  ended_ = true;
}

// Passes over what is left of a line that is too long to be kept.
void CsvReader::skip_line() {
  for (;;) {
    const char* const begin = data_ + at_;
    const char* const end = data_ + filled_;
    const char* p = find_line_end(begin, end);
    const bool cut_pair = p != end && *p == '\r' && p + 1 == end && !ended_;
    if (p != end && !cut_pair) {
      p += *p == '\r' && p + 1 != end && p[1] == '\n' ? 2 : 1;
      at_ += static_cast<std::size_t>(p - begin);
      break;
    }
    at_ += static_cast<std::size_t>(p - begin);
    if (ended_) break;
    refill();
  }
  skip_line_ = false;
}

void CsvReader::set_fault(CsvFault fault, std::size_t offset) {
  if (fault_ != CsvFault::none) return;
  fault_ = fault;
  fault_offset_ = offset;
}

void CsvReader::add_span(const char* begin, const char* from, const char* to, bool quoted, bool doubled) {
  ++field_count_;
  if (to - from > std::ptrdiff_t{max_field}) {
    set_fault(CsvFault::field_too_long, static_cast<std::size_t>(from - begin));
  }
  if (spans_.size() == max_fields) return;
  spans_.push_back({static_cast<std::uint32_t>(from - begin), static_cast<std::uint32_t>(to - begin), quoted, doubled});
}

// One record from the buffer. It begins anew when more bytes were needed, which happens once a block.
CsvReader::Scan CsvReader::scan() {
  const char* const begin = data_ + at_;
  const char* const end = begin + std::min(filled_ - at_, max_record);
  const char* p = begin;
  last_ = ended_ && end == data_ + filled_;
  spans_.clear();
  field_count_ = 0;
  line_ends_inside_ = 0;
  fault_ = CsvFault::none;
  for (;;) {
    const char* const field = p;
    bool open = p != end && *p == '"';
    if (open) {
      const Scan outcome = scan_quoted(p, begin, end, open);
      if (outcome == Scan::more || !open) return outcome;
    } else {
      while (p != end && !ends_plain_[index_of(*p)]) ++p;
      while (p != end && *p == '\0') {
        set_fault(CsvFault::nul_byte, static_cast<std::size_t>(p - begin));
        while (++p != end && !ends_plain_[index_of(*p)]) {
        }
      }
      if (p != end && *p == '"') {
        set_fault(CsvFault::stray_quote, static_cast<std::size_t>(p - begin));
        add_span(begin, field, p, false, false);
        return end_at_line_end(p, begin, end);
      }
      if (p == end && !last_) {
        if (!too_long(begin, end)) return Scan::more;
        set_fault(CsvFault::field_too_long, static_cast<std::size_t>(field - begin));
      }
      add_span(begin, field, p, false, false);
    }
    if (p == end || is_line_end(*p)) return end_record(begin, p, end);
    ++p;  // the delimiter
  }
}

// A field in quotes, from its opening quote to behind its closing one. `open` becomes false where the record ends here
// because the quotes break the rules.
CsvReader::Scan CsvReader::scan_quoted(const char*& p, const char* begin, const char* end, bool& open) {
  const char* const quote = p++;
  bool doubled = false;
  bool several_lines = false;
  for (;;) {
    while (p != end && !ends_quoted_[index_of(*p)]) ++p;
    const bool cut = p == end || (p + 1 == end && (*p == '"' || *p == '\r'));  // what follows decides
    if (cut && !last_ && p - quote <= std::ptrdiff_t{max_field} && !too_long(begin, end)) return Scan::more;
    if (p == end || p - quote > std::ptrdiff_t{max_field}) {
      open = false;
      if (several_lines || (p == end && last_)) return give_up_quote(quote, begin, end);
      set_fault(CsvFault::field_too_long, static_cast<std::size_t>(quote - begin));
      add_span(begin, quote, p, false, false);
      return end_at_line_end(p, begin, end);
    }
    if (*p == '"') {
      ++p;
      if (p == end || *p != '"') break;
      doubled = true;
    } else if (*p == '\0') {
      set_fault(CsvFault::nul_byte, static_cast<std::size_t>(p - begin));
    } else {
      if (*p == '\r' && p + 1 != end && p[1] == '\n') ++p;
      ++line_ends_inside_;
      several_lines = true;
    }
    ++p;
  }
  if (p == end || *p == delimiter_ || is_line_end(*p)) {
    add_span(begin, quote, p, true, doubled);
    return Scan::record;
  }
  // Text after a closing quote: within a line the quote is a stray one; from a later line, it is the next opening quote
  // that was taken for the end of one that was never closed.
  open = false;
  if (several_lines) return give_up_quote(quote, begin, end);
  set_fault(CsvFault::stray_quote, static_cast<std::size_t>(p - 1 - begin));
  add_span(begin, quote, p, false, false);
  return end_at_line_end(p, begin, end);
}

// The quote is never closed: only the line on which it opens is lost. What was found behind it is found again, where it
// belongs to a line of its own.
CsvReader::Scan CsvReader::give_up_quote(const char* quote, const char* begin, const char* end) {
  const auto offset = static_cast<std::size_t>(quote - begin);
  if (fault_offset_ > offset) fault_ = CsvFault::none;
  set_fault(CsvFault::quote_never_closed, offset);
  line_ends_inside_ = count_line_ends({begin, static_cast<std::size_t>(quote - begin)});
  const char* const line_end = find_line_end(quote, end);
  add_span(begin, quote, line_end, false, false);
  return end_at_line_end(line_end, begin, end);
}

// Ends a faulty record at the end of the line in which `p` stands.
CsvReader::Scan CsvReader::end_at_line_end(const char* p, const char* begin, const char* end) {
  p = find_line_end(p, end);
  if (p == end && !last_ && !too_long(begin, end)) return Scan::more;
  return end_record(begin, p, end);
}

// The record ends at `p`: at a line end, at the end of the file, or for want of room.
CsvReader::Scan CsvReader::end_record(const char* begin, const char* p, const char* end) {
  const auto size = static_cast<std::size_t>(p - begin);
  std::size_t taken = size;
  LineEnd line_end = LineEnd::none;
  if (p == end) {
    skip_line_ = !last_;
  } else if (*p == '\n') {
    line_end = LineEnd::lf;
    taken += 1;
  } else if (p + 1 != end) {
    line_end = p[1] == '\n' ? LineEnd::crlf : LineEnd::cr;
    taken += line_end == LineEnd::crlf ? 2 : 1;
  } else if (!last_ && !too_long(begin, end)) {
    return Scan::more;
  } else {
    line_end = LineEnd::cr;
    taken += 1;
  }
  if (line_end != LineEnd::none) note_line_end(line_end, line_ + line_ends_inside_);
  record_ = std::string_view(begin, size);
  at_ += taken;
  next_line_ = line_behind(line_, line_ends_inside_ + 1);
  make_fields();
  return Scan::record;
}

void CsvReader::note_line_end(LineEnd line_end, std::uint32_t line) {
  std::uint32_t& first = line_end == LineEnd::lf     ? line_ends_.lf
                         : line_end == LineEnd::crlf ? line_ends_.crlf
                                                     : line_ends_.cr;
  if (first == 0) first = line;
}

void CsvReader::go_to(std::size_t offset, std::uint32_t line) {
  at_ = offset;
  next_line_ = line;
}

void CsvReader::make_fields() {
  fields_.clear();
  unescaped_.clear();
  unescaped_.reserve(record_.size());  // the views into it stay good
  for (const Span& span : spans_) {
    std::string_view text = record_.substr(span.begin, span.end - span.begin);
    if (span.quoted) text = text.substr(1, text.size() - 2);
    if (span.doubled) {
      const std::size_t from = unescaped_.size();
      for (std::size_t i = 0; i < text.size(); ++i) {
        unescaped_ += text[i];
        if (text[i] == '"') ++i;
      }
      text = std::string_view(unescaped_).substr(from);
    }
    fields_.push_back(text);
  }
}

Place CsvReader::place_of(std::size_t field) const {
  if (field >= spans_.size()) return {line_, 0, 0};
  const Span& span = spans_[field];
  const std::string_view raw = record_.substr(span.begin, span.end - span.begin);
  const std::size_t length = code_points(raw.substr(0, raw.find_first_of("\r\n")));
  return place_at(span.begin, static_cast<std::uint32_t>(std::max<std::size_t>(length, 1)));
}

Place CsvReader::place_at(std::size_t offset, std::uint32_t length) const {
  Place place = place_behind(record_.substr(0, std::min(offset, record_.size())));
  place.line += line_ - 1;
  place.length = length;
  return place;
}

}  // namespace plantrack
