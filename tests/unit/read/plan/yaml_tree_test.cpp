#include "read/plan/yaml_tree.hpp"

#include <doctest/doctest.h>

#include <string>

namespace plantrack {
namespace {

struct Read {
  std::optional<YamlNode> root;
  std::vector<Finding> findings;
};

Read read(std::string text) {
  Findings findings;
  Read result;
  result.root = read_yaml_tree("plan.yaml", std::move(text), findings);
  result.findings = findings.sorted();
  return result;
}

// The text is refused with this one finding, at this place.
void refused(std::string text, std::string_view rule, std::uint32_t line, std::uint32_t column) {
  const Read result = read(text);
  CAPTURE(text.substr(0, 60));
  CHECK_FALSE(result.root);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule->name == rule);
  CHECK(result.findings[0].place.line == line);
  CHECK(result.findings[0].place.column == column);
  CHECK_FALSE(result.findings[0].message.vi.empty());
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("a mapping keeps keys and values in order, as text, with their places") {
  const Read result = read("id: a\nđịa phương: \"Hà Nội\"  # note\nnumber: 010\n");
  REQUIRE(result.root);
  REQUIRE(result.root->keys.size() == 3);
  CHECK(result.root->keys[1].text == "địa phương");
  CHECK(result.root->keys[1].place == Place{2, 1, 10});
  CHECK(result.root->items[1].text == "Hà Nội");
  CHECK_FALSE(result.root->items[1].plain);
  CHECK(result.root->items[1].place == Place{2, 13, 8});
  CHECK(result.root->items[2].text == "010");
  CHECK(result.root->items[2].plain);
  CHECK(result.findings.empty());
}

TEST_CASE("nothing under a key is null, at the place of the key; a quoted null is text") {
  const Read result = read("a:\nb: ~\nc: null\nd: \"null\"\n");
  REQUIRE(result.root);
  CHECK(result.root->items[0].kind == YamlNode::Kind::null);
  CHECK(result.root->items[0].place == Place{1, 1, 1});
  CHECK(result.root->items[1].place == Place{2, 4, 1});
  CHECK(result.root->items[2].place == Place{3, 4, 4});
  CHECK(result.root->items[3].is_scalar());
}

TEST_CASE("line ends of any kind give the same places, and a byte order mark none") {
  for (const std::string text : {"a: 1\nb: [x, ế]\n", "a: 1\r\nb: [x, ế]\r\n", "a: 1\rb: [x, ế]\r",
                                 "\xef\xbb\xbf"
                                 "a: 1\nb: [x, ế]"}) {
    const Read result = read(text);
    REQUIRE(result.root);
    REQUIRE(result.root->items[1].items.size() == 2);
    CHECK(result.root->items[1].items[1].place == Place{2, 8, 1});
  }
}

TEST_CASE("text comes in NFC") {
  const Read result = read("a: nghe\u0302\u0300\n");
  REQUIRE(result.root);
  CHECK(result.root->items[0].text == "nghề");
}

TEST_CASE("a repeated key is told of and the first one kept") {
  const Read result = read("a: 1\nb: {c: 2, c: 3}\na: 4\n");
  REQUIRE(result.root);
  CHECK(result.root->keys.size() == 2);
  CHECK(result.root->items[0].text == "1");
  CHECK(result.root->items[1].items[0].text == "2");
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].place == Place{2, 11, 1});
  CHECK(result.findings[1].place == Place{3, 1, 1});
  REQUIRE(result.findings[1].related.size() == 1);
  CHECK(result.findings[1].related[0].place == Place{1, 1, 1});
}

TEST_CASE("what YAML could hide is refused where it stands") {
  refused("a: &x 1\n", "anchor-or-alias", 1, 4);
  refused("a: 1\nb: *x\n", "unreadable-yaml", 2, 4);  // an alias of nothing
  refused("a: !!int 3\n", "anchor-or-alias", 1, 4);
  refused("a: ! 3\n", "anchor-or-alias", 1, 4);
  refused("a: {<<: {b: 1}}\n", "anchor-or-alias", 1, 5);
  refused("a: 1\n---\nb: 2\n", "several-documents", 2, 1);
  refused("a: 1\n...\nb: 2\n", "several-documents", 2, 1);
  refused("", "empty-plan", 1, 1);
  refused("# only a comment\n", "empty-plan", 1, 1);
  refused("~\n", "empty-plan", 1, 1);
  refused("? [a]\n: b\n", "unreadable-yaml", 1, 3);
  refused("a: \"\\x1b[31m\"\n", "unreadable-yaml", 1, 4);
}

TEST_CASE("bounds of documents that hold one plan are no second document") {
  CHECK(read("---\na: 1\n...\n").root);
  CHECK(read("%YAML 1.2\n---\na: 1\n").root);
}

TEST_CASE("other encodings and binary files are refused at the first byte that tells") {
  refused(std::string("a\0: 1\0", 6), "plan-not-utf8", 1, 1);
  refused(
      "\xff\xfe"
      "a",
      "plan-not-utf8", 1, 1);
  refused("a: Tỷ lệ\nb: x\xe9\n", "plan-not-utf8", 2, 5);
  refused(std::string("a: 1\nb: \0\n", 10), "unreadable-yaml", 2, 4);
  refused("a: 1\n\x04 b: 2\n", "unreadable-yaml", 2, 1);  // yaml-cpp would end the file here
}

TEST_CASE("an open quotation mark is found where it opens, not where its harm shows") {
  refused("a: \"x\nb: \"%\"\nc: 1\n", "unreadable-yaml", 1, 4);
  refused("a: 1\nb: 'x\nc: y\n", "unreadable-yaml", 2, 4);
  refused("a: \"x", "unreadable-yaml", 1, 4);
  refused("a: 'it''s'\nb: [{c: 'x}]\n", "unreadable-yaml", 2, 9);
}

TEST_CASE("broken structure is told of in plain words") {
  refused("a: x: y\n", "unreadable-yaml", 1, 5);
  refused("a: 1\n]\n", "unreadable-yaml", 2, 1);
  refused("a: @x\n", "unreadable-yaml", 1, 4);
  refused(",", "unreadable-yaml", 1, 1);
}

TEST_CASE("depth and number of values are bounded") {
  CHECK(read(repeated("- ", 31) + "x\n").root);
  const Read deep = read(repeated("- ", 40) + "x\n");
  REQUIRE(deep.findings.size() == 1);
  CHECK(deep.findings[0].rule->name == "plan-too-large");
}

TEST_CASE("hostile files end soon, each with one finding") {
  static constexpr std::size_t many = 1'000'000;
  for (const std::string_view unit :
       {"[", "{", "[{", ",", "- ", "? ", ":", ": ", "\"", "'", "&a ", "!", "! ", "[]", "a: "}) {
    CAPTURE(unit);
    const Read result = read(repeated(unit, many));
    CHECK_FALSE(result.root);
    CHECK(result.findings.size() == 1);
  }
  const Read large = read(std::string(max_yaml_bytes + 1, 'x'));
  REQUIRE(large.findings.size() == 1);
  CHECK(large.findings[0].rule->name == "plan-too-large");
}

TEST_CASE("an alias bomb is refused at its first anchor") {
  refused("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "anchor-or-alias", 1, 4);
}

}  // namespace
}  // namespace plantrack
