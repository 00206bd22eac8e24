// How one target's figure came to be: every submitted row and its use, each step with its numbers.
#pragma once

#include "compute/results.hpp"
#include "compute/row_uses.hpp"
#include "compute/steps.hpp"
#include "render/goal_table.hpp"
#include "render/goal_words.hpp"
#include "render/presentation.hpp"

#include <string>
#include <vector>

namespace plantrack {

// A row that has errors: nothing is computed with it.
struct LeftOutRow {
  std::string plan;    // id; empty: no plan of its own is named
  std::string target;  // id; empty: not known
  std::string file;
  std::size_t line = 0;
  Text reason;

  bool is_of(const Plan& its_plan, const Target& its_target) const {
    return target == its_target.id.value && (plan.empty() || plan == its_plan.id.value);
  }
};

// What a row is used for, and why it is not where it does not count.
std::string use_words(const UsedRow& used, Lang lang);

class TraceView final : public Presentation {
 public:
  // `target` and `goal` are indices into the result's targets and that target's goals; `left_out` are those of all
  // targets.
  TraceView(const PlanSet& plans, const PlanResult& result, std::size_t target, std::size_t goal, CountedRows& rows,
            const std::vector<LeftOutRow>& left_out);

  DataTable table() const override;
  void write_json(JsonWriter& json) const override;
  Document document(Lang lang) const override;
  // The same in a few lines, for the card of the target on a page.
  std::vector<Block> brief(Lang lang) const;
  std::vector<Sheet> sheets() const override;
  Date day() const override { return result_.as_of; }

  const std::vector<UsedRow>& uses() const { return uses_; }

 private:
  GoalRow goal_row() const;
  std::string threshold(const GoalWords& words) const;
  std::string letters(Lang lang) const;
  std::vector<std::string> steps(Lang lang) const;

  const PlanSet& plans_;
  const PlanResult& result_;
  const TargetResult& target_;
  const GoalResult& goal_;
  const Observations& rows_;
  std::vector<LeftOutRow> left_out_;
  std::vector<UsedRow> uses_;
  std::vector<Step> steps_;
};

// Every submitted row of all targets, with its use for the current goal.
DataTable all_rows_table(const PlanSet& plans, const std::vector<PlanResult>& results, const Observations& rows,
                         const std::vector<LeftOutRow>& left_out);

}  // namespace plantrack
