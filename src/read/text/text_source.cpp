#include "read/text/text_source.hpp"

#include "base/unicode.hpp"
#include "base/words.hpp"
#include "read/text/windows_1258.hpp"

#include <algorithm>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t block = std::size_t{64} << 10;

struct EncodingNames {
  Encoding encoding;
  std::string_view name;
  std::string_view title;
};

constexpr EncodingNames encoding_names[] = {
    {Encoding::utf8, "utf-8", "UTF-8"},
    {Encoding::utf16, "utf-16", "UTF-16"},
    {Encoding::utf16le, "utf-16le", "UTF-16LE"},
    {Encoding::utf16be, "utf-16be", "UTF-16BE"},
    {Encoding::windows1258, "windows-1258", "Windows-1258"},
    {Encoding::windows1252, "windows-1252", "Windows-1252"},
};
static_assert(is_complete(encoding_names, &EncodingNames::encoding));

constexpr std::string_view little_mark = "\xff\xfe";
constexpr std::string_view big_mark = "\xfe\xff";
constexpr std::string_view little_utf32_mark{"\xff\xfe\0\0", 4};
constexpr std::string_view big_utf32_mark{"\0\0\xfe\xff", 4};
constexpr std::string_view zip_mark{"PK\x03\x04"};        // .xlsx, .ods
constexpr std::string_view ole_mark{"\xd0\xcf\x11\xe0"};  // .xls

bool is_utf16(Encoding encoding) {
  return encoding == Encoding::utf16 || encoding == Encoding::utf16le || encoding == Encoding::utf16be;
}

// Half of the bytes of Latin text in UTF-16 are zero; no other text begins with such a pair.
bool begins_like_utf16(std::string_view first) {
  const auto is_printed = [](char c) { return c >= ' ' && c <= '~'; };
  if (first.size() < 2) return false;
  return (first[0] == '\0' && is_printed(first[1])) || (first[1] == '\0' && is_printed(first[0]));
}

void append_character(std::uint32_t value, std::string& text) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto follow = [&](unsigned shift) { put(0x80U | (value >> shift & 0x3fU)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xc0U | value >> 6U);
    follow(0);
  } else if (value < 0x10000) {
    put(0xe0U | value >> 12U);
    follow(6);
    follow(0);
  } else {
    put(0xf0U | value >> 18U);
    follow(12);
    follow(6);
    follow(0);
  }
}

// Combining marks as Windows-1258 has them, U+0300 to U+0323, are CC 80 to CC A3.
bool is_mark(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) == 0xcc;
}

// The letter before that place.
std::size_t letter_before(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xc0U) == 0x80U) {
  }
  return at;
}

// Where the last letter begins whose marks may not all have come: what stands before it is complete.
std::size_t last_letter(std::string_view text) {
  std::size_t at = text.size();
  while (at >= 2 && text.size() - at <= 2 * most_marks && is_mark(text, at - 2)) at -= 2;
  return text.size() - at > 2 * most_marks ? text.size() : letter_before(text, at);
}

// How many marks stand side by side from there on.
std::size_t marks_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  for (; at + 1 < text.size() && is_mark(text, at); at += 2) ++count;
  return count;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  return encoding_names[static_cast<std::size_t>(encoding)].name;
}

std::string_view title_of(Encoding encoding) {
  return encoding_names[static_cast<std::size_t>(encoding)].title;
}

std::optional<Encoding> encoding_named(std::string_view name) {
  for (const EncodingNames& each : encoding_names) {
    if (each.name == name) return each.encoding;
  }
  return std::nullopt;
}

TextSource::TextSource(ByteSource& bytes, std::optional<Encoding> forced) : bytes_(bytes), forced_(forced) {
  rewind();
}

void TextSource::rewind() {
  bytes_.rewind();
  encoding_ = forced_.value_or(Encoding::utf8);
  begun_ = ended_ = behind_cr_ = overloaded_ = false;
  raw_.clear();
  letters_.clear();
  text_.clear();
  offset_ = given_ = 0;
  line_ = column_ = 1;
  undecodable_.reset();
}

std::size_t TextSource::read(char* to, std::size_t size) {
  if (!begun_) {
    std::size_t count = 0;
    while (count < std::min<std::size_t>(size, 4)) {
      const std::size_t more = bytes_.read(to + count, size - count);
      if (more == 0) break;
      count += more;
    }
    begin({to, count});
    if (undecodable_) return 0;
    if (encoding_ == Encoding::utf8) return count;
  }
  if (encoding_ == Encoding::utf8) return undecodable_ ? 0 : bytes_.read(to, size);
  while (given_ == text_.size() && !undecodable_ && !ended_) fill();
  const std::size_t count = std::min(size, text_.size() - given_);
  std::memcpy(to, text_.data() + given_, count);
  given_ += count;
  return count;
}

