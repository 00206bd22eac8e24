#include "read/json_reader.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace plantrack;

namespace {

JsonValue sound(const std::string& text) {
  const auto read = read_json(text);
  REQUIRE(std::holds_alternative<JsonValue>(read));
  return std::get<JsonValue>(read);
}

JsonFault fault(const std::string& text) {
  const auto read = read_json(text);
  REQUIRE(std::holds_alternative<JsonFault>(read));
  return std::get<JsonFault>(read);
}

std::string repeated(std::size_t count, const std::string& part) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("JSON is read as a tree whose values know where they stand") {
  const JsonValue tree = sound("{\n  \"tên\": \"Hà \\\"Nam\\\"\", \"n\": -1.50,\n  \"list\": [true, null, {}]\n}\n");
  CHECK(tree.place == Place{1, 1, 1});
  REQUIRE(tree.find("tên") != nullptr);
  CHECK(tree.find("tên")->text == "Hà \"Nam\"");
  CHECK(tree.find("tên")->place == Place{2, 10, 12});
  CHECK(tree.find("n")->text == "-1.50");  // as it is written, never through a double
  CHECK(tree.find("n")->place == Place{2, 29, 5});
  const JsonValue& list = *tree.find("list");
  REQUIRE(list.items.size() == 3);
  CHECK(list.items[0].truth);
  CHECK(list.items[0].place == Place{3, 12, 4});
  CHECK(list.items[1].kind == JsonValue::Kind::none);
  CHECK(list.items[2].kind == JsonValue::Kind::object);
  CHECK(tree.find("none") == nullptr);
  CHECK(list.find("n") == nullptr);
}

TEST_CASE("numbers keep all their digits") {
  CHECK(sound("123456789012345678901234567890").text == "123456789012345678901234567890");
  CHECK(sound("[0.10]").items[0].text == "0.10");
  CHECK(sound("[1e3 ]").items[0].text == "1e3");
}

TEST_CASE("JSON that was cut off is told as such") {
  const std::string whole = "{\"a\": [1, \"b\", true], \"c\": {\"d\": 2.5}}";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK(fault(whole.substr(0, length)).message.en == "the file ends in the middle");
  }
}

TEST_CASE("what is no JSON is refused where it stands") {
  CHECK(fault("{\"a\": 1,}").place == Place{1, 9, 1});
  CHECK(fault("{\"a\": 1}\n}").place == Place{2, 1, 1});
  CHECK(fault("{\"a\": 1, \"a\": 2}").place == Place{1, 10, 3});
  CHECK(fault("{a: 1}").place == Place{1, 2, 1});
  CHECK(fault("[01]").place.line == 1);
  CHECK(fault("\"\xff\"").place.line == 1);
  CHECK(fault(std::string("[1,\0]", 5)).place.line == 1);
  CHECK(fault("").place == Place{1, 1, 0});
}

TEST_CASE("depth and numbers of members are bounded") {
  CHECK(fault(repeated(100'000, "[")).message.en == "it is nested too deep");
  CHECK(fault(repeated(100'000, "{\"a\":")).message.en == "it is nested too deep");
  CHECK(sound(repeated(32, "[") + repeated(32, "]")).items.size() == 1);
  std::string members = "{\"x\": 0";
  for (int i = 0; i < 2'000; ++i) members += ", \"" + std::to_string(i) + "\": 0";
  CHECK(fault(members + "}").message.en == "an object has more than 1000 members");
}
