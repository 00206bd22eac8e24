#include "render/html.hpp"

#include "base/sha256.hpp"
#include "render/html_assets.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

Document sample(const std::string& name) {
  Document document;
  document.heading(1, name);
  document.heading(2, "Section " + name, "s");
  Table table;
  table.columns = {{name, Align::left, 1, true}, {"Figure", Align::right}, {"Status"}};
  Cell figure("75%", Quantity{Rational(75)});
  figure.field = "actual";
  figure.footnotes = {document.footnote(name)};
  table.rows.push_back({Cell(name), figure, Cell("met", Status::met)});
  document.table(table);
  return document;
}

}  // namespace

TEST_CASE("a page names its style sheet and script by their hashes, and loads nothing") {
  const std::string page = html(sample("A"));
  CHECK(count(page, "style-src 'sha256-" + sha256_base64(page_style) + "'") == 1);
  CHECK(count(page, "<style>" + std::string(page_style) + "</style>") == 1);
  CHECK(count(page, "script-src 'sha256-" + sha256_base64(page_script) + "'") == 1);
  CHECK(count(page, "<script>" + std::string(page_script) + "</script>") == 1);
  CHECK(count(page, " style=") == 0);
  CHECK(count(page, "http:") + count(page, "https:") == 0);
}

TEST_CASE("figures can be read from the page") {
  const std::string page = html(sample("A"));
  CHECK(count(page, "<data value=\"75\" data-f=\"actual\">75%</data>") == 1);
  CHECK(count(page, "<span class=\"b met\"><i aria-hidden=\"true\">✓</i> met</span>") == 1);
  CHECK(count(page, "href=\"#n1\"") == 1);
  CHECK(count(page, "id=\"n1\"") == 1);
}

TEST_CASE("signs stay with their numbers, and dates and shares on one line") {
  Document document;
  document.heading(1, "From 31 Mar 2025 to 1 Oct 2025");
  document.paragraph("≥ 90% by Jun 2025; 591 of 640, 3 of the 4; 12 May; a < b");
  const std::string page = html(document);
  CHECK(count(page, "<h1>From 31\u00a0Mar\u00a02025 to 1\u00a0Oct\u00a02025</h1>") == 1);
  CHECK(count(page, "≥\u00a090% by Jun\u00a02025; 591\u00a0of\u00a0640, 3 of the 4; 12 May; a &lt; b") == 1);
}

TEST_CASE("no name changes the page's structure") {
  const std::string sound = html(sample("A"));
  for (const char* hostile : {"</script><b>", "\"><img src=x onerror=y>", "]]>", "&#x41;", "</title>", "<!--", "'"}) {
    const std::string page = html(sample(hostile));
    CHECK(count(page, "<") == count(sound, "<"));
    CHECK(count(page, ">") == count(sound, ">"));
  }
}
