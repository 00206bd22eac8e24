// Draws charts as SVG: for a page, where classes let its style sheet set the colours, or as a file of its own. The only
// place that knows pixels.
#pragma once

#include "base/text.hpp"
#include "render/chart.hpp"

#include <string>
#include <string_view>

namespace plantrack {

// `id` is unique in the page: title and description are tied to the picture by it.
std::string svg_of(const ChartFigure& figure, Lang lang, std::string_view id);

// A mark as it stands on charts, beside the words that say what it is: nothing to those who hear the page.
std::string svg_mark(ChartMark mark);

// A file for a document: with the title written above the picture, its own colours, and those for a dark screen.
std::string svg_file(const ChartFigure& figure, Lang lang);

// The text with what XML and HTML take for markup escaped; characters that neither may hold become U+FFFD.
std::string markup_escaped(std::string_view text);

}  // namespace plantrack
