// Puts files into a ZIP archive (APPNOTE 6.3, deflated), always the same bytes for the same files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

std::string zip(const std::vector<ZipEntry>& entries);

}  // namespace plantrack
