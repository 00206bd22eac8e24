// JSON that others may have made, changed or cut off -> a tree whose values know where they stand. Its depth and the
// number of its values are bounded.
#pragma once

#include "base/place.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plantrack {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { none, flag, number, text, list, object };

  Kind kind = Kind::none;
  bool truth = false;
  std::string text;                 // of a text; of a number as it is written
  std::vector<JsonValue> items;     // of a list
  std::vector<JsonMember> members;  // of an object; each name once
  Place place;

  const JsonValue* find(std::string_view name) const;  // null where there is none, or this is no object
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

struct JsonFault {
  Place place;
  Text message;
};

std::variant<JsonValue, JsonFault> read_json(std::string_view text);

}  // namespace plantrack
