// The cells of one sheet of a workbook, only those that are there, packed. Read as text, a line a row and a tab between
// cells, so that a sheet goes the way of every progress file; what a cell is beside its text is asked for here.
#pragma once

#include "base/growing_array.hpp"
#include "read/text/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

enum class CellKind : std::uint8_t {
  text,
  number,  // a percentage has its sign
  date,
  month,           // a date shown without its day, and the first of a month
  unknown_formula  // without a stored result
};

// Texts that cells share, by number: first those that are wanted are named, then all are put, in their order, and only
// the wanted ones kept.
class SharedTexts {
 public:
  void want(std::uint32_t number);
  void settle();  // when all that is wanted is named
  void put(std::uint32_t number, std::string_view text);
  std::string_view operator[](std::uint32_t number) const;
  std::size_t bytes() const { return wanted_.bytes() + texts_.bytes() + ends_.bytes() + before_.bytes(); }

  static constexpr std::uint32_t most = std::uint32_t{1} << 26;

 private:
  bool is_wanted(std::uint32_t number) const;
  std::size_t rank(std::uint32_t number) const;

  GrowingArray<std::uint64_t> wanted_;  // a bit each
  GrowingArray<std::uint32_t> before_;  // how many are wanted before each of these
  GrowingArray<char> texts_;
  GrowingArray<std::uint64_t> ends_;  // of those that are wanted
};

class SheetCells {
 public:
  static constexpr std::uint32_t most_lines = 1'048'576;  // from 1
  static constexpr std::uint32_t most_columns = 16'384;   // from 0
  static constexpr std::size_t most_merges = 65'535;

  struct Cell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    std::string_view text;
  };
  struct Merge {
    std::uint32_t first_line, last_line, first_column, last_column;
  };

  SheetCells(std::string title, std::shared_ptr<SharedTexts> texts);

  void hide_columns(std::uint32_t first, std::uint32_t last);  // before the first row
  // Rows come in the order of their lines, cells in the order of their columns; empty ones are left out.
  void begin_row(std::uint32_t line, bool hidden);
  void add(std::uint32_t column, CellKind kind, std::string_view text);
  void add_shared(std::uint32_t column, std::uint32_t number);
  void repeat_row(std::uint32_t times);  // on the lines that follow
  std::size_t last_row_bytes() const;
  void merge(Merge merge);
  void finish();

  const std::string& title() const { return title_; }  // as people see it
  const std::string& name() const { return name_; }    // as spreadsheets quote it
  std::size_t cells() const { return cells_; }
  // Bytes of text as rows have it: that of a shared one in each of its cells, of a merged one in each of its rows.
  std::size_t text_in_rows() const;
  std::size_t bytes() const { return bytes_.bytes() + rows_.bytes() + merges_ * sizeof(Lines); }
  std::uint32_t width() const { return width_; }  // columns
  bool has_figures() const { return has_figures_; }
  std::size_t hidden_rows() const { return hidden_rows_; }
  std::uint32_t first_hidden_row() const { return first_hidden_row_; }
  // Hidden columns that have cells, and the first such cell of the leftmost.
  std::size_t hidden_columns() const { return hidden_columns_; }
  std::uint32_t first_hidden_column() const { return first_hidden_column_; }
  std::uint32_t line_in_hidden_column() const { return line_in_hidden_column_; }
  bool has_merges() const { return merges_ > 0; }

  std::vector<Cell> row(std::uint32_t line) const;
  bool has_cells_below(std::uint32_t line, std::uint32_t column) const;
  std::size_t row_count() const { return rows_.size(); }
  std::uint32_t line_of(std::size_t row) const { return rows_[row].line; }
  std::vector<Cell> cells_of(std::size_t row) const;
  // The lines of the merged range that the cell belongs to, if that goes over several; and whether it goes over
  // columns.
  struct Lines {
    std::uint32_t first, last;
    bool over_columns;
  };
  std::optional<Lines> merged(std::uint32_t line, std::uint32_t column) const;

 private:
  struct RowStart {
    std::uint32_t line;
    std::uint64_t begin;
  };
  void put_head(std::uint32_t column, std::uint8_t kind, std::uint64_t number);
  std::size_t end_of(std::size_t row) const;

  std::string title_, name_;
  std::shared_ptr<SharedTexts> texts_;
  GrowingArray<RowStart> rows_;
  GrowingArray<char> bytes_;  // of each cell: column, kind, length of its text (or number of the shared one), text
  std::map<std::uint32_t, std::vector<Lines>> merged_;  // by their first column, sorted
  std::size_t merges_ = 0;
  std::size_t cells_ = 0;
  std::uint32_t width_ = 0;
  bool has_figures_ = false;
  std::uint32_t line_ = 0;
  bool row_is_hidden_ = false;
  std::size_t hidden_rows_ = 0;
  std::uint32_t first_hidden_row_ = 0;
  std::vector<bool> hidden_;  // by column, those without cells so far
  std::size_t hidden_columns_ = 0;
  std::uint32_t first_hidden_column_ = most_columns, line_in_hidden_column_ = 0;
};

// A sheet as the text of a file: line 7 is row 7.
class SheetText final : public ByteSource {
 public:
  explicit SheetText(const SheetCells& sheet) : sheet_(sheet) {}
  std::size_t read(char* to, std::size_t size) override;
  void rewind() override;

 private:
  const SheetCells& sheet_;
  std::size_t row_ = 0;
  std::uint32_t line_ = 1;
  std::string text_;
  std::size_t given_ = 0;
};

// The cells of one row after the other, by their columns.
class SheetRow {
 public:
  explicit SheetRow(const SheetCells& sheet) : sheet_(&sheet) {}
  const SheetCells::Cell* at(std::uint32_t line, std::uint32_t column);

 private:
  const SheetCells* sheet_;
  std::uint32_t line_ = 0;
  std::vector<SheetCells::Cell> cells_;
};

// Sheet1, 'Biểu 1', 'It''s'.
std::string quoted_sheet_name(std::string_view name);

}  // namespace plantrack
