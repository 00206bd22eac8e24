#include "base/block_store.hpp"

#include "base/memory.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <new>

namespace plantrack {

// A mapping begins anywhere: twice as much is asked for, and what lies outside the aligned half is given back.
void BlockStore::map_region() {
  if (regions_.size() == regions_.capacity())
    regions_.reserve(2 * regions_.size() + 1);  // before there is a mapping to lose
  memory_budget.take(region_bytes);
  void* const mapping =
      ::mmap(nullptr, 2 * region_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapping == MAP_FAILED) {
    memory_budget.give_back(region_bytes);
    throw std::bad_alloc();
  }
  auto* const first = static_cast<std::byte*>(mapping);
  const std::size_t off = reinterpret_cast<std::uintptr_t>(first) % region_bytes;
  const std::size_t before = off == 0 ? 0 : region_bytes - off;
  std::byte* const begin = first + before;
  if (before > 0) ::munmap(first, before);
  ::munmap(begin + region_bytes, region_bytes - before);
#ifdef MADV_HUGEPAGE
  ::madvise(begin, region_bytes, MADV_HUGEPAGE);  // where the system has none, small ones do
#endif
  regions_.push_back({begin, all_free});
}

void* BlockStore::take() {
  const std::lock_guard lock(mutex_);
  const auto some_free = [](const Region& region) { return region.free != 0; };
  auto region = std::find_if(regions_.rbegin(), regions_.rend(), some_free);
  if (region == regions_.rend()) {
    map_region();
    region = regions_.rbegin();
  }
  const auto block = static_cast<std::size_t>(std::countr_zero(region->free));
  region->free &= region->free - 1;
  return region->begin + block * block_bytes;
}

void BlockStore::give_back(void* block) noexcept {
  const std::lock_guard lock(mutex_);
  const std::size_t in_region = reinterpret_cast<std::uintptr_t>(block) % region_bytes;
  std::byte* const begin = static_cast<std::byte*>(block) - in_region;
  const auto region =
      std::find_if(regions_.begin(), regions_.end(), [begin](const Region& each) { return each.begin == begin; });
  region->free |= std::uint32_t{1} << (in_region / block_bytes);
  if (region->free != all_free) return;
  ::munmap(begin, region_bytes);
  regions_.erase(region);
  memory_budget.give_back(region_bytes);
}

std::size_t BlockStore::mapped() const {
  const std::lock_guard lock(mutex_);
  return regions_.size() * region_bytes;
}

BlockStore& block_store() {
  static BlockStore* const store = new BlockStore;  // NOLINT: see above
  return *store;
}

}  // namespace plantrack
