// SHA-256 (FIPS 180-4): pages name their style sheet and script by it, reports their plan.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

std::string base64(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

}  // namespace plantrack
