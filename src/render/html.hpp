// Writes a Document as one page of HTML that needs nothing else: no network, no script, no style sheet to be readable.
#pragma once

#include "render/document.hpp"

#include <string>

namespace plantrack {

std::string html(const Document& document);

}  // namespace plantrack
