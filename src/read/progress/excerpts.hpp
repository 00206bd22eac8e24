// The source lines that findings point at. Taken from the files again, and only for the findings that are shown, so
// that nothing of the files need be kept while they are checked.
#pragma once

#include "base/failure.hpp"
#include "base/finding.hpp"
#include "read/progress/progress_reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace plantrack {

// Fills in the excerpts; and where a finding names a CSV field without its column, line, column and length of that
// cell. A file that cannot be read any more leaves its findings as they are, and the reason
// is told in what is returned. `encodings` are those that the files were
// read in; one that is not among them is UTF-8, or what its mark says.
std::vector<Failure> complete_findings(std::vector<Finding>& findings, const ProgressForm& form = {},
                                       const std::map<std::string, Encoding>& encodings = {});

}  // namespace plantrack
