#include "render/document_text.hpp"

#include "base/unicode.hpp"
#include "render/presentation.hpp"
#include "render/words.hpp"

#include <algorithm>
#include <cmath>

namespace plantrack {
namespace {

constexpr std::size_t gap = 2;  // columns between those of a table
constexpr std::size_t bar_width = 8;

Paint paint_of(Status status) {
  switch (status) {
    case Status::met: return Paint::green;
    case Status::on_track: return Paint::blue;
    case Status::at_risk: return Paint::yellow;
    case Status::off_track:
    case Status::regressing:
    case Status::missed:
    case Status::overdue: return Paint::red;
    default: return Paint::none;
  }
}

// As much of the bar as of the goal is achieved: full only where it is reached.
std::string bar_of(const Rational& percent) {
  const double share = std::clamp(percent.get_d() / 100, 0.0, 1.0);
  const auto full = static_cast<std::size_t>(std::floor(share * bar_width));
  std::string bar;
  for (std::size_t i = 0; i < bar_width; ++i) bar += i < full ? "█" : "░";
  return bar;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (true) {
    const std::size_t end = text.find('\n', from);
    lines.push_back(text.substr(from, end - from));
    if (end == std::string::npos) return lines;
    from = end + 1;
  }
}

class Writer {
 public:
  Writer(const Document& document, const TextStyle& style) : document_(document), style_(style) {}

  std::string text() {
    for (const Block& block : document_.blocks) write(block);
    for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
      begin() += wrapped(mark(i) + " " + presentable(document_.footnotes[i]), style_.width, 3, 0) + '\n';
    }
    return std::move(out_);
  }

  void operator()(const Heading& heading) {
    begin() += painted(wrapped(presentable(heading.text), style_.width, 0, 0), Paint::bold, style_) + '\n';
  }
  void operator()(const Paragraph& paragraph) {
    const std::string text = wrapped(presentable(paragraph.text), style_.width, 0, 0);
    begin() += (paragraph.strong ? painted(text, Paint::bold, style_) : text) + marks(paragraph.footnotes) + '\n';
  }
  void operator()(const BulletList& list) {
    begin();
    for (const std::string& item : list.items) out_ += "- " + wrapped(presentable(item), style_.width, 2, 2) + '\n';
  }
  void operator()(const Notice& notice) {
    begin() += painted(wrapped(presentable(notice.text), style_.width, 0, 0), Paint::yellow, style_) + '\n';
  }
  void operator()(const Facts& facts) {
    begin();
    for (const Facts::Fact& fact : facts.entries) {
      std::string text = presentable(fact.term) + (fact.term.empty() ? "" : ": ") + words(fact.cell);
      if (!fact.cell.below.empty()) text += ": " + presentable(fact.cell.below);
      out_ += wrapped(text, style_.width, 2, 0) + '\n';
    }
  }
  void operator()(const ChartKey&) {}  // charts are told in words here
  void operator()(const StatusTally& tally) {
    begin();
    for (const StatusTally::Entry& entry : tally.entries) {
      std::string text = words(entry.status) + ": " + std::to_string(entry.count);
      for (std::size_t i = 0; i < entry.members.size(); ++i) {
        text +=
            (i == 0 ? " (" : ", ") + presentable(entry.members[i].text) + (i + 1 == entry.members.size() ? ")" : "");
      }
      out_ += wrapped(text, style_.width, 2, 0) + '\n';
    }
  }
  void operator()(const std::shared_ptr<const ChartFigure>& figure) {
    begin() += wrapped(presentable(figure->description), style_.width, 0, 0) + '\n';
  }
  void operator()(const Group& group) {
    if (!group.title.text.empty()) {
      begin() += painted(presentable(group.title.text), Paint::bold, style_) + "  " + words(group.status) + '\n';
    }
    for (const Block& block : group.blocks) write(block);
  }
  void operator()(const Table& table) {
    begin();
    const std::vector<std::size_t> widths = widths_of(table);
    std::vector<std::string> titles;
    for (const TableColumn& column : table.columns) titles.push_back(presentable(column.title));
    write_row(table, widths, titles, std::vector<Paint>(titles.size(), Paint::bold));
    for (const std::vector<Cell>& row : table.rows) {
      std::vector<std::string> texts;
      std::vector<Paint> paints;
      for (const Cell& cell : row) {
        texts.push_back(both_lines(cell));
        const Status* status = std::get_if<Status>(&cell.value);
        paints.push_back(status != nullptr ? paint_of(*status) : cell.strong ? Paint::bold : Paint::none);
      }
      write_row(table, widths, texts, paints);
    }
  }

