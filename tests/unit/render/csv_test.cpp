#include "render/csv.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("cells are quoted only where they must be") {
  CHECK(quoted_if_needed("plain text") == "plain text");
  CHECK(quoted_if_needed("a,b") == "\"a,b\"");
  CHECK(quoted_if_needed("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(quoted_if_needed("two\nlines") == "\"two\nlines\"");
  CHECK(quoted_if_needed(" led by a space") == "\" led by a space\"");
  CHECK(quoted_if_needed("") == "");
}

TEST_CASE("text that a spreadsheet would run as a formula is disarmed") {
  for (const std::string cell : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"}) CHECK(disarmed(cell) == "'" + cell);
  // Where a spreadsheet ends cells at a tab or a line end, what follows is one, too.
  CHECK(disarmed("\t=1") == "'\t'=1");
  CHECK(disarmed("\r=1") == "'\r'=1");
}

TEST_CASE("plain numbers and a sign alone are left as they are") {
  for (const std::string cell : {"-3.5", "+12", "-", "8", "", "target-id", "a=b"}) CHECK(disarmed(cell) == cell);
  for (const std::string cell : {"-45 % on 2020", "+50 % on 2020"}) CHECK(disarmed(cell) == cell);
  for (const std::string cell : {"-45 % on A1*2", "-A1 % on 2020"}) CHECK(disarmed(cell) == "'" + cell);
}

TEST_CASE("a document has LF line ends and one line a row") {
  CsvWriter csv("name,figure,note");
  csv.text("Lạng Sơn, city").plain("-1.5").empty().end_row();
  csv.text("=x").integer(3).text("ok").end_row();
  CHECK(csv.finish() == "name,figure,note\n\"Lạng Sơn, city\",-1.5,\n'=x,3,ok\n");
}

TEST_CASE("what another locale's spreadsheet takes for the beginning of a cell is no formula either") {
  CHECK(disarmed("x;=1+1") == "x;'=1+1");
  CHECK(disarmed("x; =1+1") == "x;' =1+1");
  CHECK(disarmed("x;\"=1+1\"") == "x;'\"=1+1\"");
  CHECK(disarmed("x\t@SUM(1);-2+3") == "x\t'@SUM(1);'-2+3");
  CHECK(disarmed("x\n=1") == "x\n'=1");
  CHECK(disarmed("x; -2.5; a=b; +3") == "x; -2.5; a=b; +3");
}

TEST_CASE("no cell steers a terminal or a build") {
  CsvWriter csv("a,b,c");
  csv.text("a\u202eb").text("##[error]x").text("two\nlines").end_row();
  CHECK(csv.finish() == "a,b,c\na␦b,♯#[error]x,\"two\nlines\"\n");
}
