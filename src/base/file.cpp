#include "base/file.hpp"

#include "base/failure.hpp"
#include "base/signals.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

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

// The names of temporary files, where a signal handler finds them. There are never more than two at a time.
std::array<std::atomic<const char*>, 8> temporary_names;

// A file beside `path` that vanishes unless it takes its place.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& path) : name(path + ".XXXXXX"), file(make(name)) {
    if (file.number() < 0) fail_to_write(path, errno);
  }
  ~TemporaryFile() {
    if (!name.empty()) ::unlink(name.c_str());
    for (std::atomic<const char*>& each : temporary_names) {
      const char* ours = name.data();
      each.compare_exchange_strong(ours, nullptr);
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string name;  // empty once it is no longer temporary
  Descriptor file;

 private:
  static int make(std::string& name) {
    const SignalsHeld held;
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) return descriptor;
    for (std::atomic<const char*>& each : temporary_names) {
      const char* none = nullptr;
      if (each.compare_exchange_strong(none, name.data())) break;
    }
    return descriptor;
  }
};

// Fills the block as far as the file goes; 0 at its end.
std::size_t read_block(int descriptor, std::vector<char>& block, const std::string& path) {
  std::size_t filled = 0;
  while (filled < block.size()) {
    const ssize_t got = ::read(descriptor, block.data() + filled, block.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

// The mode that an ordinary new file would have; mkstemp makes them private.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// What stands for an open file of this process: a file put in its place would take it away from everybody.
bool is_system_path(const std::string& path) {
  return path.starts_with("/dev/") || path.starts_with("/proc/");
}

// The file that a chain of symbolic links leads to, so that the links stay; stops at the system's own.
std::string end_of_links(std::string path) {
  for (int links = 0; links < 40 && !is_system_path(path); ++links) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::read_symlink(path, error);
    if (error) return path;
    path = target.is_absolute() ? target.string() : (std::filesystem::path(path).parent_path() / target).string();
  }
  return path;
}

mode_t mode_of(const std::string& path) {
  struct stat old {};
  return ::stat(path.c_str(), &old) == 0 ? old.st_mode & 07777 : usual_mode();
}

bool is_special(const std::string& path) {
  struct stat old {};
  return ::stat(path.c_str(), &old) == 0 && (is_system_path(path) || !S_ISREG(old.st_mode));
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
  if (known && S_ISREG(status.st_mode)) {
    content.reserve(std::min(limit, static_cast<std::size_t>(status.st_size)));
  }
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

struct FileWriter::Target {
  explicit Target(const std::string& path) {
    if (!is_special(path)) beside.emplace(path);
    if (!beside) device.emplace(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (number() < 0) fail_to_write(path, errno);
  }
  int number() const { return beside ? beside->file.number() : device->number(); }

  std::optional<TemporaryFile> beside;
  std::optional<Descriptor> device;  // or a pipe: it has no "beside"
};

FileWriter::FileWriter(std::string path)
    : path_(end_of_links(std::move(path))), target_(std::make_unique<Target>(path_)) {}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view part) {
  write_all(target_->number(), part, path_);
}

const std::string& FileWriter::temporary_name() const {
  return target_->beside ? target_->beside->name : path_;
}

void FileWriter::finish() {
  if (!target_->beside) return;
  TemporaryFile& beside = *target_->beside;
  if (::fchmod(beside.file.number(), mode_of(path_)) != 0 || beside.file.close() != 0) fail_to_write(path_, errno);
  if (::rename(beside.name.c_str(), path_.c_str()) != 0) fail_to_write(path_, errno);
  beside.name.clear();
}

void write_whole(const std::string& path, std::string_view content) {
  FileWriter file(path);
  file.write(content);
  file.finish();
}

void hold_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0) continue;
    ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);  // gets the lowest number that is free
  }
}

void remove_temporary_files() noexcept {
  for (const std::atomic<const char*>& each : temporary_names) {
    const char* const name = each;
    if (name != nullptr) ::unlink(name);
  }
}

bool same_content(const std::string& a, const std::string& b) {
  const Descriptor first(::open(a.c_str(), O_RDONLY | O_CLOEXEC));
  const Descriptor second(::open(b.c_str(), O_RDONLY | O_CLOEXEC));
  if (first.number() < 0) fail_to_read(a, errno);
  if (second.number() < 0) fail_to_read(b, errno);
  std::vector<char> x(std::size_t{1} << 16);
  std::vector<char> y(x.size());
  for (;;) {
    const std::size_t read_x = read_block(first.number(), x, a);
    const std::size_t read_y = read_block(second.number(), y, b);
    if (read_x != read_y || !std::equal(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(read_x), y.begin())) {
      return false;
    }
    if (read_x == 0) return true;
  }
}

void keep_copy(const std::string& path, const std::string& copy) {
  FileWriter file(copy);
  const Descriptor from(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (from.number() < 0) fail_to_read(path, errno);
  std::vector<char> block(std::size_t{1} << 16);
  while (const std::size_t size = read_block(from.number(), block, path)) file.write({block.data(), size});
  file.finish();
}

}  // namespace plantrack
