#include "render/progress_csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace plantrack {
namespace {

using Cells = std::vector<std::string>;

TEST_CASE("cells come in the order asked for, in quotes only where they must be") {
  ProgressCsv csv(',', {2, 0, 1});
  CHECK(csv.row({"a;b", "c,d", "say \"x\""}) == "\"say \"\"x\"\"\",a;b,\"c,d\"");
  ProgressCsv semicolons(';', {0, 1});
  CHECK(semicolons.row({"a;b", "c,d"}) == "\"a;b\";c,d");
}

TEST_CASE("a row with a fault in its quotes stays, and the next row cannot close them") {
  ProgressCsv csv(',', {0, 1, 2});
  CHECK(csv.broken("x,\"open", true) == "x,\"open");
  CHECK(csv.row({"", "a", "b"}) == ",\"a\",b");
  CHECK(csv.row({"", "a", "b"}) == ",a,b");
  CHECK_FALSE(csv.failed());
}

TEST_CASE("a row with too many cells opens no quotes") {
  ProgressCsv csv(',', {0});
  csv.broken("a,b", false);
  CHECK(csv.row({"c"}) == "c");
}

TEST_CASE("where the next row begins like the end of a quote, nothing can be promised") {
  for (const char* first : {",a", "\"a", "\na"}) {
    ProgressCsv csv(',', {0, 1});
    csv.broken("x,\"open", true);
    csv.row(Cells{first, "b"});
    CHECK(csv.failed());
  }
}

}  // namespace
}  // namespace plantrack
