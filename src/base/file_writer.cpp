#include "base/file_writer.hpp"

#include "base/descriptor.hpp"
#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/signals.hpp"
#include "base/system.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

// The names of temporary files, where a signal handler finds them. There are never more than two at a time.
std::array<std::atomic<const char*>, 8> temporary_names;

// A file beside `path` that vanishes unless it takes its place.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& path) : name(path + ".XXXXXX"), file(make(name)) {
    if (file.number() < 0) fail_to_write(path, errno);
  }
  ~TemporaryFile() {
    if (!name.empty()) ::unlink(name.c_str());
    forget();
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void forget() {  // it is no longer temporary; or no longer ours to remove
    for (std::atomic<const char*>& each : temporary_names) {
      const char* ours = name.data();
      each.compare_exchange_strong(ours, nullptr);
    }
    name.clear();
  }

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
    const std::ptrdiff_t got = read_some(descriptor, block.data() + filled, block.size() - filled);
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

// The descriptor that such a path stands for; -1 where it stands for none. To open it again would begin anew what is
// written already.
int descriptor_named(const std::string& path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    int number = -1;
    if (!path.starts_with(folder)) continue;
    const char* const end = path.data() + path.size();
    const auto [rest, error] = std::from_chars(path.data() + folder.size(), end, number);
    if (error == std::errc{} && rest == end && number >= 0) return number;
  }
  return -1;
}

// A device, a pipe: a file put in its place would take it away from everybody.
bool is_special(const std::string& path) {
  struct stat old {};
  return ::stat(path.c_str(), &old) == 0 && !S_ISREG(old.st_mode);
}

FileState state_of(const struct stat& status) {
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec,
          status.st_mtim.tv_nsec};
}

// Of what stands at the path itself; nullopt where that is no regular file.
std::optional<FileState> state_at(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return state_of(status);
}

using FileId = std::pair<std::uint64_t, std::uint64_t>;

class Inputs {
 public:
  void add(FileId file) {
    const std::scoped_lock held(mutex_);
    files_.insert(file);
  }
  bool has(FileId file) {
    const std::scoped_lock held(mutex_);
    return files_.contains(file);
  }

 private:
  std::mutex mutex_;
  std::set<FileId> files_;
};

Inputs& inputs() {
  static Inputs all;
  return all;
}

void refuse_input(const std::string& path) {
  const auto state = state_at(path);
  if (state && inputs().has({state->device, state->inode})) refuse_input_named(Text{path, path});
}

// Some file systems cannot; then there is nothing more that could be done.
void sync_to_disk(int descriptor, const std::string& path) {
  while (::fsync(descriptor) != 0) {
    if (errno == EINTR) continue;
    if (errno == EIO || errno == ENOSPC || errno == EDQUOT) fail_to_write(path, errno);
    return;
  }
}

void sync_folder_of(const std::string& path) {
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() >= 0) sync_to_disk(folder.number(), path);
}

[[noreturn]] void refuse_changed(const std::string& path) {
  throw Failure(say("{} was changed by another program meanwhile and is left as it is",
                    "{} vừa bị một chương trình khác thay đổi nên được giữ nguyên", path),
                say("run the command again", "hãy chạy lại lệnh"));
}

// Gives the file `from` the first of NAME.bak, NAME.bak.2, … that is free, or has the same bytes already.
std::string keep_as_backup(const std::string& from, const std::string& path) {
  constexpr int most = 1000;
  for (int i = 1; i <= most; ++i) {
    const std::string name = i == 1 ? path + ".bak" : path + ".bak." + std::to_string(i);
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return name;
    if (errno == EINVAL || errno == ENOSYS) {  // no such rename in this file system: by a second name, which is as good
      if (::link(from.c_str(), name.c_str()) == 0) {
        ::unlink(from.c_str());
        return name;
      }
      if (errno != EEXIST && state_at(name) == std::nullopt && ::rename(from.c_str(), name.c_str()) == 0) return name;
      errno = EEXIST;
    }
    if (errno != EEXIST) fail_to_write(name, errno);
    if (state_at(name) && same_content(from, name)) {
      ::unlink(from.c_str());
      return name;
    }
  }
  throw Failure(say("{}.bak and {} more copies of it exist already", "đã có {}.bak và {} bản sao khác", path, most - 1),
                say("remove those that are no longer needed", "hãy xóa các bản sao không còn cần"));
}

// Until all is done, what stood in a place comes back there.
struct PutBack {
  PutBack(TemporaryFile& beside_it, std::string name, std::string its_path, bool is_exchanged)
      : beside(beside_it), old(std::move(name)), path(std::move(its_path)), exchanged(is_exchanged) {}
  ~PutBack() {
    if (!needed) return;
    const unsigned how = exchanged ? RENAME_EXCHANGE : 0;
    const int result = ::renameat2(AT_FDCWD, old.c_str(), AT_FDCWD, path.c_str(), how);
    if (result != 0) beside.forget();  // it may be the only copy
  }
  PutBack(const PutBack&) = delete;
  PutBack& operator=(const PutBack&) = delete;

  TemporaryFile& beside;
  std::string old, path;
  bool exchanged;
  bool needed = true;
};

}  // namespace

std::string end_of_links(std::string path) {
  for (int links = 0; links < 40 && descriptor_named(path) < 0; ++links) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::read_symlink(path, error);
    if (error) return path;
    path = target.is_absolute() ? target.string() : (std::filesystem::path(path).parent_path() / target).string();
  }
  return path;
}

std::string place_of_output(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(end_of_links(path), error);
  const std::filesystem::path place = std::filesystem::weakly_canonical(absolute, error);
  return error ? path : place.string();
}

