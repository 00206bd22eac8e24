// Writes a Document for a terminal: as wide as that is, with colours and small bars where it has them.
#pragma once

#include "render/document.hpp"
#include "render/terminal.hpp"

#include <string>

namespace plantrack {

std::string document_text(const Document& document, const TextStyle& style);

}  // namespace plantrack
