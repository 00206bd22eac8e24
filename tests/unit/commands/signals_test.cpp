#include "commands/signals.hpp"

#include "base/file_writer.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace plantrack;

namespace {

// How a process ends that does this, as waitpid tells it.
int end_of(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

std::size_t files_in_folder(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a signal ends the program as a signal, and leaves no half file behind") {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "plantrack-signals-test";
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    // Nothing of before is replaced: it may have got the number of a file that another test has read and removed, and
    // what was read is not written over.
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    const int status = end_of([&] {
      std::signal(signal, SIG_DFL);  // whatever the tests were started by
      settle_signals();
      FileWriter first((folder / "first").string());
      FileWriter second((folder / "second").string());
      first.write("half");
      second.write("all of it");
      second.finish();
      ::raise(signal);
    });
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(files_in_folder(folder) == 1);
    CHECK(std::filesystem::exists(folder / "second"));
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a signal that was ignored stays ignored") {
  const int status = end_of([] {
    std::signal(SIGHUP, SIG_IGN);
    settle_signals();
    ::raise(SIGHUP);
  });
  CHECK(WIFEXITED(status));
}

TEST_CASE("a reader that has gone ends nothing") {
  const int status = end_of([] {
    settle_signals();
    ::raise(SIGPIPE);
  });
  CHECK(WIFEXITED(status));
}
