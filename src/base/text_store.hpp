// Texts at addresses that stay: also where the store is moved, or another takes them over.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <utility>

namespace plantrack {

class TextStore {
 public:
  TextStore() = default;
  TextStore(TextStore&&) = default;
  TextStore& operator=(TextStore&&) = default;
  TextStore(const TextStore&) = delete;
  TextStore& operator=(const TextStore&) = delete;

  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

 private:
  std::list<std::string> texts_;
};

}  // namespace plantrack
