// Rows of one target in as few bits as they differ by: six bytes a row instead of 24, where a country's rows would
// fill the machine. 512 rows at a time are taken apart into columns; of each column the least value is kept once, and
// of each row how far it lies above that, in as many bits as the column needs. Nothing is lost.
#pragma once

#include "base/block_store.hpp"
#include "base/growing_array.hpp"
#include "model/row.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace plantrack {

class PackedRows {
 public:
  static constexpr std::size_t rows_at_once = 512;

  // All of one target, the same each time. Without their numbers, they come back with 0.
  void append(std::span<const Row, rows_at_once> rows, bool with_numbers = true);
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint64_t target_key() const { return target_key_; }  // what their keys have in common
  // Do they take more than a third of what they take unpacked? Then both at once are more than may be held.
  bool wide() const { return words_ * sizeof(std::uint32_t) > size_ * sizeof(Row) / 3; }

  struct TakeOut {};
  // Goes over them from front to back, so many at a time.
  class Reader {
   public:
    explicit Reader(const PackedRows& packed) : packed_(packed) {}
    // Takes them out while it goes over them: what is behind it is given back.
    explicit Reader(PackedRows& packed, TakeOut) : packed_(packed), taken_out_(&packed) {}
    bool next();  // false: there are no more
    // Those that next() found.
    void keys(std::span<std::uint64_t, rows_at_once> to) const;
    void rows(std::span<Row, rows_at_once> to) const;

   private:
    const PackedRows& packed_;
    std::size_t page_ = 0, next_ = 0;  // where the next ones are: page, and word of it
    const std::uint32_t* at_ = nullptr;
    PackedRows* taken_out_ = nullptr;
  };

 private:
  // The first ones of a target are small, since many targets have few rows; the others are blocks of the store.
  struct Page {
    GrowingArray<std::uint32_t> small;
    std::unique_ptr<void, GiveBack> block;
    std::size_t size = 0;  // words

    std::uint32_t* data() { return block ? static_cast<std::uint32_t*>(block.get()) : small.data(); }
    const std::uint32_t* data() const { return block ? static_cast<std::uint32_t*>(block.get()) : small.data(); }
    std::size_t room() const { return block ? BlockStore::block_bytes / sizeof(std::uint32_t) : small.room(); }
  };
  std::uint32_t* add_words(std::size_t words);

  std::vector<Page> pages_;  // whose words never move
  std::size_t words_ = 0, size_ = 0;
  std::uint64_t target_key_ = 0;
};

}  // namespace plantrack
