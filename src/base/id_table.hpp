// Finds short texts (ids) by their exact bytes: open addressing, one cache line a look-up, no allocation. For tables
// that are filled once and then asked for every row.
#pragma once

#include "base/eight_digits.hpp"
#include "base/text_hash.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace plantrack {

class IdTable {
 public:
  static constexpr int none = -1;

  // False where the id is there already, which then stays as it is. Each index is greater than those before it. The
  // id's bytes must live as long as the table.
  bool add(std::string_view id, int index) {
    if (const std::size_t number = number_of(id); number != no_number && (digits_ == 0 || id.size() == digits_)) {
      digits_ = id.size();
      if (number >= by_number_.size()) by_number_.resize(std::max(number + 1, 2 * by_number_.size()), not_there);
      if (by_number_[number] != not_there) return false;
      if (index < not_there) {
        by_number_[number] = static_cast<std::uint16_t>(index);
        return true;
      }
    }
    if ((slots_.size() < few_slots ? 8 : 2) * (count_ + 1) > slots_.size()) grow();
    const std::size_t place = place_of(id);
    if (slots_[place].index != none) return false;
    slots_[place] = {own_key(id), index};
    ids_[place] = id;
    ++count_;
    return true;
  }

  int find(std::string_view id) const {
    if (id.size() == digits_) {
      if (const int index = find_number(number_of(id), id.size()); index != none) return index;
    }
    return slots_[place_of(id)].index;
  }

  // The two quick ways to find nearly all ids; `none` where find() has to tell.
  // By the number that its digits make, with the zeros before it so many.
  int find_number(std::uint64_t number, std::size_t digits) const {
    if (digits != digits_ || number >= by_number_.size() || by_number_[number] == not_there) return none;
    return by_number_[number];
  }
  // By short_key of an id of 1 to 8 bytes that stands where it is looked for first, as nearly all of a small table do.
  int find_first(std::uint64_t key) const {
    const Slot& slot = slots_[first_place_of(key)];
    return slot.key == key ? slot.index : none;  // (that of a free slot is `none` too)
  }
  bool has_numbers() const { return digits_ != 0; }

 private:
  static constexpr std::size_t no_number = ~std::size_t{0};
  static constexpr std::uint16_t not_there = 0xffff;
  static constexpr std::size_t few_slots = 1024;  // up to here most ids stand where they are looked for first

  // The number that up to 5 digits make, whatever else they are.
  static std::size_t number_of(std::string_view id) {
    if (id.empty() || id.size() > 5 || !bytes_first_lowest) return no_number;
    const std::uint64_t digits = (short_key(id) | eight_zeros >> 8 * id.size()) ^ eight_zeros;
    return are_digits(digits) ? number_of_digits(digits) : no_number;
  }
  struct Slot {
    std::uint64_t key = 0;  // 0 of longer ids, which are compared by their bytes
    int index = none;       // none: free
  };

  static std::uint64_t own_key(std::string_view id) { return bytes_first_lowest && id.size() <= 8 ? short_key(id) : 0; }

  std::size_t first_place_of(std::uint64_t key) const { return static_cast<std::size_t>(key * hash_factor >> shift_); }
  // Where the id stands, or is to be put.
  std::size_t place_of(std::string_view id) const {
    const std::uint64_t key = own_key(id);
    for (std::size_t at = first_place_of(key != 0 ? key : hash_of(id));; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.index == none) return at;
      if (slot.key == key && (key != 0 ? ids_[at].size() == id.size() : ids_[at] == id)) return at;
    }
  }
  void grow() {
    std::vector<Slot> slots(2 * slots_.size());
    std::vector<std::string_view> ids(slots.size());
    slots.swap(slots_);
    ids.swap(ids_);
    shift_ = 64 - std::countr_zero(slots_.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (slots[i].index == none) continue;
      const std::size_t place = place_of(ids[i]);
      slots_[place] = slots[i];
      ids_[place] = ids[i];
    }
  }

  // Ids of as many digits as the first one of them has, as codes of areas are: numbers, which need no search.
  // In two bytes each, so that those of a country stay in the cache; later ones stand in slots.
  std::vector<std::uint16_t> by_number_;
  std::size_t digits_ = 0;
  std::vector<Slot> slots_{64};
  std::vector<std::string_view> ids_{64};  // of each slot
  std::size_t count_ = 0;
  int shift_ = 64 - 6;
};

}  // namespace plantrack
