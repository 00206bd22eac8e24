#include "read/plan/yaml_refusal.hpp"

#include "model/rules.hpp"

#include <string_view>

namespace plantrack {

void refuse_open_quote(Place place) {
  throw Refusal{&rule("unreadable-yaml"), place,
                say("the quotation mark that opens here is not closed on its line",
                    "dấu nháy mở ở đây không được đóng trên cùng dòng"),
                say("close it with the same mark", "hãy đóng bằng dấu nháy cùng loại")};
}

Text in_plain_words(const std::string& yaml_cpp_message) {
  struct Words {
    std::string_view theirs, en, vi;
  };
  static constexpr Words table[] = {
      {"end of map not found", "the block of keys breaks off here", "khối khóa bị ngắt quãng tại đây"},
      {"end of map flow not found", "a brace { is not closed", "dấu ngoặc nhọn { chưa được đóng"},
      {"end of sequence not found", "the list breaks off here", "danh sách bị ngắt quãng tại đây"},
      {"end of sequence flow not found", "a bracket [ is not closed", "dấu ngoặc vuông [ chưa được đóng"},
      {"illegal tab when looking for indentation", "a tab stands in the indentation",
       "phần thụt đầu dòng có ký tự tab"},
      {"illegal flow end", "a bracket is closed that was never opened", "dấu ngoặc đóng mà không có dấu mở"},
      {"illegal block entry", "a `-` cannot stand here", "dấu `-` không thể đứng ở đây"},
      {"illegal map key", "a key cannot stand here", "khóa không thể đứng ở đây"},
      {"illegal map value", "a `:` cannot stand here", "dấu `:` không thể đứng ở đây"},
      {"unknown token", "this character cannot begin a value", "ký tự này không thể bắt đầu một giá trị"},
      {"illegal EOF in scalar", "a quotation mark is never closed", "dấu nháy không được đóng"},
      {"illegal document indicator in scalar", "a line of dashes stands inside quotes",
       "có dòng gạch ngang trong dấu nháy"},
      {"illegal character in scalar", "a character that cannot stand in text",
       "có ký tự không được phép trong văn bản"},
  };
  for (const Words& words : table) {
    if (words.theirs == yaml_cpp_message) return {std::string(words.en), std::string(words.vi)};
  }
  if (yaml_cpp_message.starts_with("unknown escape character")) {
    return say("an unknown escape (\\) stands in double quotes", "có ký tự thoát (\\) lạ trong dấu nháy kép");
  }
  return say("this is no YAML: {}", "không đúng cú pháp YAML: {}", yaml_cpp_message);
}

}  // namespace plantrack
