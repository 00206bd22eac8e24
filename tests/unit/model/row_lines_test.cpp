#include "model/row_lines.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

namespace plantrack {

TEST_CASE("lines come back as they were put in, however far apart and put together") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const unsigned gaps = round % 4 == 0 ? 1 : 8;
    RowLines all;
    std::vector<std::uint32_t> expected;
    std::uint32_t before = 0;
    for (unsigned parts = 1 + static_cast<unsigned>(random() % 6); parts > 0; --parts) {
      RowLines part;
      std::uint32_t line = 1;
      for (auto rows = random() % (round % 9 == 0 ? 2'000 : 40); rows > 0; --rows) {
        if (random() % gaps == 0) line += static_cast<std::uint32_t>(random() % (round % 5 == 0 ? 30'000 : 3));
        if (parts % 2 == 0) {
          part.push_back(line);
        } else {
          all.push_back(before + line);
        }
        expected.push_back(before + line);
        ++line;
      }
      all.append(part, before);
      before += line - 1 + static_cast<std::uint32_t>(random() % 2);
    }
    REQUIRE(all.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) REQUIRE(all[static_cast<RowNumber>(i)] == expected[i]);
  }
}

TEST_CASE("a row on the first line that could be, and on the last") {
  RowLines lines;
  lines.push_back(0);
  lines.push_back(0xffffffffU);
  lines.push_back(0);
  CHECK(lines[0] == 0);
  CHECK(lines[1] == 0xffffffffU);
  CHECK(lines[2] == 0);
}

}  // namespace plantrack
