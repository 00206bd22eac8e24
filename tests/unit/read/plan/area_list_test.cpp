#include "read/plan/area_list.hpp"

#include "base/calendar.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {
namespace {

struct AreasRead {
  TextStore texts;
  std::string_view text;
  std::vector<Area> areas;
  std::vector<Finding> findings;
  bool complete = false;
};

AreasRead read(std::string_view text) {
  Findings findings;
  PlanFindings out("areas.csv", findings);
  AreasRead result;
  result.text = result.texts.keep(std::string(text));
  result.complete = read_area_list(result.text, out, result.areas, result.texts);
  result.findings = findings.sorted();
  return result;
}

// All that was read, a line each.
std::string told(const AreasRead& read) {
  std::string text = read.complete ? "complete\n" : "incomplete\n";
  const auto place = [](Place at) { return fmt::format(" {}:{}+{}", at.line, at.column, at.length); };
  for (const Area& area : read.areas) {
    const auto cell = [&](const At<std::string_view>& it) { text += fmt::format("{}{}|", it.value, place(it.place)); };
    const auto day = [&](const At<Date>& it) { text += fmt::format("{}{}|", it.value.days, place(it.place)); };
    cell(area.id);
    cell(area.name);
    cell(area.level);
    day(area.from());
    day(area.until());
    for (const auto& alias : area.aliases()) cell(alias);
    text += '\n';
  }
  for (const Finding& finding : read.findings) text += finding.message.en + place(finding.place) + '\n';
  return text;
}

}  // namespace

TEST_CASE("a list of areas is read with the place of each cell") {
  const AreasRead list = read(
      "id,name,level,from,until,aliases\r\n"
      "00178, Xã Tràng Định ,commune,2025-07-01,,Thất Khê | Tràng Định\r\n"
      "\r\n"
      "180,\"Bình Gia, huyện\",district,,2025-06-30,");
  REQUIRE(list.areas.size() == 2);
  CHECK(list.complete);
  const Area& first = list.areas[0];
  CHECK(first.id.value == "00178");
  CHECK(first.name.value == "Xã Tràng Định");
  CHECK(first.name.place == Place{2, 7, 15});
  CHECK(first.level.place == Place{2, 23, 7});
  CHECK(first.from().value == Date::of(2025, 7, 1));
  CHECK_FALSE(first.until());
  REQUIRE(first.aliases().size() == 2);
  CHECK(first.aliases()[0].value == "Thất Khê");
  CHECK(first.aliases()[1].place == Place{2, 43, 21});
  const Area& second = list.areas[1];
  CHECK(second.name.value == "Bình Gia, huyện");
  CHECK(second.name.place == Place{4, 5, 17});
  CHECK(second.until().value == Date::of(2025, 6, 30));
  CHECK(second.until().place == Place{4, 33, 10});
}

TEST_CASE("texts of areas stand in the list itself where they are written there as they are meant") {
  const AreasRead list = read(
      "id,name,level,aliases\n"
      "1,\"Bình Gia\",\"district\",\"BG | B.Gia\"\n"
      "2,\"Xã \"\"A\"\"\",district,\"\"\n"
      "\"3\",Bi\u0300nh,district,\"\"\"\"\n");
  REQUIRE(list.areas.size() == 3);
  const auto stands_there = [&](std::string_view text) {
    const std::less_equal<> not_behind;
    return not_behind(list.text.data(), text.data()) &&
           not_behind(text.data() + text.size(), list.text.data() + list.text.size());
  };
  for (const Area& area : list.areas) CHECK((stands_there(area.id.value) && stands_there(area.level.value)));
  CHECK(stands_there(list.areas[0].name.value));
  CHECK(list.areas[0].name.value == "Bình Gia");
  REQUIRE(list.areas[0].aliases().size() == 2);
  CHECK(stands_there(list.areas[0].aliases()[1].value));
  CHECK(list.areas[0].aliases()[1].value == "B.Gia");
  CHECK_FALSE(stands_there(list.areas[1].name.value));
  CHECK(list.areas[1].name.value == "Xã \"A\"");
  CHECK(list.areas[1].aliases().empty());
  CHECK_FALSE(stands_there(list.areas[2].name.value));
  CHECK(list.areas[2].name.value == "Bình");
  REQUIRE(list.areas[2].aliases().size() == 1);
  CHECK(list.areas[2].aliases()[0].value == "\"");
}

TEST_CASE("names in a list of areas are brought to NFC") {
  const AreasRead list = read("id,name,level\n1,Bi\u0300nh Gia,district\n");
  REQUIRE(list.areas.size() == 1);
  CHECK(list.areas[0].name.value == "Bình Gia");
  CHECK(list.areas[0].level.place == Place{2, 13, 8});
}

