#include "model/row_lines.hpp"

#include <algorithm>

namespace plantrack {
namespace {

std::uint32_t number_at(const std::uint8_t*& at) {
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    number |= (byte & 0x7fU) << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace

void RowLines::add_number(std::uint32_t number) {
  for (; number >= 0x80; number >>= 7U) bytes_.push_back(static_cast<std::uint8_t>(number | 0x80U));
  bytes_.push_back(static_cast<std::uint8_t>(number));
}

void RowLines::add_jump(Jump jump) {
  if (jumps_++ % jumps_a_mark == 0) {
    marks_.push_back({jump, bytes_.size()});
  } else {
    const std::uint32_t rows = jump.row - last_.row;
    add_number(rows);
    add_number(jump.line - last_.line - rows);  // of the next file it may be less than nothing: that wraps, and back
  }
  last_ = jump;
}

template <class Visit>
void RowLines::for_each_jump(const Mark* from, Visit&& visit) const {
  for (const Mark* mark = from; mark != marks_.end(); ++mark) {
    const std::uint8_t* at = bytes_.data() + mark->behind;
    const std::uint8_t* const end = mark + 1 == marks_.end() ? bytes_.end() : bytes_.data() + mark[1].behind;
    Jump jump = mark->jump;
    if (!visit(jump)) return;
    while (at != end) {
      const std::uint32_t rows = number_at(at);
      jump.row += rows;
      jump.line += rows + number_at(at);
      if (!visit(jump)) return;
    }
  }
}

void RowLines::append(const RowLines& other, std::uint32_t lines) {
  other.for_each_jump(other.marks_.begin(), [&](const Jump& jump) {
    const bool goes_on = size_ != 0 && jump.row == 0 && jump.line + lines == next_;
    if (!goes_on) add_jump({static_cast<RowNumber>(size_ + jump.row), jump.line + lines});
    return true;
  });
  if (other.size_ != 0) next_ = other.next_ + lines;
  size_ += other.size_;
}

std::uint32_t RowLines::operator[](RowNumber row) const {
  const Mark* const after = std::upper_bound(marks_.begin(), marks_.end(), row,
                                             [](RowNumber number, const Mark& mark) { return number < mark.jump.row; });
  Jump last;
  for_each_jump(after - 1, [&](const Jump& jump) {
    if (jump.row <= row) last = jump;
    return jump.row < row;
  });
  return last.line + (row - last.row);
}

}  // namespace plantrack
