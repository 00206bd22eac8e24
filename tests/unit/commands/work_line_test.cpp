#include "commands/work_line.hpp"

#include "base/unicode.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

constexpr std::size_t wide = 200;

}  // namespace

TEST_CASE("the work is told in bytes, rows a second and findings") {
  const WorkState state{412'345'678, 1'070'000'000, 6'240'999, 1204, 2.0};
  CHECK(work_words(state, Lang::en, wide) == "read 412 of 1,070 MB (38 %), 3,120,000 rows/s, 1,204 findings");
  CHECK(work_words(state, Lang::vi, wide) == "đã đọc 412 / 1.070 MB (38 %), 3.120.000 dòng/giây, 1.204 vấn đề");
}

TEST_CASE("what is not known is not told") {
  CHECK(work_words({}, Lang::en, wide) == "read 0.0 MB");
  CHECK(work_words({2'345'678, 0, 0, 1, 0}, Lang::en, wide) == "read 2.3 MB, 1 finding");
  CHECK(work_words({2'345'678, 0, 50, 0, 2.0}, Lang::vi, wide) == "đã đọc 2,3 MB, 25 dòng/giây");
}

TEST_CASE("once all is read, the rows are told and that the work goes on") {
  CHECK(work_words({20'000'000, 10'000'000, 100'000, 0, 1.0}, Lang::en, wide) ==
        "read 10.0 MB, 100,000 rows, putting them together");
}

TEST_CASE("the line keeps to its width") {
  const WorkState state{412'345'678, 1'070'000'000, 6'240'999, 1204, 2.0};
  for (const Lang lang : {Lang::en, Lang::vi}) {
    const std::string whole = work_words(state, lang, wide);
    for (std::size_t width = 1; width < display_width(whole); ++width) {
      const std::string words = work_words(state, lang, width);
      CHECK(display_width(words) <= width);
      CHECK_FALSE(words.empty());
    }
    CHECK(work_words(state, lang, display_width(whole)) == whole);
  }
  CHECK(work_words(state, Lang::en, 40) == "read 412 of 1,070 MB (38 %)");
}
