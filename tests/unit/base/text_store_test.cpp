#include "base/text_store.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

namespace plantrack {

TEST_CASE("kept texts stay where they are when their store moves on") {
  TextStore first;
  const std::string_view brief = first.keep("xã");
  const std::string_view lengthy = first.keep(std::string(100, 'x'));
  const char* const places[] = {brief.data(), lengthy.data()};
  const TextStore second = std::move(first);
  CHECK(brief == "xã");
  CHECK(lengthy == std::string(100, 'x'));
  CHECK(brief.data() == places[0]);
  CHECK(lengthy.data() == places[1]);
}

}  // namespace plantrack
