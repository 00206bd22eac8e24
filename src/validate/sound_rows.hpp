// Rows that are sound at a glance: nearly all rows of nearly all files. A row is taken here only where reading and
// checking it plainly (ProgressReader, RowRules) would find nothing at all and give the same observation; every other
// row is left to these. So this knows what is right, and they alone what is wrong.
#pragma once

#include "base/id_table.hpp"
#include "model/observations.hpp"
#include "read/fast/cell_columns.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_index.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

// A plan's facts as rows need them, side by side.
class PlanFacts {
 public:
  explicit PlanFacts(const PlanIndex& index);

  struct TargetFacts {
    Measure measure = Measure::count;
    bool takes_rows = false;  // not derived, nor qualitative, which are left to the plain reading
    bool by_area = false;
    bool in_percent = false;
    bool needs_evidence = false;
    std::int32_t level = -1;
  };
  struct AreaFacts {
    std::int32_t level;
    std::int32_t from, until;  // its first and last day
  };
  static constexpr std::uint16_t look_closer = 0xffff;
  struct PeriodFacts {
    std::string text;          // 2024-09
    std::uint32_t key;         // Row::key_of
    std::int32_t first, last;  // its days
  };

  const PlanIndex& index;
  std::vector<TargetFacts> targets;
  std::vector<AreaFacts> areas;
  // Their levels once more, for areas that were always there and will be: far fewer bytes to keep near.
  std::vector<std::uint16_t> lasting;
  std::size_t agencies;
  std::vector<std::uint8_t> may_report;  // target x agency: responsible, and there to stay
  std::uint16_t first_period;            // code of the first of the plan's periods
  std::vector<PeriodFacts> periods;      // all of them, by code
  IdTable period_texts;
};

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
  void put(std::size_t from, std::size_t to, std::uint32_t first_line, Observations& rows) const;
  // May one of the rows looked at end in CR LF, in LF alone?
  bool some_crlf() const { return crlfs_ != 0; }
  bool some_lf() const { return lfs_ != 0; }

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
  void look_at_days(const PlanFacts& plan);
  void look_at_estimates();
  void look_at_evidence(const PlanFacts& plan);
  void look_at_figures(const PlanFacts& plan);
  bool stands_then(const PlanFacts& plan, std::size_t row) const;
  int index_of(Column column, std::size_t row, const NameTable& names);
  int index_of_name(Column column, std::string_view cell, const NameTable& names);
  int period_in_words(const PlanFacts& plan, std::size_t row);
  bool read_long_number(const CellColumn& cells, std::size_t row, NumberColumn& numbers) const;

  const std::deque<PlanFacts>& plans_;
  Columns columns_;
  std::size_t fields_;
  std::vector<std::uint32_t> free_;  // fields in which a formula could lie hidden
  ColumnKernel kernel_;
  char point_ = '.';  // of decimals; 0 = no number with one is taken

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
  NumberColumn value_;  // or numerator
  NumberColumn denominator_;
  CellColumn cells_;  // of the column at hand
  CellColumn values_, numerators_, denominators_, figures_;
  NumberColumn numbers_;
  DayColumn days_;

  std::array<std::vector<Found>, column_count> known_;  // by the cell's bytes
  std::string known_period_text_;
  std::optional<Period> known_period_;  // what that text stands for
  std::string scratch_;
};

}  // namespace plantrack
