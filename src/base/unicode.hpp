// UTF-8 text: validity, normal forms, width on a terminal, and the foldings by which names are matched.
// All functions but first_invalid_utf8 take valid UTF-8.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or npos.
std::size_t first_invalid_utf8(std::string_view bytes);

std::size_t code_points(std::string_view text);    // how many characters (code points)
std::size_t display_width(std::string_view text);  // columns on a terminal: combining marks 0, wide letters 2

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

// Combining marks on one letter; more are no text, and to sort them would take long. Unicode's stream-safe texts have
// no more: https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
constexpr std::size_t most_marks = 30;

std::string nfc(std::string_view text);     // ASCII comes back as it is, fast; so does what has more marks
bool is_surely_nfc(std::string_view text);  // true of nearly all that is in NFC

// For matching names: NFC, lower case, runs of spaces (of any kind) as one, none at the ends, and the Vietnamese tone
// mark wherever the spelling puts it (hoá = hóa, uỷ = ủy). Accents still count: "Tân An" is not "Tấn An".
std::string name_key(std::string_view text);
void name_key(std::string_view text, std::string& key);  // the same into `key`

// For matching headers and for suggestions: lower case, no accents (đ = d), no spaces, underscores or hyphens.
std::string bare_key(std::string_view text);

// The candidate nearest to `word` by edit distance over bare_key; nullopt where none is near enough to be meant
// (more than a third of the letters differ). Ties go to the earlier candidate.
std::optional<std::size_t> nearest(std::string_view word, std::span<const std::string> candidates);

// The same candidates prepared for many words.
class Candidates {
 public:
  void add(std::string_view candidate);
  std::optional<std::size_t> nearest_to(std::string_view word) const;

 private:
  static constexpr std::size_t longest = 128;  // longer words are no slips of the pen, and would take long
  struct Letters {
    std::u32string letters;
    std::array<std::uint8_t, 32> counts;  // how many letters, by their number modulo 32
  };
  static Letters letters_of(std::string_view text);

  std::vector<Letters> all_;
};

std::string_view trim(std::string_view text);  // ASCII white space off both ends
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool all_digits(std::string_view text) {  // and there is one
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The code point at `at`, which moves behind it.
char32_t code_point_at(std::string_view text, std::size_t& at);

// What nobody sees, but what may steer a terminal or turn the order of letters around: control characters, zero width
// and bidirectional marks, separators of lines and paragraphs.
bool is_hidden(char32_t value);

// The first of them but for line ends and tabs; npos where there is none.
std::size_t first_hidden(std::string_view text);

// Bytes that are no UTF-8 (file names may hold some) as \xNN; the rest as it is.
std::string well_formed(std::string_view bytes);

// Hidden characters made visible (\n as ␊, ESC as ␛, others as ␦), so that no text can steer a terminal;
// `max_width` > 0 cuts with … beyond so many columns, and where more marks stand on letters than any writing has.
std::string visible(std::string_view text, std::size_t max_width = 0);
std::string visible_lines(std::string_view text);  // but for line ends and tabs, which stay

}  // namespace plantrack
