// OpenDocument spreadsheets (ODF 1.3, part 3, 9): the styles that tell hidden sheets and how days are shown, and the
// sheets' cells. Rows and cells may stand for many alike ones.
#include "base/unicode.hpp"
#include "read/sheet/stored_values.hpp"
#include "read/sheet/workbook_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace plantrack {
namespace {

constexpr std::size_t longest_text = std::size_t{1} << 20;  // of a cell
constexpr std::size_t most_styles = 65'536;
constexpr std::size_t most_repeated_cells = std::size_t{1} << 20;  // that hold something, beyond the first of each
constexpr std::size_t longest_name = 1000;

std::uint32_t count_of(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value > 0 ? value : 1;
}

// Styles of cells and sheets, by their names.
struct OdsStyles {
  struct Style {
    std::string shows;   // name of a style of dates
    std::string parent;  // where it does not say
    bool hidden = false;
  };
  std::map<std::string, Style, std::less<>> styles;
  std::map<std::string, bool, std::less<>> dates;  // are they shown without a day?

  bool is_hidden(std::string_view name) const {
    const auto found = styles.find(name);
    return found != styles.end() && found->second.hidden;
  }
  bool is_month(std::string_view name) const {
    constexpr int most_parents = 20;
    for (int i = 0; i < most_parents; ++i) {
      const auto style = styles.find(name);
      if (style == styles.end()) return false;
      if (const auto date = dates.find(style->second.shows); date != dates.end()) return date->second;
      name = style->second.parent;
    }
    return false;
  }
};

// Takes what stands in a part before its body: styles.
class StyleReader : public XmlReader {
 public:
  explicit StyleReader(OdsStyles& styles) : styles_(styles) {}

 protected:
  void start(std::string_view element, const XmlAttributes& attributes) override { start_style(element, attributes); }
  void end(std::string_view element) override { end_style(element); }

  void start_style(std::string_view element, const XmlAttributes& attributes) {
    if (styles_.styles.size() + styles_.dates.size() > most_styles) return;
    if (element == "style") {
      name_ = attributes.get("name").substr(0, longest_name);
      OdsStyles::Style& style = styles_.styles[name_];
      style.shows = attributes.get("data-style-name").substr(0, longest_name);
      style.parent = attributes.get("parent-style-name").substr(0, longest_name);
    } else if (element == "table-properties" && attributes.get("display") == "false") {
      styles_.styles[name_].hidden = true;
    } else if (element == "date-style") {
      date_ = attributes.get("name").substr(0, longest_name);
      day_ = month_ = false;
    } else if (element == "day" || element == "hours") {
      day_ = true;
    } else if (element == "month") {
      month_ = true;
    }
  }
  void end_style(std::string_view element) {
    if (element == "date-style") styles_.dates[date_] = month_ && !day_;
  }

  OdsStyles& styles_;

 private:
  std::string name_, date_;
  bool day_ = false, month_ = false;
};

class ContentReader final : public StyleReader {
 public:
  ContentReader(Workbook& workbook, std::string_view only, OdsStyles& styles)
      : StyleReader(styles), workbook_(workbook), only_(only), texts_(std::make_shared<SharedTexts>()) {}

  bool is_spreadsheet() const { return is_spreadsheet_; }

 private:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (!is_spreadsheet_) {
      is_spreadsheet_ = element == "spreadsheet";
      return is_spreadsheet_ ? void() : start_style(element, attributes);
    }
    if (element == "table") {
      if (++tables_ == 1) start_table(attributes);
      return;
    }
    if (tables_ != 1 || cells_ == nullptr) return;
    if (in_cell_) return start_in_cell(element, attributes);
    if (element == "table-column") {
      add_column(attributes);
    } else if (element == "table-row") {
      start_row(attributes);
    } else if (element == "table-cell" || element == "covered-table-cell") {
      start_cell(attributes, element == "covered-table-cell");
    }
  }

  void end(std::string_view element) override {
    if (!is_spreadsheet_) return end_style(element);
    if (element == "table") {
      if (--tables_ == 0) cells_ = nullptr;
      return;
    }
    if (tables_ != 1 || cells_ == nullptr) return;
    if (in_cell_) {
      if (skipped_ > 0) {
        --skipped_;
      } else if (element == "table-cell" || element == "covered-table-cell") {
        end_cell();
      } else if (element == "p") {
        in_paragraph_ = false;
      }
    } else if (element == "table-row") {
      end_row();
    }
  }

  void text(std::string_view some) override {
    if (in_paragraph_ && skipped_ == 0) add_text(some);
  }

