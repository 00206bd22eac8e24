#include "base/parallel.hpp"

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace plantrack {

void leave_this_processor(std::jthread& thread) noexcept {
#if defined(__linux__)
  const int here = ::sched_getcpu();
  cpu_set_t all;
  if (here < 0 || ::sched_getaffinity(0, sizeof all, &all) != 0) return;
  cpu_set_t others = all;
  CPU_CLR(here, &others);
  if (CPU_COUNT(&others) == 0) return;
  // Kept from this processor for a moment, it moves to another where it has not done so; then it is free again. Of a
  // thread that has ended the C library speaks as of the caller, to whom the second call gives back what it had.
  ::pthread_setaffinity_np(thread.native_handle(), sizeof others, &others);
  ::pthread_setaffinity_np(thread.native_handle(), sizeof all, &all);
#else
  static_cast<void>(thread);
#endif
}

}  // namespace plantrack
