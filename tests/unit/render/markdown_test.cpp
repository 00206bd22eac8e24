#include "render/markdown.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("nothing in a text is taken for markup") {
  CHECK(markdown_escaped("a*b_c|d") == "a\\*b\\_c\\|d");
  CHECK(markdown_escaped("<script>") == "&lt;script>");
  CHECK(markdown_escaped("[x](y)") == "\\[x\\](y)");
  CHECK(markdown_escaped("1. one") == "1\\. one");
  CHECK(markdown_escaped("- one") == "\\- one");
  CHECK(markdown_escaped("# one") == "\\# one");
  CHECK(markdown_escaped("> 80 %") == "\\> 80 %");
  CHECK(markdown_escaped("~ 10 %/year") == "~ 10 %/year");
  CHECK(markdown_escaped("line\nbreak") == "line break");
  CHECK(markdown_escaped("làng nghề, 2–3") == "làng nghề, 2–3");
}

TEST_CASE("nothing in a text is taken for an address, a person, an issue or a command") {
  CHECK(markdown_escaped("https://x.vn/a<b") == "https\\://x.vn/a&lt;b");
  CHECK(markdown_escaped("see www.x.vn") == "see www\\.x.vn");
  CHECK(markdown_escaped("mailto:x") == "mailto\\:x");
  CHECK(markdown_escaped("@somebody and a@b.vn, 5 @ 3") == "@<!-- -->somebody and a@<!-- -->b.vn, 5 @ 3");
  CHECK(markdown_escaped("issue #12, # 12") == "issue #<!-- -->12, # 12");
  CHECK(markdown_escaped("::error::x") == "\\::error::x");
  CHECK(markdown_escaped("a\u202eb") == "a␦b");
  CHECK(markdown_escaped("12:30, note: x") == "12:30, note: x");
}

TEST_CASE("a document becomes headings, paragraphs, lists, a table and footnotes") {
  Document document;
  document.heading(1, "Title");
  document.paragraph("Words.", true);
  document.blocks.emplace_back(BulletList{{"one", "two"}});
  Table table;
  table.columns = {{"Name", Align::left, 2}, {"Figure", Align::right, 1}};
  Cell figure;
  figure.text = "75";
  figure.footnotes = {document.footnote("Six of eight."), document.footnote("A draft."), document.footnote("A draft.")};
  CHECK(document.footnotes.size() == 2);
  figure.footnotes.pop_back();
  Cell name;
  name.text = "Villages";
  table.rows.push_back({name, figure});
  document.table(table);
  CHECK(markdown(document) ==
        "# Title\n\n**Words.**\n\n- one\n- two\n\n"
        "| Name | Figure |\n| ------- | ------: |\n| Villages | 75 ¹ ² |\n\n"
        "---\n\n¹ Six of eight.\n\n² A draft.\n");
}
