#include "render/finding_words.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("cells are called as spreadsheets call them") {
  Finding finding = sample_finding(rule("unknown-target"), 9, "bad");
  CHECK(cell_name(finding) == "B9");
  finding.row = 7;  // the record begins two lines before the cell
  CHECK(cell_name(finding) == "B7");
  CHECK(cell_words(finding).en == "row 7, column B: target");
  CHECK(cell_words(finding).vi == "dòng 7, cột B: chỉ tiêu");
  finding.field = 25;
  CHECK(cell_name(finding) == "Z7");
  finding.field = 26;
  CHECK(cell_name(finding) == "AA7");
  finding.field = 701;
  CHECK(cell_name(finding) == "ZZ7");
  finding.field = 702;
  CHECK(cell_name(finding) == "AAA7");
  finding.field = -1;
  CHECK(cell_name(finding).empty());
  CHECK(cell_words(finding).empty());
}

TEST_CASE("the summary tells what a baseline hides, and what cannot be used all the same") {
  Verdict verdict;
  verdict.subject = Verdict::Subject::rows;
  verdict.files = {"a.csv", "b.csv"};
  verdict.rows = 5;
  verdict.rows_faulty = 4;
  verdict.known = 1;
  CHECK(summary_words(verdict).en == "2 files, 5 rows: no new findings; 1 known finding not shown; 1 row can be used");
  verdict.known = 0;
  verdict.files_refused = 1;
  verdict.errors_left_out = true;
  CHECK(summary_words(verdict).en ==
        "2 files, 5 rows: no findings; 1 file cannot be read; 1 row can be used "
        "(errors that --select or --ignore leave out count for that as well)");
}
