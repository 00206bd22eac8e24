// The physical lines on which rows start, in the order of the rows. Only findings ask for them, and nearly every row
// starts right behind the line before: so only where one does not is that kept, in two bytes mostly.
#pragma once

#include "base/growing_array.hpp"
#include "model/row.hpp"

#include <cstddef>
#include <cstdint>

namespace plantrack {

class RowLines {
 public:
  std::size_t size() const { return size_; }
  void push_back(std::uint32_t line, std::size_t rows = 1) {  // so many rows, from that line on
    if (line != next_ || size_ == 0) add_jump({static_cast<RowNumber>(size_), line});
    next_ = line + static_cast<std::uint32_t>(rows);
    size_ += rows;
  }
  void append(const RowLines& other, std::uint32_t lines);  // of rows behind ours, counted from `lines` lines before
  std::uint32_t operator[](RowNumber row) const;

 private:
  struct Jump {
    RowNumber row = 0;
    std::uint32_t line = 0;
  };
  // Every so many jumps one is kept as it is; the others as what they are beyond the jump before: how many rows, and
  // how many lines more than rows. Each as a number of bytes with seven bits each, the lowest first; all but the last
  // byte have the eighth bit set.
  static constexpr std::size_t jumps_a_mark = 32;
  struct Mark {
    Jump jump;
    std::size_t behind;  // where in bytes_ the jumps after it are
  };
  void add_jump(Jump jump);
  void add_number(std::uint32_t number);
  template <class Visit>
  void for_each_jump(const Mark* from, Visit&& visit) const;  // until it gives false

  GrowingArray<Mark> marks_;
  GrowingArray<std::uint8_t> bytes_;
  std::size_t jumps_ = 0;
  Jump last_;
  std::size_t size_ = 0;
  std::uint32_t next_ = 0;  // the line right behind the last row's
};

}  // namespace plantrack