FileState state_to_rely_on(const std::string& path) {
  // File systems count time in steps of some milliseconds. A change within the step of the last one would not show.
  constexpr std::int64_t step = 50'000'000;
  for (;;) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) fail_to_read(path, errno);
    if (!S_ISREG(status.st_mode)) {
      throw Failure(say("{} is not a regular file and cannot be written anew in its place",
                        "{} không phải là tệp thông thường nên không ghi lại tại chỗ được", path),
                    say("leave out --in-place, and write to another file with -o",
                        "hãy bỏ --in-place và dùng -o để ghi ra tệp khác"));
    }
    struct timespec now {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::int64_t age =
        (now.tv_sec - status.st_mtim.tv_sec) * 1'000'000'000 + (now.tv_nsec - status.st_mtim.tv_nsec);
    if (age < 0 || age >= step) return state_of(status);  // one from the future cannot be waited for
    const struct timespec rest { 0, static_cast<long>(step - age) };
    ::nanosleep(&rest, nullptr);
  }
}

FileState state_of_open(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 ? state_of(status) : FileState{};
}

void note_input(int descriptor) noexcept {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) inputs().add({status.st_dev, status.st_ino});
}

void refuse_input_named(const Text& name) {
  throw Failure(say("{} is read by this command and would be overwritten",
                    "{} là tệp đầu vào của lệnh, không ghi đè lên được", name),
                say("write to another file", "hãy ghi ra tệp khác"));
}

void refuse_input_at(int descriptor, const Text& name) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && inputs().has({status.st_dev, status.st_ino}))
    refuse_input_named(name);
}

struct FileWriter::Target {
  explicit Target(const std::string& path) {
    if (const int named = descriptor_named(path); named >= 0) {
      device.emplace(::fcntl(named, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    } else if (!is_special(path)) {
      beside.emplace(path);
    } else {
      device.emplace(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    }
    if (number() < 0) fail_to_write(path, errno);
    if (device) refuse_input_at(device->number(), Text{path, path});
  }
  int number() const { return beside ? beside->file.number() : device->number(); }

  std::optional<TemporaryFile> beside;
  std::optional<Descriptor> device;  // or a pipe: it has no "beside"
};

FileWriter::FileWriter(std::string path, Over over) : path_(end_of_links(std::move(path))), over_(over) {
  if (over_ == Over::others) refuse_input(path_);
  target_ = std::make_unique<Target>(path_);
}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view part) {
  if (const int error = write_all(target_->number(), part); error != 0) fail_to_write(path_, error);
}

const std::string& FileWriter::temporary_name() const {
  return target_->beside ? target_->beside->name : path_;
}

// Mode and owner of the file that is replaced, or those of a new one; then all of it is on the disk.
void FileWriter::settle_mode() {
  const int file = target_->beside->file.number();
  struct stat old {};
  struct stat own {};
  const bool replaces = ::stat(path_.c_str(), &old) == 0;
  if (replaces && ::fstat(file, &own) == 0 && (own.st_uid != old.st_uid || own.st_gid != old.st_gid) &&
      ::fchown(file, old.st_uid, old.st_gid) != 0) {
    throw Failure(say("{} belongs to somebody else, and what replaced it would not: it is left as it is",
                      "{} thuộc người dùng khác và sẽ bị đổi chủ nếu ghi đè: tệp được giữ nguyên", path_),
                  say("write to another file", "hãy ghi ra tệp khác"));
  }
  if (::fchmod(file, replaces ? old.st_mode & 0777 : usual_mode()) != 0) fail_to_write(path_, errno);
  sync_to_disk(file, path_);
  if (target_->beside->file.close() != 0) fail_to_write(path_, errno);
}

void FileWriter::finish() {
  if (!target_->beside) return;
  if (over_ == Over::others) refuse_input(path_);
  settle_mode();
  TemporaryFile& beside = *target_->beside;
  const SignalsHeld held;
  if (::rename(beside.name.c_str(), path_.c_str()) != 0) fail_to_write(path_, errno);
  beside.forget();
  sync_folder_of(path_);
}

std::string FileWriter::finish_beside(const FileState& before) {
  TemporaryFile& beside = target_->beside.value();
  const Descriptor lock(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (lock.number() < 0) fail_to_read(path_, errno);
  if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) refuse_changed(path_);
  if (state_at(path_) != before) refuse_changed(path_);
  settle_mode();
  const SignalsHeld held;  // until each of the two files has its name
  const char* const fresh = beside.name.c_str();
  const char* const here = path_.c_str();
  const std::string moved = beside.name + ".old";
  const bool exchanged = ::renameat2(AT_FDCWD, fresh, AT_FDCWD, here, RENAME_EXCHANGE) == 0;
  if (!exchanged) {  // not in every file system; then there is no file here for a moment
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) fail_to_write(path_, errno);
    if (::rename(here, moved.c_str()) != 0) fail_to_write(path_, errno);
  }
  const std::string& old = exchanged ? beside.name : moved;
  PutBack put_back(beside, old, path_, exchanged);
  // What came out, and nothing else, is what this replaces: somebody may have been quicker.
  if (state_at(old) != before) refuse_changed(path_);
  const std::string backup = keep_as_backup(old, path_);
  put_back.old = backup;
  if (!exchanged && ::rename(fresh, here) != 0) fail_to_write(path_, errno);
  put_back.needed = false;
  beside.forget();
  sync_folder_of(path_);
  return backup;
}

void write_whole(const std::string& path, std::string_view content, FileWriter::Over over) {
  FileWriter file(path, over);
  file.write(content);
  file.finish();
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

}  // namespace plantrack
