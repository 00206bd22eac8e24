#include "render/document.hpp"

#include <algorithm>

namespace plantrack {

std::size_t Document::footnote(const std::string& text) {
  const auto found = std::find(footnotes.begin(), footnotes.end(), text);
  if (found != footnotes.end()) return static_cast<std::size_t>(found - footnotes.begin());
  footnotes.push_back(text);
  return footnotes.size() - 1;
}

}  // namespace plantrack
