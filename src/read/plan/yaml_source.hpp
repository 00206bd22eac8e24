// The text of a YAML file as the tree builder looks back into it: where a mark of yaml-cpp (line, column in bytes, from
// 0) stands, how far a scalar reaches, which quotation mark was left open.
#pragma once

#include "base/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

void unify_line_ends(std::string& text);                      // CRLF and CR become LF
Place place_in(std::string_view text, std::size_t position);  // reads from the start: for one place only

class YamlSource {
 public:
  explicit YamlSource(std::string_view text);  // LF only; it must outlive this

  std::size_t position(int line, int column) const;
  Place place(std::size_t begin, std::size_t end) const;  // end == begin: to the end of the word
  char char_at(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }
  std::size_t word_end(std::size_t position) const;
  std::string word(std::size_t position) const;

  std::size_t null_length(std::size_t position) const;  // of `~` or `null`; 0 where nothing is written
  // Where a scalar ends, as far as its text shows it; npos for a quotation mark that is never closed.
  std::size_t scalar_end(std::size_t position, bool plain, std::string_view value) const;
  bool spans_lines(std::size_t begin, std::size_t end) const;

  // The first quotation mark between two positions that is not closed on its line; npos where there is none.
  std::size_t open_quote(std::size_t from, std::size_t to) const;
  // The `---` that begins the document at or shortly before a position; npos where there is none.
  std::size_t marker_before(std::size_t position) const;

 private:
  std::size_t line_of(std::size_t position) const;
  std::size_t quote_end(std::size_t position, std::size_t limit) const;

  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  // Places are asked for in order, so that columns in a line of megabytes are counted once.
  struct Cursor {
    std::size_t position = 0;
    std::size_t line = 0;  // from 0
    std::uint32_t column = 1;
  };
  mutable Cursor cursor_;
};

}  // namespace plantrack
