# Writes version.hpp with the version and the commit that the sources are at; "unknown" outside a git checkout.
execute_process(COMMAND git -C ${SOURCE_DIR} describe --always --dirty --abbrev=10 --exclude=*
                OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit unknown)
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [[
// Written by the build.
#pragma once

namespace plantrack {
inline constexpr const char* version = "@VERSION@";
inline constexpr const char* commit = "@commit@";
}  // namespace plantrack
]] @ONLY)
