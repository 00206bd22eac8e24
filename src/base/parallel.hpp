// Work on numbered things by several threads. What comes of it must not depend on who does which.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <future>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace plantrack {

// Has a thread that was just begun run at once, where there is a processor for it: some systems (Linux as a guest,
// whose idle processors look as if taken away) leave it for milliseconds behind the thread that began it. A hint alone.
void leave_this_processor(std::jthread& thread) noexcept;

// As many threads as were asked for; where nobody asked (0), as there are processors.
inline unsigned threads_for(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(i, tools) for each i below `count`, by up to `jobs` threads, this one among them, each with tools of its
// own. Of several exceptions that of the lowest number is thrown, when all are through.
template <class Tools, class Work>
void in_parallel_with(unsigned jobs, std::size_t count, Work&& work) {
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    Tools tools;
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
        leave_this_processor(helpers.emplace_back(take));
      }
    } catch (const std::system_error&) {  // the system gives no more threads: then those that there are do it
    }
    take();
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

template <class Work>
void in_parallel(unsigned jobs, std::size_t count, Work&& work) {
  struct None {};
  in_parallel_with<None>(jobs, count, [&](std::size_t i, None&) { work(i); });
}

// What a thread of its own works out until it is asked for. Whoever asks has to do without where that did not succeed.
template <class Result>
class Ahead {
 public:
  template <class Work>
  void begin(Work work) {
    std::packaged_task<std::optional<Result>()> task(std::move(work));
    std::future<std::optional<Result>> result = task.get_future();
    try {
      thread_ = std::jthread(std::move(task));
      leave_this_processor(thread_);
      result_ = std::move(result);
    } catch (const std::system_error&) {  // there is no thread to be had
    }
  }
  std::optional<Result> take() {  // once
    try {
      return result_.valid() ? result_.get() : std::nullopt;
    } catch (...) {  // it will show again where the same is done in its turn
      return std::nullopt;
    }
  }

 private:
  std::future<std::optional<Result>> result_;
  std::jthread thread_;
};

}  // namespace plantrack
