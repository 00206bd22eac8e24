#include "render/json.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("an object keeps its keys in the order given") {
  JsonWriter json;
  json.begin_object();
  json.key("b").string("x").key("a").integer(-3).key("c").boolean(true);
  json.end_object();
  CHECK(json.finish() == "{\n  \"b\": \"x\",\n  \"a\": -3,\n  \"c\": true\n}\n");
}

TEST_CASE("objects and arrays nest, and empty ones stay on their line") {
  JsonWriter json;
  json.begin_array().begin_object().end_object().begin_array().integer(1).integer(2).end_array().end_array();
  CHECK(json.finish() == "[\n  {},\n  [\n    1,\n    2\n  ]\n]\n");
}

TEST_CASE("decimals keep every digit") {
  JsonWriter json;
  json.number("123456789012345.123456");
  CHECK(json.finish() == "123456789012345.123456\n");
}

TEST_CASE("text is escaped, and letters stay letters") {
  JsonWriter json;
  json.string("a\"b\\c\n\t\x01\x7f Lạng Sơn");
  CHECK(json.finish() == "\"a\\\"b\\\\c\\n\\t\\u0001\\u007f Lạng Sơn\"\n");
}

TEST_CASE("what nobody sees, and what begins a command in a build's log, is an escape") {
  JsonWriter json;
  json.string("a\u202eb\u009b\u200b \U000e0041 # ##[x]");
  CHECK(json.finish() == "\"a\\u202eb\\u009b\\u200b \\udb40\\udc41 # \\u0023#[x]\"\n");
}

TEST_CASE("bytes that are no UTF-8 do not make the document invalid") {
  JsonWriter json;
  json.string(
      "a\xff"
      "b");
  CHECK(json.finish() == "\"a\\\\xFFb\"\n");
}

TEST_CASE("members without a value are left out, never null") {
  JsonWriter json;
  json.begin_object();
  json.text_member("none", "").number_member("no_figure", "").text_member("some", "x").number_member("figure", "1.5");
  json.strings_member("list", {});
  json.end_object();
  CHECK(json.finish() == "{\n  \"some\": \"x\",\n  \"figure\": 1.5,\n  \"list\": []\n}\n");
}
