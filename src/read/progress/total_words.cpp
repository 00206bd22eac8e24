#include "read/progress/total_words.hpp"

#include "base/unicode.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t longest_word = 24;  // bytes of the longest of them, however its accents are written

// The first two bytes that one of the words may have: lu, lũ, cu, co, cộ (in one letter, or ô with a mark), yt, ye.
bool may_begin(char first, char second) {
  const auto lower = [](char c) { return static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U); };
  const auto byte = static_cast<unsigned char>(second);
  switch (lower(first)) {
    case 'l': return lower(second) == 'u' || byte == 0xc5;
    case 'c': return lower(second) == 'u' || lower(second) == 'o' || byte == 0xe1 || byte == 0xc3;
    case 'y': return lower(second) == 't' || lower(second) == 'e';
    default: return false;
  }
}

constexpr auto begins_one = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("lLcCyY")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// May one of the words begin at one of these sixteen bytes? All are compared at once; the two behind them are read,
// too.
using Bytes [[gnu::vector_size(16)]] = unsigned char;
constexpr std::size_t block = sizeof(Bytes), behind = 2;

bool may_begin_somewhere(const char* text) {
  const auto bytes_from = [text](std::size_t at) {
    Bytes bytes;
    std::memcpy(&bytes, text + at, sizeof bytes);
    return bytes;
  };
  const Bytes first = bytes_from(0) | 0x20U;
  const Bytes second = bytes_from(1);
  const Bytes next = second | 0x20U;
  const Bytes third = bytes_from(2);
  const auto o_circumflex =
      ((second == 0xe1) & (third == 0xbb)) | ((second == 0xc3) & ((third == 0xb4) | (third == 0x94)));
  const auto found = ((first == 'l') & ((next == 'u') | (second == 0xc5))) |
                     ((first == 'c') & ((next == 'u') | (next == 'o') | o_circumflex)) |
                     ((first == 'y') & ((next == 't') | (next == 'e')));
  std::uint64_t halves[2];
  std::memcpy(halves, &found, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

bool may_say_one(std::string_view text) {
  if (text.size() < block + behind) {
    char padded[block + behind] = {};
    std::memcpy(padded, text.data(), text.size());
    return may_begin_somewhere(padded);
  }
  std::size_t at = 0;
  for (; at + block + behind <= text.size(); at += block) {
    if (may_begin_somewhere(text.data() + at)) return true;
  }
  return may_begin_somewhere(text.data() + (text.size() - block - behind));
}

// Does the text end in a letter? Signs such as “ – • and no-break spaces have other first bytes than Vietnamese
// letters.
bool ends_in_letter(std::string_view text) {
  if (text.empty()) return false;
  const auto byte = [text](std::size_t from_end) {
    return from_end > text.size() ? 0U
                                  : static_cast<unsigned>(static_cast<unsigned char>(text[text.size() - from_end]));
  };
  if (byte(1) < 0x80) return (byte(1) | 0x20U) - 'a' < 26U;
  return byte(2) != 0xc2 && byte(3) != 0xe2;
}

bool has_composed_o(std::string_view text) {
  return text.starts_with("\u00f4\u0323") || text.starts_with("\u00d4\u0323");
}

}  // namespace

bool says_running_total(std::string_view text) {
  if (text.empty() || !may_say_one(text)) return false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!begins_one[static_cast<unsigned char>(text[i])]) continue;
    if (!may_begin(text[i], text[i + 1]) || ends_in_letter(text.substr(0, i))) continue;
    if (static_cast<unsigned char>(text[i + 1]) == 0xc3 && !has_composed_o(text.substr(i + 1))) continue;  // công
    const std::string key = bare_key(text.substr(i, longest_word));
    for (const std::string_view word : {"luyke", "cumul", "ytd", "yeartodate", "congdon"}) {
      if (key.starts_with(word)) return true;
    }
  }
  return false;
}

}  // namespace plantrack
