#include "render/label_room.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("words take the first place that is free, and keep it") {
  LabelRoom room(340, 144);
  room.take({90, 40, 110, 60});
  const std::vector<LabelPlace> places{{100, 55, Anchor::middle}, {100, 30, Anchor::middle}, {100, 90, Anchor::middle}};
  REQUIRE(room.find("75%", places));
  const auto second = room.find("80%", places);
  REQUIRE(second);
  CHECK(second->y == 90);
  CHECK_FALSE(room.find("85%", places));
}

TEST_CASE("words stay on the picture") {
  LabelRoom room(100, 100);
  CHECK_FALSE(room.find("as wide as all", {{95, 50, Anchor::start}, {5, 50, Anchor::end}, {50, 5, Anchor::middle}}));
}

TEST_CASE("words cross a line only where nothing else is free, and then as little as can be") {
  LabelRoom room(340, 144);
  room.take_line(0, 50, 340, 50);
  const auto beside = room.find("75%", {{100, 53, Anchor::middle}, {100, 100, Anchor::middle}});
  REQUIRE(beside);
  CHECK(beside->y == 100);
  CHECK(room.find("75%", {{200, 53, Anchor::middle}}));
}
