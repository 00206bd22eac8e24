// --baseline and --write-baseline: findings that are known are taken out of a verdict, or written down to be known
// from now on.
#pragma once

#include "commands/options.hpp"
#include "read/text/text_source.hpp"
#include "render/verdict.hpp"

#include <map>
#include <string>

namespace plantrack {

// How many findings of one rule in one file a check has to keep: to know them again, more than are shown.
std::size_t findings_to_keep(const Options& options);

// Completes the findings with the lines they point at, and tells of files in which these cannot be read any more.
void show_lines(const Options& options, const std::map<std::string, Encoding>& encodings,
                std::vector<Finding>& findings);

// Completes the findings (excerpts, cells, fingerprints) and settles which of them are known and which are shown.
// `encodings` are those that progress files were read in.
void settle_findings(const Options& options, const std::map<std::string, Encoding>& encodings, Verdict& verdict);

}  // namespace plantrack
