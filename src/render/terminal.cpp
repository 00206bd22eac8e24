#include "render/terminal.hpp"

#include "base/unicode.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace plantrack {

namespace {

bool begins_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_ ", 2);
  return end != std::string_view::npos && text[end] == '[';
}

}  // namespace

std::string painted(std::string_view text, Paint paint, const TextStyle& style) {
  if (!style.color || paint == Paint::none || text.empty()) return std::string(text);
  constexpr std::string_view codes[] = {"0", "1", "1;31", "1;33", "1;36", "1;34", "1;32"};
  return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(paint)], text);
}

Paint paint_of(Severity severity) {
  return severity == Severity::error ? Paint::red : severity == Severity::warning ? Paint::yellow : Paint::cyan;
}

std::size_t terminal_width(int descriptor) {
  if (isatty(descriptor) == 0) return 0;
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::size_t first_indent) {
  std::string out;
  std::size_t column = first_indent;
  bool line_begun = false;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    const std::size_t word_width = display_width(word);
    if (line_begun && column + 1 + word_width > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (line_begun) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word_width;
    line_begun = true;
  }
  return out;
}

std::string without_commands(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool at_begin =
        at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\n' || text[at - 1] == '\r';
    if (at_begin && text.substr(at, 2) == "::") {
      out += "∶";
    } else if (text[at] == '#' && begins_command(text.substr(at))) {
      out += "♯";
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string presentable(std::string_view bytes) {
  return without_commands(visible(well_formed(bytes)));
}

}  // namespace plantrack
