#include "base/text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plantrack {
namespace {

TEST_CASE("a message is said in both languages at once") {
  const Text text = say("{} of {} rows", "{} trên {} dòng", 3, 10);
  CHECK(text.en == "3 of 10 rows");
  CHECK(text.vi == "3 trên 10 dòng");
  CHECK(text.in(Lang::en) == text.en);
  CHECK(text.in(Lang::vi) == text.vi);
}

TEST_CASE("a text inside a message appears in the language of its sentence") {
  const Text unit{"villages", "làng"};
  const Text text = say("8 {}, \"{}\"", "8 {}, \"{}\"", unit, "x");
  CHECK(text.en == "8 villages, \"x\"");
  CHECK(text.vi == "8 làng, \"x\"");
}

TEST_CASE("arguments may change places between the languages") {
  const Text text = say("{0} before {1}", "{1} sau {0}", std::string("a"), std::string("b"));
  CHECK(text.en == "a before b");
  CHECK(text.vi == "b sau a");
}

TEST_CASE("braces in an argument are only text") {
  CHECK(say("{}", "{}", std::string("{} {0}")).en == "{} {0}");
}

TEST_CASE("a text without words is empty") {
  CHECK(Text{}.empty());
  CHECK_FALSE(same("x").empty());
  CHECK(same("x") == Text{"x", "x"});
  CHECK_FALSE(Text{"", "x"}.empty());
}

}  // namespace
}  // namespace plantrack
