// A mapping of a plan file, key by key, as model/plan_keys describes them: done() tells of keys that are missing and of
// keys that there are not.
#pragma once

#include "model/plan_keys.hpp"
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
  // `mapping` may be anything: what is no mapping is a finding, and all its keys count as not given. `what` is what
  // messages call it, where that is not the group's name.
  Fields(PlanFindings& out, Value mapping, const KeyGroup& group);
  Fields(PlanFindings& out, Value mapping, const KeyGroup& group, Text what);

  explicit operator bool() const { return mapping_ != nullptr; }
  Place place() const { return place_; }
  void point_at(Place place);  // where missing keys are told of; the default is the start of the mapping

  bool has(std::string_view key) const;  // whether it stands there, asked for or not
  Value find(std::string_view key);
  Value need(std::string_view key);  // the same of one that is needed sometimes, as it is now

  // Whether an unknown key was meant to be this one, so that nobody need tell that it is missing.
  bool misspelt(std::string_view key);
  void done();

 private:
  struct Unknown {
    std::size_t index;
    std::optional<std::size_t> meant;  // number of the key in the group
  };
  std::size_t number_of(std::string_view key) const;
  std::vector<std::string> known() const;
  void find_unknown();
  Text hint_for(std::size_t at, std::optional<std::size_t> meant) const;  // of the key at that place
  Text hint_for_cut_number(std::size_t at) const;

  PlanFindings& out_;
  const YamlNode* mapping_ = nullptr;
  const KeyGroup& group_;
  Text what_;
  Place place_;
  std::vector<bool> taken_;
  std::vector<bool> asked_;    // by number of the key in the group
  std::vector<bool> missing_;  // needed as it is now, and not there
  std::optional<std::vector<Unknown>> unknown_;
};

// The items of a list; what is no list, or is empty, is a finding.
std::vector<Value> list_of(PlanFindings& out, Value value, bool may_be_empty);

}  // namespace plantrack
