// Files and folders. What cannot be read or written is a Failure (exit code 2).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace plantrack {

// The whole file, at most `max_bytes` + 1 bytes of it (so that the caller sees it is too long). "-" is standard input.
std::string read_file(const std::string& path, std::size_t max_bytes);

// As many bytes of a regular file; nothing where it is none, or cannot be read.
std::string beginning_of(const std::string& path, std::size_t bytes);

bool is_folder(const std::string& path);
bool is_there(const std::string& path);  // as whatever it may be

// The files in a folder whose names end in one of `endings` (".csv"), sorted by name, as folder/name; links that lead
// nowhere are among them, for somebody meant a file. With `deep`, also those in its subfolders.
std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& endings,
                                  bool deep = false);
// What the calls of files_in came by since, and left out though its name, or where it leads, would have it read: pipes,
// devices, links to folders.
std::vector<std::string> take_passed_over();

std::string folder_of(const std::string& path);  // "plans" of plans/a.yaml, "." of a.yaml
std::string join_path(const std::string& folder, const std::string& name);

// Takes the numbers of standard streams that were closed, so that no file gets them: reading or writing there fails.
void hold_standard_streams();

}  // namespace plantrack
