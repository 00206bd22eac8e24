// Office Open XML workbooks (ECMA-376, part 1, 18): the list of sheets, number formats, the sheets' cells, and the
// texts that these share.
#include "read/sheet/stored_values.hpp"
#include "read/sheet/workbook_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace plantrack {
namespace {

constexpr std::size_t longest_text = std::size_t{1} << 20;  // of a cell; longer ones are told as too long
constexpr std::size_t most_formats = 65'536;

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                   : std::nullopt;
}

// Of no width or height, which nobody sees either: "0", "0.0".
bool is_nothing(std::string_view length) {
  return !length.empty() && length.find_first_not_of("0.") == std::string_view::npos;
}

bool is_on(std::string_view flag) {
  return flag == "1" || flag == "true";
}

// F7: column 5, line 7.
struct CellAt {
  std::uint32_t column, line;
};
std::optional<CellAt> cell_at(std::string_view reference) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < reference.size() && at < 4; ++at) {
    const char upper =
        reference[at] >= 'a' && reference[at] <= 'z' ? static_cast<char>(reference[at] - ('a' - 'A')) : reference[at];
    if (upper < 'A' || upper > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(upper - 'A' + 1);
  }
  const auto line = whole_number(reference.substr(at));
  if (column == 0 || column > SheetCells::most_columns || !line || *line == 0 || *line > SheetCells::most_lines) {
    return std::nullopt;
  }
  return CellAt{column - 1, *line};
}

// _x000A_ stands for a line end, _x005F_ for the underscore of such a sequence. Characters that no text has stay as
// they are written.
std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::uint32_t value = 0;
    if (text.substr(at, 2) == "_x" && at + 6 < text.size() && text[at + 6] == '_') {
      const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
      if (error != std::errc() || end != text.data() + at + 6) value = 0;
    }
    const bool is_space = value == '\t' || value == '\n' || value == '\r';
    if (is_space || (value >= ' ' && value < 0x7f)) {
      out += static_cast<char>(value);
      at += 6;
    } else {
      out += text[at];
    }
  }
  return out;
}

// Where the parts of an archive lie: targets of links by their ids, or by the end of their type.
class Links final : public XmlReader {
 public:
  explicit Links(std::string folder) : folder_(std::move(folder)) {}

  struct Link {
    std::string type, target;
  };
  const Link* of_id(std::string_view id) const {
    const auto found = links_.find(id);
    return found == links_.end() ? nullptr : &found->second;
  }
  std::string of_type(std::string_view type) const {
    for (const auto& [id, link] : links_) {
      if (link.type == type) return link.target;
    }
    return {};
  }

 private:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship" || attributes.get("TargetMode") == "External" || links_.size() > most_formats) return;
    const std::string_view type = attributes.get("Type");
    links_.emplace(std::string(attributes.get("Id")),
                   Link{std::string(type.substr(type.rfind('/') + 1)), path_of(attributes.get("Target"))});
  }
  void end(std::string_view) override {}

  // From the folder of the part that links, or from the archive's root.
  std::string path_of(std::string_view target) const {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string_view folder = folder_;
    while (target.starts_with("../") || target.starts_with("./")) {
      if (target.starts_with("../")) {
        folder = folder.substr(0, folder.size() - std::min<std::size_t>(folder.size(), 1));
        folder = folder.substr(0, folder.rfind('/') + 1);
      }
      target.remove_prefix(target.find('/') + 1);
    }
    return std::string(folder) + std::string(target);
  }

  std::string folder_;
  std::map<std::string, Link, std::less<>> links_;
};

struct ListedSheet {
  std::string name, id;
  bool hidden;
};

class SheetList final : public XmlReader {
 public:
  bool is_workbook = false;
  bool since_1904 = false;
  std::vector<ListedSheet> sheets;

 private:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (first_ && element != "workbook") return stop();
    first_ = false;
    is_workbook = true;
    if (element == "workbookPr") since_1904 = is_on(attributes.get("date1904"));
    if (element != "sheet" || sheets.size() > most_formats) return;
    const std::string_view state = attributes.get("state");
    sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                      state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  bool first_ = true;
};

// What the styles of cells show.
class Styles final : public XmlReader {
 public:
  ValueShown shown(std::uint32_t style) const { return style < cells_.size() ? cells_[style] : ValueShown::number; }

 private:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "numFmt" && formats_.size() < most_formats) {
      formats_.emplace(whole_number(attributes.get("numFmtId")).value_or(0), shown_by(attributes.get("formatCode")));
    } else if (element == "cellXfs") {
      in_cells_ = true;
    } else if (element == "xf" && in_cells_ && cells_.size() < most_formats) {
      const std::uint32_t format = whole_number(attributes.get("numFmtId")).value_or(0);
      const auto own = formats_.find(format);
      cells_.push_back(own != formats_.end() ? own->second
                                             : shown_by_built_in(static_cast<int>(std::min(format, 999U))));
    }
  }
  void end(std::string_view element) override { in_cells_ = in_cells_ && element != "cellXfs"; }

  std::map<std::uint32_t, ValueShown> formats_;
  std::vector<ValueShown> cells_;
  bool in_cells_ = false;
};

