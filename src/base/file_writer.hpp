// Files written whole: beside the place that they are to take, brought to the disk, and renamed. A reader never sees
// half a file, and what failed leaves nothing behind.
#pragma once

#include "base/text.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace plantrack {

// Which file it is, and what would be otherwise if somebody had written to it.
struct FileState {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t seconds = 0, nanoseconds = 0;  // when it was changed last

  bool operator==(const FileState&) const = default;
};

// Of a regular file, links followed; else a Failure. It waits until a change made from now on would show in the time.
FileState state_to_rely_on(const std::string& path);

FileState state_of_open(int descriptor);  // nothing but zeros where the system does not tell

// A file of this process that was read: no output may replace it. Called with each regular file that is opened.
void note_input(int descriptor) noexcept;
[[noreturn]] void refuse_input_named(const Text& name);
// The same where an open output is such a file.
void refuse_input_at(int descriptor, const Text& name);

// The file that a chain of symbolic links leads to, so that the links stay; stops at the system's own.
std::string end_of_links(std::string path);

// One name for each file, whether it is there already or not: two names of one place are the same here.
std::string place_of_output(const std::string& path);

// Part by part. Without finish() nothing has happened. Links stay, and the file that they lead to is written.
class FileWriter {
 public:
  enum class Over : bool { others, inputs };  // what may be replaced

  explicit FileWriter(std::string path, Over over = Over::others);
  ~FileWriter();
  void write(std::string_view part);
  const std::string& temporary_name() const;  // what is written so far can be read there
  void finish();

  // Takes the place of a file that is still as it was, which keeps its bytes, mode and owner beside it as NAME.bak, or
  // NAME.bak.2 and so on, where other files have those names. Gives that name. Where the file is no longer as it was,
  // or another program is doing the same, it stays: a Failure.
  std::string finish_beside(const FileState& before);

 private:
  struct Target;
  void settle_mode();
  std::string path_;
  Over over_;
  std::unique_ptr<Target> target_;
};

void write_whole(const std::string& path, std::string_view content, FileWriter::Over over = FileWriter::Over::others);

void remove_temporary_files() noexcept;  // of all writers; a signal handler may call it

bool same_content(const std::string& a, const std::string& b);

}  // namespace plantrack
