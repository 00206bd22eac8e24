// Findings as a Document: a summary for a CI step, or an e-mail back to the agency that sent the files.
#pragma once

#include "render/document.hpp"
#include "render/verdict.hpp"

namespace plantrack {

Document findings_document(const Verdict& verdict, Lang lang);

}  // namespace plantrack
