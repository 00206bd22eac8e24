// A row against its plan: does the plan know what the row names, and is the figure of the sort that the target asks
// for? Each thread has its own RowRules; the indexes of the plans are shared.
#pragma once

#include "model/observations.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_index.hpp"

#include <deque>
#include <optional>
#include <string>

namespace plantrack {

class RowRules {
 public:
  explicit RowRules(const std::deque<PlanIndex>& plans) : plans_(plans) {}

  // Reads the row's cells and checks it. Gives the observation, or nullopt where the row has an error.
  std::optional<Observation> check(ProgressReader& reader, ProgressRow& row);

 private:
  // What a cell was last found to mean: files are sorted by something, so the next row often says the same.
  struct Memory {
    std::string cell;
    int plan = -1;
    int index = -1;
  };
  template <class Find>
  int look_up(int plan, std::string_view cell, Memory& memory, Find&& find);

  int plan_of(ProgressReader& reader, ProgressRow& row) const;
  int target_of(ProgressReader& reader, ProgressRow& row, int plan);
  int area_of(ProgressReader& reader, ProgressRow& row, int plan, int target);  // -2 = unknown
  void check_agency(ProgressReader& reader, ProgressRow& row, int plan, int target, int area);

  const std::deque<PlanIndex>& plans_;
  Memory target_, area_, agency_, committee_;
};

}  // namespace plantrack
