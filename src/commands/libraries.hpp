// The libraries that the program is made with, as docs/third-party.md lists them with their licences.
#pragma once

#include <string>

namespace plantrack {

std::string libraries_page();  // one line each: name, version, licence

}  // namespace plantrack
