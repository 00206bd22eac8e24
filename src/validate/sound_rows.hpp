// The fast path. It makes typed rows of the forms that nearly all cells have (ids, canonical periods, plain numbers,
// ISO dates), up to 64 rows at a time, column by column, and takes a row if none of the rules of row_table fires.
// Whatever has another form, or breaks a rule, falls through to the reference reader (ProgressReader, RowRules).
#pragma once

#include "base/id_table.hpp"
#include "model/observations.hpp"
#include "read/fast/cell_columns.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_facts.hpp"
#include "validate/row_table.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// Looks at some rows at a time, and in these at one column after the other: each step is then a short loop.
class SoundRows {
 public:
  SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file, ScanKernel kernel);

  // Up to rows_at_once rows that stand one behind the other and have as many cells as the header; these lie between
  // `bounds` (as in Structure). RecordBlocks::Block::margin bytes before `text` must be there to be read. Returns how
  // many rows were looked at: up to one of another plan; 0: the first one has to be read plainly.
  std::size_t look_at(const char* text, const std::uint32_t* bounds, std::size_t rows);
  // Of these: whether it is sound.
  bool is_sound(std::size_t row) const { return !faulty_[row]; }
  // Puts sound rows that stand on successive lines, from `from` up to `to`.
  void put(std::size_t from, std::size_t to, std::uint32_t first_line, Observations& rows);
  // May one of the rows looked at end in CR LF, in LF alone?
  bool some_crlf() const { return crlfs_ != 0; }
  bool some_lf() const { return lfs_ != 0; }
  // What the cells of sound rows told of how their columns are written, since it was asked for last.
  void tell_signs(ProgressReader& reader);

 private:
  struct Found {  // what a cell that is no id was found to name
    std::string cell;
    const NameTable* names = nullptr;
    int index = -1;
  };

  void find_line_ends();
  std::size_t rows_of_one_plan();
  void find_cells(std::size_t field, CellColumn& cells) const;
  bool find_cells(Column column, CellColumn& cells);
  void leave_quotes_out(CellColumn& cells);
  std::string_view cell_of(const CellColumn& cells, std::size_t row) const {
    return {text_ + (cells.bounds[row] >> 32U) - cells.size[row], cells.size[row]};
  }
  void look_at_free_texts();
  void look_at_targets(const PlanFacts& plan);
  void look_at_periods(const PlanFacts& plan);
  void look_at_areas(const PlanFacts& plan);
  void look_at_agencies(const PlanFacts& plan);
  void look_at_days();
  void look_at_estimates();
  void look_at_evidence();
  void look_at_notes(const PlanFacts& plan);
  void look_at_figures(const PlanFacts& plan);
  void look_at_unit();
  void look_at_rules(const PlanFacts& plan);
  void look_at_signs(const PlanFacts& plan);
  int index_of(Column column, std::size_t row, const NameTable& names);
  int index_of_name(Column column, std::string_view cell, const NameTable& names);
  int period_in_words(const PlanFacts& plan, std::size_t row);
  bool read_long_number(const CellColumn& cells, std::size_t row, char point, NumberColumn& numbers) const;

  const std::deque<PlanFacts>& plans_;
  Columns columns_;
  std::size_t fields_;
  std::vector<std::uint32_t> free_;  // fields in which a formula could lie hidden
  ColumnKernel kernel_;
  std::array<char, 3> points_{};  // of decimals in value, numerator, denominator; 0 = no number with one is taken
  bool has_option_ = false;       // the user said how numbers are written
  bool dates_dmy_ = true;         // dates with slashes are day/month
  bool is_irregular_ = false;     // all rows are left to the reference reader
  std::size_t given_plan_ = 0;    // of rows that do not tell theirs
  bool plan_is_given_ = false;

  // The rows at hand, and what was found in each of them.
  const PlanFacts* plan_;
  const char* text_ = nullptr;
  const std::uint32_t* bounds_ = nullptr;
  std::size_t count_ = 0;
  std::size_t crlfs_ = 0, lfs_ = 0;   // how many end so, rows of another plan behind them included
  OfRows<std::uint32_t> last_end_{};  // of the last cell, before the line end
  OfRows<bool> faulty_{};
  OfRows<std::uint32_t> target_{};  // index into the plan's
  OfRows<std::uint32_t> period_{};  // the same
  OfRows<std::int32_t> area_{};
  OfRows<std::int32_t> reported_{};
  OfRows<bool> estimate_{};
  OfRows<std::int32_t> agency_{};
  OfRows<std::uint16_t> given_{};  // which cells hold something (as in TypedRow)
  struct Signs {                   // of a column of the rows looked at, and of all sound rows
    OfRows<std::uint8_t> of_row{};
    std::uint8_t all = 0;
  };
  static constexpr std::uint8_t proves = 1, two_way = 2, taken = 4;
  std::array<Signs, column_count> signs_{};
  NumberColumn value_;  // or numerator
  NumberColumn denominator_;
  CellColumn cells_;  // of the column at hand
  CellColumn values_, numerators_, denominators_, figures_;
  NumberColumn numbers_;
  DayColumn days_;

  std::array<std::vector<Found>, column_count> known_;  // by the cell's bytes
  const PlanFacts* known_period_of_ = nullptr;
  std::string known_period_text_;
  std::optional<Period> known_period_;  // what that text stands for
  std::string scratch_;
};

}  // namespace plantrack
