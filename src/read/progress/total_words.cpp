#include "read/progress/total_words.hpp"

#include "base/unicode.hpp"

#include <cstdint>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t longest_word = 24;  // bytes of the longest of them, however its accents are written

// May one of the words begin with these bytes: lu, lũ, cu, co, cộ (in one letter, or ô with a mark), yt, ye? Asked of
// one place, or of several at once.
template <class Bytes>
auto may_begin(Bytes first, Bytes second, Bytes third, Bytes fourth) {
  const Bytes start = first | 0x20U;
  const Bytes next = second | 0x20U;
  const auto o_circumflex = ((second == 0xe1) & (third == 0xbb)) |
                            ((second == 0xc3) & ((third == 0xb4) | (third == 0x94)) & (fourth == 0xcc));
  return ((start == 'l') & ((next == 'u') | (second == 0xc5))) |
         ((start == 'c') & ((next == 'u') | (next == 'o') | o_circumflex)) |
         ((start == 'y') & ((next == 't') | (next == 'e')));
}

using Sixteen [[gnu::vector_size(16)]] = unsigned char;
constexpr std::size_t block = sizeof(Sixteen), behind = 3;  // bytes that are read behind those that are asked of

bool may_begin_somewhere(const char* text) {
  const auto bytes_from = [text](std::size_t at) {
    Sixteen bytes;
    std::memcpy(&bytes, text + at, sizeof bytes);
    return bytes;
  };
  const auto found = may_begin(bytes_from(0), bytes_from(1), bytes_from(2), bytes_from(3));
  std::uint64_t halves[2];
  std::memcpy(halves, &found, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

bool may_say_one(std::string_view text) {
  std::size_t at = 0;
  for (; at + block + behind <= text.size(); at += block) {
    if (may_begin_somewhere(text.data() + at)) return true;
  }
  char rest[2 * block + behind] = {};  // zeros begin no word
  const std::size_t size = text.size() - at;
  std::memcpy(rest, text.data() + at, size);
  return may_begin_somewhere(rest) || (size > block && may_begin_somewhere(rest + block));
}

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// Does a letter stand before that place? Signs such as “ – • and no-break spaces have other first bytes than Vietnamese
// letters.
bool follows_letter(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const unsigned last = byte_at(text, at - 1);
  if (last < 0x80) return (last | 0x20U) - 'a' < 26U;
  return byte_at(text, at - 2) != 0xc2 && byte_at(text, at - 3) != 0xe2;
}

}  // namespace

bool says_running_total(std::string_view text) {
  if (text.empty() || !may_say_one(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [text, i](std::size_t behind_it) { return byte_at(text, i + behind_it); };
    if (!may_begin(byte(0), byte(1), byte(2), byte(3)) || follows_letter(text, i)) continue;
    const std::string key = bare_key(text.substr(i, longest_word));
    for (const std::string_view word : {"luyke", "cumul", "ytd", "yeartodate", "congdon"}) {
      if (key.starts_with(word)) return true;
    }
  }
  return false;
}

}  // namespace plantrack
