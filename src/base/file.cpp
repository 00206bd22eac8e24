#include "base/file.hpp"

#include "base/failure.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace plantrack {
namespace {

// The reasons that people meet, in both languages; the system's own words for the rest.
Text reason(int error) {
  switch (error) {
    case ENOENT: return say("no such file or folder", "không có tệp hay thư mục này");
    case EACCES:
    case EPERM: return say("permission denied", "không có quyền truy cập");
    case EISDIR: return say("it is a folder", "đây là một thư mục");
    case ENOTDIR: return say("a part of the path is not a folder", "một phần của đường dẫn không phải là thư mục");
    case ENOSPC: return say("no space left on the disk", "ổ đĩa đã đầy");
    case EROFS: return say("the disk is read-only", "ổ đĩa chỉ cho phép đọc");
    default: return same(std::error_code(error, std::generic_category()).message());
  }
}

[[noreturn]] void fail_to_read(const std::string& path, int error) {
  throw Failure(say("cannot read {}: {}", "không đọc được {}: {}", path, reason(error)));
}

[[noreturn]] void fail_to_write(const std::string& path, int error) {
  throw Failure(say("cannot write {}: {}", "không ghi được {}: {}", path, reason(error)));
}

// A file descriptor that closes itself; standard input stays open.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int close() {  // tells of errors, which matters after writing
    const int result = ::close(number_);
    number_ = -1;
    return result;
  }

 private:
  int number_;
};

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return name.ends_with(ending); });
}

void write_all(int descriptor, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_to_write(path, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

// A file beside `path` that vanishes unless it takes its place.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& path) : name(path + ".XXXXXX"), file(::mkstemp(name.data())) {
    if (file.number() < 0) fail_to_write(path, errno);
  }
  ~TemporaryFile() {
    if (!name.empty()) ::unlink(name.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string name;  // empty once it is no longer temporary
  Descriptor file;
};

// The mode that an ordinary new file would have; mkstemp makes them private.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// The file that a chain of symbolic links leads to, or the path as it is; stops at a link into /proc.
std::string end_of_links(std::string path) {
  for (int links = 0; links < 40 && !path.starts_with("/proc/"); ++links) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::read_symlink(path, error);
    if (error) return path;
    path = target.is_absolute() ? target.string() : (std::filesystem::path(path).parent_path() / target).string();
  }
  return path;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail_to_read(path, errno);
  struct stat status {};
  const bool known = ::fstat(file.number(), &status) == 0;
  if (known && S_ISDIR(status.st_mode)) fail_to_read(path, EISDIR);
  std::string content;
  const std::size_t limit = std::max(max_bytes, max_bytes + 1);  // that of npos would be 0
  if (known && S_ISREG(status.st_mode)) content.reserve(std::min(limit, static_cast<std::size_t>(status.st_size)));
  char block[65536];
  while (content.size() < limit) {
    const ssize_t got = ::read(file.number(), block, std::min(sizeof block, limit - content.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(path, errno);
    if (got == 0) break;
    content.append(block, static_cast<std::size_t>(got));
  }
  return content;
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& endings, bool deep) {
  std::vector<std::string> files;
  std::vector<std::string> folders;
  std::error_code error;
  for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    const std::string name = each->path().filename().string();
    std::error_code ignored;  // of a file that vanishes meanwhile
    if (each->is_regular_file(ignored)) {
      if (has_ending(name, endings)) files.push_back(join_path(folder, name));
    } else if (deep && each->is_directory(ignored) && !each->is_symlink(ignored)) {  // a link may lead back here
      folders.push_back(join_path(folder, name));
    }
  }
  if (error) fail_to_read(folder, error.value());
  for (const std::string& each : folders) {
    const std::vector<std::string> below = files_in(each, endings, deep);
    files.insert(files.end(), below.begin(), below.end());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string join_path(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder == "." || name.starts_with('/')) return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

void write_whole(const std::string& given, std::string_view content) {
  // A link is followed, so that it stays and what it points to is replaced. What stands for an open file of this
  // process (/dev/stdout) is written to: a file put in its place would take it away from everybody.
  const std::string path = end_of_links(given);
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  const bool special = given.starts_with("/dev/") || given.starts_with("/proc/") || path.starts_with("/proc/");
  if (exists && (special || !S_ISREG(old.st_mode))) {  // a device or a pipe has no "beside"
    const Descriptor device(::open(given.c_str(), O_WRONLY | O_CLOEXEC));
    if (device.number() < 0) fail_to_write(path, errno);
    write_all(device.number(), content, path);
    return;
  }
  TemporaryFile beside(path);
  write_all(beside.file.number(), content, path);
  const mode_t mode = exists ? old.st_mode & 07777 : usual_mode();
  if (::fchmod(beside.file.number(), mode) != 0 || beside.file.close() != 0) fail_to_write(path, errno);
  if (::rename(beside.name.c_str(), path.c_str()) != 0) fail_to_write(path, errno);
  beside.name.clear();
}

}  // namespace plantrack
