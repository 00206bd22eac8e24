#include "base/words.hpp"

#include <doctest/doctest.h>

namespace plantrack {

enum class Light { red, amber, green };

namespace {

TEST_CASE("the values of an enum are counted by the compiler") {
  CHECK(enumerators<Light> == 3);
}

TEST_CASE("a list of an enum's values has each of them once") {
  constexpr Light all[] = {Light::green, Light::red, Light::amber};
  constexpr Light short_list[] = {Light::red, Light::amber};
  constexpr Light twice[] = {Light::red, Light::amber, Light::amber};
  static_assert(lists_each(all));
  static_assert(!lists_each(short_list));
  static_assert(!lists_each(twice));
}

TEST_CASE("a table of words has one entry for each value, in the enum's order") {
  constexpr Word<Light> all[] = {{Light::red, "red", "red", "đỏ"},
                                 {Light::amber, "amber", "amber", "vàng"},
                                 {Light::green, "green", "green", "xanh"}};
  constexpr Word<Light> short_table[] = {{Light::red, "red", "red", "đỏ"}, {Light::amber, "amber", "amber", "vàng"}};
  constexpr Word<Light> swapped[] = {{Light::amber, "amber", "amber", "vàng"},
                                     {Light::red, "red", "red", "đỏ"},
                                     {Light::green, "green", "green", "xanh"}};
  static_assert(is_complete(all));
  static_assert(!is_complete(short_table));
  static_assert(!is_complete(swapped));
}

}  // namespace
}  // namespace plantrack
