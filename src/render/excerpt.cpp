#include "render/excerpt.hpp"

#include "base/unicode.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <vector>

namespace plantrack {
namespace {

constexpr std::string_view ellipsis = "…";

// One character as it is shown. Combining marks have no columns of their own and stand over the one before.
struct Glyph {
  std::string shown;
  std::size_t width = 0;
  bool blank = false;
};

struct Span {  // of glyphs, the end not included
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t length_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

// The characters first..last of the line; a line may be very long, and few of its characters can be shown.
std::vector<Glyph> glyphs_of(std::string_view line, std::size_t first, std::size_t last) {
  std::vector<Glyph> glyphs;
  std::size_t number = 0;
  for (std::size_t at = 0; at < line.size() && number < last; ++number) {
    const std::string_view character = line.substr(at, length_of_character(line[at]));
    at += character.size();
    if (number < first) continue;
    std::string shown = visible(character);
    const std::size_t width = display_width(shown);
    glyphs.push_back({std::move(shown), width, character == " " || character == "\t"});
  }
  return glyphs;
}

std::size_t width_of(const std::vector<Glyph>& glyphs, Span span) {
  std::size_t width = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) width += glyphs[i].width;
  return width;
}

// From the defect's first character as far as the place says, or to the end of its word.
Span defect_in(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t length) {
  begin = std::min(begin, glyphs.size());
  std::size_t end = begin;
  if (length > 0) {
    end = std::min(glyphs.size(), begin + length);
  } else {
    while (end < glyphs.size() && !glyphs[end].blank) ++end;
  }
  return {begin, std::max(end, std::min(begin + 1, glyphs.size()))};
}

// The part of the line that fits: from its start where that shows the defect, else with the defect a third of the way
// in.
Span window_on(const std::vector<Glyph>& glyphs, Span defect, std::size_t room, bool cut_before, bool cut_after) {
  const Span all{0, glyphs.size()};
  if (!cut_before && !cut_after && width_of(glyphs, all) <= room) return all;
  const std::size_t inside = room > 2 ? room - 2 : 1;  // an … at either end
  Span window;
  const bool from_start = !cut_before && width_of(glyphs, {0, defect.end}) <= inside;
  if (!from_start) {
    window.begin = defect.begin;
    std::size_t before = 0;
    while (window.begin > 0 && before + glyphs[window.begin - 1].width <= inside / 3) {
      before += glyphs[--window.begin].width;
    }
  }
  window.end = window.begin;
  std::size_t width = 0;
  while (window.end < glyphs.size() && width + glyphs[window.end].width <= inside) width += glyphs[window.end++].width;
  if (window.end == glyphs.size() && !cut_after) {  // room is left: show more of what stands before
    while (window.begin > 0 && width + glyphs[window.begin - 1].width <= inside) width += glyphs[--window.begin].width;
  }
  return window;
}

}  // namespace

DrawnExcerpt draw_excerpt(std::string_view line, Place place, std::size_t room) {
  const std::string text = well_formed(line);
  const std::size_t column = place.column == 0 ? 0 : place.column - 1;
  const std::size_t first = column > 2 * room ? column - 2 * room : 0;
  const std::size_t last = column + 2 * room;
  const std::vector<Glyph> glyphs = glyphs_of(text, first, last);
  const bool cut_after = first + glyphs.size() == last && code_points(text) > last;
  const Span defect = defect_in(glyphs, column - first, place.length);
  const Span window = window_on(glyphs, defect, room, first > 0, cut_after);

  DrawnExcerpt drawn;
  const bool dots_before = first > 0 || window.begin > 0;
  if (dots_before) drawn.line += ellipsis;
  for (std::size_t i = window.begin; i < window.end; ++i) drawn.line += glyphs[i].shown;
  if (cut_after || window.end < glyphs.size()) drawn.line += ellipsis;
  drawn.line = without_commands(drawn.line);  // of as many columns
  if (place.column != 0) {
    const std::size_t end = std::min(defect.end, window.end);
    drawn.marks.append((dots_before ? 1 : 0) + width_of(glyphs, {window.begin, defect.begin}), ' ');
    drawn.marks.append(std::max<std::size_t>(1, width_of(glyphs, {defect.begin, end})), '^');
  }
  return drawn;
}

}  // namespace plantrack