 private:
  void write(const Block& block) { std::visit(*this, static_cast<const Block::variant&>(block)); }
  std::string& begin() {
    if (!out_.empty()) out_ += '\n';
    return out_;
  }

  static std::string mark(std::size_t index) { return "[" + std::to_string(index + 1) + "]"; }
  static std::string marks(const std::vector<std::size_t>& footnotes) {
    std::string text;
    for (const std::size_t index : footnotes) text += " " + mark(index);
    return text;
  }

  std::string words(const Cell& cell) const {
    std::string text(static_cast<std::size_t>(cell.indent) * 2, ' ');
    if (const Status* status = std::get_if<Status>(&cell.value)) text += std::string(status_sign(*status)) + " ";
    text += presentable(cell.text);
    if (const Quantity* percent = std::get_if<Quantity>(&cell.value); percent && cell.kind == DataKind::achieved) {
      text.insert(0, bar_of(percent->value) + " ");
    }
    return text + marks(cell.footnotes);
  }

  std::string both_lines(const Cell& cell) const {
    const std::string first = words(cell);
    if (cell.below.empty()) return first;
    return first + (first.empty() ? "" : "\n") + presentable(cell.below);
  }

  // Each column as wide as its longest cell; where that is too much, wide ones give way until all have room. A word is
  // not broken, so no column becomes narrower than its longest one, unless that leaves no other way.
  std::vector<std::size_t> widths_of(const Table& table) const {
    std::vector<std::size_t> widths, words_widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      std::size_t width = 0, longest_word = 0;
      const auto measure = [&](const std::string& text) {
        for (const std::string& line : lines_of(text)) {
          width = std::max(width, display_width(line));
          const std::size_t begin =
              std::min(line.find_first_not_of(' '), line.size());  // what is below stands further in
          for (std::size_t from = begin, end = begin; from < line.size(); from = end + 1) {
            end = std::min(line.find(' ', from), line.size());
            longest_word = std::max(longest_word, begin + display_width(line.substr(from, end - from)));
          }
        }
      };
      measure(presentable(table.columns[column].title));
      for (const std::vector<Cell>& row : table.rows) measure(both_lines(row[column]));
      widths.push_back(width);
      words_widths.push_back(longest_word);
    }
    constexpr std::size_t least = 6;
    const auto total = [&widths] {
      std::size_t sum = gap * (widths.empty() ? 0 : widths.size() - 1);
      for (const std::size_t width : widths) sum += width;
      return sum;
    };
    while (total() > style_.width) {
      std::size_t* widest = nullptr;
      for (std::size_t column = 0; column < widths.size(); ++column) {
        const bool can = widths[column] > std::max(least, words_widths[column]);
        if (can && (widest == nullptr || widths[column] > *widest)) widest = &widths[column];
      }
      if (widest == nullptr) {
        widest = &*std::max_element(widths.begin(), widths.end());
        if (*widest <= least) break;
      }
      --*widest;
    }
    return widths;
  }

  void write_row(const Table& table, const std::vector<std::size_t>& widths, const std::vector<std::string>& texts,
                 const std::vector<Paint>& paints) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t column = 0; column < texts.size(); ++column) {
      const std::size_t indent = texts[column].find_first_not_of(' ');
      const std::size_t left = indent == std::string::npos ? 0 : indent;
      std::vector<std::string>& lines = cells.emplace_back();
      for (const std::string& line : lines_of(texts[column].substr(left))) {
        for (std::string& part : lines_of(std::string(left, ' ') + wrapped(line, widths[column], left, left))) {
          lines.push_back(std::move(part));
        }
      }
      height = std::max(height, lines.size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string cell = line < cells[column].size() ? cells[column][line] : "";
        const std::size_t width = display_width(cell);
        const std::string space(widths[column] > width ? widths[column] - width : 0, ' ');
        const bool right = table.columns[column].align == Align::right;
        if (right) text += space;
        text += paints[column] == Paint::none ? cell : painted(cell, paints[column], style_);
        if (column + 1 < cells.size()) text += (right ? "" : space) + std::string(gap, ' ');
      }
      text.erase(text.find_last_not_of(' ') + 1);
      out_ += text + '\n';
    }
  }

  const Document& document_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string document_text(const Document& document, const TextStyle& style) {
  return Writer(document, style).text();
}

constinit const ViewFormat writers::text{
    "text", "for people, on a terminal", "cho người đọc, trên màn hình",
    [](const Presentation& shown, const TextStyle& style) { return document_text(shown.document(style.lang), style); }};

}  // namespace plantrack
