// The reference reading of a row: what its cells name is looked up in the plan, its cells are read, and each rule of
// row_table that fires is told. Each thread has its own RowRules; the plans' facts are shared.
#pragma once

#include "base/text_hash.hpp"
#include "model/observations.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_facts.hpp"
#include "validate/row_table.hpp"

#include <deque>
#include <optional>
#include <string>

namespace plantrack {

// Of a row without area, of a target that is reported by area, below a title that is about that one.
ProgressReader::Advice advice_below_title_of_area(std::string_view area);

class RowRules {
 public:
  explicit RowRules(const std::deque<PlanFacts>& plans) : plans_(plans) {}

  // Reads the row's cells and checks it. Gives the observation, or nullopt where there is none: the row has an error,
  // or holds no figure.
  std::optional<Observation> check(ProgressReader& reader, ProgressRow& row);
  void begin_part() { headings_.clear(); }  // so that what is found in a part does not depend on those before it
  // The row that was checked last has an error: it is counted with its target, where it names one.
  void leave_out(const ProgressRow& row, Observations& rows) const;

 private:
  // What a cell was last found to mean: files are sorted by something, so the next row often says the same.
  struct Memory {
    std::string cell;
    const PlanFacts* plan = nullptr;
    int index = -1;
  };
  template <class Find>
  static int look_up(const PlanFacts& plan, std::string_view cell, Memory& memory, Find&& find);

  const PlanFacts* plan_of(ProgressReader& reader, ProgressRow& row) const;
  int target_of(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan);
  int area_of(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan, int target);
  int other_plan_with(std::string_view target);
  void find_agency(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan, TypedRow& typed);
  bool may_be_a_target(std::string_view total) const;
  bool says_of_rows_below(const ProgressReader& reader, std::string_view heading);
  bool is_shifted(ProgressReader& reader, ProgressRow& row, const PlanFacts& plan);
  bool tells_nothing(const ProgressReader& reader, const ProgressRow& row) const;

  const std::deque<PlanFacts>& plans_;
  Memory target_, area_, agency_, committee_;
  TextMap<bool> headings_;                // do they say something of the rows below them?
  TextMap<int> strangers_;                // of other_plan_with, unknown to the plan of their rows
  const PlanFacts* last_plan_ = nullptr;  // of the row that was checked last
  int last_target_ = -1;
};

}  // namespace plantrack
