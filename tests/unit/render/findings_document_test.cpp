#include "render/findings_document.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("rules are counted, findings stand in a table for each file") {
  const Document document = findings_document(sample_verdict("bad", 2), Lang::en);
  REQUIRE(document.blocks.size() == 6);  // title, summary, what errors mean, counts, file, its findings
  CHECK(std::get<Heading>(document.blocks[4]).text == "data/a b.csv");
  const Table& findings = std::get<Table>(document.blocks[5]);
  CHECK(findings.rows.size() == 4);
  CHECK(findings.rows.front().front().text == "row 2, column B: target");
}

TEST_CASE("in Vietnamese it can be sent to the agency as it is") {
  const Document document = findings_document(sample_verdict("bad"), Lang::vi);
  CHECK(std::get<Paragraph>(document.blocks[1]).text ==
        "1 tệp, 99 dòng: 1 lỗi, 1 cảnh báo, 1 lưu ý; dùng được 98 dòng");
}

TEST_CASE("without findings it says so and has no table") {
  CHECK(findings_document({}, Lang::en).blocks.size() == 2);
}
