// The fuzzer's bytes as a file that lives in memory, for what reads files by name.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

namespace plantrack {

class InputFile {
 public:
  explicit InputFile(std::span<const std::uint8_t> bytes) : descriptor_(memfd_create("input", 0)) {
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written <= 0) std::abort();
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile() { close(descriptor_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// What must hold whatever the input; unlike assert also in a release build.
inline void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace plantrack
