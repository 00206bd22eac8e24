// A report as data: headings, paragraphs, tables of typed cells, footnotes, in one language. A view makes it from
// results; each format is one writer of it (Markdown here, others beside it).
#pragma once

#include "base/rational.hpp"
#include "base/text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plantrack {

struct Cell {
  enum class Kind { text, number, percent };
  Kind kind = Kind::text;
  std::string text;                // as shown; numbers in the form of the document's language
  std::optional<Rational> number;  // the figure itself, for writers that keep numbers as numbers
  bool strong = false;
  std::vector<std::size_t> footnotes;  // indices into Document::footnotes
};

enum class Align { left, right, center };

struct TableColumn {
  std::string title;
  Align align = Align::left;
  int weight = 1;  // share of the page's width where a format needs one
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Heading {
  int level;  // 1 is the title
  std::string text;
};

struct Paragraph {
  std::string text;
  bool strong = false;
};

struct BulletList {
  std::vector<std::string> items;
};

using Block = std::variant<Heading, Paragraph, BulletList, Table>;

struct Document {
  Lang lang = Lang::en;
  std::vector<Block> blocks;
  std::vector<std::string> footnotes;

  void heading(int level, std::string text) { blocks.emplace_back(Heading{level, std::move(text)}); }
  void paragraph(std::string text, bool strong = false) { blocks.emplace_back(Paragraph{std::move(text), strong}); }
  void table(Table table) { blocks.emplace_back(std::move(table)); }
  // The number of the footnote with this text: the same text is one footnote.
  std::size_t footnote(const std::string& text);
};

}  // namespace plantrack
