// The physical lines on which rows start, in the order of the rows. Only findings ask for them, and nearly every row
// starts right behind the line before: so only where one does not is that kept, in 8 bytes.
#pragma once

#include "base/growing_array.hpp"
#include "model/row.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace plantrack {

class RowLines {
 public:
  std::size_t size() const { return size_; }
  void push_back(std::uint32_t line, std::size_t rows = 1) {  // so many rows, from that line on
    if (line != next_ || size_ == 0) jumps_.push_back({static_cast<RowNumber>(size_), line});
    next_ = line + static_cast<std::uint32_t>(rows);
    size_ += rows;
  }
  // Those of rows that come behind ours; their lines are counted from `lines` lines before.
  void append(const RowLines& other, std::uint32_t lines) {
    for (const Jump& jump : other.jumps_) {
      const bool goes_on = size_ != 0 && jump.row == 0 && jump.line + lines == next_;
      if (!goes_on) jumps_.push_back({static_cast<RowNumber>(size_ + jump.row), jump.line + lines});
    }
    if (other.size_ != 0) next_ = other.next_ + lines;
    size_ += other.size_;
  }
  std::uint32_t operator[](RowNumber row) const {
    const Jump* const after = std::upper_bound(jumps_.begin(), jumps_.end(), row,
                                               [](RowNumber number, const Jump& jump) { return number < jump.row; });
    return after[-1].line + (row - after[-1].row);
  }

 private:
  struct Jump {
    RowNumber row;
    std::uint32_t line;
  };
  GrowingArray<Jump> jumps_;
  std::size_t size_ = 0;
  std::uint32_t next_ = 0;  // the line right behind the last row's
};

}  // namespace plantrack
