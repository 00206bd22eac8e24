#include "commands/libraries.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <gmp.h>
#include <utf8proc.h>
#include <zlib.h>
#include <CLI/Version.hpp>
#include <nlohmann/detail/abi_macros.hpp>
#if defined(__GLIBC__)
#include <gnu/libc-version.h>
#endif

namespace plantrack {

std::string libraries_page() {
  std::string page;
  const auto add = [&page](std::string_view name, std::string_view its_version, std::string_view licence) {
    page += fmt::format("{:<14}{:<12}{}\n", name, its_version, licence);
  };
  add("CLI11", CLI11_VERSION, "BSD 3-clause");
  add("Expat", fmt::format("{}.{}.{}", XML_MAJOR_VERSION, XML_MINOR_VERSION, XML_MICRO_VERSION), "MIT");
  add("fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100), "MIT");
#if defined(__GLIBC__)
  add("GNU libc", ::gnu_get_libc_version(), "LGPL 2.1 or later");
#endif
  add("GNU MP", ::gmp_version, "LGPL 3 or later, or GPL 2 or later");
#if defined(_GLIBCXX_RELEASE)
  add("libstdc++", fmt::format("{}", _GLIBCXX_RELEASE), "GPL 3 with the GCC Runtime Library Exception");
#endif
  add("nlohmann/json",
      fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH),
      "MIT");
  add("utf8proc", ::utf8proc_version(), "MIT, tables: Unicode");
  add("yaml-cpp", PLANTRACK_YAML_CPP_VERSION, "MIT");
  add("zlib", ::zlibVersion(), "zlib");
  return page + "\nThe licences in full: docs/third-party.md\n";
}

}  // namespace plantrack
