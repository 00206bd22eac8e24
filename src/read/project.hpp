// The project file, plantrack.yaml: what commands take where the command line does not say. It is looked for upward
// from the working folder. Knows the file's form; what its values mean is decided by the options they stand for.
#pragma once

#include "base/place.hpp"
#include "base/text.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

inline constexpr std::string_view project_schema = "plantrack/project@1";
inline constexpr std::string_view project_name = "plantrack.yaml";

// A line of a file that a message is about. All that stands on one line have its text in common: a list on one line has
// thousands of values.
struct SourceLine {
  std::string file;  // empty: none
  Place place;
  std::shared_ptr<const std::string> text;  // null: not there
};

struct ProjectKey {
  enum class Kind { text, list, path, paths, outputs };

  std::string_view name;
  Kind kind;
  std::string_view option;  // that the key stands for; "FILE": the arguments
  std::string_view meaning_en, meaning_vi;
};

std::span<const ProjectKey> project_keys();

struct Project {
  struct Value {
    std::string text;  // a path is one from the working folder
    SourceLine source;
  };
  struct Setting {
    const ProjectKey* key;
    std::string command;  // of outputs: whose
    std::vector<Value> values;
  };

  std::string file;
  std::vector<Setting> settings;  // those that are given, in the order of keys
};

// The nearest plantrack.yaml, in the working folder or above it; nullopt where there is none. A Failure where it cannot
// be read; `about` is then the line that the message is about.
std::optional<Project> find_project(SourceLine& about);

// What that file says of the language, be there what mistakes there are in it: help has to be shown all the same.
std::optional<Lang> language_of_project();
std::optional<Lang> language_of(const Project& project);

// The same of a text; paths are joined to `folder`.
Project read_project(const std::string& file, const std::string& folder, std::string text, SourceLine& about);

}  // namespace plantrack
