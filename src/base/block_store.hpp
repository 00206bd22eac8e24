// Blocks of one size for what fills many megabytes, cut from large mappings of which the system is asked to make huge
// pages: a page of 4 KB costs more to get than to fill. What small inputs need comes from malloc and never gets here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace plantrack {

class BlockStore {
 public:
  static constexpr std::size_t block_bytes = std::size_t{64} << 10;

  void* take();  // a block, of whatever content; throws std::bad_alloc beyond the limit of memory
  void give_back(void* block) noexcept;

  std::size_t mapped() const;  // bytes

 private:
  static constexpr std::size_t region_bytes = std::size_t{2} << 20;  // a huge page of x86-64 and of most arm64
  static constexpr std::size_t blocks_of_region = region_bytes / block_bytes;
  static constexpr std::uint32_t all_free = 0xffff'ffff;
  static_assert(blocks_of_region == 32, "a bit each");

  struct Region {
    std::byte* begin;
    std::uint32_t free;  // a bit a block
  };
  void map_region();

  mutable std::mutex mutex_;
  std::vector<Region> regions_;
};

// The store of this process. It is never taken down: blocks may outlive whatever else ends with the program.
BlockStore& block_store();

struct GiveBack {
  void operator()(void* block) const noexcept { block_store().give_back(block); }
};

}  // namespace plantrack
