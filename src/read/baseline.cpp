#include "read/baseline.hpp"

#include "base/failure.hpp"
#include "base/file.hpp"
#include "base/unicode.hpp"

#include <string_view>

namespace plantrack {
namespace {

constexpr std::string_view schema = "plantrack/baseline@1";

struct NotABaseline {};

// Goes through JSON from front to back and keeps nothing but what it is asked for: a baseline may be long.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  // Calls member(key) for each member of an object, which reads the value.
  template <class Member>
  void object(Member member) {
    expect('{');
    if (take('}')) return;
    do {
      const std::string key = string();
      expect(':');
      member(key);
    } while (take(','));
    expect('}');
  }
  // Calls item() for each item of a list, which reads it.
  template <class Item>
  void array(Item item) {
    expect('[');
    if (take(']')) return;
    do {
      item();
    } while (take(','));
    expect(']');
  }
  std::string string() {
    expect('"');
    std::string out;
    while (true) {
      const char c = next();
      if (c == '"') return out;
      out += c;
      if (c == '\\') out += next();  // what is compared and shown nowhere has no escapes
    }
  }
  void skip(int depth = 0) {
    constexpr int deepest = 32;
    skip_blanks();
    if (at_ == text_.size() || depth > deepest) throw NotABaseline();
    if (text_[at_] == '"') {
      string();
    } else if (text_[at_] == '{') {
      object([&](const std::string&) { skip(depth + 1); });
    } else if (text_[at_] == '[') {
      array([&] { skip(depth + 1); });
    } else {
      const std::size_t end = text_.find_first_of(",]} \t\r\n", at_);
      if (end == at_ || end == std::string_view::npos) throw NotABaseline();
      at_ = end;
    }
  }
  void end() {
    skip_blanks();
    if (at_ != text_.size()) throw NotABaseline();
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  char next() {
    if (at_ == text_.size()) throw NotABaseline();
    return text_[at_++];
  }
  bool take(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) throw NotABaseline();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::set<std::string> fingerprints_in(std::string_view text) {
  std::set<std::string> fingerprints;
  bool is_baseline = false;
  bool has_findings = false;
  JsonWalk json(text);
  const auto finding = [&] {
    bool known = false;
    json.object([&](const std::string& key) {
      if (key != "fingerprint") return json.skip();
      fingerprints.insert(json.string());
      known = true;
    });
    if (!known) throw NotABaseline();
  };
  json.object([&](const std::string& key) {
    if (key == "schema") {
      is_baseline = json.string() == schema;
    } else if (key == "findings") {
      has_findings = true;
      json.array(finding);
    } else {
      json.skip();
    }
  });
  json.end();
  if (!is_baseline || !has_findings) throw NotABaseline();
  return fingerprints;
}

}  // namespace

std::set<std::string> read_baseline(const std::string& file) {
  try {
    std::string text = read_file(file, std::string::npos);
    return fingerprints_in(text.starts_with(byte_order_mark) ? std::string_view(text).substr(byte_order_mark.size())
                                                             : text);
  } catch (const NotABaseline&) {
    throw Failure(say("{} is not a baseline of findings", "{} không phải là tệp ghi các vấn đề đã biết", file),
                  say("`--write-baseline {}` writes one", "`--write-baseline {}` tạo ra tệp này", file));
  }
}

}  // namespace plantrack
