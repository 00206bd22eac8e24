// Rows that are sound at a glance: nearly all rows of nearly all files. A row is taken here only where reading and
// checking it plainly (ProgressReader, RowRules) would find nothing at all and give the same observation; every other
// row is left to these. So this knows what is right, and they alone what is wrong.
#pragma once

#include "model/observations.hpp"
#include "read/progress_reader.hpp"
#include "validate/plan_index.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
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
  struct PeriodFacts {
    std::uint32_t key;         // Row::key_of
    std::int32_t first, last;  // its days
  };

  const PlanIndex& index;
  std::vector<TargetFacts> targets;
  std::vector<AreaFacts> areas;
  std::vector<std::uint8_t> may_report;     // target x agency: responsible, and there to stay
  std::uint16_t first_period, last_period;  // codes of the plan's periods
  std::vector<PeriodFacts> periods;         // each of these
};

class SoundRows {
 public:
  SoundRows(const std::deque<PlanFacts>& plans, const ProgressReader& file);

  // The row whose cells end at `ends`, as many as the header has, and which begins at `begin`. False: it was not taken.
  bool take(const char* text, std::uint32_t begin, const std::uint32_t* ends, std::uint32_t line, Observations& rows);

 private:
  struct Found {  // what a cell that is no id was found to name
    std::string cell;
    const NameTable* names = nullptr;
    int index = -1;
  };
  using Cells = std::array<std::string_view, column_count>;

  std::optional<Period> period_of(std::string_view cell);
  static bool reads_as_text(std::string_view cell);
  int index_of(Column column, const NameTable& names);
  bool read_number(std::string_view cell, DecimalStore::Written& number) const;
  bool figure_fits(const PlanFacts::TargetFacts& target, Observations::Sound& row) const;

  const std::deque<PlanFacts>& plans_;
  bool usable_ = true;
  std::size_t field_count_;
  std::vector<std::int8_t> columns_;   // of each field: the column, or -1
  std::vector<std::uint8_t> is_free_;  // of each field: a formula could lie hidden in it
  char point_ = '.';                   // of decimals; 0 = no number with one is taken
  std::size_t plan_ = 0;               // of the row before
  Cells cells_{};                      // of the row at hand; those that the file does not have stay empty
  std::array<std::vector<Found>, column_count> known_;  // by the cell's bytes
  std::string known_period_text_;
  std::optional<Period> known_period_;  // what that text stands for
  std::size_t area_field_ = 0;          // 0: the first field, or none
  std::string scratch_;
};

}  // namespace plantrack
