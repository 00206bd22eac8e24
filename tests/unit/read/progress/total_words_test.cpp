#include "read/progress/total_words.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plantrack {

TEST_CASE("a word is found wherever it stands in a note of any length") {
  for (const std::string word : {"ytd", "YTD", "lũy kế", "c\u00f4\u0323ng d\u00f4\u0300n"}) {
    for (std::size_t before = 0; before < 60; ++before) {
      for (std::size_t after = 0; after < 40; after += 13) {
        CAPTURE(word);
        CAPTURE(before);
        CAPTURE(after);
        CHECK(says_running_total(std::string(before, ' ') + word + std::string(after, '.')));
        CHECK_FALSE(says_running_total(std::string(before, ' ') + "công việc" + std::string(after, '.')));
      }
    }
  }
}

TEST_CASE("notes and headers that speak of running totals are told from others") {
  for (const char* text :
       {"lũy kế", "Luỹ kế từ đầu năm", "số LŨY KẾ", "(lu\xcc\x83y ke\xcc\x82\xcc\x81)", "luy ke",
        "cumulative since January", "YTD", "12 (ytd)", "year to date", "Year-to-date", "cộng dồn",
        "c\u00f4\u0323ng d\u00f4\u0300n", "“lũy kế”", "số\u00a0lũy kế", "–YTD", "công việc; cộng dồn"}) {
    CAPTURE(text);
    CHECK(says_running_total(text));
  }
  for (const char* text :
       {"", "theo kế hoạch", "lũy tre", "accumulated", "byte", "Lý do khác", "cộng tác", "year", "l"}) {
    CAPTURE(text);
    CHECK_FALSE(says_running_total(text));
  }
}

}  // namespace plantrack