  void add_text(std::string_view some) {
    text_ += some.substr(0, longest_text + 1 - std::min(text_.size(), longest_text + 1));
  }

  void start_table(const XmlAttributes& attributes) {
    const std::string name(attributes.get("name"));
    if (workbook_.names.size() > most_styles) return stop(WorkbookFault::damaged);
    workbook_.names.push_back(name);
    line_ = 0;
    columns_.clear();
    if (!is_wanted_sheet(name, only_)) return;
    workbook_.sheets.push_back(
        {SheetCells(std::string(name), texts_), styles_.is_hidden(attributes.get("style-name"))});
    cells_ = &workbook_.sheets.back().cells;
  }

  // Whether it is hidden, and its days are shown as months: the style of cells that name none.
  void add_column(const XmlAttributes& attributes) {
    const std::uint32_t columns =
        std::min(count_of(attributes.get("number-columns-repeated")), SheetCells::most_columns);
    const std::uint32_t before = columns_.empty() ? 0 : columns_.back().end;
    if (before >= SheetCells::most_columns) return;
    columns_.push_back({before + columns, styles_.is_month(attributes.get("default-cell-style-name"))});
    if (is_hidden(attributes)) cells_->hide_columns(before, before + columns - 1);
  }
  bool is_month_column() const {
    const auto found = std::upper_bound(columns_.begin(), columns_.end(), column_,
                                        [](std::uint32_t column, const Columns& each) { return column < each.end; });
    return found != columns_.end() && found->months;
  }

  void start_row(const XmlAttributes& attributes) {
    ++line_;
    repeated_rows_ = count_of(attributes.get("number-rows-repeated"));
    column_ = 0;
    row_cells_ = cells_->cells();
    row_style_ = attributes.get("default-cell-style-name");
    cells_->begin_row(line_, is_hidden(attributes));
  }

