#include "base/id_table.hpp"

#include <doctest/doctest.h>

#include <deque>
#include <map>
#include <random>
#include <string>

namespace plantrack {
namespace {

// What is found; the quick ways find the same, or leave it to find().
int found(const IdTable& table, const std::string& id) {
  const int index = table.find(id);
  if (!id.empty() && id.size() <= 8) {
    const int first = table.find_first(short_key(id));
    CHECK((first == index || first == IdTable::none));
  }
  const bool is_number = !id.empty() && id.size() < 8 && id.find_first_not_of("0123456789") == std::string::npos;
  if (is_number) {
    const int by_number = table.find_number(std::stoul(id), id.size());
    CHECK((by_number == index || by_number == IdTable::none));
  }
  return index;
}

TEST_CASE("ids of digits are found by all of their digits") {
  IdTable table;
  CHECK(found(table, "04606") == IdTable::none);
  CHECK(table.add("04606", 1));
  CHECK(table.add("99999", 2));
  CHECK(table.add("00000", 3));
  CHECK(table.add("4606", 4));
  CHECK(table.add("004606", 5));
  CHECK_FALSE(table.add("04606", 6));
  CHECK_FALSE(table.add("4606", 7));
  CHECK(found(table, "04606") == 1);
  CHECK(table.find_number(4606, 5) == 1);
  CHECK(table.find_number(4606, 4) == IdTable::none);
  CHECK(table.find_first(short_key("4606")) == 4);
  CHECK(found(table, "99999") == 2);
  CHECK(found(table, "00000") == 3);
  CHECK(found(table, "4606") == 4);
  CHECK(found(table, "004606") == 5);
  for (const char* other :
       {"", "0", "04607", "0460 ", "0460/", "0460:", "O4606", "\xb2\x34\x36\x30\x36", "46060", "04 06", "-4606"}) {
    CAPTURE(other);
    CHECK(found(table, other) == IdTable::none);
  }
}

TEST_CASE("whatever ids are put in, they are found again and no others") {
  std::minstd_rand random(20261122);
  for (int round = 0; round < 200; ++round) {
    const std::string alphabet = round % 3 == 0 ? "0123456789" : round % 3 == 1 ? "01a-" : "ab\xe1\xba\xa1";
    std::deque<std::string> ids;
    std::map<std::string, int> expected;
    IdTable table;
    for (int i = 0; i < 300; ++i) {
      std::string id;
      const std::size_t size = random() % (round % 2 == 0 ? 6 : 20);
      while (id.size() < size) id += alphabet[random() % alphabet.size()];
      const bool fresh = expected.find(id) == expected.end();
      if (i % 3 != 0) {
        ids.push_back(id);
        REQUIRE(table.add(ids.back(), i) == fresh);
        if (fresh) expected.emplace(id, i);
      } else {
        REQUIRE(found(table, id) == (fresh ? IdTable::none : expected.at(id)));
      }
    }
    for (const auto& [id, index] : expected) REQUIRE(found(table, id) == index);
  }
}

}  // namespace
}  // namespace plantrack
