#include "render/document.hpp"

namespace plantrack {

std::size_t Document::footnote(const std::string& text) {
  const auto [place, is_new] = footnote_numbers.try_emplace(text, footnotes.size());
  if (is_new) footnotes.push_back(text);
  return place->second;
}

}  // namespace plantrack