  static bool is_hidden(const XmlAttributes& attributes) {
    const std::string_view visibility = attributes.get("visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  void end_row() {
    const std::size_t some = cells_->cells() - row_cells_;
    const std::uint32_t more = repeated_rows_ - 1;
    if (some > 0) {
      if (line_ > SheetCells::most_lines || more > SheetCells::most_lines - line_) return stop(WorkbookFault::damaged);
      if (!may_repeat(some, more)) return;
      // So many at once that they are looked at before they take much.
      const std::size_t at_once = 1 + (std::size_t{1} << 20) / std::max<std::size_t>(cells_->last_row_bytes(), 1);
      for (std::size_t left = more; left > 0;) {
        const std::size_t now = std::min(left, at_once);
        cells_->repeat_row(static_cast<std::uint32_t>(now));
        left -= now;
        if (!workbook_.is_within_bounds()) return stop(WorkbookFault::too_much_text);
      }
    }
    line_ += std::min(more, SheetCells::most_lines);
    if (line_ > 2 * SheetCells::most_lines) return stop(WorkbookFault::damaged);
    if (++rows_ % 256 == 0 && !workbook_.is_within_bounds()) stop(WorkbookFault::too_much_text);
  }

  bool may_repeat(std::size_t some, std::size_t times) {
    repeated_ += some * times;
    if (repeated_ <= most_repeated_cells) return true;
    stop(WorkbookFault::swells);
    return false;
  }

  void start_cell(const XmlAttributes& attributes, bool covered) {
    in_cell_ = true;
    covered_ = covered;
    repeated_cells_ = count_of(attributes.get("number-columns-repeated"));
    type_ = attributes.get("value-type");
    has_formula_ = attributes.has("formula");
    formula_ = attributes.get("formula").substr(0, 100);
    const std::string_view style = attributes.get("style-name", row_style_);
    is_month_ = type_ == "date" && (style.empty() ? is_month_column() : styles_.is_month(style));
    value_ = type_ == "date"      ? attributes.get("date-value")
             : type_ == "time"    ? attributes.get("time-value")
             : type_ == "boolean" ? attributes.get("boolean-value")
             : type_ == "string"  ? attributes.get("string-value")
                                  : attributes.get("value");
    text_.clear();
    in_paragraph_ = false;
    skipped_ = 0;
    paragraphs_ = 0;
    const std::uint32_t rows = count_of(attributes.get("number-rows-spanned"));
    const std::uint32_t columns = count_of(attributes.get("number-columns-spanned"));
    if (rows > 1 || columns > 1) merge(rows, columns);
  }

  void merge(std::uint32_t rows, std::uint32_t columns) {
    if (++workbook_.merges > SheetCells::most_merges) return stop(WorkbookFault::too_many_merges);
    if (rows > SheetCells::most_lines || columns > SheetCells::most_columns) return stop(WorkbookFault::damaged);
    cells_->merge({line_, line_ + rows - 1, column_, column_ + columns - 1});
  }

  // Text in paragraphs; what is no part of it (comments, drawings) is passed over.
  void start_in_cell(std::string_view element, const XmlAttributes& attributes) {
    if (skipped_ > 0) {
      ++skipped_;
    } else if (element == "p") {
      if (paragraphs_++ > 0) add_text("\n");
      in_paragraph_ = true;
    } else if (element == "s") {
      add_text(std::string(std::min(count_of(attributes.get("c")), 1000U), ' '));
    } else if (element == "tab" || element == "line-break") {
      add_text("\n");
    } else if (element != "span" && element != "a") {
      skipped_ = 1;
    }
  }

  void end_cell() {
    in_cell_ = false;
    if (column_ >= SheetCells::most_columns) return;  // empty ones may stand for all that a sheet has
    const std::uint32_t last = std::min(repeated_cells_, SheetCells::most_columns - column_);
    const bool some = has_formula_ || !text_.empty() || !value_.empty();
    if (some && !covered_) {
      if (last > 1 && !may_repeat(1, last - 1)) return;
      if (line_ > SheetCells::most_lines) return stop(WorkbookFault::damaged);
      for (std::uint32_t i = 0; i < last; ++i) add(column_ + i);
    }
    column_ += last;
  }

  void add(std::uint32_t column) {
    if (type_ == "float" || type_ == "currency") return cells_->add(column, CellKind::number, plain_number(value_));
    if (type_ == "percentage") return cells_->add(column, CellKind::number, plain_number(value_, true) + "%");
    if (type_ == "date") {
      const StoredDay day = day_of_iso(value_);
      const bool month = is_month_ && day.first_of_month;
      return cells_->add(column, month ? CellKind::month : CellKind::date, month ? month_of(day) : day.text);
    }
    if (type_ == "time") return cells_->add(column, CellKind::date, text_.empty() ? value_ : text_);
    if (type_ == "boolean") return cells_->add(column, CellKind::text, value_ == "true" ? "TRUE" : "FALSE");
    if (type_.empty() && has_formula_) return cells_->add(column, CellKind::unknown_formula, formula_shown());
    cells_->add(column, CellKind::text, text_.empty() ? value_ : text_);
  }

  // of:=SUM([.B2:.B5]) without its prefix.
  std::string formula_shown() const {
    const std::size_t equals = formula_.find('=');
    return equals == std::string::npos ? "=" + formula_ : formula_.substr(equals);
  }

  struct Columns {
    std::uint32_t end;
    bool months;
  };

  Workbook& workbook_;
  std::string_view only_;
  std::shared_ptr<SharedTexts> texts_;  // none: each cell has its own
  bool is_spreadsheet_ = false;
  int tables_ = 0;  // inside one another
  SheetCells* cells_ = nullptr;
  std::vector<Columns> columns_;
  std::uint32_t line_ = 0, column_ = 0, repeated_rows_ = 1, repeated_cells_ = 1;
  std::size_t rows_ = 0, row_cells_ = 0, repeated_ = 0;
  std::string row_style_;
  bool in_cell_ = false, covered_ = false, in_paragraph_ = false, has_formula_ = false, is_month_ = false;
  int skipped_ = 0;  // elements inside one that is passed over
  std::size_t paragraphs_ = 0;
  std::string type_, value_, text_, formula_;
};

// What an encrypted document tells of its parts.
class Manifest final : public XmlReader {
 public:
  bool encrypted = false;

 private:
  void start(std::string_view element, const XmlAttributes&) override {
    encrypted = encrypted || element == "encryption-data" || element == "EncryptedKey";
  }
  void end(std::string_view) override {}
};

}  // namespace

WorkbookFault read_ods(const ZipArchive& archive, std::string_view only, Workbook& workbook) {
  Manifest manifest;
  if (const WorkbookFault fault = read_part(archive, "META-INF/manifest.xml", manifest);
      fault == WorkbookFault::none && manifest.encrypted) {
    return WorkbookFault::password;
  }
  OdsStyles styles;
  StyleReader shared_styles(styles);
  if (const WorkbookFault fault = read_part(archive, "styles.xml", shared_styles); fault != WorkbookFault::none) {
    return fault;
  }
  ContentReader reader(workbook, only, styles);
  const WorkbookFault fault = read_part(archive, "content.xml", reader);
  if (fault != WorkbookFault::none) return fault;
  return reader.is_spreadsheet() ? WorkbookFault::none : WorkbookFault::other_archive;
}

}  // namespace plantrack
