// How text looks where it is read: language, colour, width.
#pragma once

#include "base/finding.hpp"
#include "base/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plantrack {

struct TextStyle {
  Lang lang = Lang::en;
  bool color = false;
  std::size_t width = 100;  // columns to keep to
  bool wrap = false;        // break long sentences at `width`: for a terminal; a file keeps one line a sentence
};

enum class Paint { none, bold, red, yellow, cyan, blue, green };

Paint paint_of(Severity severity);  // of findings: red, yellow, cyan

// The text in that colour (bold but for `none`), or as it is where the style has no colours.
std::string painted(std::string_view text, Paint paint, const TextStyle& style);

// Columns of the terminal behind this file descriptor; 0 where there is no terminal.
std::size_t terminal_width(int descriptor);

// The text broken at spaces so that no line is wider than `width` columns. Lines after the first begin with `indent`
// spaces; `first_indent` columns of the first are taken already.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::size_t first_indent);

// The same text where what builds run in takes no part of it for a command: `##[…`, `##vso[…` and their like wherever
// they stand, `::` at its beginning or behind a space. One sign of each is another that looks much the same.
std::string without_commands(std::string_view text);

// Well formed, hidden characters as pictures, and no commands: nothing in it can steer a terminal or a build.
std::string presentable(std::string_view bytes);

}  // namespace plantrack
