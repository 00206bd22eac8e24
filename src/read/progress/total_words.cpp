#include "read/progress/total_words.hpp"

#include "base/unicode.hpp"

#include <array>

namespace plantrack {
namespace {

constexpr std::size_t longest_word = 24;  // bytes of the longest of them, however its accents are written

// The first two bytes that one of the words may have: lu, lũ, cu, co, cộ, yt, ye.
bool may_begin(char first, char second) {
  const auto lower = [](char c) { return static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U); };
  const auto byte = static_cast<unsigned char>(second);
  switch (lower(first)) {
    case 'l': return lower(second) == 'u' || byte == 0xc5;
    case 'c': return lower(second) == 'u' || lower(second) == 'o' || byte == 0xe1;
    case 'y': return lower(second) == 't' || lower(second) == 'e';
    default: return false;
  }
}

constexpr auto begins_one = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("lLcCyY")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte | 0x20U) - 'a' < 26U || byte >= 0x80;
}

}  // namespace

bool says_running_total(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!begins_one[static_cast<unsigned char>(text[i])]) continue;
    if (!may_begin(text[i], text[i + 1]) || (i > 0 && is_letter(text[i - 1]))) continue;
    const std::string key = bare_key(text.substr(i, longest_word));
    for (const std::string_view word : {"luyke", "cumul", "ytd", "yeartodate", "congdon"}) {
      if (key.starts_with(word)) return true;
    }
  }
  return false;
}

}  // namespace plantrack
