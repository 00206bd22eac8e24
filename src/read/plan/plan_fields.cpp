#include "read/plan/plan_fields.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <cassert>

namespace plantrack {

Fields::Fields(PlanFindings& out, Value mapping, const KeyGroup& group) : Fields(out, mapping, group, group.words()) {}

Fields::Fields(PlanFindings& out, Value mapping, const KeyGroup& group, Text what)
    : out_(out),
      group_(group),
      what_(std::move(what)),
      asked_(group.keys.size(), false),
      missing_(group.keys.size(), false) {
  if (!mapping) return;
  place_ = mapping.node->place;
  if (mapping.node->is_mapping()) {
    mapping_ = mapping.node;
    taken_.resize(mapping.node->keys.size());
  } else {
    out.add(rule("wrong-type"), place_, say("{} must be keys with values", "{} phải gồm các khóa và giá trị", what_),
            say("write `key: value` lines, indented", "hãy ghi các dòng `khóa: giá trị`, thụt đầu dòng"), mapping.key);
  }
}

void Fields::point_at(Place place) {
  if (place) place_ = place;
}

std::size_t Fields::number_of(std::string_view key) const {
  const Key* described = group_.find(key);
  assert(described != nullptr);  // what is read is described
  return static_cast<std::size_t>(described - group_.keys.data());
}

std::vector<std::string> Fields::known() const {
  std::vector<std::string> names;
  for (const Key& key : group_.keys) names.emplace_back(key.name);
  return names;
}

Value Fields::find(std::string_view key) {
  asked_[number_of(key)] = true;
  if (mapping_ == nullptr) return {nullptr, key};
  for (std::size_t i = 0; i < mapping_->keys.size(); ++i) {
    if (mapping_->keys[i].text != key) continue;
    taken_[i] = true;
    return {&mapping_->items[i], key};
  }
  return {nullptr, key};
}

bool Fields::has(std::string_view key) const {
  return mapping_ != nullptr && std::any_of(mapping_->keys.begin(), mapping_->keys.end(),
                                            [key](const YamlKey& each) { return each.text == key; });
}

Value Fields::need(std::string_view key) {
  const Value value = find(key);
  if (!value) missing_[number_of(key)] = true;
  return value;
}

void Fields::find_unknown() {
  if (unknown_) return;
  unknown_.emplace();
  if (mapping_ == nullptr) return;
  static constexpr std::size_t max_searches = 32;
  const std::vector<std::string> names = known();
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (taken_[i] || mapping_->keys[i].text.starts_with("x-")) continue;  // the author's own
    Unknown unknown{i, std::nullopt};
    if (unknown_->size() < max_searches) unknown.meant = nearest(mapping_->keys[i].text, names);
    unknown_->push_back(unknown);
  }
}

bool Fields::misspelt(std::string_view key) {
  find_unknown();
  return std::any_of(unknown_->begin(), unknown_->end(),
                     [&](const Unknown& unknown) { return unknown.meant && group_.keys[*unknown.meant].name == key; });
}

Text Fields::hint_for(const std::string& key, std::optional<std::size_t> meant) const {
  if (meant) return say("did you mean `{}`?", "Có phải là `{}` không?", group_.keys[*meant].name);
  if (key.find_first_not_of("0123456789") == std::string::npos) {  // {at_least: 1,5}
    return say("a comma separates keys: write the number with a point, as 1.5",
               "dấu phẩy ngăn cách các khóa: hãy ghi số với dấu chấm, ví dụ 1.5");
  }
  return say("take it out; known here: {}", "hãy xóa khóa này; các khóa hợp lệ: {}", comma_list(known()));
}

void Fields::done() {
  if (mapping_ == nullptr) return;
  assert(std::all_of(asked_.begin(), asked_.end(), [](bool asked) { return asked; }));  // what is described is read
  find_unknown();
  for (std::size_t i = 0; i < missing_.size(); ++i) {
    const Key& key = group_.keys[i];
    if (!missing_[i] && (key.need != Need::yes || has(key.name))) continue;
    if (misspelt(key.name)) continue;
    out_.add(rule("missing-key"), place_, say("{} has no `{}`", "{} thiếu khóa `{}`", what_, key.name),
             say("add `{}: …`", "hãy thêm `{}: …`", key.name), key.name);
  }
  for (const Unknown& unknown : *unknown_) {
    const YamlKey& key = mapping_->keys[unknown.index];
    const Text hint = hint_for(key.text, unknown.meant);
    out_.add(rule("unknown-key"), key.place,
             say("{} has no key `{}`", "{} không có khóa nào tên là `{}`", what_, shown(key.text)), hint, key.text);
  }
}

std::vector<Value> list_of(PlanFindings& out, Value value, bool may_be_empty) {
  std::vector<Value> items;
  if (!value) return items;
  if (!value.node->is_list()) {
    out.add(rule("wrong-type"), value.node->place, say("`{}` must be a list", "`{}` phải là một danh sách", value.key),
            say("write [a, b], or one `- …` line for each", "hãy ghi [a, b], hoặc mỗi phần tử một dòng `- …`"),
            value.key);
    return items;
  }
  if (value.node->items.empty() && !may_be_empty) {
    out.add(rule("wrong-type"), value.node->place,
            say("the list `{}` is empty", "danh sách `{}` đang trống", value.key),
            say("fill it, or leave the key out", "hãy điền danh sách, hoặc bỏ khóa này"), value.key);
  }
  items.reserve(value.node->items.size());
  for (const YamlNode& item : value.node->items) items.push_back({&item, value.key});
  return items;
}

}  // namespace plantrack
