#include "read/plan/area_list.hpp"

#include "base/calendar.hpp"

#include <doctest/doctest.h>

#include <functional>
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

TEST_CASE("a line whose quotes break the rules is told, and the lines after it are read") {
  const AreasRead list = read(
      "id,name,level\n1,Xã \"A\",commune\n2,\"Xã B\",commune\n3,\"Xã\nC\",commune\n4,Xã D,commune\n5,\"Xã E,commune\n");
  CHECK_FALSE(list.complete);
  REQUIRE(list.areas.size() == 2);
  CHECK(list.areas[0].name.value == "Xã B");
  CHECK(list.areas[1].name.value == "Xã D");
  REQUIRE(list.findings.size() == 3);
  CHECK(list.findings[0].place == Place{2, 6, 1});
  CHECK(list.findings[1].place.line == 4);
  CHECK(list.findings[2].place.line == 7);
}

TEST_CASE("a list of areas is the same whatever its lines end with") {
  const std::string lines = "id,name,level,aliases\n1,Xã A,commune,A|Á\n2,\"Xã \"\"B\"\"\",commune,\n\n3,C,xã\n";
  const auto ending = [&](std::string_view end) {
    std::string text;
    for (const char c : lines) text += c == '\n' ? end : std::string_view(&c, 1);
    return told(read(text));
  };
  CHECK(ending("\n") == ending("\r\n"));
  CHECK(ending("\n") == ending("\r"));
}

TEST_CASE("a cell of a list of areas that is as long as a file is told") {
  const AreasRead list =
      read("id,name,level\n1," + std::string(std::size_t{2} << 20U, 'x') + ",commune\n2,B,commune\n");
  CHECK(list.areas.size() == 1);
  REQUIRE(list.findings.size() == 1);
  CHECK(list.findings[0].message.en == "this cell is longer than 1024 KiB");
}

}  // namespace plantrack
