#include "render/row_changes.hpp"

#include <algorithm>

namespace plantrack {
namespace {

std::string marked(char mark, std::string_view row, Paint paint, const TextStyle& style) {
  std::string out;
  for (;;) {
    const std::size_t end = row.find('\n');
    out += painted(mark + presentable(row.substr(0, end)), paint, style) + "\n";
    if (end == std::string_view::npos) return out;
    row.remove_prefix(end + 1);
  }
}

std::string span(std::uint32_t line, std::string_view row) {
  const std::uint32_t lines = lines_in(row);
  return lines == 1 ? std::to_string(line) : fmt::format("{},{}", line, lines);
}

}  // namespace

std::uint32_t lines_in(std::string_view row) {
  return static_cast<std::uint32_t>(std::count(row.begin(), row.end(), '\n')) + 1;
}

std::string changes_heading(std::string_view file, const TextStyle& style) {
  const std::string name = presentable(file);
  const std::string after = say("normalised", "đã chuẩn hóa").in(style.lang);
  return painted("--- " + name, Paint::bold, style) + "\n" +
         painted(fmt::format("+++ {} ({})", name, after), Paint::bold, style) + "\n";
}

std::string form_change(const Text& change, const TextStyle& style) {
  return painted("@@ " + change.in(style.lang) + " @@", Paint::cyan, style) + "\n";
}

std::string row_change(std::string_view before, std::uint32_t line_before, std::string_view after,
                       std::uint32_t line_after, const TextStyle& style) {
  const std::string place = fmt::format("@@ -{} +{} @@", span(line_before, before), span(line_after, after));
  return painted(place, Paint::cyan, style) + "\n" + marked('-', before, Paint::red, style) +
         marked('+', after, Paint::green, style);
}

}  // namespace plantrack
