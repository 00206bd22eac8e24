#include "render/markdown.hpp"

#include "base/unicode.hpp"
#include "render/presentation.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {
namespace {

bool is_name_part(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Readers make links of bare addresses; a backslash before the sign that they look for keeps text text.
bool begins_link(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  if (text[at] == ':') return text.substr(at, 3) == "://" || before.ends_with("mailto") || before.ends_with("xmpp");
  const auto lower = [&](std::size_t i) { return static_cast<char>(text[i] | 0x20); };
  return text[at] == '.' && at >= 3 && lower(at - 1) == 'w' && lower(at - 2) == 'w' && lower(at - 3) == 'w';
}

// Text inside a line, in which no character is taken for markup, and nothing for an address or for somebody's name.
std::string inline_escaped(std::string_view raw) {
  constexpr std::string_view special = "\\`*_[]>|$~^&";
  const std::string text = visible_lines(raw);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // A comparison sign before a space is text to every reader.
    const bool alone = (c == '>' || c == '<' || c == '~' || c == '&') && (i + 1 == text.size() || text[i + 1] == ' ');
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '<' && !alone) {
      out += "&lt;";  // an address before it would swallow a backslash
    } else if ((c == '@' && is_name_part(text, i + 1)) || (c == '#' && i + 1 < text.size() && is_digit(text[i + 1]))) {
      out += c;
      out += "<!-- -->";  // no escape keeps GitHub and GitLab from calling whoever has that name, or that issue
    } else {
      if ((!alone && special.find(c) != std::string_view::npos) || begins_link(text, i)) out += '\\';
      out += c;
    }
  }
  return out;
}

// Characters that mean something at the beginning of a line only.
bool starts_block(std::string_view text) {
  if (text.empty()) return false;
  if (text.starts_with("- ") || text.starts_with("+ ") || text == "-" || text == "+") return true;
  if (text.front() == '#' || text.front() == '>' || text.starts_with("::")) return true;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')') &&
         (digits + 1 == text.size() || text[digits + 1] == ' ');
}

// ¹ to ⁹⁹…: Markdown's own footnotes are numbered anew at each reference by pandoc but not by GitHub, and show as
// markup in a terminal; these look the same everywhere.
std::string footnote_mark(std::size_t index) {
  constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string mark;
  for (const char digit : std::to_string(index + 1)) mark += digits[static_cast<std::size_t>(digit - '0')];
  return mark;
}

std::string marks_of(const std::vector<std::size_t>& footnotes) {
  std::string marks;
  for (const std::size_t footnote : footnotes) marks += " " + footnote_mark(footnote);
  return marks;
}

// Spaces in front of a cell are nothing to Markdown: what belongs to the row above begins with an arrow.
std::string cell_text(const Cell& cell) {
  std::string text = inline_escaped(cell.text);
  if (const Status* status = std::get_if<Status>(&cell.value)) text.insert(0, std::string(status_sign(*status)) + " ");
  if (cell.strong && !text.empty()) text = "**" + text + "**";
  for (int step = 0; step < cell.indent; ++step) text.insert(0, "↳ ");
  if (!cell.below.empty()) text += (text.empty() ? "" : "; ") + inline_escaped(cell.below);
  text += marks_of(cell.footnotes);
  return text.starts_with(' ') ? text.substr(1) : text;
}

// Dashes in proportion to the columns' weights: pandoc takes relative widths from them where a row is long. On a page
// upright a column of fewer than seven would break its numbers.
std::string rule_of(const TableColumn& column) {
  std::string dashes(std::max<std::size_t>(static_cast<std::size_t>(column.weight) * 2 + 2, 7), '-');
  if (column.align != Align::left) dashes.back() = ':';
  if (column.align == Align::center) dashes.front() = ':';
  return dashes;
}

// Cells are not padded: names are long, and lines stay as short as they can be.
template <class Cells, class TextOf>
void write_row(const Cells& cells, TextOf text_of, std::string& out) {
  out += '|';
  for (const auto& cell : cells) out += ' ' + text_of(cell) + " |";
  out += '\n';
}

void write_table(const Table& table, std::string& out) {
  write_row(
      table.columns, [](const TableColumn& column) { return inline_escaped(column.title); }, out);
  write_row(table.columns, rule_of, out);
  for (const std::vector<Cell>& row : table.rows) write_row(row, cell_text, out);
}

class Writer {
 public:
  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) std::visit(*this, static_cast<const Block::variant&>(block));
  }

  void operator()(const Heading& heading) {
    begin() += std::string(static_cast<std::size_t>(heading.level), '#') + ' ' + markdown_escaped(heading.text) + '\n';
  }
  void operator()(const Paragraph& paragraph) {
    const std::string text = markdown_escaped(paragraph.text);
    begin() += (paragraph.strong ? "**" + text + "**" : text) + marks_of(paragraph.footnotes) + '\n';
  }
  void operator()(const BulletList& list) {
    begin();
    for (const std::string& item : list.items) out += "- " + markdown_escaped(item) + '\n';
  }
  void operator()(const Notice& notice) { begin() += "> " + markdown_escaped(notice.text) + '\n'; }
  void operator()(const Facts& facts) {
    begin();
    for (const Facts::Fact& fact : facts.entries) {
      // Without a term the cell says what is explained, and its second line explains it.
      Cell cell = fact.cell;
      std::string text = fact.term.empty() ? "" : markdown_escaped(fact.term) + ": ";
      const std::string meaning = fact.term.empty() ? std::exchange(cell.below, {}) : "";
      text += cell_text(cell);
      if (!meaning.empty()) text += ": " + inline_escaped(meaning);
      out += "- " + text + '\n';
    }
  }
  void operator()(const StatusTally& tally) {
    begin();
    for (const StatusTally::Entry& entry : tally.entries) {
      out += "- " + cell_text(entry.status) + ": " + std::to_string(entry.count);
      for (std::size_t i = 0; i < entry.members.size(); ++i) {
        out += (i == 0 ? " (" : ", ") + cell_text(entry.members[i]);
      }
      out += entry.members.empty() ? "\n" : ")\n";
    }
  }
  void operator()(const ChartKey&) {}  // charts are told in words here
  void operator()(const Table& table) { write_table(table, begin()); }
  void operator()(const std::shared_ptr<const ChartFigure>& figure) {
    begin() += markdown_escaped(figure->description) + '\n';
  }
  void operator()(const Group& group) {
    if (!group.title.text.empty()) {
      begin() += "### " + cell_text(group.title) + '\n';
      if (!group.status.text.empty()) begin() += cell_text(group.status) + '\n';
    }
    write(group.blocks);
  }

  std::string out;

 private:
  std::string& begin() {
    if (!out.empty()) out += '\n';
    return out;
  }
};

}  // namespace

std::string markdown_escaped(std::string_view text) {
  if (!starts_block(text)) return inline_escaped(text);
  const std::size_t mark = text.find_first_not_of("0123456789");  // the sign itself, or the one behind a list's number
  return std::string(text.substr(0, mark)) + '\\' + text[mark] + inline_escaped(text.substr(mark + 1));
}

std::string markdown(const Document& document) {
  Writer writer;
  writer.write(document.blocks);
  if (!document.footnotes.empty()) writer.out += "\n---\n";
  for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
    writer.out += "\n" + footnote_mark(i) + " " + inline_escaped(document.footnotes[i]) + '\n';
  }
  return writer.out;
}

constinit const ViewFormat writers::md{
    "md", "Markdown, for people", "Markdown, cho người đọc",
    [](const Presentation& shown, const TextStyle& style) { return markdown(shown.document(style.lang)); }};

}  // namespace plantrack
