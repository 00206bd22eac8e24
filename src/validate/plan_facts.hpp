// A plan's facts as rows need them, side by side: small numbers and days, for rules that are asked of every row.
#pragma once

#include "base/id_table.hpp"
#include "model/row.hpp"
#include "read/progress/progress_reader.hpp"
#include "validate/plan_index.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

class PlanFacts {
 public:
  explicit PlanFacts(const PlanIndex& index);

  struct TargetFacts {
    Measure measure = Measure::count;
    bool derived = false;
    bool by_area = false;
    bool in_percent = false;  // a ratio in %
    bool may_exceed = false;  // that is no part of its whole
    bool over_time = false;   // a ratio whose parts add up
    bool needs_evidence = false;
    bool adds_up_rows = false;  // a flow, also a yearly one, whose rows state what was added in their periods
    bool nine_months = false;   // of a state or a running total nine months are the third quarter
    std::int32_t level = -1;
    std::int32_t base_first = 1, base_last = 0;  // days of the baseline year
  };
  struct AreaFacts {
    std::int32_t level;
    std::int32_t from, until;  // its first and last day
  };
  struct PeriodFacts {
    std::string text;          // 2024-09
    std::uint32_t key;         // Row::key_of
    std::int32_t first, last;  // its days
  };

  const Target& target(std::size_t number) const { return index.plan().targets[number]; }
  const Plan& plan() const { return index.plan(); }

  const PlanIndex& index;
  std::vector<TargetFacts> targets;
  std::vector<AreaFacts> areas;
  std::size_t agencies;
  std::vector<std::int32_t> agency_until;  // last days
  std::vector<std::uint8_t> responsible;   // target x agency
  std::int32_t first_day, last_day;        // of the plan
  std::uint16_t first_period;              // code of the first of the plan's periods
  std::vector<PeriodFacts> periods;        // all of them, by code
  IdTable period_texts;                    // those that have one reading
};

// The plans as all readers share them.
struct PlansToReadBy {
  explicit PlansToReadBy(const PlanSet& plans);

  std::deque<PlanIndex> indexes;
  std::deque<PlanFacts> facts;
};

// Is that the name of the plan's place, with the word for its kind or without?
bool is_its_place(const Plan& plan, std::string_view words);

// What readers ask of the plans to tell headers and columns.
class NamesOfPlans : public KnownNames {
 public:
  explicit NamesOfPlans(const std::deque<PlanFacts>& plans) : plans_(plans) {}
  bool is_plan(std::string_view cell) const override;
  bool is_target(std::string_view cell) const override;
  bool is_area(std::string_view cell) const override;
  bool is_committee(std::string_view cell) const override;
  Text area_meant(std::string_view cell) const override;
  bool is_level(std::string_view word) const override;

 private:
  const std::deque<PlanFacts>& plans_;
};

}  // namespace plantrack
