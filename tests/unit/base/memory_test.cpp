#include "base/memory.hpp"

#include "base/growing_array.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <thread>
#include <utility>
#include <vector>

using namespace plantrack;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

// So much more than is held now may be held, until the end of the test.
struct Room {
  explicit Room(std::size_t bytes) { memory_budget.limit(memory_budget.held() + bytes); }
  ~Room() { memory_budget.limit(MemoryBudget::unlimited); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
};

// A root folder in which the system's files say this.
class Root {
 public:
  Root() : folder_(std::filesystem::temp_directory_path() / "plantrack-memory-test") {
    std::filesystem::remove_all(folder_);
  }
  ~Root() { std::filesystem::remove_all(folder_); }
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;
  Root& with(const std::string& path, const std::string& content) {
    std::filesystem::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << content;
    return *this;
  }
  std::size_t memory() const { return machine_memory(folder_.string()); }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("what is allocated is counted, and given back") {
  const std::size_t before = memory_budget.held();
  {
    const std::vector<char> block(100 * megabyte);
    CHECK(memory_budget.held() >= before + 100 * megabyte);
    CHECK(memory_budget.held() <= before + 101 * megabyte);
  }
  CHECK(memory_budget.held() <= before + megabyte);
}

TEST_CASE("beyond the limit an allocation fails, and the program can go on") {
  const Room room(10 * megabyte);
  std::vector<std::unique_ptr<char[]>> blocks;
  CHECK_THROWS_AS(for (;;) blocks.push_back(std::make_unique<char[]>(1000)), std::bad_alloc);
  CHECK(blocks.size() > 9'000);
  CHECK(blocks.size() < 10'600);
  CHECK(memory_budget.exceeded());
  CHECK(new (std::nothrow) char[20 * megabyte] == nullptr);
  blocks.clear();
  CHECK_NOTHROW(std::vector<char>(5 * megabyte));
}

TEST_CASE("aligned blocks count too") {
  struct alignas(64) Line {
    char bytes[64];
  };
  const Room room(10 * megabyte);
  CHECK_THROWS_AS(std::vector<Line>(200'000), std::bad_alloc);
  CHECK_NOTHROW(std::vector<Line>(100'000));
}

TEST_CASE("what a thread took and another gave back is even") {
  const std::size_t before = memory_budget.held();
  std::vector<std::vector<char>> blocks(100);
  std::thread([&] {
    for (std::vector<char>& each : blocks) each.resize(megabyte);
  }).join();
  CHECK(memory_budget.held() >= before + 99 * megabyte);
  blocks.clear();
  CHECK(memory_budget.held() <= before + megabyte);
}

TEST_CASE("memory from elsewhere is counted where it is told of") {
  const Room room(10 * megabyte);
  memory_budget.take(6 * megabyte);
  CHECK_THROWS_AS(memory_budget.take(6 * megabyte), std::bad_alloc);
  memory_budget.give_back(6 * megabyte);
  CHECK_NOTHROW(memory_budget.take(6 * megabyte));
  memory_budget.give_back(6 * megabyte);
}

TEST_CASE("arrays that grow in place count, and what they only reserve does not") {
  const std::size_t before = memory_budget.held();
  {
    GrowingArray<int> array;
    array.resize(10 * megabyte);
    CHECK(memory_budget.held() <= before + megabyte);
    for (std::size_t i = 0; i < megabyte; ++i) array.push_back(1);
    CHECK(memory_budget.held() >= before + 40 * megabyte);
    const GrowingArray<int> moved = std::move(array);
    CHECK(memory_budget.held() >= before + 40 * megabyte);
  }
  CHECK(memory_budget.held() <= before + megabyte);
  const Room room(10 * megabyte);
  GrowingArray<char> array;
  CHECK_THROWS_AS(for (;;) array.push_back('x'), std::bad_alloc);
  CHECK(array.size() >= 4 * megabyte);
}

TEST_CASE("the machine's memory is what control groups leave of it") {
  CHECK(machine_memory() > 0);
  CHECK(usual_memory_limit() < machine_memory());
  CHECK(Root().memory() > 64 * megabyte);  // without control groups: all of it
  CHECK(Root().with("proc/self/cgroup", "0::/a/b\n").with("sys/fs/cgroup/a/b/memory.max", "max\n").memory() ==
        Root().memory());
  CHECK(Root().with("proc/self/cgroup", "0::/a/b\n").with("sys/fs/cgroup/a/b/memory.max", "33554432\n").memory() ==
        32 * megabyte);
  CHECK(Root()
            .with("proc/self/cgroup", "0::/a/b\n")
            .with("sys/fs/cgroup/a/memory.max", "16777216\n")
            .with("sys/fs/cgroup/a/b/memory.max", "33554432\n")
            .memory() == 16 * megabyte);
  CHECK(Root().with("proc/self/cgroup", "0::/\n").with("sys/fs/cgroup/memory.max", "33554432\n").memory() ==
        32 * megabyte);
  CHECK(Root()
            .with("proc/self/cgroup", "5:cpu:/x\n4:memory:/docker/1\n")
            .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "33554432\n")
            .memory() == 32 * megabyte);
}
