// What could stand for the last word of a command line, for the completion of shells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct Completion {
  std::string word;
  std::string meaning;  // may be empty
};

struct Completions {
  std::vector<Completion> words;
  bool files = false;                     // files and folders as well,
  std::vector<std::string_view> endings;  // with these endings; empty: any
};

// Of the words after `plantrack`; the last one is the one to be completed, and may be empty. bash takes words apart at
// =, so `--lang = vi` is read as `--lang=vi`.
Completions completions(const std::vector<std::string>& words);

}  // namespace plantrack
