// Where the bytes of a progress file come from, block by block: a file, standard input, or memory (tests, fuzzers).
// What can be read only once (standard input, pipes) is kept in an unlinked temporary file while the program runs, so
// that excerpts can be taken from it later.
#pragma once

#include "base/file_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // Brings up to `size` bytes; 0 only at the end. What cannot be read is a Failure.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  virtual void rewind() = 0;  // back to the beginning

  // Of files and memory, whose bytes can be had in any order: up to `size` bytes from there on; 0 only behind the end.
  virtual std::size_t read_at(std::uint64_t, char*, std::size_t) { return 0; }
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes), rest_(bytes) {}
  std::size_t read(char* to, std::size_t size) override;
  void rewind() override { rest_ = bytes_; }
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
  std::string_view rest_;
};

// Bytes at hand, and then those of another source. Read once.
class JoinedSource final : public ByteSource {
 public:
  JoinedSource(std::string_view first, ByteSource& rest) : first_(first), rest_(rest) {}
  std::size_t read(char* to, std::size_t size) override;
  void rewind() override {}

 private:
  std::string_view first_;
  ByteSource& rest_;
};

// A file is read more than once: to be checked, to be written anew, for excerpts. One that is no longer as it was when
// it was opened first is a Failure, for what was found in it then no longer holds.
class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::string& path);  // "-" is standard input
  ~FileSource() override;
  std::size_t read(char* to, std::size_t size) override;
  void rewind() override { offset_ = 0; }
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size) override;

 private:
  std::string path_;
  int descriptor_;
  bool owned_;  // else it is the temporary file of what can be read only once
  std::int64_t offset_ = 0;
  FileState before_;
};

}  // namespace plantrack
