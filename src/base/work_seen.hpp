// How far the work has come: counted where progress files are read, looked at by whoever shows it (commands/work_line).
// One command runs in a process, so there is one of it. Count once a block, not once a row.
#pragma once

#include <atomic>
#include <cstdint>

namespace plantrack {

struct WorkSeen {
  std::atomic<bool> watched{false};        // else nobody needs `expected`
  std::atomic<std::uint64_t> bytes{0};     // of progress files, read so far
  std::atomic<std::uint64_t> expected{0};  // of all of them together; 0 = not known
  std::atomic<std::uint64_t> rows{0};
  std::atomic<std::uint64_t> findings{0};
};

inline WorkSeen work_seen;

// Statistics are counted on their own: nothing is read because of them.
inline void count_work(std::atomic<std::uint64_t>& what, std::uint64_t more) {
  what.fetch_add(more, std::memory_order_relaxed);
}

}  // namespace plantrack
