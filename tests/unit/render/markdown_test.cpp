#include "render/markdown.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

TEST_CASE("nothing in a text is taken for markup") {
  CHECK(markdown_escaped("a*b_c|d") == "a\\*b\\_c\\|d");
  CHECK(markdown_escaped("<script>") == "\\<script>");
  CHECK(markdown_escaped("[x](y)") == "\\[x\\](y)");
  CHECK(markdown_escaped("1. one") == "1\\. one");
  CHECK(markdown_escaped("- one") == "\\- one");
  CHECK(markdown_escaped("# one") == "\\# one");
  CHECK(markdown_escaped("> 80 %") == "\\> 80 %");
  CHECK(markdown_escaped("~ 10 %/year") == "~ 10 %/year");
  CHECK(markdown_escaped("line\nbreak") == "line break");
  CHECK(markdown_escaped("làng nghề, 2–3") == "làng nghề, 2–3");
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
        "| Name | Figure |\n| ------ | ---: |\n| Villages | 75 ¹ ² |\n\n"
        "---\n\n¹ Six of eight.\n\n² A draft.\n");
}
