#include "render/findings_concise.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("a finding is one line, and the summary the last") {
  CHECK(findings_concise(sample_verdict("bad"), {}) ==
        "data/a b.csv:2:3: error[R002] unknown-target: bad\n"
        "data/a b.csv:90:3: warning[S012] reported-late: late\n"
        "data/a b.csv:91:3: note[S003] revision: again\n"
        "1 file, 99 rows: 1 error, 1 warning, 1 note; 98 rows can be used\n");
}

TEST_CASE("a message with line ends stays one line") {
  CHECK(count_of(findings_concise(sample_verdict("a\nb\r\nc"), {}), "\n") == 4);
}
