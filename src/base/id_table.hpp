// Finds short texts (ids) by their exact bytes: open addressing, one cache line a look-up, no allocation. For tables
// that are filled once and then asked for every row.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace plantrack {

class IdTable {
 public:
  static constexpr int none = -1;

  // False where the id is there already, which then stays as it is. The id's bytes must live as long as the table.
  bool add(std::string_view id, int index) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(id)];
    if (slot.id.data() != nullptr) return false;
    slot = {key_of(id), id, index};
    ++count_;
    return true;
  }

  int find(std::string_view id) const {
    if (slots_.empty()) return none;
    const Slot& slot = slots_[place_of(id)];
    return slot.id.data() == nullptr ? none : slot.index;
  }

  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::string_view id;  // without data: free
    int index = none;
  };

  // Up to 8 bytes are their own key; of longer ids the bytes are mixed, and compared once the keys agree.
  static std::uint64_t key_of(std::string_view id) {
    const char* const p = id.data();
    const std::size_t size = id.size();
    if (size <= 8) return load(p, size);
    std::uint64_t key = size;
    std::size_t at = 0;
    for (; at + 8 < size; at += 8) key = mixed(key ^ load(p + at, 8));
    return mixed(key ^ load(p + size - 8, 8));
  }
  static std::uint64_t load(const char* p, std::size_t size) {
    if (size >= 4) {
      std::uint32_t first = 0;
      std::uint32_t last = 0;
      std::memcpy(&first, p, 4);
      std::memcpy(&last, p + size - 4, 4);
      return first | std::uint64_t{last} << 8 * (size - 4);
    }
    if (size == 0) return 0;
    const auto byte = [p](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(p[i])} << 8 * i; };
    return byte(0) | byte(size / 2) | byte(size - 1);
  }
  static std::uint64_t mixed(std::uint64_t key) {
    key *= 0x9e3779b97f4a7c15U;
    return key ^ key >> 29U;
  }

  // Where the id stands, or is to be put.
  std::size_t place_of(std::string_view id) const {
    const std::uint64_t key = key_of(id);
    std::size_t at = static_cast<std::size_t>(key * 0x9e3779b97f4a7c15U >> shift_);
    for (;; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.id.data() == nullptr) return at;
      if (slot.key != key || slot.id.size() != id.size()) continue;
      const bool is_key = id.size() <= 8 && std::endian::native == std::endian::little;
      if (is_key || std::memcmp(slot.id.data(), id.data(), id.size()) == 0) return at;
    }
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    shift_ = 64 - std::countr_zero(slots_.size());
    for (const Slot& slot : old) {
      if (slot.id.data() != nullptr) slots_[place_of(slot.id)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  int shift_ = 0;
};

}  // namespace plantrack
