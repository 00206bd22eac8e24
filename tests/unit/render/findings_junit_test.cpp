#include "render/findings_junit.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("a suite for each file, and errors are failures") {
  const std::string xml = findings_junit(sample_verdict("bad"), {});
  CHECK(contains(xml, "<testsuite name=\"data/a b.csv\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\">"));
  CHECK(contains(xml, "name=\"R002 unknown-target (row 2, column B: target)\""));
  CHECK(count_of(xml, "<failure ") == 1);
}

TEST_CASE("a file without findings has one case that passes") {
  Verdict verdict;
  verdict.files = {"a.csv"};
  const std::string xml = findings_junit(verdict, {});
  CHECK(contains(xml, "tests=\"1\" failures=\"0\""));
  CHECK(contains(xml, "name=\"no findings\""));
}

TEST_CASE("what a cell holds stays text, and characters that XML lacks are written out") {
  const std::string xml = findings_junit(sample_verdict("]]></failure><b a=\"1\">&\x01\xef\xbf\xbe\xef\xbf\xbf"), {});
  CHECK(count_of(xml, "</failure>") == 1);
  CHECK(contains(xml, "]]&gt;&lt;/failure&gt;&lt;b a=&quot;1&quot;&gt;&amp;"));
  CHECK(contains(xml, "\\uFFFE\\uFFFF"));
  CHECK(count_of(xml, "\x01") == 0);
}
