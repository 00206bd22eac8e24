#include "render/json.hpp"

#include "base/unicode.hpp"
#include "render/terminal.hpp"

#include <fmt/format.h>
#include <cassert>

namespace plantrack {
namespace {

void append_unit(std::string& out, unsigned unit) {
  out += fmt::format("\\u{:04x}", unit);
}

// Hidden characters as escapes: the same text, but nothing that steers a terminal. One `#` of `##` is one too, for in
// a log of a build `##[` begins a command.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t value = code_point_at(text, at);
    switch (value) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (!is_hidden(value) && !(value == '#' && text.substr(at, 1) == "#")) {
          out += text.substr(begin, at - begin);
        } else if (value < 0x10000) {
          append_unit(out, static_cast<unsigned>(value));
        } else {
          append_unit(out, 0xd800 + static_cast<unsigned>((value - 0x10000) >> 10U));
          append_unit(out, 0xdc00 + static_cast<unsigned>((value - 0x10000) & 0x3ffU));
        }
    }
  }
}

}  // namespace

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * filled_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) out_ += ',';
  filled_.back() = true;
  new_line();
}

void JsonWriter::close(char bracket) {
  assert(!filled_.empty() && !after_key_);
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) new_line();
  out_ += bracket;
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  out_ += '{';
  filled_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  close('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  out_ += '[';
  filled_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  close(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!after_key_);
  string(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  before_value();
  out_ += '"';
  append_escaped(out_, well_formed(text));
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  before_value();
  out_ += fmt::format("{}", number);
  return *this;
}

JsonWriter& JsonWriter::number(std::string_view decimal) {
  before_value();
  out_ += decimal;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::text_member(std::string_view name, std::string_view text) {
  return text.empty() ? *this : key(name).string(text);
}

JsonWriter& JsonWriter::number_member(std::string_view name, std::string_view decimal) {
  return decimal.empty() ? *this : key(name).number(decimal);
}

JsonWriter& JsonWriter::strings_member(std::string_view name, const std::vector<std::string>& texts) {
  key(name).begin_array();
  for (const std::string& text : texts) string(text);
  return end_array();
}

std::string JsonWriter::finish() {
  assert(filled_.empty() && !after_key_);
  out_ += '\n';
  return std::move(out_);
}

}  // namespace plantrack
