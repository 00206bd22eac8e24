#include "read/text/byte_source.hpp"

#include "base/failure.hpp"
#include "base/signals.hpp"
#include "base/work_seen.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <system_error>

namespace plantrack {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == ENOENT) throw Failure(say("cannot read {}: no such file", "không đọc được {}: không có tệp này", path));
  if (error == EACCES) {
    throw Failure(say("cannot read {}: permission denied", "không đọc được {}: không có quyền truy cập", path));
  }
  if (error == EBADF && path == "-") {
    throw Failure(say("cannot read standard input: it is closed", "không đọc được đầu vào chuẩn: đã bị đóng"));
  }
  const std::string reason = std::error_code(error, std::generic_category()).message();
  throw Failure(say("cannot read {}: {}", "không đọc được {}: {}", path, reason));
}

int temporary_file(const std::string& path) {
  const char* const folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp") + "/plantrack.XXXXXX";
  const SignalsHeld held;  // until it has no name any more
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) {
    throw Failure(say("cannot keep {} in a temporary file", "không lưu tạm được {}", path),
                  say("set TMPDIR to a folder that can be written", "đặt TMPDIR là một thư mục có thể ghi"));
  }
  ::unlink(name.c_str());
  return descriptor;
}

// What comes in may never end. Rows do, so a stream without any is no progress file.
constexpr std::size_t longest_line = std::size_t{64} << 20;

void copy(int from, int to, const std::string& path) {
  char block[1 << 16];
  std::size_t line = 0;  // bytes since the last line end
  for (;;) {
    const ssize_t got = ::read(from, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, errno);
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
    for (ssize_t done = 0; done < got;) {
      const ssize_t written = ::write(to, block + done, static_cast<std::size_t>(got - done));
      if (written < 0 && errno != EINTR) fail(path, errno);
      done += std::max<ssize_t>(written, 0);
    }
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

}  // namespace

std::size_t MemorySource::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, rest_.size());
  if (count == 0) return 0;  // text without bytes may have no address
  std::memcpy(to, rest_.data(), count);
  rest_.remove_prefix(count);
  return count;
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
  if (descriptor_ < 0) fail(path, errno);
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) {
    owned_ = true;
    return;
  }
  const int once = descriptor_;
  try {
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
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
  for (;;) {
    const ssize_t got = ::pread(descriptor_, to, size, offset_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_, errno);
    offset_ += got;
    if (owned_) count_work(work_seen.bytes, static_cast<std::uint64_t>(got));
    return static_cast<std::size_t>(got);
  }
}

}  // namespace plantrack
