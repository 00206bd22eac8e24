#include "read/text/windows_1258.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace plantrack {
namespace {

// Characters of the bytes 80 to FF; 0 where there is none.
constexpr std::array<char16_t, 128> upper_half = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0,      0x2039, 0x0152,
    0,      0,      0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
    0,      0x203a, 0x0153, 0,      0,      0x0178, 0x00a0, 0x00a1, 0x00a2, 0x00a3, 0x00a4, 0x00a5, 0x00a6,
    0x00a7, 0x00a8, 0x00a9, 0x00aa, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x00af, 0x00b0, 0x00b1, 0x00b2, 0x00b3,
    0x00b4, 0x00b5, 0x00b6, 0x00b7, 0x00b8, 0x00b9, 0x00ba, 0x00bb, 0x00bc, 0x00bd, 0x00be, 0x00bf, 0x00c0,
    0x00c1, 0x00c2, 0x0102, 0x00c4, 0x00c5, 0x00c6, 0x00c7, 0x00c8, 0x00c9, 0x00ca, 0x00cb, 0x0300, 0x00cd,
    0x00ce, 0x00cf, 0x0110, 0x00d1, 0x0309, 0x00d3, 0x00d4, 0x01a0, 0x00d6, 0x00d7, 0x00d8, 0x00d9, 0x00da,
    0x00db, 0x00dc, 0x01af, 0x0303, 0x00df, 0x00e0, 0x00e1, 0x00e2, 0x0103, 0x00e4, 0x00e5, 0x00e6, 0x00e7,
    0x00e8, 0x00e9, 0x00ea, 0x00eb, 0x0301, 0x00ed, 0x00ee, 0x00ef, 0x0111, 0x00f1, 0x0323, 0x00f3, 0x00f4,
    0x01a1, 0x00f6, 0x00f7, 0x00f8, 0x00f9, 0x00fa, 0x00fb, 0x00fc, 0x01b0, 0x20ab, 0x00ff,
};

// The same of Windows-1252; from A0 on the characters have the numbers of their bytes.
constexpr std::array<char16_t, 128> upper_half_1252 = [] {
  std::array<char16_t, 128> table = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                     0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};
  for (std::size_t byte = 0xa0; byte < 0x100; ++byte) table[byte - 0x80] = static_cast<char16_t>(byte);
  return table;
}();

// What a byte is in Vietnamese text.
enum class Kind : std::uint8_t {
  other,   // spaces, punctuation, digits
  letter,  // without a place for a tone: consonants, and vowels that have theirs
  vowel,   // a tone mark may follow
  tone,
  sign,     // stands beside words, never behind or before a letter: © µ ¸
  opening,  // may stand before a letter, but not behind one: «
  ending,   // may follow a letter, but no letter follows it: m², »
  no,       // a control character, a letter of another language, or nothing at all
};

constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> table{};
  const auto set = [&](std::string_view bytes, Kind kind) {
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = kind;
  };
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = Kind::no;
  set("\t\n\r", Kind::other);
  table[0x7f] = Kind::no;
  for (std::size_t c = 0x80; c < 0xc0; ++c) table[c] = Kind::sign;
  for (std::size_t c = 0xc0; c < 0x100; ++c) table[c] = Kind::no;
  set("bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ\xd0\xf0", Kind::letter);
  set("\xc0\xc1\xc8\xc9\xcd\xd3\xd9\xda\xe0\xe1\xe8\xe9\xed\xf3\xf9\xfa", Kind::letter);  // À Á È É Í Ó Ù Ú
  set("aeiouyAEIOUY\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd", Kind::vowel);       // Â Ă Ê Ô Ơ Ư
  set("\xcc\xd2\xde\xec\xf2", Kind::tone);
  set("\x85\x91\x92\x93\x94\x96\x97\x8b\x9b\xa0\xb0", Kind::other);  // … quotes, dashes, NBSP, °
  set("\xd7\xf7", Kind::sign);                                       // × ÷
  set("\xab", Kind::opening);
  set("\x99\xb2\xb3\xbb\xfe", Kind::ending);  // ™ ² ³ » ₫
  for (const std::size_t c :
       {0x81U, 0x83U, 0x8aU, 0x8cU, 0x8dU, 0x8eU, 0x8fU, 0x90U, 0x9aU, 0x9cU, 0x9dU, 0x9eU, 0x9fU}) {
    table[c] = Kind::no;
  }
  return table;
}();

bool is_letter(Kind kind) {
  return kind == Kind::letter || kind == Kind::vowel || kind == Kind::tone;
}

bool may_follow(Kind before, Kind kind) {
  switch (kind) {
    case Kind::no: return false;
    case Kind::tone: return before == Kind::vowel;
    case Kind::sign:
    case Kind::opening: return !is_letter(before);
    case Kind::letter:
    case Kind::vowel: return before != Kind::sign && before != Kind::ending;
    case Kind::other:
    case Kind::ending: return true;
  }
  return false;
}

// C3 A0 and the like are letters of UTF-8; as Windows-1258 they would be a capital (Ă, È, É) with a sign behind it.
bool looks_like_utf8(unsigned char first, unsigned char second) {
  return (first == 0xc3 || first == 0xc8 || first == 0xc9) && second >= 0x80 && second <= 0xbf;
}

void append(char16_t character, std::string& text) {
  const auto put = [&](unsigned byte) { text += static_cast<char>(byte); };
  const unsigned value = character;
  if (value < 0x800) {
    put(0xc0U | value >> 6U);
  } else {
    put(0xe0U | value >> 12U);
    put(0x80U | (value >> 6U & 0x3fU));
  }
  put(0x80U | (value & 0x3fU));
}

// By a table of the bytes from 80 on.
std::size_t append_by(const std::array<char16_t, 128>& table, std::string_view bytes, std::string& text) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      text += bytes[i];
    } else if (table[byte - 0x80U] == 0) {
      return i;
    } else {
      append(table[byte - 0x80U], text);
    }
  }
  return bytes.size();
}

}  // namespace

std::size_t append_windows_1258(std::string_view bytes, std::string& text) {
  return append_by(upper_half, bytes, text);
}

std::size_t append_windows_1252(std::string_view bytes, std::string& text) {
  return append_by(upper_half_1252, bytes, text);
}

bool is_windows_1258(ByteSource& source) {
  std::vector<char> block(std::size_t{1} << 16U);
  unsigned char before = ' ';
  while (const std::size_t count = source.read(block.data(), block.size())) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto byte = static_cast<unsigned char>(block[i]);
      if (!may_follow(kinds[before], kinds[byte]) || looks_like_utf8(before, byte)) return false;
      before = byte;
    }
  }
  return true;
}

}  // namespace plantrack
