// Rows that are sound at a glance: nearly all rows of nearly all files. A row is taken here only where reading and
// checking it plainly (ProgressReader, RowRules) would find nothing at all and give the same observation; every other
// row is left to these. So this knows what is right, and they alone what is wrong.
#pragma once

#include "base/id_table.hpp"
#include "model/observations.hpp"
#include "read/progress_reader.hpp"
#include "read/quick_cells.hpp"
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

class SoundRows {
 public:
  SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file, QuickDates& dates);

  // The row whose cells lie between `bounds` (as in Structure), as many as the header has. False: it was not taken.
  bool take(const char* text, const std::uint32_t* bounds, std::uint32_t line, Observations& rows);

 private:
  struct Found {  // what a cell that is no id was found to name
    std::string cell;
    const NameTable* names = nullptr;
    int index = -1;
  };
  class Cells;

  int period_in_words(const PlanFacts& plan, std::string_view cell);
  int index_of(Column column, std::string_view cell, const NameTable& names);
  int index_of_name(Column column, std::string_view cell, const NameTable& names);
  bool evidence_fits(const PlanFacts::TargetFacts& target, const Cells& cells) const;
  bool read_number(std::string_view cell, const char* text, DecimalStore::Written& number) const;
  bool read_long_number(std::string_view cell, DecimalStore::Written& number) const;
  bool figure_fits(const PlanFacts::TargetFacts& target, Cells& cells, const char* text,
                   Observations::Sound& row) const;

  const std::deque<PlanFacts>& plans_;
  const PlanFacts* plan_;  // of the row before
  bool one_plan_;
  Columns columns_;
  int last_field_;
  std::vector<std::uint32_t> free_;  // fields in which a formula could lie hidden
  QuickDates& dates_;
  char point_ = '.';                                    // of decimals; 0 = no number with one is taken
  std::array<std::vector<Found>, column_count> known_;  // by the cell's bytes
  std::string known_period_text_;
  std::optional<Period> known_period_;  // what that text stands for
  std::string scratch_;
};

}  // namespace plantrack
