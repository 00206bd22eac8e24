// Fingerprints: by them a finding is known again when lines have moved. What stands there counts (rule, file, column,
// target, the source line), not where it stands, nor in which words it is told.
#pragma once

#include "base/finding.hpp"

#include <map>
#include <span>
#include <string>

namespace plantrack {

class Fingerprints {
 public:
  // Fills them in for findings in their order, which have their excerpts. Of several that are alike the second and
  // those after it get a fingerprint of their own, across calls too.
  void fill(std::span<Finding> findings);

 private:
  std::map<std::string, std::size_t> seen_;
};

}  // namespace plantrack
