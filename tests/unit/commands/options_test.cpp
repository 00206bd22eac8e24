#include "commands/options.hpp"

#include "base/failure.hpp"
#include "model/rules.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace plantrack;

namespace {

bool wants(std::vector<std::string> select, std::vector<std::string> ignore, const Rule& rule) {
  Options options;
  options.select = std::move(select);
  options.ignore = std::move(ignore);
  return options.wants(rule);
}

// The locale of the session, put back at the end.
class Locale {
 public:
  Locale(const char* all, const char* messages, const char* lang) {
    set("LC_ALL", all);
    set("LC_MESSAGES", messages);
    set("LANG", lang);
  }
  ~Locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  }
  Locale(const Locale&) = delete;
  Locale& operator=(const Locale&) = delete;

 private:
  static void set(const char* name, const char* value) { value == nullptr ? unsetenv(name) : setenv(name, value, 1); }
};

}  // namespace

TEST_CASE("without --select and --ignore every rule is wanted") {
  for (const Rule* each : all_rules()) CHECK(wants({}, {}, *each));
}

TEST_CASE("rules are chosen by code, by its beginning, or by name") {
  const Rule& unknown = rule("unknown-target");
  CHECK(wants({"R002"}, {}, unknown));
  CHECK(wants({"r"}, {}, unknown));
  CHECK(wants({"S", "unknown-target"}, {}, unknown));
  CHECK_FALSE(wants({"R001"}, {}, unknown));
  CHECK_FALSE(wants({}, {"R00"}, unknown));
  CHECK_FALSE(wants({}, {"unknown-target"}, unknown));
}

TEST_CASE("the closer word wins, and --ignore where both are as close") {
  const Rule& unknown = rule("unknown-target");
  CHECK_FALSE(wants({"R"}, {"R002"}, unknown));
  CHECK(wants({"R002"}, {"R"}, unknown));
  CHECK_FALSE(wants({"R"}, {"R"}, unknown));
}

TEST_CASE("a word that names no rule is refused, with the nearest") {
  CHECK_NOTHROW(check_rule_word("S00"));
  try {
    check_rule_word("unknow-target");
    FAIL("it was taken");
  } catch (const Failure& failure) {
    CHECK(failure.hint().en == "did you mean `unknown-target`?");
  }
  CHECK_THROWS_AS(check_rule_word("\xff\xfe"), Failure);
}

TEST_CASE("the language is that of the first variable that is set") {
  CHECK((Locale("vi_VN.UTF-8", nullptr, "en_US.UTF-8"), language_of_locale() == Lang::vi));
  CHECK((Locale("", "", "vi_VN"), language_of_locale() == Lang::vi));
  CHECK((Locale(nullptr, "C", "vi_VN"), language_of_locale() == Lang::en));
  CHECK((Locale(nullptr, nullptr, nullptr), language_of_locale() == Lang::en));
  CHECK((Locale(nullptr, nullptr, "vie"), language_of_locale() == Lang::en));
}

TEST_CASE("a day in another form is refused with the day that is meant") {
  CHECK(parse_day("--as-of", "2026-10-15").text() == "2026-10-15");
  const auto hint = [](const std::string& given) {
    try {
      parse_day("--as-of", given);
    } catch (const Failure& failure) {
      CHECK(failure.message().en == "--as-of: `" + given + "` is not a date");
      return failure.hint().en;
    }
    return std::string("none");
  };
  CHECK(hint("15/10/2026") == "write it as 2026-10-15");
  CHECK(hint("15 Oct 2026") == "write it as 2026-10-15");
  CHECK(hint("04/05/2026") == "write it as 2026-05-04 (4 May 2026) or 2026-04-05 (5 Apr 2026)");
  CHECK(hint("2026-02-30") == "write it as 2025-12-31");
  CHECK(hint("soon") == "write it as 2025-12-31");
  CHECK(hint("\xff/10/2026") == "write it as 2025-12-31");
}
