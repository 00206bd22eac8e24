// The text of a progress file as UTF-8, whatever encoding its bytes are in: stands between the bytes and the CSV
// reader. UTF-8 passes through as it is (the CSV reader checks it); UTF-16 and Windows-1258 are decoded block by block,
// the latter into NFC. What cannot be decoded ends the text: no character ever stands for it.
#pragma once

#include "base/place.hpp"
#include "read/text/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// `utf16`: little or big end first, as its mark says.
enum class Encoding : std::uint8_t { utf8, utf16, utf16le, utf16be, windows1258, windows1252 };

std::string_view name_of(Encoding encoding);   // windows-1258, as --encoding has it
std::string_view title_of(Encoding encoding);  // Windows-1258, as messages have it
std::optional<Encoding> encoding_named(std::string_view name);

class TextSource final : public ByteSource {
 public:
  // Without an encoding it is UTF-16 where the file begins with its mark, else UTF-8.
  explicit TextSource(ByteSource& bytes, std::optional<Encoding> forced = std::nullopt);

  std::size_t read(char* to, std::size_t size) override;
  void rewind() override;

  Encoding encoding() const { return encoding_; }  // once something was read

  enum class Fault : std::uint8_t {
    no_such_byte,
    lone_surrogate,
    cut_in_two,
    no_mark,
    unmarked_utf16,
    utf32,
    workbook
  };
  struct Undecodable {
    Fault fault;
    std::uint64_t offset;  // in the file's bytes
    Place place;
    unsigned char byte;
  };
  const std::optional<Undecodable>& undecodable() const { return undecodable_; }

 private:
  void begin(std::string_view first);
  void fill();
  std::size_t decode_utf16(std::string_view bytes);
  std::size_t decode_code_page(std::string_view bytes);
  std::string composed(std::string_view text);
  void refuse(Fault fault, std::size_t at);
  void give(std::string_view text);

  ByteSource& bytes_;
  std::optional<Encoding> forced_;
  Encoding encoding_ = Encoding::utf8;
  bool begun_ = false;
  bool ended_ = false;        // no more bytes will come
  std::string raw_;           // bytes that are still to be decoded
  std::uint64_t offset_ = 0;  // where these begin in the file
  std::string letters_;       // decoded, but a mark may still follow the last one
  std::string text_;          // decoded, to be given out
  std::size_t given_ = 0;
  std::uint32_t line_ = 1;  // where text_ ends
  std::uint32_t column_ = 1;
  bool behind_cr_ = false;
  bool overloaded_ = false;  // more marks of a letter that has too many may follow
  std::optional<Undecodable> undecodable_;
};

}  // namespace plantrack
