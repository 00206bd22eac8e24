#include "base/block_store.hpp"

#include "base/memory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <thread>
#include <vector>

namespace plantrack {
namespace {

TEST_CASE("blocks do not overlap, and are whole") {
  BlockStore store;
  std::vector<void*> blocks;
  for (int i = 0; i < 100; ++i) {
    blocks.push_back(store.take());
    std::memset(blocks.back(), i, BlockStore::block_bytes);
  }
  CHECK(store.mapped() == std::size_t{4} * 2 * 1024 * 1024);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* const bytes = static_cast<const unsigned char*>(blocks[i]);
    CHECK(std::all_of(bytes, bytes + BlockStore::block_bytes, [i](unsigned char each) { return each == i; }));
  }
  for (void* const each : blocks) store.give_back(each);
  CHECK(store.mapped() == 0);
}

TEST_CASE(
    "what is given back is handed out again before more is mapped, and goes back to the system when all of it is") {
  BlockStore store;
  std::vector<void*> blocks;
  for (int i = 0; i < 64; ++i) blocks.push_back(store.take());
  const std::size_t full = store.mapped();
  void* const one = blocks[40];
  store.give_back(one);
  CHECK(store.mapped() == full);
  CHECK(store.take() == one);
  for (int i = 0; i < 32; ++i) store.give_back(blocks[static_cast<std::size_t>(i)]);
  CHECK(store.mapped() == full / 2);
  for (int i = 32; i < 64; ++i) store.give_back(blocks[static_cast<std::size_t>(i)]);
  CHECK(store.mapped() == 0);
}

TEST_CASE("blocks count against the limit of memory") {
  BlockStore store;
  const std::size_t before = memory_budget.held();
  const std::size_t limit = memory_budget.limit();
  memory_budget.limit(before + (std::size_t{3} << 20));
  std::vector<void*> blocks;
  CHECK_THROWS_AS(
      [&] {
        for (;;) blocks.push_back(store.take());
      }(),
      std::bad_alloc);
  memory_budget.limit(limit);
  CHECK(blocks.size() == 32);
  for (void* const each : blocks) store.give_back(each);
  CHECK(memory_budget.held() <= before + (std::size_t{128} << 10));
}

TEST_CASE("several threads take and give back at once") {
  BlockStore store;
  std::vector<std::thread> threads;
  std::vector<int> spoilt(4);
  for (std::size_t of = 0; of < spoilt.size(); ++of) {
    threads.emplace_back([&store, &spoilt, of] {
      std::vector<std::uint64_t*> mine;
      for (std::size_t i = 0; i < 2000; ++i) {
        if (mine.size() > 40 || (i % 3 == 2 && !mine.empty())) {
          const std::size_t which = i * 7 % mine.size();
          spoilt[of] += *mine[which] != of ? 1 : 0;
          store.give_back(mine[which]);
          mine.erase(mine.begin() + static_cast<std::ptrdiff_t>(which));
        } else {
          mine.push_back(static_cast<std::uint64_t*>(store.take()));
          *mine.back() = of;
        }
      }
      for (std::uint64_t* const each : mine) store.give_back(each);
    });
  }
  for (std::thread& each : threads) each.join();
  CHECK(spoilt == std::vector<int>(4));
  CHECK(store.mapped() == 0);
}

}  // namespace
}  // namespace plantrack
