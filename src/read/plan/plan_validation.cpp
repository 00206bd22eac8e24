// `validation` of a plan file: which findings this plan passes over, and which weigh more or less than usual.
#include "model/rules.hpp"
#include "read/plan/plan_parts.hpp"
#include "read/plan/plan_values.hpp"

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::string_view key = "validation";

std::vector<std::string> codes_and_names() {
  std::vector<std::string> known;
  for (const Rule* each : all_rules()) {
    known.emplace_back(each->code);
    known.emplace_back(each->name);
  }
  return known;
}

const Rule* read_rule(PlanFindings& out, const std::string& text, Place place) {
  const Rule* found = find_rule(text);
  if (found == nullptr) {
    const Text list = say("`plantrack explain` lists all rules", "`plantrack explain` liệt kê tất cả các quy tắc");
    out.add(rule("unknown-rule"), place,
            say("no rule has the code or name `{}`", "không có quy tắc nào mang mã hoặc tên `{}`", shown(text)),
            out.did_you_mean(text, codes_and_names, list), key);
  }
  return found;
}

void add_entry(PlanFindings& out, Validation& validation, Validation::Entry entry, Place place) {
  const Rule& about = *entry.rule;
  for (const Validation::Entry& each : validation.entries) {
    if (each.rule != &about) continue;
    out.add(rule("repeated-key"), place,
            say("{} ({}) is set twice", "{} ({}) được nêu hai lần", about.code, about.name),
            say("keep one of them", "hãy giữ lại một chỗ"), key);
    return;
  }
  const bool eased = !entry.severity || *entry.severity < about.severity;
  if (eased && !may_be_eased(about)) {
    out.add(rule("error-eased"), place,
            say("{} ({}) is an error and stays one: what has it cannot be counted",
                "{} ({}) là lỗi và phải giữ là lỗi: chỗ có lỗi này không thể đem tính", about.code, about.name),
            say("take it out here, and mend the rows", "hãy bỏ khỏi đây và sửa số liệu"), key);
    return;
  }
  validation.entries.push_back(entry);
}

void read_severities(PlanFindings& out, Value value, Validation& validation) {
  if (!value) return;
  if (!value.node->is_mapping()) {
    out.add(rule("wrong-type"), value.node->place,
            say("`severity` must be keys with values", "`severity` phải gồm các khóa và giá trị"),
            say("write severity: {{R009: error}}", "hãy ghi severity: {{R009: error}}"), key);
    return;
  }
  std::vector<std::string> names;
  for (const Severity each : all_severities) names.emplace_back(severity_name(each));
  for (std::size_t i = 0; i < value.node->keys.size(); ++i) {
    const YamlKey& code = value.node->keys[i];
    const YamlNode& wish = value.node->items[i];
    const Rule* about = read_rule(out, code.text, code.place);
    const auto named = std::find(names.begin(), names.end(), wish.is_scalar() ? wish.text : "");
    if (named == names.end()) {
      out.add(rule("unknown-rule"), wish.place,
              say("a severity is one of {}", "mức độ phải là một trong {}", comma_list(names)),
              out.did_you_mean(
                  wish.text, [&] { return names; },
                  say("to pass a rule over, put it under `ignore`", "để bỏ qua một quy tắc, hãy ghi vào `ignore`")),
              key);
    } else if (about != nullptr) {
      add_entry(out, validation, {about, all_severities[named - names.begin()]}, code.place);
    }
  }
}

}  // namespace

Validation read_validation(PlanFindings& out, Value value) {
  Validation validation;
  if (!value) return validation;
  Fields keys(out, value, validation_keys);
  for (const At<std::string>& code : read_texts(out, keys.find("ignore"))) {
    const Rule* about = read_rule(out, code.value, code.place);
    if (about != nullptr) add_entry(out, validation, {about, std::nullopt}, code.place);
  }
  read_severities(out, keys.find("severity"), validation);
  keys.done();
  return validation;
}

}  // namespace plantrack
