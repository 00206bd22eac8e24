#include "read/fast/structure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

TEST_CASE("a structure is the same by every kernel") {
  std::mt19937 random(7);
  const std::vector<std::string_view> plain{"a", "b", ",", ",", "\n"};
  const std::vector<std::string_view> with_quotes{"a",    "b",  ",", ",", "\n",   "\"", "\"\"",
                                                  "\r\n", "\r", "ế", "😀", "\xff", " "};
  const std::vector<std::string_view> utf8{"a", "a", ",", "\n", "đ", "ế", "ợ"};
  const std::vector<std::string_view> wrong_utf8{"a",
                                                 ",",
                                                 "đ",
                                                 "ế",
                                                 "😀",
                                                 "ก",
                                                 "한",
                                                 "\xc3",
                                                 "\xe1\xba",
                                                 "\x80",
                                                 "\xc0\x80",
                                                 "\xe0\x9f\xbf",
                                                 "\xed\xa0\x80",
                                                 "\xf0\x8f\xbf\xbf",
                                                 "\xf4\x90\x80\x80",
                                                 "\xff"};
  for (int i = 0; i < 40'000; ++i) {
    std::string text;
    const std::size_t size = random() % 200;
    const auto& alphabet = i % 4 == 0 ? plain : i % 4 == 1 ? with_quotes : i % 4 == 2 ? utf8 : wrong_utf8;
    while (text.size() < size) {
      text += i % 8 == 3 && random() % 50 != 0 ? utf8[random() % utf8.size()] : alphabet[random() % alphabet.size()];
    }
    if (i % 8 == 2 && !text.empty()) text.pop_back();  // perhaps amid a character
    Structure expected;
    find_structure(text, ',', ScanKernel::portable, expected);
    for (const std::string_view name : kernel_names) {
      const auto kernel = kernel_named(name);
      if (!kernel) continue;
      Structure found;
      find_structure(text, ',', *kernel, found);
      const auto same = [](const auto& a, const auto& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); };
      CAPTURE(text);
      CHECK(same(found.bounds, expected.bounds));
      CHECK(same(found.rows, expected.rows));
      CHECK(same(found.inner, expected.inner));
      CHECK(found.regular == expected.regular);
      CHECK(found.invalid == expected.invalid);
    }
  }
}

}  // namespace
}  // namespace plantrack
