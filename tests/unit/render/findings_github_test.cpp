#include "render/findings_github.hpp"

#include "findings_sample.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("a finding is a workflow command with its place") {
  CHECK(findings_github(sample_verdict("bad"), {})
            .starts_with("::error file=data/a b.csv,line=2,col=3,endColumn=7,title=R002 unknown-target::"
                         "bad (row 2, column B: target)\n::warning file="));
}

TEST_CASE("notes are notices, and the summary is no command") {
  const std::string text = findings_github(sample_verdict("bad"), {});
  CHECK(contains(text, "\n::notice file=data/a b.csv,line=91,"));
  CHECK(text.ends_with("\n1 file, 99 rows: 1 error, 1 warning, 1 note; 98 rows can be used\n"));
}

TEST_CASE("what a cell holds cannot end the command or begin another") {
  const std::string text = findings_github(sample_verdict("a\n::error::b\r%0A%25"), {});
  CHECK(count_of(text, "\n::") == 2);  // behind the first command the warning and the note
  CHECK(count_of(text, "\r") == 0);
  CHECK(contains(text, "%250A%2525"));
}

TEST_CASE("the name of a file cannot add a property") {
  Verdict verdict = sample_verdict("bad");
  verdict.shown.front().file = "x,line=1::y:z.csv";
  CHECK(findings_github(verdict, {}).starts_with("::error file=x%2Cline=1%3A%3Ay%3Az.csv,line=2,"));
}

TEST_CASE("of a severity ten are commands and the rest is counted") {
  const std::string text = findings_github(sample_verdict("bad", 30), {});
  CHECK(count_of(text, "::error ") == 10);
  CHECK(contains(text, "\n… and 20 errors more, which GitHub would not show\n"));
}
