#include "read/progress/progress_files.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/work_seen.hpp"
#include "read/project.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

namespace plantrack {
namespace {

// The files that names stand for, however they are spelled. Files come by the folder, so a folder is looked up once.
class RealPaths {
 public:
  std::string of(const std::string& file) {
    if (file == "-") return file;
    std::error_code error;                                      // a file that is not there is told of when it is opened
    const std::string name = file.substr(file.rfind('/') + 1);  // all of it where there is no folder
    const bool plain_name = !name.empty() && name != "." && name != "..";
    if (plain_name && std::filesystem::symlink_status(file, error).type() == std::filesystem::file_type::regular) {
      const std::string folder = file.substr(0, file.size() - name.size());
      if (!known_ || folder != folder_) {
        folder_ = folder;
        real_folder_ = std::filesystem::canonical(folder.empty() ? "." : folder, error).string();
        known_ = !error;
      }
      if (known_) return join_path(real_folder_, name);
    }
    const std::string path = std::filesystem::weakly_canonical(file, error).string();
    return error ? file : path;
  }

 private:
  bool known_ = false;
  std::string folder_, real_folder_;
};

// 0 where that cannot be known before they are read.
std::uint64_t bytes_of(const std::vector<std::string>& files) {
  std::uint64_t bytes = 0;
  for (const std::string& file : files) {
    std::error_code error;
    if (file == "-" || !std::filesystem::is_regular_file(file, error)) return 0;
    bytes += std::filesystem::file_size(file, error);
    if (error) return 0;
  }
  return bytes;
}

const std::vector<std::string>& endings() {
  static const std::vector<std::string> all = {".csv", ".CSV", ".xlsx", ".XLSX", ".ods", ".ODS"};
  return all;
}

bool is_progress_name(const std::string& name) {
  return std::any_of(endings().begin(), endings().end(),
                     [&name](const std::string& ending) { return name.ends_with(ending); });
}

// Hidden files, those that a program keeps while a file is open (~$...), and copies (*.bak) are left alone.
bool is_left_alone(const std::string& file) {
  const std::string name = file.substr(file.rfind('/') + 1);
  return name.starts_with('.') || name.starts_with("~$") || name.ends_with(".bak");
}

std::vector<std::string> files_of_folder(const std::string& folder) {
  std::vector<std::string> found = files_in(folder, endings(), true);
  std::erase_if(found, is_left_alone);
  return found;
}

}  // namespace

bool holds_progress_files(const std::string& argument) {
  if (argument == "-") return true;
  return is_folder(argument) ? !files_of_folder(argument).empty() : is_there(argument);
}

std::vector<std::string> each_once(const std::vector<std::string>& files) {
  std::map<std::string, std::string> names;  // of each real path, the shortest
  RealPaths real_paths;
  for (const std::string& file : files) {
    const auto [known, fresh] = names.emplace(real_paths.of(file), file);
    if (!fresh)
      known->second = std::min(known->second, file, [](const std::string& x, const std::string& y) {
        return x.size() != y.size() ? x.size() < y.size() : x < y;
      });
  }
  std::vector<std::string> once;
  for (const auto& [path, name] : names) once.push_back(name);
  return once;
}

std::vector<std::string> unread_files(const std::vector<std::string>& arguments,
                                      const std::vector<std::string>& inputs) {
  std::vector<std::string> unread;
  RealPaths real_paths;
  std::set<std::string> known;
  for (const std::string& each : inputs) {
    for (const std::string& file : is_folder(each) ? files_in(each, {""}, true) : std::vector<std::string>{each})
      known.insert(real_paths.of(file));
  }
  for (const std::string& each : arguments) {
    if (each == "-" || !is_folder(each)) continue;
    for (const std::string& file : files_in(each, {""}, true)) {
      const std::string name = file.substr(file.rfind('/') + 1);
      const bool is_aside = is_left_alone(file) || name == project_name || is_progress_name(name);
      if (!is_aside && !known.contains(real_paths.of(file))) unread.push_back(file);
    }
  }
  std::sort(unread.begin(), unread.end());
  unread.erase(std::unique(unread.begin(), unread.end()), unread.end());
  return unread;
}

std::vector<std::string> progress_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  for (const std::string& each : arguments) {
    if (each == "-" || !is_folder(each)) {
      files.push_back(each);
      continue;
    }
    const std::vector<std::string> found = files_of_folder(each);
    if (found.empty()) {
      throw Failure(
          say("no .csv, .xlsx or .ods file in the folder {}", "thư mục {} không có tệp .csv, .xlsx hay .ods nào", each),
          say("name the progress files, or the folder that holds them",
              "nêu tên các tệp báo cáo, hoặc thư mục chứa các tệp đó"));
    }
    files.insert(files.end(), found.begin(), found.end());
  }
  files = each_once(files);
  if (work_seen.watched) work_seen.expected = bytes_of(files);
  return files;
}

}  // namespace plantrack
