// A mapping of a plan file, key by key: each key is asked for once, and done() tells of keys that are missing and of
// keys that nobody asked for.
#pragma once

#include "read/plan/plan_findings.hpp"
#include "read/plan/yaml_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// A value under its key (of an item of a list: the list's key). Without node it was not given.
struct Value {
  const YamlNode* node = nullptr;
  std::string_view key;

  explicit operator bool() const { return node != nullptr; }
};

class Fields {
 public:
  // `mapping` may be anything: what is no mapping is a finding, and all its keys count as not given.
  Fields(PlanFindings& out, Value mapping, Text what);

  explicit operator bool() const { return mapping_ != nullptr; }
  Place place() const { return place_; }
  void point_at(Place place);  // where missing keys are told of; the default is the start of the mapping

  bool has(std::string_view key) const;  // whether it stands there, asked for or not
  Value find(std::string_view key);
  Value need(std::string_view key);

  // Whether an unknown key was meant to be this one, so that nobody need tell that it is missing. All other keys must
  // have been asked for before.
  bool misspelt(std::string_view key);
  void done();

 private:
  struct Unknown {
    std::size_t index;
    std::optional<std::size_t> meant;  // index into asked_
  };
  void find_unknown();
  Text hint_for(const std::string& key, std::optional<std::size_t> meant) const;

  PlanFindings& out_;
  const YamlNode* mapping_ = nullptr;
  Text what_;
  Place place_;
  std::vector<bool> taken_;
  std::vector<std::string> asked_;
  std::vector<std::string_view> missing_;
  std::optional<std::vector<Unknown>> unknown_;
};

// The items of a list; what is no list, or is empty, is a finding.
std::vector<Value> list_of(PlanFindings& out, Value value, bool may_be_empty);

}  // namespace plantrack
