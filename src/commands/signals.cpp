#include "commands/signals.hpp"

#include "base/file_writer.hpp"
#include "commands/work_line.hpp"

#include <csignal>

namespace plantrack {
namespace {

// All that it calls is allowed in a handler. The default action is in force again by now, so the signal, sent once
// more, ends the program as whoever sent it expects.
void clean_up_and_end(int signal) {
  wipe_work_line();
  remove_temporary_files();
  ::raise(signal);
}

}  // namespace

void settle_signals() {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone shows as a failed write, which is no fault of ours
  std::signal(SIGXFSZ, SIG_IGN);  // so does a file that grows beyond what is allowed, which is told
  struct sigaction clean {};
  clean.sa_handler = clean_up_and_end;
  clean.sa_flags = static_cast<int>(SA_RESETHAND) | SA_NODEFER;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2}) {
    struct sigaction before {};
    const bool ignored = ::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;
    if (!ignored) ::sigaction(signal, &clean, nullptr);  // under nohup, or in a script's background, it stays ignored
  }
}

}  // namespace plantrack
