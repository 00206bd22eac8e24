// Reads the command line, runs one command, returns its exit code: 0 done, 1 the data have errors, 2 the command line
// is wrong or a file cannot be read or written.
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/memory.hpp"
#include "commands/commands.hpp"
#include "commands/options.hpp"
#include "commands/output.hpp"
#include "commands/signals.hpp"

#include <exception>
#include <new>

int main(int argc, char** argv) {
  using namespace plantrack;
  set_up_malloc();
  hold_standard_streams();
  settle_signals();
  Options options;
  try {
    return parse_command_line(argc, argv, options)();
  } catch (const Failure& failure) {
    tell_failure(options, failure);
  } catch (const std::bad_alloc&) {
    tell_failure(options, memory_failure());
  } catch (const std::exception& error) {
    const char* what = error.what();
    tell_failure(options, Failure(say("internal error: {}", "lỗi nội bộ: {}", what)));
  }
  return 2;
}
