#include "render/fingerprint.hpp"

#include "base/unicode.hpp"
#include "render/finding_words.hpp"

#include <fmt/format.h>

namespace plantrack {
namespace {

// FNV-1a in 128 bits: hash = (hash xor byte) × (2^88 + 0x13b), from its own offset basis.
// http://www.isthe.com/chongo/tech/comp/fnv/
std::string digest_of(std::string_view bytes) {
  __extension__ using Word = unsigned __int128;
  constexpr Word prime = (Word{1} << 88) + 0x13b;
  Word hash = (Word{0x6c62272e07bb0142} << 64) + 0x62b821756295c58d;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(hash >> 64), static_cast<std::uint64_t>(hash));
}

// Without spaces at its ends: indentation is no part of what a line says.
std::string content_of(const Finding& finding) {
  constexpr char between = '\x1f';
  std::string content(finding.rule->code);
  const std::string file = relative_name(finding.file);
  for (const std::string_view part : {std::string_view(file), std::string_view(finding.header),
                                      std::string_view(finding.target), trim(finding.excerpt)}) {
    content += between;
    content += part;
  }
  return content;
}

}  // namespace

void Fingerprints::fill(std::span<Finding> findings) {
  for (Finding& each : findings) {
    const std::string first = digest_of(content_of(each));
    const std::size_t number = ++seen_[first];
    each.fingerprint = number == 1 ? first : digest_of(fmt::format("{} {}", first, number));
  }
}

}  // namespace plantrack
