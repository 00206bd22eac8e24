#include "base/file.hpp"

#include "base/descriptor.hpp"
#include "base/file_writer.hpp"
#include "base/system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace plantrack {
namespace {

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return name.ends_with(ending); });
}

std::vector<std::string>& passed_over() {
  static std::vector<std::string> paths;
  return paths;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail_to_read(path, errno);
  note_input(file.number());
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
    const std::ptrdiff_t got = read_some(file.number(), block, std::min(sizeof block, limit - content.size()));
    if (got < 0) fail_to_read(path, errno);
    if (got == 0) break;
    content.append(block, static_cast<std::size_t>(got));
  }
  return content;
}

std::string beginning_of(const std::string& path, std::size_t bytes) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return {};
  std::string content(bytes, '\0');
  const std::ptrdiff_t got = read_some(file.number(), content.data(), content.size());
  content.resize(static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
  return content;
}

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
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
    const std::filesystem::file_type type = each->status(ignored).type();
    const bool is_folder = type == std::filesystem::file_type::directory;
    const bool is_file = type == std::filesystem::file_type::regular || type == std::filesystem::file_type::not_found;
    if (is_file) {
      if (has_ending(name, endings)) files.push_back(join_path(folder, name));
    } else if (is_folder && !each->is_symlink(ignored)) {
      if (deep) folders.push_back(join_path(folder, name));
    } else if (is_folder ? deep : has_ending(name, endings)) {  // a link may lead back here, a pipe may never end
      passed_over().push_back(join_path(folder, name));
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

std::vector<std::string> take_passed_over() {
  static std::set<std::string> taken;  // a folder is looked at more than once
  std::vector<std::string> paths;
  for (std::string& each : std::exchange(passed_over(), {})) {
    if (taken.insert(each).second) paths.push_back(std::move(each));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
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

void hold_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0) continue;
    ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);  // gets the lowest number that is free
  }
}

}  // namespace plantrack
