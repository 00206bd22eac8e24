#include "base/parallel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace plantrack;

namespace {
struct None {};
}  // namespace

TEST_SUITE("base/parallel") {
  TEST_CASE("each number is worked on once, by as many threads as were asked for at most") {
    for (const unsigned jobs : {0U, 1U, 2U, 3U, 8U}) {
      std::vector<int> times(100);
      std::mutex lock;
      std::set<std::thread::id> threads;
      in_parallel_with<None>(jobs, times.size(), [&](std::size_t i, None&) {
        ++times[i];
        const std::scoped_lock held(lock);
        threads.insert(std::this_thread::get_id());
      });
      CHECK(times == std::vector<int>(100, 1));
      CHECK(threads.size() <= std::max(1U, jobs));
    }
  }

  TEST_CASE("several threads are at work at the same time") {
    std::latch all_here(3);  // would never open for one after the other
    in_parallel_with<None>(3, 3, [&](std::size_t, None&) { all_here.arrive_and_wait(); });
  }

  TEST_CASE("of several exceptions the lowest number's is thrown, when all are through") {
    for (const unsigned jobs : {1U, 2U, 8U}) {
      std::atomic<int> done{0};
      std::string message;
      try {
        in_parallel_with<None>(jobs, 20, [&](std::size_t i, None&) {
          ++done;
          if (i % 5 == 3) throw std::runtime_error(std::to_string(i));
        });
      } catch (const std::runtime_error& error) {
        message = error.what();
      }
      CHECK(message == "3");
      CHECK(done == 20);
    }
  }
}
