// A YAML file as a tree of plain text: every scalar as it was written, every key and value with its place. What YAML
// could hide (repeated keys, aliases, tags, a second document) is refused here; what the texts mean is decided by
// those who read the tree. The only user of yaml-cpp.
#pragma once

#include "base/finding.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct YamlKey {
  std::string text;
  Place place;
};

struct YamlNode {
  enum class Kind { null, scalar, list, mapping };

  Kind kind = Kind::null;
  bool plain = true;            // a scalar without quotes: it may be a number, a date or `true`
  Place place;                  // of nothing at all (`key:`): the place of its key
  std::string text;             // of a scalar
  std::vector<YamlKey> keys;    // of a mapping, one for each item, no two the same
  std::vector<YamlNode> items;  // of a list or mapping

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_mapping() const { return kind == Kind::mapping; }
};

inline constexpr std::size_t max_yaml_bytes = 16 << 20;
inline constexpr std::size_t max_yaml_nodes = 1'000'000;
inline constexpr std::size_t max_yaml_depth = 32;

// The one document that `text` holds. Nullopt where it cannot be read: then there is a finding that says why.
// Repeated keys are findings too; the first of them stands in the tree.
std::optional<YamlNode> read_yaml_tree(const std::string& file, std::string text, Findings& findings);

}  // namespace plantrack
