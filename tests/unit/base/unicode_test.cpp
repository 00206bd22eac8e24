#include "base/unicode.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plantrack {
namespace {

TEST_CASE("well-formed UTF-8 has no invalid byte") {
  CHECK(first_invalid_utf8("") == std::string_view::npos);
  CHECK(first_invalid_utf8("Tỷ lệ làng nghề đạt 80 % 🏺") == std::string_view::npos);
}

TEST_CASE("the first invalid byte is found behind any prefix") {
  const std::vector<std::string> broken = {
      "\x80", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xe1\xba", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
      "\xf5", "\xff\xfe"};
  for (const std::string& bytes : broken) {
    for (std::size_t before = 0; before < 20; ++before) {
      CHECK(first_invalid_utf8(std::string(before, 'a') + bytes) == before);
      CHECK(first_invalid_utf8(std::string(before, 'a') + bytes + "tail of text") == before);
    }
  }
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("Tỷ lệ") == 5);
  CHECK(code_points("e\u0301") == 2);
}

TEST_CASE("width counts columns of a terminal") {
  CHECK(display_width("làng") == 4);
  CHECK(display_width("la\u0300ng") == 4);
  CHECK(display_width("漢字") == 4);
}

TEST_CASE("NFC composes and leaves composed text alone") {
  CHECK(nfc("plain") == "plain");
  CHECK(nfc("nghề") == "nghề");
  CHECK(nfc("nghe\u0302\u0300") == "nghề");
  CHECK(nfc("nghe\u0300\u0302") != "nghề");  // the order of marks above counts
}

TEST_CASE("names match whatever the case, spaces, normal form and place of the tone") {
  CHECK(name_key("Sở Công Thương") == name_key("  SỞ\u00a0 công\tTHƯƠNG "));
  CHECK(name_key("hoá") == name_key("hóa"));
  CHECK(name_key("Ủy ban") == name_key("Uỷ ban"));
  CHECK(name_key("Thuý") == name_key("Thúy"));
  CHECK(name_key("luỹ kế") == name_key("lũy kế"));
  CHECK(name_key("Hữu Lu\u0303ng") == name_key("hữu lũng"));
  CHECK(name_key("Lạng Sơn").find("  ") == std::string::npos);
}

TEST_CASE("names that differ in an accent do not match") {
  CHECK(name_key("Tân An") != name_key("Tấn An"));
  CHECK(name_key("Xã Tân") != name_key("Xa Tân"));
  CHECK(name_key("Đông") != name_key("Dông"));
  CHECK(name_key("hóa") != name_key("hoà"));
  CHECK(name_key("thôn 1") != name_key("thôn 2"));
}

TEST_CASE("a tone stays in its syllable") {
  CHECK(name_key("bá ba") != name_key("ba bá"));
  CHECK(name_key("bá-ba") != name_key("ba-bá"));
}

TEST_CASE("wherever in a long name a syllable stands, its tone goes to its end") {
  for (std::size_t size = 0; size < 150; ++size) {
    const std::string before = std::string(size, 'X') + ' ';
    const std::string key = (size == 0 ? "" : std::string(size, 'x') + ' ') + "hoa\u0301 1 a\u03092";
    CAPTURE(size);
    CHECK(name_key(before + "Hoá  1 Ả2 ") == key);
    CHECK(name_key(before + "HÓA 1 ả2") == key);
  }
}

TEST_CASE("bare keys know no accents, case, spaces, underscores or hyphens") {
  CHECK(bare_key("Mã Chỉ_tiêu") == "machitieu");
  CHECK(bare_key("Đơn vị báo-cáo") == "donvibaocao");
  CHECK(bare_key("Cơ quan") == "coquan");
  CHECK(bare_key("co\u031b quan") == "coquan");
}

TEST_CASE("the nearest candidate is one that may have been meant") {
  const std::vector<std::string> ids = {"effective-villages", "trained-workers", "ocop-products"};
  CHECK(nearest("efective-village", ids) == 0);
  CHECK(nearest("Trained Workers", ids) == 1);
  CHECK(nearest("tariff", ids) == std::nullopt);
  CHECK(nearest("", ids) == std::nullopt);
  CHECK(nearest("t9", std::vector<std::string>{"t10", "t99"}) == 1);
  CHECK(nearest("ab", std::vector<std::string>{"ax"}) == std::nullopt);
}

TEST_CASE("ties go to the earlier candidate and swapped neighbours are one slip") {
  CHECK(nearest("abcd", std::vector<std::string>{"abcx", "abcy"}) == 0);
  CHECK(nearest("acbd", std::vector<std::string>{"axxd", "abcd"}) == 1);
}

TEST_CASE("endless words are nobody's slip") {
  const std::vector<std::string> one = {std::string(5000, 'a')};
  CHECK(nearest(std::string(5000, 'a'), one) == std::nullopt);
}

TEST_CASE("the nearest is the same whatever the bounds: against all distances worked out in full") {
  // The plain recursion by rows, without any bound.
  const auto distance = [](const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.size()][b.size()];
  };
  std::uint32_t seed = 1;
  const auto word = [&seed] {
    std::string letters;
    const auto next = [&seed] { return (seed = seed * 1664525 + 1013904223) >> 16U; };
    for (std::size_t size = 1 + next() % 12; letters.size() < size;) letters += static_cast<char>('a' + next() % 3);
    return letters;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> candidates;
    for (int i = 0; i < 8; ++i) candidates.push_back(word());
    const std::string wanted = word();
    std::optional<std::size_t> expected;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (distance(wanted, candidates[i]) > std::max(wanted.size(), candidates[i].size()) / 3) continue;
      if (!expected || distance(wanted, candidates[i]) < distance(wanted, candidates[*expected])) expected = i;
    }
    CAPTURE(wanted);
    CHECK(nearest(wanted, candidates) == expected);
  }
}

TEST_CASE("trim takes ASCII white space off both ends") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("\n ").empty());
}

TEST_CASE("control characters become visible, one for one") {
  CHECK(visible("a\nb") == "a␊b");
  CHECK(visible("\x1b[31m") == "␛[31m");
  CHECK(visible(std::string_view("\0", 1)) == "␀");
  CHECK(visible("\x7f") == "␡");
  CHECK(visible("a\u202eb") == "a␦b");
  CHECK(visible("a\u0085b") == "a␦b");
}

TEST_CASE("visible cuts by columns and never beyond them") {
  CHECK(visible("làng nghề", 9) == "làng nghề");
  CHECK(visible("làng nghề", 5) == "làng…");
  CHECK(visible("漢字漢字", 4) == "漢…");
  CHECK(visible("abc", 1) == "…");
}

TEST_CASE("bytes that are no UTF-8 are shown as such") {
  CHECK(well_formed("Lạng Sơn") == "Lạng Sơn");
  CHECK(well_formed("a\xe1\xba") == "a\\xE1\\xBA");
  CHECK(well_formed("\xffz") == "\\xFFz");
}

}  // namespace
}  // namespace plantrack
