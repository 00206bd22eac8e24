#include "base/unicode.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace plantrack {
namespace {

using CodePoint = std::int32_t;

// Reads one code point of valid UTF-8 and moves `at` behind it.
CodePoint next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<CodePoint>(static_cast<unsigned char>(text[i])); };
  const CodePoint first = byte(at);
  if (first < 0x80) {
    at += 1;
    return first;
  }
  const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > text.size()) {  // never in valid UTF-8
    at = text.size();
    return 0xfffd;
  }
  CodePoint value = length == 2 ? first & 0x1f : length == 3 ? first & 0x0f : first & 0x07;
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte(at + i) & 0x3f);
  at += length;
  return value;
}

// Writes one code point, of at most 4 bytes, and returns where it ends.
char* put(char* to, CodePoint value) {
  if (value < 0x80) {
    *to++ = static_cast<char>(value);
    return to;
  }
  if (value < 0x800) {
    *to++ = static_cast<char>(0xc0 | (value >> 6));
    *to++ = static_cast<char>(0x80 | (value & 0x3f));
    return to;
  }
  return to + utf8proc_encode_char(value, reinterpret_cast<utf8proc_uint8_t*>(to));
}

void append(std::string& out, CodePoint value) {
  char bytes[4];
  out.append(bytes, put(bytes, value));
}

// Grave, acute, tilde, hook above, dot below: the tones of Vietnamese. The other marks (circumflex, breve, horn) make
// another letter.
bool is_tone(CodePoint value) {
  return value == 0x300 || value == 0x301 || value == 0x303 || value == 0x309 || value == 0x323;
}

bool is_space(CodePoint value) {  // the property White_Space
  if (value < 0x80) return value == ' ' || (value >= '\t' && value <= '\r');
  if (value < 0x1680) return value == 0x85 || value == 0xa0;
  return value == 0x1680 || (value >= 0x2000 && value <= 0x200a) || value == 0x2028 || value == 0x2029 ||
         value == 0x202f || value == 0x205f || value == 0x3000;
}

// A code point in lower case, as the letter without its tone, the tone, and the letter without any mark.
struct Folded {
  CodePoint letter = 0;
  CodePoint tone = 0;  // 0 = none
  CodePoint bare = 0;  // 0 = nothing is left of it (a combining mark)
};

Folded fold_slowly(CodePoint value) {
  const CodePoint small = utf8proc_tolower(value);
  if (is_tone(small)) return {0, small, 0};
  utf8proc_int32_t parts[32];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(small, parts, 32, UTF8PROC_DECOMPOSE, &boundary);
  if (count < 1 || count > 32) return {small, 0, small};
  Folded folded{small, 0, parts[0]};
  if (folded.bare == 0x111) folded.bare = 'd';
  const auto category = utf8proc_category(folded.bare);
  if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) folded.bare = 0;
  if (count == 1) return folded;
  folded.letter = parts[0];
  for (int i = 1; i < count; ++i) {
    if (is_tone(parts[i]) && folded.tone == 0) {
      folded.tone = parts[i];
      continue;
    }
    utf8proc_int32_t pair[2] = {folded.letter, parts[i]};
    const auto composed = utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE);
    if (composed != 1) return {small, 0, folded.bare};
    folded.letter = pair[0];
  }
  return folded;
}

// Names of a country's areas are folded at every start, so the letters of Vietnamese come from a table.
Folded fold(CodePoint value) {
  static constexpr CodePoint first_low = 0x80, last_low = 0x1ff, first_high = 0x1ea0, last_high = 0x1eff;
  static constexpr std::size_t low_size = last_low - first_low + 1, high_size = last_high - first_high + 1;
  static const auto table = [] {
    std::array<Folded, low_size + high_size> entries;
    for (std::size_t i = 0; i < low_size; ++i) entries[i] = fold_slowly(first_low + static_cast<CodePoint>(i));
    for (std::size_t i = 0; i < high_size; ++i) {
      entries[low_size + i] = fold_slowly(first_high + static_cast<CodePoint>(i));
    }
    return entries;
  }();
  if (value < first_low) {
    const CodePoint small = value >= 'A' && value <= 'Z' ? value - 'A' + 'a' : value;
    return {small, 0, small};
  }
  if (value <= last_low) return table[static_cast<std::size_t>(value - first_low)];
  if (value >= first_high && value <= last_high) return table[low_size + static_cast<std::size_t>(value - first_high)];
  return fold_slowly(value);
}

// Precomposed Latin letters are in NFC as they stand, where no combining mark is among them.
bool surely_nfc(CodePoint value) {
  return value < 0x300 || (value >= 0x1e00 && value <= 0x1eff);
}

std::u32string bare_letters(std::string_view text) {
  std::u32string letters;
  const std::string composed = nfc(text);
  for (std::size_t at = 0; at < composed.size();) {
    const CodePoint value = next(composed, at);
    if (value == '_' || value == '-' || is_space(value)) continue;
    const CodePoint bare = fold(value).bare;
    if (bare != 0) letters += static_cast<char32_t>(bare);
  }
  return letters;
}

