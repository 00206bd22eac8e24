// Files and folders. What cannot be read or written is a Failure (exit code 2).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// The whole file, at most `max_bytes` + 1 bytes of it (so that the caller sees it is too long). "-" is standard input.
std::string read_file(const std::string& path, std::size_t max_bytes);

bool is_folder(const std::string& path);

// The regular files in a folder whose names end in one of `endings` (".csv"), sorted by name, as folder/name.
// With `deep`, also those in its subfolders.
std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& endings,
                                  bool deep = false);

std::string folder_of(const std::string& path);  // "plans" of plans/a.yaml, "." of a.yaml
std::string join_path(const std::string& folder, const std::string& name);

// Writes beside `path` and renames: a reader never sees half a file, and a failed write leaves nothing behind.
void write_whole(const std::string& path, std::string_view content);

// The same part by part. Without finish() nothing has happened.
class FileWriter {
 public:
  explicit FileWriter(std::string path);
  ~FileWriter();
  void write(std::string_view part);
  const std::string& temporary_name() const;  // what is written so far can be read there
  void finish();

 private:
  struct Target;
  std::string path_;
  std::unique_ptr<Target> target_;
};

// Takes the numbers of standard streams that were closed, so that no file gets them: reading or writing there fails.
void hold_standard_streams();
void remove_temporary_files() noexcept;  // of all writers; a signal handler may call it

bool same_content(const std::string& a, const std::string& b);
void keep_copy(const std::string& path, const std::string& copy);  // in place of an older copy, at one stroke

}  // namespace plantrack
