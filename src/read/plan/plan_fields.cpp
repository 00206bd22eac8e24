#include "read/plan/plan_fields.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>

namespace plantrack {

Fields::Fields(PlanFindings& out, Value mapping, Text what) : out_(out), what_(std::move(what)) {
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

Value Fields::find(std::string_view key) {
  asked_.emplace_back(key);
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
  if (!value && mapping_ != nullptr) missing_.push_back(key);
  return value;
}

void Fields::find_unknown() {
  if (unknown_) return;
  unknown_.emplace();
  if (mapping_ == nullptr) return;
  static constexpr std::size_t max_searches = 32;
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (taken_[i] || mapping_->keys[i].text.starts_with("x-")) continue;  // the author's own
    Unknown unknown{i, std::nullopt};
    if (unknown_->size() < max_searches) unknown.meant = nearest(mapping_->keys[i].text, asked_);
    unknown_->push_back(unknown);
  }
}

bool Fields::misspelt(std::string_view key) {
  find_unknown();
  return std::any_of(unknown_->begin(), unknown_->end(),
                     [&](const Unknown& unknown) { return unknown.meant && asked_[*unknown.meant] == key; });
}

Text Fields::hint_for(const std::string& key, std::optional<std::size_t> meant) const {
  if (meant) return say("did you mean `{}`?", "có phải ý bạn là `{}`?", asked_[*meant]);
  if (key.find_first_not_of("0123456789") == std::string::npos) {  // {at_least: 1,5}
    return say("a comma parts keys: write the number with a point, as 1.5",
               "dấu phẩy ngăn cách các khóa: hãy ghi số với dấu chấm, ví dụ 1.5");
  }
  return say("take it out; known here: {}", "hãy xóa khóa này; các khóa hợp lệ: {}", comma_list(asked_));
}

void Fields::done() {
  find_unknown();
  for (const std::string_view key : missing_) {
    if (misspelt(key)) continue;
    out_.add(rule("missing-key"), place_, say("{} has no `{}`", "{} thiếu khóa `{}`", what_, key),
             say("add `{}: …`", "hãy thêm `{}: …`", key), key);
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
