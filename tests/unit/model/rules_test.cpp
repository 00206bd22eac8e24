#include "model/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace plantrack {
namespace {

bool is_code(std::string_view code) {
  return code.size() == 4 && std::string_view("PFCRSM").find(code[0]) != std::string_view::npos &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

TEST_CASE("codes are a letter and three digits, codes and names stand once in the table") {
  std::set<std::string_view> words;
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->code);
    CHECK(is_code(rule->code));
    CHECK(rule->name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(words.insert(rule->code).second);
    CHECK(words.insert(rule->name).second);
  }
}

TEST_CASE("each rule says what, why and how to mend it, in both languages, as sentences") {
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->code);
    for (const std::string_view sentence :
         {rule->what_en, rule->what_vi, rule->why_en, rule->why_vi, rule->mend_en, rule->mend_vi}) {
      CAPTURE(sentence);
      CHECK(sentence.size() > 10);
      CHECK(sentence.ends_with('.'));
    }
    CHECK(rule->what_en != rule->what_vi);
  }
}

TEST_CASE("a rule is found by its code or name, whatever the case") {
  REQUIRE(find_rule("R002") != nullptr);
  CHECK(find_rule("R002")->name == "unknown-target");
  CHECK(find_rule("r002") == find_rule("R002"));
  CHECK(find_rule("Unknown-Target") == find_rule("R002"));
  CHECK(find_rule("R02") == nullptr);
  CHECK(find_rule("") == nullptr);
  CHECK(find_rule("R0021") == nullptr);
  CHECK(rule("unknown-target").code == "R002");
}

}  // namespace
}  // namespace plantrack
