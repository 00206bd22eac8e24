// How much memory the program may hold (--memory). Whatever C++ allocates is counted, by the operators in
// memory.cpp, and what would go beyond the limit throws std::bad_alloc, as where the machine has none left: main
// tells it as a Failure. So no container has to know of the limit, and none can be forgotten.
#pragma once

#include <atomic>
#include <cstddef>
#include <limits>
#include <string>

namespace plantrack {

class Failure;

class MemoryBudget {
 public:
  static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

  void limit(std::size_t bytes) { limit_ = bytes; }
  std::size_t limit() const { return limit_; }
  std::size_t held() const;                    // within some 64 KiB a thread
  bool exceeded() const { return exceeded_; }  // something was refused

  // Only for what does not come from `new`: mappings, realloc.
  void take(std::size_t bytes);  // throws std::bad_alloc beyond the limit
  void give_back(std::size_t bytes) noexcept;

  bool try_take(std::size_t bytes) noexcept;

 private:
  std::atomic<std::size_t> limit_{unlimited};
  std::atomic<std::ptrdiff_t> held_{0};
  std::atomic<bool> exceeded_{false};
};

extern MemoryBudget memory_budget;

// Asks the C library to map large blocks by themselves, whatever was freed before: then an array that grows moves its
// pages and leaves no hole behind. And to keep what is freed of small ones, up to 16 MB: the next part of a file needs
// as much. main calls it once.
void set_up_malloc();
// And then to keep what is freed of large ones, too, up to 8 MB: once the rows are read, each goal takes figures of all
// areas for a moment, and to map such a block anew costs more than to fill it.
void keep_large_blocks();

// The machine's memory, or what control groups leave of it. Their files are looked for below `root`.
std::size_t machine_memory(const std::string& root = "");

std::size_t usual_memory_limit();  // three quarters of it

// What std::bad_alloc is told as.
Failure memory_failure();

}  // namespace plantrack
