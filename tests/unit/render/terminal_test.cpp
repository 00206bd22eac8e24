#include "render/terminal.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("text is broken at spaces, by the columns it takes") {
  CHECK(wrapped("one two three", 7, 2, 0) == "one two\n  three");
  CHECK(wrapped("làng nghề", 9, 0, 0) == "làng nghề");
  CHECK(wrapped("làng nghề", 8, 0, 0) == "làng\nnghề");
  CHECK(wrapped("two", 10, 4, 9) == "two");  // a first word is never moved
  CHECK(wrapped("a averylongword b", 5, 1, 0) == "a\n averylongword\n b");
  CHECK(wrapped("", 10, 0, 0).empty());
}

TEST_CASE("what is presented cannot steer a terminal") {
  CHECK(presentable("a\x1b[2Jb\r\n").find_first_of("\x1b\r\n") == std::string::npos);
}

TEST_CASE("colours are used only where the style has them") {
  TextStyle style;
  CHECK(painted("error", Paint::red, style) == "error");
  style.color = true;
  CHECK(painted("error", Paint::red, style) == "\x1b[1;31merror\x1b[0m");
  CHECK(painted("", Paint::red, style).empty());
}
