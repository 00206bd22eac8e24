// Writes JSON with the keys in the order given, indented by two. Our own, because figures are exact decimals: they are
// written as the digits they have and never pass through a double.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);  // followed by exactly one value, object or array

  JsonWriter& string(std::string_view text);
  JsonWriter& integer(std::int64_t number);
  JsonWriter& number(std::string_view decimal);  // the text of a decimal: 12, -0.5, 1234.5
  JsonWriter& boolean(bool truth);

  // Members that are left out where there is nothing to tell: no command ever writes null.
  JsonWriter& text_member(std::string_view name, std::string_view text);
  JsonWriter& number_member(std::string_view name, std::string_view decimal);
  JsonWriter& strings_member(std::string_view name, const std::vector<std::string>& texts);  // kept where empty

  // The document, with a line end. All that was begun must have ended.
  std::string finish();

 private:
  void before_value();
  void close(char bracket);
  void new_line();

  std::string out_;
  std::vector<bool> filled_;  // one for each open object or array: has it members yet
  bool after_key_ = false;
};

}  // namespace plantrack
