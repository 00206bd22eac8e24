// measure RESULT PROGRAM ARGUMENT...: runs the program and writes into the file RESULT how it went: exit code, seconds
// elapsed, seconds of the processors in the program and in the system for it, and the most kilobytes it held. A small
// program of its own, because the memory of whoever starts a program would count as the program's.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: measure RESULT PROGRAM ARGUMENT...\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = vfork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 2;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  std::FILE* const result = std::fopen(argv[1], "w");
  if (result == nullptr) return 2;
  std::fprintf(result, "%d %.6f %.6f %.6f %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
               elapsed.count(), seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss);
  return std::fclose(result) == 0 ? 0 : 2;
}
