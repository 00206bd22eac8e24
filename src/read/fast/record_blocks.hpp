// Cuts the text of a CSV file into blocks of whole records, so that several threads can read it at once. It looks at
// quotes and at what stands beside them, and at nothing else; where quotes break the rules it goes on where CsvReader
// does: behind the first line end after the quote.
#pragma once

#include "base/growing_array.hpp"
#include "read/text/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

class RecordBlocks {
 public:
  static constexpr std::size_t usual_block = std::size_t{1} << 18;

  // The text is `first`, which stands so many bytes into it, and what `source` brings after that.
  RecordBlocks(std::string_view first, std::uint64_t offset, ByteSource& source, char delimiter,
               std::size_t block = usual_block);

  struct Block {
    static constexpr std::size_t margin = 8;  // bytes that can be read before the text
    GrowingArray<char> bytes;                 // with the margin
    std::uint64_t offset = 0;                 // in the text
    // The text has records here that are too long to be kept whole: from this block's bytes on it is to be read by one
    // reader alone, out of the source.
    bool endless = false;

    std::string_view text() const { return {bytes.data() + margin, bytes.size() - margin}; }
  };
  bool next(Block& block);                  // false at the end; reuses the block's memory
  ByteSource& source() { return source_; }  // what comes behind the blocks

 private:
  void fill(Block& block);
  std::size_t whole_records(std::string_view text);
  std::size_t last_record_end(std::string_view text, std::size_t from, std::size_t to) const;

  JoinedSource source_;
  char delimiter_;
  std::size_t block_;
  std::uint64_t offset_;
  GrowingArray<char> carried_;  // begins where a record begins
  bool ended_ = false;          // no more bytes will come
  using Stretch = std::pair<std::uint32_t, std::uint32_t>;
  std::vector<Stretch> outside_;  // the stretches outside quotes, of the block at hand
};

}  // namespace plantrack
