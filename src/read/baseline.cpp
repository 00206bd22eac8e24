#include "read/baseline.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "read/plan/yaml_tree.hpp"

namespace plantrack {
namespace {

constexpr std::string_view schema = "plantrack/baseline@1";

const YamlNode* member(const YamlNode& node, std::string_view name) {
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    if (node.keys[i].text == name) return &node.items[i];
  }
  return nullptr;
}

[[noreturn]] void refuse(const std::string& file) {
  throw Failure(say("{} is not a baseline of findings", "{} không phải là tệp ghi các vấn đề đã biết", file),
                say("`--write-baseline {}` writes one", "`--write-baseline {}` tạo ra tệp này", file));
}

}  // namespace

std::set<std::string> read_baseline(const std::string& file) {
  std::string text = read_file(file, max_yaml_bytes);
  Findings ignored;
  // JSON is YAML too, and its reader keeps the bounds.
  const std::optional<YamlNode> root =
      text.size() > max_yaml_bytes ? std::nullopt : read_yaml_tree(file, std::move(text), ignored);
  if (!root || !ignored.empty()) refuse(file);
  const YamlNode* version = member(*root, "schema");
  const YamlNode* findings = member(*root, "findings");
  if (version == nullptr || version->text != schema || findings == nullptr || !findings->is_list()) refuse(file);
  std::set<std::string> fingerprints;
  for (const YamlNode& each : findings->items) {
    const YamlNode* fingerprint = member(each, "fingerprint");
    if (fingerprint == nullptr || !fingerprint->is_scalar()) refuse(file);
    fingerprints.insert(fingerprint->text);
  }
  return fingerprints;
}

}  // namespace plantrack
