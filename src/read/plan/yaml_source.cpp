#include "read/plan/yaml_source.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <cstring>

namespace plantrack {
namespace {

constexpr std::size_t longest_word = 80;  // bytes
constexpr std::size_t npos = std::string_view::npos;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

std::uint32_t count(std::string_view text) {
  return static_cast<std::uint32_t>(code_points(text));
}

}  // namespace

void unify_line_ends(std::string& text) {
  const std::size_t first = text.find('\r');
  if (first == npos) return;
  std::size_t to = first;
  for (std::size_t from = first; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 >= text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
    }
  }
  text.resize(to);
}

Place place_in(std::string_view text, std::size_t position) {
  if (text.starts_with(byte_order_mark) && position >= byte_order_mark.size()) {
    text.remove_prefix(byte_order_mark.size());
    position -= byte_order_mark.size();
  }
  Place place{1, 1, 1};
  for (std::size_t i = 0; i < position; ++i) {
    const char c = text[i];
    if (c == '\n' || (c == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

YamlSource::YamlSource(std::string_view text) : text_(text) {
  line_starts_.push_back(0);
  for (std::size_t at = text.find('\n'); at != npos; at = text.find('\n', at + 1)) line_starts_.push_back(at + 1);
}

std::size_t YamlSource::position(int line, int column) const {
  const auto row = std::min(static_cast<std::size_t>(std::max(line, 0)), line_starts_.size() - 1);
  return std::min(line_starts_[row] + static_cast<std::size_t>(std::max(column, 0)), text_.size());
}

std::size_t YamlSource::line_of(std::size_t position) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), position);
  return static_cast<std::size_t>(next - line_starts_.begin()) - 1;
}

Place YamlSource::place(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  // Nothing stands behind the last line end: the place is then the end of the last line.
  if (begin == text_.size() && begin > 0 && text_[begin - 1] == '\n') --begin;
  const std::size_t line = line_of(begin);
  if (line != cursor_.line || begin < cursor_.position) cursor_ = {line_starts_[line], line, 1};
  cursor_.column += count(text_.substr(cursor_.position, begin - cursor_.position));
  cursor_.position = begin;
  const std::size_t line_end = line + 1 < line_starts_.size() ? line_starts_[line + 1] - 1 : text_.size();
  end = std::min(end, line_end);
  return {static_cast<std::uint32_t>(line + 1), cursor_.column,
          end > begin ? count(text_.substr(begin, end - begin)) : 0};
}

std::size_t YamlSource::word_end(std::size_t position) const {
  const std::size_t furthest = std::min(text_.size(), position + longest_word);
  while (position < furthest && !is_blank(text_[position]) && std::strchr(",[]{}", text_[position]) == nullptr) {
    ++position;
  }
  return position;
}

std::string YamlSource::word(std::size_t position) const {
  std::size_t end = word_end(position);
  while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xc0U) == 0x80U) ++end;  // whole characters
  return visible(text_.substr(position, end - position), longest_word / 2);
}

std::size_t YamlSource::null_length(std::size_t position) const {
  if (char_at(position) == '~') return 1;
  const std::string_view word = text_.substr(position, 4);
  return word == "null" || word == "Null" || word == "NULL" ? 4 : 0;
}

std::size_t YamlSource::quote_end(std::size_t position, std::size_t limit) const {
  const char quote = text_[position];
  for (std::size_t at = position + 1; at < limit; ++at) {
    if (text_[at] == '\\' && quote == '"') {
      ++at;
    } else if (text_[at] == quote) {
      if (quote == '"' || at + 1 >= limit || text_[at + 1] != '\'') return at + 1;
      ++at;
    }
  }
  return npos;
}

std::size_t YamlSource::scalar_end(std::size_t position, bool plain, std::string_view value) const {
  if (plain) return text_.substr(position, value.size()) == value ? position + value.size() : position;
  const char first = char_at(position);
  if (first != '"' && first != '\'') return position;  // a block of text: | or >
  return quote_end(position, text_.size());
}

bool YamlSource::spans_lines(std::size_t begin, std::size_t end) const {
  return text_.substr(begin, end - begin).find('\n') != npos;
}

std::size_t YamlSource::open_quote(std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < std::min(to, text_.size()); ++at) {
    if (text_[at] == '#' && at > 0 && is_blank(text_[at - 1])) {
      at = std::min(text_.find('\n', at), text_.size());
      continue;
    }
    if (text_[at] != '"' && text_[at] != '\'') continue;
    const bool may_open = at == 0 || is_blank(text_[at - 1]) || std::strchr("[{,:-", text_[at - 1]) != nullptr;
    if (!may_open) continue;
    const std::size_t end = quote_end(at, text_.size());
    if (end == npos || spans_lines(at, end)) return at;
    at = end - 1;
  }
  return npos;
}

std::size_t YamlSource::marker_before(std::size_t position) const {
  const std::size_t line = line_of(std::min(position, text_.size()));
  const std::size_t first = line > 2 ? line - 2 : 0;
  for (std::size_t i = line + 1; i-- > first;) {
    const std::string_view start = text_.substr(line_starts_[i], 3);
    if (start == "---" || start == "...") return line_starts_[i];
  }
  return npos;
}

}  // namespace plantrack
