// Why the YAML tree refuses a file, and yaml-cpp's own messages in words for people. In-house interface of
// yaml_tree.cpp.
#pragma once

#include "base/finding.hpp"

#include <string>

namespace plantrack {

// Ends the reading of a file: one cause, one finding.
struct Refusal {
  const Rule* rule;
  Place place;
  Text message;
  Text hint;
};

[[noreturn]] void refuse_open_quote(Place place);

// What yaml-cpp says, in words that help somebody who has not read its grammar.
Text in_plain_words(const std::string& yaml_cpp_message);

}  // namespace plantrack
