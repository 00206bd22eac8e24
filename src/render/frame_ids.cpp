#include "render/frame_ids.hpp"

#include "base/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plantrack {

std::string id_of(std::string_view name, std::string_view otherwise) {
  constexpr std::size_t longest = 48;
  std::string id;
  std::string word;
  bool full = false;
  const auto end_word = [&] {
    std::string part;
    for (const char c : bare_key(word)) {
      if ((c >= 'a' && c <= 'z') || is_digit(c)) part += c;
    }
    word.clear();
    if (part.empty() || full) return;
    full = id.size() + part.size() > longest;
    if (full && !id.empty()) return;
    part.resize(std::min(part.size(), longest));
    id += (id.empty() ? "" : "-") + part;
  };
  for (const char c : name) {
    const bool parts = c == ' ' || c == '-' || c == '_' || c == '.' || c == ',' || c == '/' || c == '\n' || c == '(';
    if (parts) {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  if (id.empty()) return std::string(otherwise);
  // These are no ids: `areas` stands for all of them, others are no text to YAML.
  for (const char* word_of_yaml : {"areas", "null", "true", "false", "yes", "no", "on", "off"}) {
    if (id == word_of_yaml) return std::string(otherwise) + "-" + id;
  }
  return id;
}

std::string UniqueIds::of(const std::string& id) {
  std::string out = id;
  for (int& number = taken_[id]; number++ > 0;) {
    out = fmt::format("{}-{}", id, number);
    if (taken_.try_emplace(out, 1).second) break;
  }
  return out;
}

}  // namespace plantrack
