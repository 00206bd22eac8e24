#include "model/rules.hpp"

#include <algorithm>

namespace plantrack {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> rules;
  for (const Rule& each : plan_rules) rules.push_back(&each);
  for (const Rule& each : file_rules) rules.push_back(&each);
  for (const Rule& each : row_rules) rules.push_back(&each);
  for (const Rule& each : report_rules) rules.push_back(&each);
  return rules;
}

bool may_be_eased(const Rule& rule) {
  return rule.severity != Severity::error || rule.name == "over-hundred-percent" || rule.name == "evidence-missing";
}

const Rule* find_rule(std::string_view code_or_name) {
  for (const Rule* each : all_rules()) {
    if (same_word(each->code, code_or_name) || same_word(each->name, code_or_name)) return each;
  }
  return nullptr;
}

}  // namespace plantrack
