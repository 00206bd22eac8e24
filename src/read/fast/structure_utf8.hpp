// Checks UTF-8 a vector at a time, for the kernels that look bytes up in a table of sixteen; included by
// structure_*.cpp alone. The method is that of J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction
// Per Byte" (2021): three look-ups by the high and low half of a byte and the high half of the next name all faults of
// two bytes; what must be a third or fourth byte is checked against that.
#pragma once

#include <array>
#include <cstddef>

namespace plantrack {
namespace {

namespace utf8_faults {

using Table = std::array<unsigned char, 16>;  // by half of a byte

constexpr unsigned char too_short = 1;        // a lead byte or ASCII where a following byte must be
constexpr unsigned char too_long = 2;         // a following byte behind ASCII
constexpr unsigned char overlong_3 = 4;       // E0 80..9F
constexpr unsigned char too_large = 8;        // F4 90..BF and above
constexpr unsigned char surrogate = 16;       // ED A0..BF
constexpr unsigned char overlong_2 = 32;      // C0, C1
constexpr unsigned char too_large_1000 = 64;  // F5 and above, with 80..8F
constexpr unsigned char overlong_4 = 64;      // F0 80..8F
constexpr unsigned char two_following = 128;  // one following byte behind another: right where a third is due
constexpr unsigned char carried = too_short | too_long | two_following;

constexpr Table first_high{too_long,
                           too_long,
                           too_long,
                           too_long,
                           too_long,
                           too_long,
                           too_long,
                           too_long,
                           two_following,
                           two_following,
                           two_following,
                           two_following,
                           too_short | overlong_2,
                           too_short,
                           too_short | overlong_3 | surrogate,
                           too_short | too_large | too_large_1000 | overlong_4};
constexpr unsigned char large = carried | too_large | too_large_1000;
constexpr Table first_low{carried | overlong_3 | overlong_2 | overlong_4,
                          carried | overlong_2,
                          carried,
                          carried,
                          carried | too_large,
                          large,
                          large,
                          large,
                          large,
                          large,
                          large,
                          large,
                          large,
                          large | surrogate,
                          large,
                          large};
constexpr unsigned char both = too_long | overlong_2 | two_following;
constexpr Table second_high{too_short,
                            too_short,
                            too_short,
                            too_short,
                            too_short,
                            too_short,
                            too_short,
                            too_short,
                            both | overlong_3 | too_large_1000 | overlong_4,
                            both | overlong_3 | too_large,
                            both | surrogate | too_large,
                            both | surrogate | too_large,
                            too_short,
                            too_short,
                            too_short,
                            too_short};

// Lead bytes above these at a vector's end still want more bytes.
constexpr std::array<unsigned char, 32> most_at_the_end = [] {
  std::array<unsigned char, 32> bytes{};
  bytes.fill(0xff);
  bytes[29] = 0xf0 - 1;
  bytes[30] = 0xe0 - 1;
  bytes[31] = 0xc0 - 1;
  return bytes;
}();

}  // namespace utf8_faults

// `Vector` has the operations of one kind of processor on its `Bytes`.
template <class Vector>
class Utf8Check {
  using Bytes = typename Vector::Bytes;

 public:
  void add(Bytes bytes) {
    const Bytes one_back = Vector::template back<1>(bytes, last_);
    const Bytes two_back = Vector::template back<2>(bytes, last_);
    const Bytes three_back = Vector::template back<3>(bytes, last_);
    const Bytes faults = Vector::look_up(utf8_faults::first_high, high_half(one_back)) &
                         Vector::look_up(utf8_faults::first_low, one_back & Vector::all(0x0f)) &
                         Vector::look_up(utf8_faults::second_high, high_half(bytes));
    const Bytes third = Vector::above(two_back, Vector::all(0xe0 - 0x80));
    const Bytes fourth = Vector::above(three_back, Vector::all(0xf0 - 0x80));
    error_ |= ((third | fourth) & Vector::all(0x80)) ^ faults;
    cut_ = Vector::above(bytes, Vector::load(utf8_faults::most_at_the_end.end() - sizeof(Bytes)));
    last_ = bytes;
  }
  bool valid() const { return Vector::is_zero(error_ | cut_); }

 private:
  static Bytes high_half(Bytes bytes) { return Vector::shifted_down_4(bytes) & Vector::all(0x0f); }

  Bytes last_{};
  Bytes cut_{};  // not zero where the bytes so far end within a character
  Bytes error_{};
};

}  // namespace
}  // namespace plantrack
