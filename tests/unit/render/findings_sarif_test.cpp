#include "render/findings_sarif.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("names of files become relative URIs, byte by byte") {
  CHECK(uri_of("data/a b.csv") == "data/a%20b.csv");
  CHECK(uri_of("./x/../số liệu.csv") == "s%E1%BB%91%20li%E1%BB%87u.csv");
  CHECK(uri_of("a:b%.csv") == "a%3Ab%25.csv");
  CHECK(uri_of("/no such folder/a.csv") == "file:///no%20such%20folder/a.csv");
  CHECK(uri_of("\xff.csv") == "%FF.csv");
}

TEST_CASE("a result has rule, level, place, fingerprint and cell") {
  const std::string json = findings_sarif(sample_verdict("bad"));
  for (const char* part :
       {"\"ruleId\": \"R002\"", "\"level\": \"error\"", "\"startLine\": 2", "\"startColumn\": 3", "\"endColumn\": 7",
        "\"columnKind\": \"unicodeCodePoints\"", "\"plantrack/v1\": \"", "\"cell\": \"B2\"", "\"ruleIndex\": 2"}) {
    CAPTURE(part);
    CHECK(contains(json, part));
  }
}