// Tells the encoding by the first bytes, and keeps them where they are to be decoded.
void TextSource::begin(std::string_view first) {
  begun_ = true;
  const bool little = first.starts_with(little_mark);
  const bool big = first.starts_with(big_mark);
  if (!forced_) {
    if (first.starts_with(little_utf32_mark) || first.starts_with(big_utf32_mark)) return refuse(Fault::utf32, 0);
    if (first.starts_with(zip_mark) || first.starts_with(ole_mark)) return refuse(Fault::workbook, 0);
    if (little || big) {
      encoding_ = little ? Encoding::utf16le : Encoding::utf16be;
    } else if (begins_like_utf16(first)) {
      return refuse(Fault::unmarked_utf16, 0);
    }
  }
  if (encoding_ == Encoding::utf8) return;
  raw_ = first;
  if (!is_utf16(encoding_)) return;
  if (encoding_ == Encoding::utf16) {
    if (!little && !big && !first.empty()) return refuse(Fault::no_mark, 0);
    encoding_ = big ? Encoding::utf16be : Encoding::utf16le;
  }
  if ((encoding_ == Encoding::utf16le && little) || (encoding_ == Encoding::utf16be && big)) {
    raw_.erase(0, little_mark.size());
    offset_ = little_mark.size();
  }
}

// Decodes one more block. Bytes that are no whole character yet stay in raw_.
void TextSource::fill() {
  text_.clear();
  given_ = 0;
  const std::size_t old = raw_.size();
  raw_.resize(old + block);
  const std::size_t count = bytes_.read(raw_.data() + old, block);
  raw_.resize(old + count);
  ended_ = count == 0;
  const std::size_t done = is_utf16(encoding_) ? decode_utf16(raw_) : decode_code_page(raw_);
  raw_.erase(0, done);
  offset_ += done;
}

std::size_t TextSource::decode_utf16(std::string_view bytes) {
  const std::size_t high = encoding_ == Encoding::utf16be ? 0 : 1;
  const auto unit = [&](std::size_t at) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    return byte(at + high) << 8U | byte(at + 1 - high);
  };
  std::string text;
  std::optional<Fault> fault;
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    const std::uint32_t first = unit(at);
    if (first < 0xd800 || first > 0xdfff) {
      append_character(first, text);
      at += 2;
      continue;
    }
    const bool whole = at + 4 <= bytes.size();
    if (first < 0xdc00 && !whole && !ended_) break;
    const std::uint32_t second = whole ? unit(at + 2) : 0;
    if (first >= 0xdc00 || second < 0xdc00 || second > 0xdfff) {
      fault = Fault::lone_surrogate;
      break;
    }
    append_character(0x10000U + ((first - 0xd800U) << 10U) + (second - 0xdc00U), text);
    at += 4;
  }
  if (!fault && ended_ && at < bytes.size()) fault = Fault::cut_in_two;
  give(text);
  if (fault) refuse(*fault, at);
  return at;
}

// Tone marks follow their letters, so the last letter waits for what comes behind it.
std::size_t TextSource::decode_code_page(std::string_view bytes) {
  const std::size_t done =
      encoding_ == Encoding::windows1252 ? append_windows_1252(bytes, letters_) : append_windows_1258(bytes, letters_);
  const bool stops = done < bytes.size();
  const std::size_t complete = stops || ended_ ? letters_.size() : last_letter(letters_);
  give(composed(std::string_view(letters_).substr(0, complete)));
  letters_.erase(0, complete);
  if (stops) refuse(Fault::no_such_byte, done);
  return done;
}

// In NFC, but for letters with more marks than any writing has: these stay as they are, each with all its marks, even
// where these come in several blocks.
std::string TextSource::composed(std::string_view text) {
  std::string out;
  if (overloaded_) {
    const std::size_t marks = 2 * marks_at(text, 0);
    out = text.substr(0, marks);
    text.remove_prefix(marks);
    if (text.empty()) return out;
  }
  overloaded_ = false;
  std::size_t given = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t marks = marks_at(text, at);
    if (marks > most_marks) {
      const std::size_t letter = std::max(given, letter_before(text, at));
      out += nfc(text.substr(given, letter - given));
      given = at + 2 * marks;
      out += text.substr(letter, given - letter);
      overloaded_ = given == text.size();
    }
    at += std::max<std::size_t>(1, 2 * marks);
  }
  return out += nfc(text.substr(given));
}

void TextSource::refuse(Fault fault, std::size_t at) {
  const unsigned char byte = at < raw_.size() ? static_cast<unsigned char>(raw_[at]) : 0;
  undecodable_ = Undecodable{fault, offset_ + at, {line_, column_, 1}, byte};
}

void TextSource::give(std::string_view text) {
  text_ += text;
  for (const char c : text) {
    if (c == '\r' || (c == '\n' && !behind_cr_)) ++line_;
    if (c == '\r' || c == '\n') {
      column_ = 1;
    } else {
      column_ += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }
    behind_cr_ = c == '\r';
  }
}

}  // namespace plantrack
