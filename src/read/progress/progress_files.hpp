// The progress files that the arguments of a command stand for.
#pragma once

#include <string>
#include <vector>

namespace plantrack {

// Each file once, in the order of their real paths; a folder as the *.csv in and under it. A folder without any is a
// Failure.
std::vector<std::string> progress_files(const std::vector<std::string>& arguments);

// Each file once, under its shortest name, in the order of their real paths.
std::vector<std::string> each_once(const std::vector<std::string>& files);

// Is there a file to be read: the one that is named, or one in or under the folder?
bool holds_progress_files(const std::string& argument);

// What else lies in the folders among the arguments, is not read and none of the run's `inputs` (folders: nothing in
// them): sorted. Hidden files, those that a program keeps while a file is open (~$...), copies (*.bak) and the project
// file are none.
std::vector<std::string> unread_files(const std::vector<std::string>& arguments,
                                      const std::vector<std::string>& inputs);

}  // namespace plantrack
