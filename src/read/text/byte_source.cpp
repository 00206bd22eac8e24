#include "read/text/byte_source.hpp"

#include "base/failure.hpp"
#include "base/signals.hpp"
#include "base/system.hpp"
#include "base/work_seen.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <mutex>

namespace plantrack {
namespace {

// Where what can be read only once is kept.
std::string temporary_folder() {
  const char* const folder = std::getenv("TMPDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

[[noreturn]] void fail_to_keep(const std::string& path, int error) {
  const Text what = path == "-" ? say("standard input", "đầu vào chuẩn") : same(path);
  throw Failure(say("cannot keep {} in a temporary file in {}: {}", "không lưu tạm được {} vào {}: {}", what,
                    temporary_folder(), reason(error)),
                say("set TMPDIR to a folder that has room and can be written",
                    "đặt TMPDIR là một thư mục còn chỗ trống và ghi được"));
}

int temporary_file(const std::string& path) {
  std::string name = temporary_folder() + "/plantrack.XXXXXX";
  const SignalsHeld held;  // until it has no name any more
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) fail_to_keep(path, errno);
  ::unlink(name.c_str());
  return descriptor;
}

// What comes in may never end. Rows do, so a stream without any is no progress file.
constexpr std::size_t longest_line = std::size_t{64} << 20;

void copy(int from, int to, const std::string& path) {
  char block[1 << 16];
  std::size_t line = 0;  // bytes since the last line end
  for (;;) {
    const std::ptrdiff_t got = read_some(from, block, sizeof block);
    if (got < 0) fail_to_read(path, errno);
    if (got == 0) return;
    const std::string_view bytes(block, static_cast<std::size_t>(got));
    count_work(work_seen.bytes, bytes.size());
    const std::size_t line_end = bytes.find_last_of("\r\n");
    line = line_end == std::string_view::npos ? line + bytes.size() : bytes.size() - line_end - 1;
    if (line > longest_line) {
      throw Failure(say("cannot read {}: {} MB without a line end",
                        "không đọc được {}: {} MB không có ký tự xuống dòng", path, longest_line >> 20U),
                    say("check that this is a CSV file", "kiểm tra xem đây có đúng là tệp CSV"));
    }
    if (const int error = write_all(to, bytes); error != 0) fail_to_keep(path, error);
  }
}

// The temporary file that holds what came in through `path`; -1 where `from` is negative and nothing came yet.
int kept(const std::string& path, int from) {
  static std::mutex mutex;
  static std::map<std::string, int> files;
  const std::lock_guard lock(mutex);
  const auto found = files.find(path);
  if (found != files.end() || from < 0) return found == files.end() ? -1 : found->second;
  const int descriptor = temporary_file(path);
  copy(from, descriptor, path);
  files.emplace(path, descriptor);
  return descriptor;
}

[[noreturn]] void refuse_changed(const std::string& path) {
  throw Failure(say("{} was changed while it was read", "{} bị thay đổi trong khi đang đọc", path),
                say("run the command again", "hãy chạy lại lệnh"));
}

// What the file was like when it was opened first.
FileState first_state(const std::string& path, const FileState& now) {
  static std::mutex mutex;
  static std::map<std::string, FileState> states;
  const std::lock_guard lock(mutex);
  return states.emplace(path, now).first->second;
}

}  // namespace

std::size_t MemorySource::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, rest_.size());
  if (count == 0) return 0;  // text without bytes may have no address
  std::memcpy(to, rest_.data(), count);
  rest_.remove_prefix(count);
  return count;
}

std::size_t MemorySource::read_at(std::uint64_t offset, char* to, std::size_t size) {
  if (offset >= bytes_.size()) return 0;
  const std::string_view from = bytes_.substr(static_cast<std::size_t>(offset), size);
  std::memcpy(to, from.data(), from.size());
  return from.size();
}

std::size_t JoinedSource::read(char* to, std::size_t size) {
  if (first_.empty()) return rest_.read(to, size);
  const std::size_t count = std::min(size, first_.size());
  std::memcpy(to, first_.data(), count);
  first_.remove_prefix(count);
  return count;
}

FileSource::FileSource(const std::string& path) : path_(path), descriptor_(kept(path, -1)), owned_(false) {
  if (descriptor_ >= 0) return;
  if (path == "-") {
    descriptor_ = kept(path, STDIN_FILENO);
    return;
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail_to_read(path, errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) {
    note_input(descriptor_);
    before_ = state_of_open(descriptor_);
    if (first_state(path, before_) != before_) {
      ::close(descriptor_);
      refuse_changed(path);
    }
    owned_ = true;
    return;
  }
  const int once = descriptor_;
  try {
    if (S_ISDIR(status.st_mode)) fail_to_read(path, EISDIR);
    descriptor_ = kept(path, once);
  } catch (...) {
    ::close(once);
    throw;
  }
  ::close(once);
}

FileSource::~FileSource() {
  if (owned_) ::close(descriptor_);
}

std::size_t FileSource::read(char* to, std::size_t size) {
  const std::size_t got = read_at(static_cast<std::uint64_t>(offset_), to, size);
  offset_ += static_cast<std::int64_t>(got);
  return got;
}

std::size_t FileSource::read_at(std::uint64_t offset, char* to, std::size_t size) {
  if (offset > std::numeric_limits<std::int64_t>::max()) return 0;
  for (;;) {
    const ssize_t got = ::pread(descriptor_, to, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(path_, errno);
    if (got == 0 && owned_ && state_of_open(descriptor_) != before_) refuse_changed(path_);
    if (owned_) count_work(work_seen.bytes, static_cast<std::uint64_t>(got));
    return static_cast<std::size_t>(got);
  }
}

}  // namespace plantrack
