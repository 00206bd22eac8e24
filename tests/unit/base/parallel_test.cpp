#include "base/parallel.hpp"

#include <doctest/doctest.h>

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace plantrack;

TEST_SUITE("base/parallel") {
  TEST_CASE("each number is worked on once, by as many threads as were asked for at most") {
    for (const unsigned jobs : {0U, 1U, 2U, 3U, 8U}) {
      std::vector<int> times(100);
      std::mutex lock;
      std::set<std::thread::id> threads;
      in_parallel(jobs, times.size(), [&](std::size_t i) {
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
    in_parallel(3, 3, [&](std::size_t) { all_here.arrive_and_wait(); });
  }

  TEST_CASE("of several exceptions the lowest number's is thrown, when all are through") {
    for (const unsigned jobs : {1U, 2U, 8U}) {
      std::atomic<int> done{0};
      std::string message;
      try {
        in_parallel(jobs, 20, [&](std::size_t i) {
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

  TEST_CASE("what is worked out ahead is there once; what failed or never began is not") {
    Ahead<int> good, bad, none;
    good.begin([] { return std::optional(7); });
    bad.begin([]() -> std::optional<int> { throw std::runtime_error("no"); });
    CHECK(good.take() == 7);
    CHECK(good.take() == std::nullopt);
    CHECK(bad.take() == std::nullopt);
    CHECK(none.take() == std::nullopt);
  }

  TEST_CASE("what is worked out ahead and never asked for ends before what it uses does") {
    bool ended = false;
    {
      Ahead<int> unasked;
      unasked.begin([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        ended = true;
        return std::optional(1);
      });
    }
    CHECK(ended);
  }

#if defined(__linux__)
  TEST_CASE("a thread that left this processor may run on any again, and so may this one") {
    cpu_set_t before, after, of_thread;
    REQUIRE(::sched_getaffinity(0, sizeof before, &before) == 0);

    std::latch seen(1);
    std::jthread waiting([&] { seen.wait(); });
    leave_this_processor(waiting);
    REQUIRE(::pthread_getaffinity_np(waiting.native_handle(), sizeof of_thread, &of_thread) == 0);
    CHECK(CPU_EQUAL(&of_thread, &before));
    seen.count_down();

    std::latch gone(1);
    std::jthread ended([&] { gone.count_down(); });
    gone.wait();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));  // it is at its very end, or past it
    leave_this_processor(ended);
    REQUIRE(::sched_getaffinity(0, sizeof after, &after) == 0);
    CHECK(CPU_EQUAL(&after, &before));
  }

  TEST_CASE("where there is one processor, nothing moves") {
    cpu_set_t before, one, after;
    REQUIRE(::sched_getaffinity(0, sizeof before, &before) == 0);
    CPU_ZERO(&one);
    CPU_SET(::sched_getcpu(), &one);
    REQUIRE(::sched_setaffinity(0, sizeof one, &one) == 0);
    {
      std::latch seen(1);
      std::jthread waiting([&] { seen.wait(); });
      leave_this_processor(waiting);
      REQUIRE(::pthread_getaffinity_np(waiting.native_handle(), sizeof after, &after) == 0);
      CHECK(CPU_EQUAL(&after, &one));
      seen.count_down();
    }
    REQUIRE(::sched_setaffinity(0, sizeof before, &before) == 0);
  }
#endif
}
