// Work on numbered things by several threads. What comes of it must not depend on who does which.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace plantrack {

// As many threads as were asked for; where nobody asked (0), as there are processors.
inline unsigned threads_for(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(i, tools) for each i below `count`, by up to `jobs` threads, this one among them, each with tools of its
// own that are made of `made_of`. Of several exceptions that of the lowest number is thrown, when all are through.
template <class Tools, class Work, class... Parts>
void in_parallel_with(unsigned jobs, std::size_t count, Work&& work, const Parts&... made_of) {
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    Tools tools(made_of...);
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i, tools);
      } catch (...) {  // no exception may leave a thread
        failures[i] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    try {
      for (std::size_t i = 1; i < std::min<std::size_t>(jobs, count); ++i) {
        helpers.emplace_back(take);
      }
    } catch (const std::system_error&) {  // the system gives no more threads: then those that there are do it
    }
    take();
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace plantrack
