#include "read/text/text_source.hpp"

#include "read/text/windows_1258.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

#include <string>

namespace plantrack {
namespace {

std::string decode(std::string_view bytes, std::optional<Encoding> forced = std::nullopt, std::size_t block = 4096) {
  MemorySource source(bytes);
  TextSource text(source, forced);
  std::string all;
  std::string part(block, ' ');
  while (const std::size_t count = text.read(part.data(), part.size())) all.append(part, 0, count);
  if (const auto& bad = text.undecodable()) {
    all += "|" + std::to_string(bad->offset) + " " + std::to_string(bad->place.line) + ":" +
           std::to_string(bad->place.column);
  }
  return all;
}

std::string utf16(std::u16string_view text, bool big) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

bool reads_as_windows_1258(std::string_view bytes) {
  MemorySource source(bytes);
  return is_windows_1258(source);
}

}  // namespace

TEST_CASE("UTF-8 passes through, and its mark with it") {
  CHECK(decode("giá trị\n") == "giá trị\n");
  CHECK(decode("\xef\xbb\xbfgiá") == "\xef\xbb\xbfgiá");
  CHECK(decode("") == "");
}

TEST_CASE("a letter with more marks than any writing has stays as it is, and nothing else does") {
  const std::string acute = "\xec", dot = "\xf2";
  for (const std::size_t marks : {29U, 30U, 31U, 32U, 64U, 5000U}) {
    std::string run = "a";
    for (std::size_t i = 0; i < marks; ++i) run += i % 2 == 0 ? acute : dot;
    const std::string bytes = "e" + acute + "," + run + "," + "o" + dot + "\n" + run;
    const std::string text = decode(bytes, Encoding::windows1258);
    CAPTURE(marks);
    CHECK(text.starts_with("é,"));
    CHECK(text.find(",ọ\n") != std::string::npos);
    for (const std::size_t before : {0U, 4090U, 4095U, 4096U, 65'500U, 65'535U}) {  // wherever blocks end in it
      const std::string longer = std::string(before, 'x') + bytes;
      CHECK(decode(longer, Encoding::windows1258) == std::string(before, 'x') + text);
      CHECK(decode(longer, Encoding::windows1258, 8) == std::string(before, 'x') + text);
    }
  }
}

TEST_CASE("UTF-16 is known by its mark, or said to be") {
  const std::u16string_view text = u"Làng nghề, 𝟙\r\n";
  for (const std::size_t block : {8, 9, 4096}) {
    CHECK(decode("\xff\xfe" + utf16(text, false), std::nullopt, block) == "Làng nghề, 𝟙\r\n");
    CHECK(decode("\xfe\xff" + utf16(text, true), std::nullopt, block) == "Làng nghề, 𝟙\r\n");
    CHECK(decode("\xfe\xff" + utf16(text, true), Encoding::utf16, block) == "Làng nghề, 𝟙\r\n");
    CHECK(decode(utf16(text, false), Encoding::utf16le, block) == "Làng nghề, 𝟙\r\n");
    CHECK(decode(utf16(text, true), Encoding::utf16be, block) == "Làng nghề, 𝟙\r\n");
  }
}

TEST_CASE("what is no UTF-16 ends the text, with its byte, line and column") {
  CHECK(decode("\xff\xfe" + utf16(u"a\nbc", false) + "d") == "a\nbc|10 2:3");
  CHECK(decode("\xff\xfe" + utf16(u"a\r\nb", false) + "\x34\xd8" + utf16(u"c", false)) == "a\r\nb|10 2:2");
  CHECK(decode("\xff\xfe" + utf16(u"a", false) + "\x34\xdc") == "a|4 1:2");
  CHECK(decode(utf16(u"ab", false)) == "|0 1:1");
  CHECK(decode(utf16(u"ab", true)) == "|0 1:1");
  CHECK(decode("ab", Encoding::utf16) == "|0 1:1");
  CHECK(decode(std::string_view("\xff\xfe\0\0a\0\0\0", 8)) == "|0 1:1");
}

TEST_CASE("a workbook is no text") {
  for (const std::string_view bytes : {"PK\x03\x04\x14", "\xd0\xcf\x11\xe0\xa1"}) {
    MemorySource source(bytes);
    TextSource text(source);
    char block[16];
    CHECK(text.read(block, sizeof block) == 0);
    REQUIRE(text.undecodable());
    CHECK(text.undecodable()->fault == TextSource::Fault::workbook);
  }
}

TEST_CASE("Windows-1258 comes out composed, whatever the blocks cut") {
  const std::string bytes = "\xd0\xf4\xf2ng Nh\xe2\xec\x74, ngh\xea\xcc\r\n";
  for (const std::size_t block : {8, 9, 4096}) {
    CHECK(decode(bytes, Encoding::windows1258, block) == "Động Nhất, nghề\r\n");
  }
  std::string many;
  std::string expected;
  for (int i = 0; i < 70'000; ++i) many += "\xea\xcc", expected += "ề";
  CHECK(decode(many, Encoding::windows1258) == expected);
  CHECK(decode("a\xd0\nb\x81", Encoding::windows1258) == "aĐ\nb|4 2:2");
  CHECK(decode("na\xefve \x96 caf\xe9 \x80", Encoding::windows1252) == "naïve – café €");
  CHECK(decode("a\nb\x81", Encoding::windows1252) == "a\nb|3 2:2");
  CHECK(decode(std::string(1'000'000, '\xcc'), Encoding::windows1258).size() == 2'000'000);
}

TEST_CASE("the table of Windows-1258 is that of iconv") {
  const iconv_t converter = iconv_open("UTF-8", "CP1258");
  if (converter == iconv_t(-1)) return;  // not every system has it
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    char in[] = {static_cast<char>(byte), ' '};
    char out[8] = {};
    char* from = in;
    char* to = out;
    std::size_t in_left = 2;
    std::size_t out_left = sizeof out;
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
    const bool known = iconv(converter, &from, &in_left, &to, &out_left) != std::size_t(-1);
    std::string text;
    CAPTURE(byte);
    CHECK(append_windows_1258({in, 2}, text) == (known ? 2 : 0));
    if (known) CHECK(text == std::string(out, sizeof out - out_left));
  }
  iconv_close(converter);
}

TEST_CASE("only Vietnamese in Windows-1258 is taken for it") {
  CHECK(reads_as_windows_1258("L\xe0ng ngh\xea\xcc \x93g\xf4\xecm\x94, 5 m\xb2, \xd0\xdd\xd2NG\n"));
  CHECK(reads_as_windows_1258("plain\n"));
  for (const std::string_view other : {
           "T\xf3 l\xb5ng ngh\xd2",     // TCVN3: signs inside words
           "L\xb5ng",                   //
           "Ph\xad\xecng",              //
           "la\xf8ng nghe\xe0 gi\xf8",  // VNI: letters of other languages
           "na\xefve caf\xe9",          // French
           "pi\xf1"
           "ata",                        // Spanish
           "\xcb\xc1\xd2\xd4\xc1",       // Russian, KOI8-R
           "Gi\xc3\xa1 tr\xe1\xbb\x8b",  // UTF-8
           "x\xc3\xa0 l\xe0ng",          // both
           "\xcc",                       // a tone on nothing
           "x\xec",                      //
           "a\x01",                      //
           "a\x81",                      //
       }) {
    CAPTURE(other);
    CHECK_FALSE(reads_as_windows_1258(other));
  }
}

}  // namespace plantrack
