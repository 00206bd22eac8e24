#include "render/svg.hpp"
#include "render/terminal.hpp"

namespace plantrack {

// What the format of a page cannot hold at all (control characters) must not make the whole page unreadable.
std::string markup_escaped(std::string_view text) {
  const std::string whole = well_formed(text);
  std::string out;
  out.reserve(whole.size());
  for (const char c : whole) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\t':
      case '\n': out += c; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          out += "\xef\xbf\xbd";
        } else {
          out += c;
        }
    }
  }
  return out;
}

}  // namespace plantrack
