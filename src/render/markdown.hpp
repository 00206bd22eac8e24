// Writes a Document as Markdown: pipe tables, and footnotes that GitHub's viewer and pandoc show alike.
#pragma once

#include "render/document.hpp"

#include <string>

namespace plantrack {

std::string markdown(const Document& document);

// Text in which nothing is taken for markup: no emphasis, link, table cell, HTML or list.
std::string markdown_escaped(std::string_view text);

}  // namespace plantrack