// The text inside elements `t`, but for how it is pronounced.
class TextParts {
 public:
  void start(std::string_view element) {
    if (element == "t") inside_ = true;
    if (element == "rPh") ++spoken_;
  }
  void end(std::string_view element) {
    if (element == "t") inside_ = false;
    if (element == "rPh") --spoken_;
  }
  bool takes() const { return inside_ && spoken_ == 0; }

 private:
  bool inside_ = false;
  int spoken_ = 0;
};

class CellsOfSheet final : public XmlReader {
 public:
  CellsOfSheet(Workbook& workbook, SheetCells& cells, const Styles& styles, bool since_1904)
      : workbook_(workbook), cells_(cells), styles_(styles), since_1904_(since_1904) {}

 private:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "c") return start_cell(attributes);
    if (in_cell_) {
      parts_.start(element);
      takes_value_ = element == "v";
      takes_formula_ = element == "f";
      has_value_ = has_value_ || takes_value_;
      has_formula_ = has_formula_ || takes_formula_;
      return;
    }
    if (element == "row") return start_row(attributes);
    if (element == "col") return add_column(attributes);
    if (element == "mergeCell") merge(attributes.get("ref"));
  }

  void end(std::string_view element) override {
    parts_.end(element);
    takes_value_ = takes_formula_ = false;
    if (element == "c") end_cell();
    if (element == "row" && ++rows_ % 256 == 0 && !workbook_.is_within_bounds()) stop(WorkbookFault::too_much_text);
  }

  void text(std::string_view some) override {
    if (takes_value_ || (in_cell_ && parts_.takes())) {
      value_ += some.substr(0, longest_text + 1 - std::min(value_.size(), longest_text + 1));
    } else if (takes_formula_) {
      constexpr std::size_t shown = 100;
      formula_ += some.substr(0, shown - std::min(formula_.size(), shown));
    }
  }

  void add_column(const XmlAttributes& attributes) {
    const std::uint32_t first = whole_number(attributes.get("min")).value_or(0);
    if (first > 0 && (is_on(attributes.get("hidden")) || is_nothing(attributes.get("width")))) {
      cells_.hide_columns(first - 1, whole_number(attributes.get("max")).value_or(first) - 1);
    }
  }

  void start_row(const XmlAttributes& attributes) {
    const std::string_view number = attributes.get("r");
    const std::uint32_t line = number.empty() ? line_ + 1 : whole_number(number).value_or(0);
    if (line <= line_ || line > SheetCells::most_lines) return stop(WorkbookFault::damaged);
    line_ = line;
    next_column_ = 0;
    cells_.begin_row(line, is_on(attributes.get("hidden")) || is_nothing(attributes.get("ht")));
  }

  void start_cell(const XmlAttributes& attributes) {
    const std::string_view reference = attributes.get("r");
    column_ = next_column_;
    if (!reference.empty()) {
      const auto at = cell_at(reference);
      if (!at || at->line != line_ || at->column < next_column_) return stop(WorkbookFault::damaged);
      column_ = at->column;
    }
    if (line_ == 0 || column_ >= SheetCells::most_columns) return stop(WorkbookFault::damaged);
    next_column_ = column_ + 1;
    in_cell_ = true;
    has_value_ = has_formula_ = false;
    type_ = attributes.get("t");
    style_ = whole_number(attributes.get("s")).value_or(0);
    value_.clear();
    formula_.clear();
  }

  void end_cell() {
    in_cell_ = false;
    if (type_ == "s") {
      const auto number = whole_number(value_);
      if (!number || *number >= SharedTexts::most) {
        if (has_value_) stop(WorkbookFault::damaged);
        return;
      }
      return cells_.add_shared(column_, *number);
    }
    if (type_ == "inlineStr" || type_ == "str") return cells_.add(column_, CellKind::text, without_escapes(value_));
    if (value_.empty()) {
      // Programs that do not compute write formulas alone.
      if (has_formula_) cells_.add(column_, CellKind::unknown_formula, "=" + formula_);
      return;
    }
    if (type_ == "b") return cells_.add(column_, CellKind::text, value_ == "0" ? "FALSE" : "TRUE");
    if (type_ == "e") return cells_.add(column_, CellKind::text, value_);
    if (type_ == "d") return add_day(day_of_iso(value_));
    switch (styles_.shown(style_)) {
      case ValueShown::number: return cells_.add(column_, CellKind::number, plain_number(value_));
      case ValueShown::percent: return cells_.add(column_, CellKind::number, plain_number(value_, true) + "%");
      case ValueShown::date:
      case ValueShown::month: return add_day(day_of_serial(value_, since_1904_));
    }
  }

  void add_day(const StoredDay& day) {
    const bool month = day.first_of_month && styles_.shown(style_) == ValueShown::month;
    cells_.add(column_, month ? CellKind::month : CellKind::date, month ? month_of(day) : day.text);
  }

  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    const auto first = cell_at(range.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : cell_at(range.substr(colon + 1));
    if (!first || !last || last->line < first->line || last->column < first->column) {
      return stop(WorkbookFault::damaged);
    }
    if (++workbook_.merges > SheetCells::most_merges) return stop(WorkbookFault::too_many_merges);
    cells_.merge({first->line, last->line, first->column, last->column});
  }

  Workbook& workbook_;
  SheetCells& cells_;
  const Styles& styles_;
  bool since_1904_;
  std::uint32_t line_ = 0, column_ = 0, next_column_ = 0;
  std::size_t rows_ = 0;
  bool in_cell_ = false, takes_value_ = false, takes_formula_ = false, has_value_ = false, has_formula_ = false;
  std::string type_, value_, formula_;
  std::uint32_t style_ = 0;
  TextParts parts_;
};

