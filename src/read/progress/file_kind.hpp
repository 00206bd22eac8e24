// What a file is by its beginning, so that no output takes the place of something that people wrote.
#pragma once

#include <cstdint>
#include <string>

namespace plantrack {

enum class FileKind : std::uint8_t { none, plan, progress, baseline, other };  // none: not there, or empty

FileKind kind_of_file(const std::string& path);

}  // namespace plantrack
