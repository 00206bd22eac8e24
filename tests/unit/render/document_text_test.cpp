#include "render/document_text.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("no column of a table becomes narrower than its longest word") {
  Document document;
  Table table;
  table.columns = {{"Agency (today)"}, {"Q1 2024"}, {"Q2 2024"}};
  table.rows = {{Cell("Environment and Waste"), Cell("✓ 1/1"), Cell("✓ 1/1")}};
  document.table(std::move(table));
  TextStyle style;
  style.width = 27;
  CHECK(document_text(document, style) ==
        "Agency       Q1      Q2\n"
        "(today)      2024    2024\n"
        "Environment  ✓ 1/1   ✓ 1/1\n"
        "and Waste\n");
}
