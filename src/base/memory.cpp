#include "base/memory.hpp"

#include "base/failure.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <new>
#include <string>

namespace plantrack {

constinit MemoryBudget memory_budget;

namespace {

// Each thread counts on its own and settles now and then: allocations are many, and the budget is shared.
constexpr std::ptrdiff_t batch = std::ptrdiff_t{64} << 10;
constinit thread_local std::ptrdiff_t unsettled = 0;

void* counted(void* block) noexcept {
  if (block == nullptr || memory_budget.try_take(::malloc_usable_size(block))) return block;
  std::free(block);
  return nullptr;
}

void* allocate(std::size_t size) noexcept {
  return counted(std::malloc(std::max<std::size_t>(size, 1)));
}

void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
  const auto unit = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(unit, (std::max<std::size_t>(size, 1) + unit - 1) / unit * unit));
}

void* or_throw(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void release(void* block) noexcept {
  if (block == nullptr) return;
  memory_budget.give_back(::malloc_usable_size(block));
  std::free(block);
}

// The number in a file; the most there is where it holds none ("max").
std::size_t number_in(const std::string& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? static_cast<std::size_t>(number) : MemoryBudget::unlimited;
}

// The least limit of a control group and of those around it. In a container the path may lead nowhere; the root then
// holds the container's own.
std::size_t limit_of_group(const std::string& hierarchy, std::string path, const std::string& file) {
  std::size_t least = MemoryBudget::unlimited;
  for (;;) {
    least = std::min(least, number_in(hierarchy + path + "/" + file));
    if (path.empty()) return least;
    const std::size_t slash = path.rfind('/');
    path.erase(slash == std::string::npos ? 0 : slash);
  }
}

}  // namespace

std::size_t MemoryBudget::held() const {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(held_.load(std::memory_order_relaxed) + unsettled, 0));
}

bool MemoryBudget::try_take(std::size_t bytes) noexcept {
  unsettled += static_cast<std::ptrdiff_t>(bytes);
  if (unsettled < batch) return true;
  const std::ptrdiff_t held = held_.fetch_add(unsettled, std::memory_order_relaxed) + unsettled;
  if (held < 0 || static_cast<std::size_t>(held) <= limit_.load(std::memory_order_relaxed)) {
    unsettled = 0;
    return true;
  }
  held_.fetch_sub(unsettled, std::memory_order_relaxed);
  unsettled -= static_cast<std::ptrdiff_t>(bytes);
  exceeded_ = true;
  return false;
}

void MemoryBudget::take(std::size_t bytes) {
  if (!try_take(bytes)) throw std::bad_alloc();
}

void MemoryBudget::give_back(std::size_t bytes) noexcept {
  unsettled -= static_cast<std::ptrdiff_t>(bytes);
  if (unsettled > -batch) return;
  held_.fetch_add(unsettled, std::memory_order_relaxed);
  unsettled = 0;
}

void set_up_malloc() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 1 << 19);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

void keep_large_blocks() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
#endif
}

std::size_t machine_memory(const std::string& root) {
  std::size_t least = MemoryBudget::unlimited;
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long page = ::sysconf(_SC_PAGESIZE);
  if (pages > 0 && page > 0) least = static_cast<std::size_t>(pages) * static_cast<std::size_t>(page);
  std::ifstream groups(root + "/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {  // "0::/path", in the older form "4:memory:/path"
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    std::string path = line.substr(second + 1);
    if (path.find_first_not_of('/') == std::string::npos) path.clear();
    if (controllers == ",,") least = std::min(least, limit_of_group(root + "/sys/fs/cgroup", path, "memory.max"));
    if (controllers.find(",memory,") == std::string::npos) continue;
    least = std::min(least, limit_of_group(root + "/sys/fs/cgroup/memory", path, "memory.limit_in_bytes"));
  }
  return least;
}

std::size_t usual_memory_limit() {
  return machine_memory() / 4 * 3;
}

Failure memory_failure() {
  if (!memory_budget.exceeded()) {
    return Failure(say("there is not enough memory", "không đủ bộ nhớ"),
                   say("check fewer files at a time", "hãy kiểm tra ít tệp hơn trong một lần"));
  }
  const std::size_t megabytes = memory_budget.limit() >> 20U;
  memory_budget.limit(MemoryBudget::unlimited);  // to tell it takes some, too
  return Failure(say("more than {} MB of memory is needed, and no more may be taken",
                     "cần hơn {} MB bộ nhớ, vượt mức được phép dùng", megabytes),
                 say("allow more with --memory, check fewer files at a time, or show fewer findings (--max-findings)",
                     "cho phép nhiều hơn bằng --memory, kiểm tra ít tệp hơn trong một lần, hoặc hiện ít vấn đề hơn "
                     "(--max-findings)"));
}

}  // namespace plantrack

// All forms of `new` and `delete`, and not just those that the others call by default: sanitizers bring their own of
// each. They stand in this file because a linker takes a file of a library only for a name that it still misses.

void* operator new(std::size_t size) {
  return plantrack::or_throw(plantrack::allocate(size));
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return plantrack::allocate(size);
}

void* operator new(std::size_t size, std::align_val_t alignment) {
  return plantrack::or_throw(plantrack::allocate(size, alignment));
}

void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return plantrack::allocate(size, alignment);
}

void* operator new[](std::size_t size) {
  return plantrack::or_throw(plantrack::allocate(size));
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return plantrack::allocate(size);
}

void* operator new[](std::size_t size, std::align_val_t alignment) {
  return plantrack::or_throw(plantrack::allocate(size, alignment));
}

void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return plantrack::allocate(size, alignment);
}

void operator delete(void* block) noexcept {
  plantrack::release(block);
}

void operator delete(void* block, std::size_t) noexcept {
  plantrack::release(block);
}

void operator delete(void* block, const std::nothrow_t&) noexcept {
  plantrack::release(block);
}

void operator delete(void* block, std::align_val_t) noexcept {
  plantrack::release(block);
}

void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  plantrack::release(block);
}

void operator delete(void* block, std::align_val_t, const std::nothrow_t&) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block, std::size_t) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block, const std::nothrow_t&) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block, std::align_val_t) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
  plantrack::release(block);
}

void operator delete[](void* block, std::align_val_t, const std::nothrow_t&) noexcept {
  plantrack::release(block);
}