TEST_CASE("a byte of a list of areas that is no text is told, counted from the file's begin") {
  const auto message = [](std::string_view text) {
    const AreasRead list = read(text);
    REQUIRE(list.findings.size() == 1);
    CHECK(list.areas.empty());
    CHECK(list.findings[0].place.line == 2);
    return list.findings[0].message.en;
  };
  CHECK(message("id,name,level\n1,B\xff,district\n") == "byte 18 of the file is not UTF-8 text");
  CHECK(message("\xef\xbb\xbfid,name,level\n1,B\xff,district\n") == "byte 21 of the file is not UTF-8 text");
  CHECK(message(std::string_view("id,name,level\n1,\0,\xff\n", 20)) == "byte 17 of the file is not UTF-8 text");
  CHECK(message(std::string_view("id,name,level\n1,\xff,\0\n", 20)) == "byte 17 of the file is not UTF-8 text");
}

// Behind a line that ends in CR alone all is read plainly, so a list must be the same behind such a header.
TEST_CASE("areas are certain to differ only where no two share an id, a name or an alias") {
  const auto differ = [](std::string_view lines) {
    const AreasRead list = read("id,name,level,aliases\n" + std::string(lines));
    REQUIRE(list.complete);
    return all_differ(list.areas);
  };
  CHECK(differ(""));
  // Codes in their order, in another, of different lengths, and ids that are none.
  for (const std::string_view ids : {"001 002 003", "003 001 002", "1 20 003", "a b c", "001 002 c"}) {
    const std::string a(ids.substr(0, ids.find(' ')));
    const std::string b(ids.substr(a.size() + 1, ids.rfind(' ') - a.size() - 1));
    const std::string c(ids.substr(ids.rfind(' ') + 1));
    const auto list = [&](std::string_view first, std::string_view second, std::string_view third) {
      return differ(fmt::format("{},{}\n{},{}\n{},{}\n", a, first, b, second, c, third));
    };
    CHECK(list("Xã A,commune,", "Xã B,commune,", "Xã C,commune,"));
    CHECK(list("Xã A,commune,A|a", "Xã B,commune,Bê", "Xã C,commune,"));
    CHECK_FALSE(list("Xã A,commune,", "Xã B,commune,", "XÃ  a,commune,"));
    CHECK_FALSE(list("Xã A,commune,", "Xã B,commune,xã c", "Xã C,commune,"));
    CHECK_FALSE(list("Xã A,commune,Cũ", "Xã B,commune,", "Xã C,commune,cũ"));
    CHECK_FALSE(list("Xã A,commune,", c + ",commune,", "Xã C,commune,"));
    CHECK_FALSE(list("Xã A,commune," + b, "Xã B,commune,", "Xã C,commune,"));
  }
  CHECK_FALSE(differ("001,Xã A,commune,\n001,Xã B,commune,\n"));
  CHECK_FALSE(differ("002,Xã A,commune,\n003,Xã B,commune,\n002,Xã C,commune,\n"));
}

TEST_CASE("the quick and the plain way to read a list of areas agree") {
  static constexpr std::string_view pieces[] = {"1",
                                                "007",
                                                "a b",
                                                "Xã Đồng Mỏ",
                                                " ",
                                                "",
                                                "\"",
                                                "\"\"",
                                                "\"x,y\"",
                                                "\"x\"\"y\"",
                                                "\"two\nlines\"",
                                                "commune",
                                                "district",
                                                "2025-01-31",
                                                "2025-02-30",
                                                "a|b | c",
                                                "\r",
                                                "é",
                                                "đ\u0301",
                                                "\t",
                                                ";",
                                                "province",
                                                "\"é\""};
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t count) { return random() % count; };
  std::size_t areas = 0;
  std::size_t findings = 0;
  for (int round = 0; round < 3000; ++round) {
    const bool wild = round % 3 == 0;  // cells of any pieces, and any number of them
    std::string body = "9,Đồng Đăng,commune,,,\n";
    for (std::size_t row = below(6); row-- > 0;) {
      const std::size_t cells = wild && below(4) == 0 ? below(8) : 6;
      for (std::size_t i = 0; i < cells; ++i) {
        if (i > 0) body += ',';
        const bool odd = below(wild ? 3 : 12) == 0;
        static constexpr std::string_view usual[] = {"12", "Tân Lập", "commune", "2025-07-01", "", "x|\"y\""};
        body += odd ? pieces[below(std::size(pieces))] : i < std::size(usual) ? usual[i] : "z";
      }
      body += below(3) == 0 ? "\r\n" : "\n";
      if (below(8) == 0) body += "\n";
    }
    if (below(4) == 0) body.pop_back();
    const std::string header = "id,name,level,from,until,aliases";
    const AreasRead quick = read(header + "\n" + body);
    const AreasRead plain = read(header + "\r" + body);
    CAPTURE(body);
    REQUIRE(told(quick) == told(plain));
    areas += quick.areas.size();
    findings += quick.findings.size();
  }
  CHECK(areas > 4000);
  CHECK(findings > 300);
}

}  // namespace plantrack