// Edit distance (insert, delete, replace, swap of neighbours), or `limit` + 1 where it is larger. Only cells that can
// lie on a way that short are worked out: those no farther than `limit` from the diagonal.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  if (longer - shorter > limit) return limit + 1;
  const std::size_t far = limit + 1;
  std::vector<std::size_t> before(b.size() + 1, far), above(b.size() + 1, far), row(b.size() + 1, far);
  for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 && i <= limit ? i : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (last < b.size()) row[last + 1] = far;  // what the next row may look at
    if (least > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

CodePoint picture_of(CodePoint value) {
  if (!is_hidden(static_cast<char32_t>(value))) return value;
  if (value < 0x20) return 0x2400 + value;
  return value == 0x7f ? 0x2421 : 0x2426;  // symbol for substitute, form two
}

bool is_line_end_or_tab(CodePoint value) {
  return value == '\n' || value == '\r' || value == '\t';
}

std::size_t width_of(CodePoint value) {
  if (value >= 0x20 && value < 0x7f) return 1;
  const int width = utf8proc_charwidth(value);
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  const std::size_t size = bytes.size();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < size && byte(i) >= low && byte(i) <= high;
  };
  std::size_t at = 0;
  while (at < size) {
    std::uint64_t eight;
    if (at + sizeof eight <= size) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const unsigned lead = byte(at);
    if (lead < 0x80) {
      at += 1;
    } else if (lead >= 0xc2 && lead <= 0xdf) {
      if (!follows(at + 1, 0x80, 0xbf)) return at;
      at += 2;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      // No overlong forms (E0 80..9F) and no surrogates (ED A0..BF).
      if (!follows(at + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf)) return at;
      if (!follows(at + 2, 0x80, 0xbf)) return at;
      at += 3;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      if (!follows(at + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf)) return at;
      if (!follows(at + 2, 0x80, 0xbf) || !follows(at + 3, 0x80, 0xbf)) return at;
      at += 4;
    } else {
      return at;
    }
  }
  return std::string_view::npos;
}

std::size_t code_points(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::size_t following = 0;  // bytes that begin no character
  std::size_t at = 0;
  for (std::uint64_t eight; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    following += static_cast<std::size_t>((eight >> 7U & ~eight >> 6U & ones) * ones >> 56U);
  }
  for (; at < text.size(); ++at) following += (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
  return text.size() - following;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next(text, at));
  return width;
}

bool is_surely_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!surely_nfc(next(text, at))) return false;
  }
  return true;
}

namespace {

// Has a letter more than most_marks?
bool heaps_marks(std::string_view text) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint value = next(text, at);
    const bool is_mark =
        value >= 0x300 && utf8proc_get_property(static_cast<utf8proc_int32_t>(value))->combining_class != 0;
    marks = is_mark ? marks + 1 : 0;
    if (marks > most_marks) return true;
  }
  return false;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_surely_nfc(text) || heaps_marks(text)) return std::string(text);
  utf8proc_uint8_t* raw = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &raw, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
}

