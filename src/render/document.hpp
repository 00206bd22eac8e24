// A report as data: headings, paragraphs, facts, tables of typed cells, charts, footnotes, in one language. A view
// makes it from results; each format is one writer of it.
#pragma once

#include "base/text.hpp"
#include "base/text_hash.hpp"
#include "render/chart.hpp"
#include "render/table.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace plantrack {

struct Cell {
  std::string text;                  // as shown; numbers in the form of the document's language
  DataValue value;                   // the figure, status, month or day itself, for writers that keep them as such
  DataKind kind = DataKind::number;  // how the stable outputs print it
  std::string field;                 // the name it has there; empty: none
  bool strong = false;
  int indent = 0;                      // so many steps below what it belongs to
  std::string below;                   // a second line, smaller
  std::string link;                    // the id of a block of the document
  std::string look;                    // a word for the style sheet; empty: any cell
  bool local = false;                  // words of the plan's own language: names of agencies and areas
  std::vector<std::size_t> footnotes;  // indices into Document::footnotes
  std::shared_ptr<const ChartFigure> chart;

  Cell() = default;
  explicit Cell(std::string words, DataValue what = {}) : text(std::move(words)), value(std::move(what)) {}
};

enum class Align { left, right, center };

struct TableColumn {
  std::string title;
  Align align = Align::left;
  int weight = 1;                                // share of the page's width where a format needs one
  bool names_row = false;                        // its cells are what the row is about
  std::shared_ptr<const ChartFigure> axis = {};  // of the charts in its cells
};

struct Table {
  std::string caption;  // for writers whose tables have one
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
  std::string look;                // a word for the style sheet; empty: any table
  std::vector<std::string> goals;  // of each row target@due, for programs that read a page; empty: not of goals
};

struct Heading {
  int level;  // 1 is the title
  std::string text;
  std::string id = {};  // for links; empty: none
};

struct Paragraph {
  std::string text;
  bool strong = false;
  std::vector<std::size_t> footnotes = {};
  std::string look = {};  // a word for the style sheet; empty: any paragraph
};

struct BulletList {
  std::vector<std::string> items;
};

// What must be known before all else: that figures are made up, that a plan is a draft, that rows were left out.
struct Notice {
  std::string text;
};

struct Facts {
  struct Fact {
    std::string term;
    Cell cell;
  };
  std::vector<Fact> entries;
  std::string look = {};
};

// How many there are of each status, and which.
struct StatusTally {
  struct Entry {
    Cell status;
    std::size_t count = 0;
    std::vector<Cell> members;
  };
  std::vector<Entry> entries;
};

// What the marks of the charts below stand for.
struct ChartKey {
  std::vector<std::pair<ChartMark, std::string>> entries;
};

struct Block;

// Blocks that belong together: a card about one target, what opens on demand, two columns on a wide page.
struct Group {
  enum class Kind { cards, card, details, columns, column };
  Kind kind = Kind::card;
  std::string id;
  Cell title;   // of a card with its status, of details; empty: none
  Cell status;  // of a card
  std::vector<Block> blocks;
  std::string goal = {};  // of a card: target@due
};

struct Block : std::variant<Heading, Paragraph, BulletList, Notice, Facts, StatusTally, ChartKey, Table,
                            std::shared_ptr<const ChartFigure>, Group> {
  using variant::variant;
};
static_assert(std::is_nothrow_move_constructible_v<Block>, "a document that grows would copy its cards");

struct Document {
  Lang lang = Lang::en;
  std::string kicker;  // a line above the title
  std::vector<Block> blocks;
  std::vector<std::string> footnotes;
  TextMap<std::size_t> footnote_numbers;  // by text: a large report has thousands

  void heading(int level, std::string text, std::string id = {}) {
    blocks.emplace_back(Heading{level, std::move(text), std::move(id)});
  }
  void paragraph(std::string text, bool strong = false) { blocks.emplace_back(Paragraph{std::move(text), strong, {}}); }
  void table(Table table) { blocks.emplace_back(std::move(table)); }
  // The number of the footnote with this text: the same text is one footnote.
  std::size_t footnote(const std::string& text);
};

// A table whose columns are described once: title, place and what stands in the cell of a row.
template <class Row>
struct ShownColumn {
  TableColumn head;
  std::function<Cell(const Row&)> cell;
};

template <class Row>
Table table_of(const std::vector<ShownColumn<Row>>& columns, const std::vector<Row>& rows) {
  Table table;
  for (const ShownColumn<Row>& column : columns) table.columns.push_back(column.head);
  for (const Row& row : rows) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const ShownColumn<Row>& column : columns) cells.push_back(column.cell(row));
  }
  return table;
}

}  // namespace plantrack
