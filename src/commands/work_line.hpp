// The line on standard error that tells how far long work has come. On a terminal only, after the first second, in
// place of itself; gone before anything else is written.
#pragma once

#include "base/text.hpp"
#include "commands/options.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace plantrack {

void show_work(const Options& options);  // from a second on, until hide_work() or the program's end
void hide_work();
void wipe_work_line() noexcept;  // for a signal handler: wiped, and never drawn again

// What there is to tell of the work.
struct WorkState {
  std::uint64_t bytes = 0;
  std::uint64_t expected = 0;  // bytes in all; 0 = not known
  std::uint64_t rows = 0;
  std::uint64_t findings = 0;
  double seconds = 0;  // that the rows took
};

// As much of it as has room in so many columns.
std::string work_words(const WorkState& state, Lang lang, std::size_t width);

}  // namespace plantrack
