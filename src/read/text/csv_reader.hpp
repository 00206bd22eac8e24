// Splits a CSV file (RFC 4180, UTF-8) into records, one at a time, from blocks of bytes: memory stays bounded whatever
// the file holds. A record that breaks the rules is given with its fault, and reading goes on with the line after it,
// so that one bad quote never swallows the rest. This is the plain reader; whatever is faster must agree with it.
#pragma once

#include "base/growing_array.hpp"
#include "base/place.hpp"
#include "read/text/byte_source.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class CsvFault : std::uint8_t { none, stray_quote, quote_never_closed, nul_byte, field_too_long };

// The first line, from 1, that ends with LF, with CR LF, and with CR; 0 = none does.
struct LineEnds {
  std::uint32_t lf = 0, crlf = 0, cr = 0;

  std::uint32_t first_unlike_the_first() const;           // 0 where all lines end alike
  void add(const LineEnds& others, std::uint32_t lines);  // of lines that come behind so many
};

Place place_behind(std::string_view text);  // one character, right behind text that begins with line 1

class CsvReader {
 public:
  static constexpr std::size_t usual_block = std::size_t{1} << 20;
  static constexpr std::size_t max_field = std::size_t{1} << 20;   // bytes of one field
  static constexpr std::size_t max_record = std::size_t{4} << 20;  // bytes of one record
  static constexpr std::size_t max_fields = 4096;                  // beyond these, fields are counted but not given

  explicit CsvReader(ByteSource& source, std::size_t block = usual_block);
  // Of text that is there already, whole lines of a file and known to be UTF-8. It must live as long as the reader.
  explicit CsvReader(std::string_view lines);

  // The beginning of the file without its byte order mark, as much as the first block holds: to tell the delimiter by.
  std::string_view beginning();
  void split_at(char delimiter);  // before the first record; a comma without it
  char delimiter() const { return delimiter_; }
  bool is_marked() const { return marked_; }  // it begins with the byte order mark of UTF-8

  // Goes on to the next record; false at the end, and where the file turns out not to be UTF-8. Empty lines are records
  // of one empty field.
  bool next();
  std::uint32_t pass_blank_lines();  // goes over empty lines, as far as the buffer reaches; tells how many
  std::string_view rest() const { return {data_ + at_, filled_ - at_}; }  // of the buffer, behind the record at hand
  void go_to(std::size_t offset, std::uint32_t line);                     // where a record begins; of lines only

  // Of the record at hand, valid until the next one. Fields come without their quotes.
  std::uint32_t line() const { return line_; }  // on which it begins
  std::span<const std::string_view> fields() const { return fields_; }
  std::size_t field_count() const { return field_count_; }
  bool blank() const { return record_.empty(); }
  std::string_view record() const { return record_; }  // as it stands in the file, without its line end
  CsvFault fault() const { return fault_; }
  Place fault_place() const { return place_at(fault_offset_, 1); }
  Place place_of(std::size_t field) const;  // of the field as it stands in the file, its first line

  // Of the file as far as it was read.
  std::uint32_t next_line() const { return next_line_; }  // that comes behind the record at hand
  const LineEnds& line_ends() const { return line_ends_; }
  std::uint32_t mixed_line() const { return line_ends_.first_unlike_the_first(); }  // 0 = none
  std::uint64_t offset() const { return base_ + at_; }                              // where the next record begins
  struct Undecodable {
    std::uint64_t offset;  // of the first byte that is not UTF-8
    Place place;
    unsigned char byte;
  };
  const std::optional<Undecodable>& undecodable() const { return undecodable_; }

 private:
  struct Span {  // a field by its offsets in the record; the quotes are inside
    std::uint32_t begin, end;
    bool quoted, doubled;
  };
  enum class LineEnd : std::uint8_t { none, lf, crlf, cr };
  enum class Scan { record, more };  // `more`: the record may go on behind what is in the buffer

  void refill();
  void check_utf8();
  void skip_line();
  Scan scan();
  Scan scan_quoted(const char*& p, const char* begin, const char* end, bool& open);
  Scan end_at_line_end(const char* p, const char* begin, const char* end);
  Scan give_up_quote(const char* quote, const char* begin, const char* end);
  Scan end_record(const char* begin, const char* p, const char* end);
  void add_span(const char* begin, const char* from, const char* to, bool quoted, bool doubled);
  void set_fault(CsvFault fault, std::size_t offset);
  bool too_long(const char* begin, const char* end) const { return end - begin >= std::ptrdiff_t{max_record}; }
  void note_line_end(LineEnd line_end, std::uint32_t line);
  void make_fields();
  Place place_at(std::size_t offset, std::uint32_t length) const;

  static constexpr std::size_t first_block = std::size_t{64} << 10;  // most files are small

  ByteSource* source_;
  std::size_t block_;  // bytes to ask for next; doubles, as long as the source brings as many, up to
  std::size_t max_block_;
  char delimiter_ = ',';
  std::array<bool, 256> ends_plain_{};   // bytes at which the quick walk through an unquoted field stops
  std::array<bool, 256> ends_quoted_{};  // the same inside quotes

  GrowingArray<char> buffer_;
  const char* data_ = nullptr;  // the buffer, or the text that was given
  bool marked_ = false;
  std::size_t at_ = 0;       // where the next record begins in the buffer
  std::size_t filled_ = 0;   // how much of the buffer holds bytes
  std::size_t checked_ = 0;  // how much of it is known to be UTF-8
  std::uint64_t base_ = 0;   // bytes of the file that went before the buffer
  bool started_ = false;
  bool ended_ = false;      // no more bytes will come
  bool last_ = false;       // the record at hand cannot go on behind the bytes at hand
  bool skip_line_ = false;  // the rest of an overlong line is to be passed over
  std::uint32_t next_line_ = 1;

  std::string_view record_;
  std::uint32_t line_ = 0;
  std::uint32_t line_ends_inside_ = 0;
  std::vector<Span> spans_;
  std::vector<std::string_view> fields_;
  std::size_t field_count_ = 0;
  std::string unescaped_;
  CsvFault fault_ = CsvFault::none;
  std::size_t fault_offset_ = 0;
  LineEnds line_ends_;
  std::optional<Undecodable> undecodable_;
};

}  // namespace plantrack
