#include "read/json_reader.hpp"

#include "base/unicode.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t most_values = 8'000'000;
constexpr std::size_t most_members = 1'000;  // of one object

// How far the text has been read.
struct Reading {
  std::size_t bytes = 0;
  bool past_end = false;  // more was asked for than there is
};

// Hands the text over byte by byte and keeps count: the library tells its events no places.
class CountedText {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountedText(const char* at, Reading* reading) : at_(at), reading_(reading) {}
  reference operator*() const { return *at_; }
  CountedText& operator++() {
    ++at_;
    ++reading_->bytes;
    return *this;
  }
  CountedText operator++(int) {
    CountedText before = *this;
    ++*this;
    return before;
  }
  // Asked before each byte, of the end.
  bool operator==(const CountedText& other) const {
    if (at_ == other.at_) reading_->past_end = true;
    return at_ == other.at_;
  }

 private:
  const char* at_;
  Reading* reading_;
};

// Lines and columns of places that are asked for from front to back.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  Place of(std::size_t begin, std::size_t end) {
    for (; at_ < begin && at_ < text_.size(); ++at_) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '\n') {
        ++line_;
        column_ = 1;
      } else if ((c & 0xc0U) != 0x80U) {
        ++column_;
      }
    }
    std::uint32_t length = 0;
    for (std::size_t i = begin; i < end; ++i) length += (static_cast<unsigned char>(text_[i]) & 0xc0U) != 0x80U ? 1 : 0;
    return {line_, column_, length};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

// Takes the library's events and builds the tree; what it refuses is told in `fault`.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text), places_(text) {}

  // What nlohmann::json::sax_parse calls. False ends it.
  bool null() { return leaf(JsonValue::Kind::none, 4); }
  bool boolean(bool truth) {
    if (!leaf(JsonValue::Kind::flag, truth ? 4 : 5)) return false;
    last_->truth = truth;
    return true;
  }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool string(std::string& value) {
    if (!leaf(JsonValue::Kind::text, string_length())) return false;
    last_->text = std::move(value);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON has none
  bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) { return open(JsonValue::Kind::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    std::vector<JsonMember>& members = open_.back()->members;
    if (members.size() == most_members) {
      return refuse(string_length(),
                    say("an object has more than {} members", "một đối tượng có hơn {} thành phần", most_members));
    }
    if (std::any_of(members.begin(), members.end(), [&](const JsonMember& each) { return each.name == name; })) {
      return refuse(string_length(),
                    say("`{}` stands twice in one object", "`{}` xuất hiện hai lần trong một đối tượng", name));
    }
    members.push_back({std::move(name), {}});
    return true;
  }
  template <class Error>
  bool parse_error(std::size_t, const std::string&, const Error&) {
    if (fault) return false;
    if (reading.past_end) {
      const std::size_t end = text_.find_last_not_of(" \t\r\n") + 1;
      fault = JsonFault{places_.of(end == 0 ? 0 : end - 1, end),
                        say("the file ends in the middle", "tệp kết thúc giữa chừng")};
      return false;
    }
    return refuse(1, say("this is not JSON from here on", "từ đây nội dung không phải là JSON"));
  }

  Reading reading;
  JsonValue tree;
  std::optional<JsonFault> fault;

 private:
  bool refuse(std::size_t length, Text message) {
    const std::size_t end = reading.bytes;
    fault = JsonFault{places_.of(end - std::min(length, end), end), std::move(message)};
    return false;
  }

  // The value that comes next, where it belongs; null where there are too many.
  JsonValue* add(JsonValue::Kind kind, std::size_t begin, std::size_t end) {
    if (++values_ > most_values) {
      refuse(1, say("there are more than {} values", "có hơn {} giá trị", most_values));
      return nullptr;
    }
    JsonValue* value = &tree;
    if (!open_.empty() && open_.back()->kind == JsonValue::Kind::object) {
      value = &open_.back()->members.back().value;
    } else if (!open_.empty()) {
      value = &open_.back()->items.emplace_back();
    }
    value->kind = kind;
    value->place = places_.of(begin, end);
    return value;
  }
  bool leaf(JsonValue::Kind kind, std::size_t length) {
    last_ = add(kind, reading.bytes - length, reading.bytes);
    return last_ != nullptr;
  }
  bool open(JsonValue::Kind kind) {
    if (open_.size() == deepest) return refuse(1, say("it is nested too deep", "lồng nhau quá sâu"));
    JsonValue* const value = add(kind, reading.bytes - 1, reading.bytes);
    if (value == nullptr) return false;
    open_.push_back(value);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  // The library may have looked at the byte behind a number.
  bool number() {
    constexpr std::string_view parts = "+-.0123456789eE";
    std::size_t end = reading.bytes;
    while (end > 0 && parts.find(text_[end - 1]) == std::string_view::npos) --end;
    std::size_t begin = end;
    while (begin > 0 && parts.find(text_[begin - 1]) != std::string_view::npos) --begin;
    JsonValue* const value = add(JsonValue::Kind::number, begin, end);
    if (value != nullptr) value->text = text_.substr(begin, end - begin);
    return value != nullptr;
  }

  // With its quotation marks.
  std::size_t string_length() const {
    std::size_t begin = reading.bytes - 1;
    while (begin > 0) {
      --begin;
      if (text_[begin] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < begin && text_[begin - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return reading.bytes - begin;
  }

  std::string_view text_;
  Places places_;
  std::vector<JsonValue*> open_;  // a list or object only grows at its end while one inside it is open
  JsonValue* last_ = nullptr;
  std::size_t values_ = 0;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  for (const JsonMember& each : members) {
    if (each.name == name) return &each.value;
  }
  return nullptr;
}

std::variant<JsonValue, JsonFault> read_json(std::string_view text) {
  TreeBuilder builder(text);
  const CountedText begin(text.data(), &builder.reading);
  const CountedText end(text.data() + text.size(), &builder.reading);
  nlohmann::json::sax_parse(begin, end, &builder);
  if (builder.fault) return *std::move(builder.fault);
  return std::move(builder.tree);
}

}  // namespace plantrack
