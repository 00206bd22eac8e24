#include "base/unicode.hpp"
#include "render/svg.hpp"
#include "render/terminal.hpp"

namespace plantrack {

// What the format of a page cannot hold at all (control characters) must not make the whole page unreadable, and what
// turns the order of letters around must not make it say something else: both are shown as signs. What ends a line is a
// space to whoever reads the page, and here, too: no text begins a line of it.
std::string markup_escaped(std::string_view text) {
  const std::string whole = visible_lines(well_formed(text));
  std::string out;
  out.reserve(whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const char c = whole[i];
    switch (c) {
      case '#': out += i > 0 && whole[i - 1] == '#' ? "&#35;" : "#"; break;  // ##[command] to a build that shows it
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n':
      case '\r':
      case '\t': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace plantrack
