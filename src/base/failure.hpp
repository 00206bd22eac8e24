// The one exception: the command line is wrong, or a file cannot be read or written. It ends the command (exit code 2)
// and is caught in main alone. What is wrong inside the data is never a Failure but a Finding.
#pragma once

#include "base/text.hpp"

#include <exception>
#include <utility>

namespace plantrack {

class Failure : public std::exception {
 public:
  explicit Failure(Text message, Text hint = {}) : message_(std::move(message)), hint_(std::move(hint)) {}

  const char* what() const noexcept override { return message_.en.c_str(); }
  const Text& message() const { return message_; }
  const Text& hint() const { return hint_; }  // what would mend it; may be empty

 private:
  Text message_;
  Text hint_;
};

}  // namespace plantrack