class TextsOfWorkbook final : public XmlReader {
 public:
  TextsOfWorkbook(SharedTexts& texts, std::size_t cells) : texts_(texts), cells_(cells) {}

 private:
  void start(std::string_view element, const XmlAttributes&) override {
    parts_.start(element);
    if (element == "si") text_.clear();
  }
  void end(std::string_view element) override {
    parts_.end(element);
    if (element != "si") return;
    texts_.put(number_, without_escapes(text_));
    if (++number_ >= SharedTexts::most) return stop();
    constexpr std::size_t in_any_case = std::size_t{32} << 20;
    constexpr std::size_t for_each_cell = 48;
    if (texts_.bytes() > in_any_case + for_each_cell * cells_) stop(WorkbookFault::too_much_text);
  }
  void text(std::string_view some) override {
    if (parts_.takes()) text_ += some.substr(0, longest_text + 1 - std::min(text_.size(), longest_text + 1));
  }

  SharedTexts& texts_;
  std::size_t cells_;
  std::uint32_t number_ = 0;
  std::string text_;
  TextParts parts_;
};

std::string folder_of_part(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/') + 1));
}

// The part that tells what another one links to.
std::string links_of(std::string_view path) {
  const std::string folder = folder_of_part(path);
  return folder + "_rels/" + std::string(path.substr(folder.size())) + ".rels";
}

}  // namespace

WorkbookFault read_xlsx(const ZipArchive& archive, std::string_view only, Workbook& workbook) {
  Links of_archive("");
  if (const WorkbookFault fault = read_part(archive, "_rels/.rels", of_archive); fault != WorkbookFault::none) {
    return fault;
  }
  std::string book = of_archive.of_type("officeDocument");
  if (book.empty()) book = "xl/workbook.xml";
  if (book.ends_with(".bin")) return WorkbookFault::binary_format;
  if (archive.find(book) == nullptr) return WorkbookFault::other_archive;
  SheetList list;
  if (const WorkbookFault fault = read_part(archive, book, list); fault != WorkbookFault::none) return fault;
  if (!list.is_workbook) return WorkbookFault::other_archive;
  Links links(folder_of_part(book));
  if (const WorkbookFault fault = read_part(archive, links_of(book), links); fault != WorkbookFault::none) return fault;
  Styles styles;
  if (const std::string path = links.of_type("styles"); !path.empty()) {
    if (const WorkbookFault fault = read_part(archive, path, styles); fault != WorkbookFault::none) return fault;
  }
  const auto texts = std::make_shared<SharedTexts>();
  std::size_t cells = 0;
  // A part is one sheet: a small one that is listed thousands of times would be a large file.
  std::set<const ZipArchive::Entry*> parts;
  for (const ListedSheet& each : list.sheets) {
    const Links::Link* const link = links.of_id(each.id);
    if (link == nullptr || link->type != "worksheet") continue;  // a chart
    workbook.names.push_back(each.name);
    if (!is_wanted_sheet(each.name, only)) continue;
    const ZipArchive::Entry* const part = archive.find(link->target);
    if (part == nullptr || !parts.insert(part).second) return WorkbookFault::damaged;
    workbook.sheets.push_back({SheetCells(each.name, texts), each.hidden});
    SheetCells& its_cells = workbook.sheets.back().cells;
    CellsOfSheet reader(workbook, its_cells, styles, list.since_1904);
    if (const WorkbookFault fault = read_part(archive, link->target, reader); fault != WorkbookFault::none)
      return fault;
    cells += its_cells.cells();
  }
  texts->settle();
  TextsOfWorkbook reader(*texts, cells);
  const std::string path = links.of_type("sharedStrings");
  return path.empty() ? WorkbookFault::none : read_part(archive, path, reader);
}

}  // namespace plantrack