namespace {

// The letters and digits of ASCII in lower case; 0 for all other bytes.
constexpr auto plain_letters = [] {
  std::array<char, 256> letters{};
  for (char c = '0'; c <= '9'; ++c) letters[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) letters[static_cast<std::size_t>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) letters[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  return letters;
}();

// Appends the key of a text. False where the text has to be brought to NFC first, unless it is said that it is.
bool put_name_key(std::string_view text, bool is_nfc, std::string& key) {
  constexpr std::size_t most_at_once = 16;  // bytes: a tone, a space, a letter of up to 4, a tone
  char buffer[64];
  const char* const room_for_one = buffer + sizeof buffer - most_at_once;
  char* to = buffer;
  const auto flush = [&] {
    key.append(buffer, to);
    to = buffer;
  };
  const auto plain_letter = [&](std::size_t at) { return plain_letters[static_cast<unsigned char>(text[at])]; };
  CodePoint tone = 0;  // of the syllable under way: it goes to the syllable's end
  bool pending_space = false;
  const auto end_syllable = [&] {
    if (tone != 0) to = put(to, tone);
    tone = 0;
  };
  const auto see_space = [&] {
    end_syllable();
    pending_space = to != buffer || !key.empty();
  };
  const auto put_space = [&] {
    if (pending_space) *to++ = ' ';
    pending_space = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (to > room_for_one) flush();
    if (char letter = plain_letter(at); letter != '\0') {
      if (letter <= '9') end_syllable();
      put_space();
      do {  // and those behind it, which most often are plain as well
        *to++ = letter;
        letter = ++at < text.size() ? plain_letter(at) : '\0';
      } while (letter != '\0' && to <= room_for_one && (tone == 0 || letter > '9'));
      continue;
    }
    if (text[at] == ' ') {
      see_space();
      ++at;
      continue;
    }
    const CodePoint value = next(text, at);
    if (is_space(value)) {
      see_space();
      continue;
    }
    if (!is_nfc && !surely_nfc(value)) return false;
    const Folded folded = fold(value);
    const bool is_letter = folded.bare == 0 || folded.bare >= 0x80 || (folded.bare >= 'a' && folded.bare <= 'z');
    if (!is_letter) end_syllable();
    if (folded.letter != 0) {
      put_space();
      to = put(to, folded.letter);
    }
    if (folded.tone != 0) {
      end_syllable();  // a second tone belongs to no Vietnamese syllable: keep both
      tone = folded.tone;
    }
  }
  end_syllable();
  flush();
  return true;
}

}  // namespace

void name_key(std::string_view text, std::string& key) {
  key.clear();
  if (put_name_key(text, false, key)) return;
  key.clear();
  put_name_key(nfc(text), true, key);
}

std::string name_key(std::string_view text) {
  std::string key;
  name_key(text, key);
  return key;
}

std::string bare_key(std::string_view text) {
  std::string key;
  for (const char32_t letter : bare_letters(text)) append(key, static_cast<CodePoint>(letter));
  return key;
}

Candidates::Letters Candidates::letters_of(std::string_view text) {
  Letters result{bare_letters(text), {}};
  for (const char32_t letter : result.letters) {
    std::uint8_t& count = result.counts[letter % result.counts.size()];
    if (count < 0xff) ++count;
  }
  return result;
}

void Candidates::add(std::string_view candidate) {
  all_.push_back(candidate.size() > 12 * longest ? Letters{} : letters_of(candidate));
}

std::optional<std::size_t> Candidates::nearest_to(std::string_view word) const {
  if (word.size() > 4 * longest) return std::nullopt;
  const Letters wanted = letters_of(word);
  if (wanted.letters.empty() || wanted.letters.size() > longest) return std::nullopt;
  std::optional<std::size_t> best;
  std::size_t best_distance = longest;
  for (std::size_t i = 0; i < all_.size() && best_distance > 0; ++i) {
    const Letters& candidate = all_[i];
    const std::size_t allowed = std::max(wanted.letters.size(), candidate.letters.size()) / 3;
    const std::size_t limit = best ? std::min(allowed, best_distance - 1) : allowed;
    int apart = 0;  // an edit changes at most two counts, each by one
    for (std::size_t k = 0; k < wanted.counts.size(); ++k) apart += std::abs(wanted.counts[k] - candidate.counts[k]);
    if (static_cast<std::size_t>(apart) > 2 * limit) continue;
    const std::size_t distance = edit_distance(wanted.letters, candidate.letters, limit);
    if (distance > limit) continue;
    best = i;
    best_distance = distance;
  }
  return best;
}

std::optional<std::size_t> nearest(std::string_view word, std::span<const std::string> candidates) {
  Candidates prepared;
  for (const std::string& each : candidates) prepared.add(each);
  return prepared.nearest_to(word);
}

std::string_view trim(std::string_view text) {
  const auto white = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && white(text.front())) text.remove_prefix(1);
  while (!text.empty() && white(text.back())) text.remove_suffix(1);
  return text;
}

char32_t code_point_at(std::string_view text, std::size_t& at) {
  return static_cast<char32_t>(next(text, at));
}

bool is_hidden(char32_t value) {
  if (value < 0x7f) return value < 0x20;
  if (value < 0xa0) return true;
  if (value < 0x300 && value != 0xad) return false;
  const auto category = utf8proc_category(static_cast<CodePoint>(value));
  return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
         value == 0x34f;  // a combining mark that shows nothing
}

std::size_t first_hidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CodePoint value = next(text, at);
    if (is_hidden(static_cast<char32_t>(value)) && !is_line_end_or_tab(value)) return begin;
  }
  return std::string_view::npos;
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  while (true) {
    const std::size_t bad = first_invalid_utf8(bytes);
    out += bytes.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    out += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(bytes[bad])));
    bytes.remove_prefix(bad + 1);
  }
}

std::string visible(std::string_view text, std::size_t max_width) {
  constexpr std::size_t most_for_a_column = 8;  // code points: a letter and its marks
  std::string shown;
  std::size_t width = 0;
  std::size_t count = 0;
  std::size_t cut = 0;  // length of what leaves room for the …
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint value = picture_of(next(text, at));
    const std::size_t columns = width_of(value);
    if (max_width > 0 && (width + columns > max_width || count == max_width * most_for_a_column)) {
      shown.resize(cut);
      return shown + "…";
    }
    append(shown, value);
    width += columns;
    ++count;
    if (width + 1 <= max_width) cut = shown.size();
  }
  return shown;
}

std::string visible_lines(std::string_view text) {
  constexpr CodePoint unreadable = 0xfffd;  // also what next() makes of bytes that break off
  std::string shown;
  std::size_t kept = 0;  // what lies before is written
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CodePoint value = next(text, at);
    const CodePoint picture = is_line_end_or_tab(value) ? value : picture_of(value);
    if (picture == value && value != unreadable) continue;
    shown.append(text, kept, begin - kept);
    append(shown, picture);
    kept = at;
  }
  return shown.append(text, kept);
}

}  // namespace plantrack
