#include "render/excerpt.hpp"

#include "base/unicode.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

Place at(std::uint32_t column, std::uint32_t length = 0) {
  return {1, column, length};
}

// The part of the line above the carets.
std::string above_carets(const DrawnExcerpt& drawn) {
  const std::size_t first = drawn.marks.find('^');
  std::string part;
  std::size_t column = 0;
  for (std::size_t i = 0; i < drawn.line.size();) {
    std::size_t size = 1;
    while (i + size < drawn.line.size() && (static_cast<unsigned char>(drawn.line[i + size]) & 0xc0) == 0x80) ++size;
    const std::string letter = drawn.line.substr(i, size);
    if (column >= first && column < drawn.marks.size()) part += letter;
    column += display_width(letter);
    i += size;
  }
  return part;
}

}  // namespace

TEST_CASE("carets stand under the defect") {
  const DrawnExcerpt drawn = draw_excerpt("2024,abc,6", at(6, 3), 80);
  CHECK(drawn.line == "2024,abc,6");
  CHECK(drawn.marks == "     ^^^");
}

TEST_CASE("without a length they reach to the end of the word") {
  CHECK(draw_excerpt("id: abc def", at(5), 80).marks == "    ^^^");
}

TEST_CASE("they are placed by what the terminal shows, not by bytes or characters") {
  CHECK(draw_excerpt("làng nghề,x", at(11, 1), 80).marks == "          ^");
  CHECK(draw_excerpt("nghe\u0302\u0300,x", at(8, 1), 80).marks == "     ^");  // NFD: two marks of no width
  CHECK(draw_excerpt("漢字,x", at(4, 1), 80).marks == "     ^");              // two columns each
  CHECK(draw_excerpt("漢字,x", at(1, 2), 80).marks == "^^^^");
}

TEST_CASE("a place at or beyond the end of the line still has a caret") {
  CHECK(draw_excerpt("a,b", at(4), 80).marks == "   ^");
  CHECK(draw_excerpt("", at(1), 80).marks == "^");
  CHECK(draw_excerpt("a,b", at(40), 80).marks == "   ^");
}

TEST_CASE("a place without a column has none") {
  CHECK(draw_excerpt("a,b", {3, 0, 0}, 80).marks.empty());
}

TEST_CASE("long lines are cut with the defect in view") {
  const std::string line = std::string(300, 'a') + "DEFECT" + std::string(300, 'b');
  const DrawnExcerpt drawn = draw_excerpt(line, at(301, 6), 60);
  CHECK(display_width(drawn.line) <= 60);
  CHECK(drawn.line.starts_with("…"));
  CHECK(drawn.line.ends_with("…"));
  CHECK(above_carets(drawn) == "DEFECT");
}

TEST_CASE("a long line is shown from its start where that shows the defect, and to its end where that does") {
  const DrawnExcerpt early = draw_excerpt("ab,DEFECT," + std::string(500, 'x'), at(4, 6), 40);
  CHECK(early.line.starts_with("ab,DEFECT,x"));
  CHECK(early.line.ends_with("…"));
  const DrawnExcerpt late = draw_excerpt(std::string(500, 'x') + ",DEFECT,z", at(502, 6), 40);
  CHECK(late.line.ends_with(",DEFECT,z"));
  CHECK(display_width(late.line) > 30);
  CHECK(above_carets(late) == "DEFECT");
}

TEST_CASE("control characters and wrong bytes are shown, never sent") {
  const DrawnExcerpt drawn = draw_excerpt("a\x1b[31m,\xff,x", at(1, 1), 80);
  CHECK(drawn.line.find('\x1b') == std::string::npos);
  CHECK(first_invalid_utf8(drawn.line) == std::string::npos);
}
