#include "base/text_hash.hpp"

#include <sys/random.h>

namespace plantrack {
namespace {

std::uint64_t another_each_run() {
  std::uint64_t number = 0;
  // Without the system's numbers (before they are there) the place of a variable has to do, which differs as well.
  if (::getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number) {
    number = 0x9e3779b97f4a7c15U * reinterpret_cast<std::uintptr_t>(&number);
  }
  return number | 1U | std::uint64_t{1} << 63U;
}

}  // namespace

const std::uint64_t hash_factor = another_each_run();

}  // namespace plantrack
