// Parts of the report on one plan that its documents in every form have: what the plan is, the headline, what needs
// attention, the legend.
#pragma once

#include "render/goal_words.hpp"
#include "render/report_view.hpp"

#include <vector>

namespace plantrack {

// A target in its place: under the sum or quotient that it is part of.
struct PlacedRow {
  GoalRow row;
  int depth = 0;
};

// Targets of one status and of the same words: met, met so far; in progress, not started.
struct StatusCount {
  Status status;
  Text words;
  std::vector<GoalRow> rows;
};

Text rule_of(Status status, const Plan& plan);  // what a status says
// What it says where it is told in other words than its own (met so far, out of date), in either language; else empty.
Text rule_of_words(Status status, const std::string& words);

Text due_counts(const Headline& headline);  // of the goals fallen due: "9 met, 9 missed"

Text left_out_words(const ReportScope& scope);  // "1 of 34 submitted rows has errors and is left out."

class ReportParts {
 public:
  ReportParts(const PlanSet& plans, const PlanResult& result, const ReportScope& scope, Document& document)
      : plan_(plans.plans[result.plan]),
        result_(result),
        scope_(scope),
        document_(document),
        lang_(document.lang),
        words_(document.lang) {}

  void notices();
  std::vector<Facts::Fact> particulars() const;
  std::vector<StatusCount> counts() const;          // of the current goals, those that occur
  std::string headline() const;                     // how many targets have which status
  std::vector<std::string> more() const;            // goals that fell due, the mean
  std::vector<GoalRow> needing_attention() const;   // the worst first
  std::string attention(const GoalRow& row) const;  // its goal, and why it needs it
  // "≥ 40 by Dec 2024 (31)": what no current goal shows; empty: none.
  std::string earlier_not_met(const TargetResult& target) const;
  // The targets in the plan's order, or by theme; all goals of each, or the current one.
  std::vector<PlacedRow> placed(int theme) const;
  std::vector<int> themes() const;    // in the plan's order, -1 for targets without; one -1 where the plan has none
  void since(const std::string& id);  // the section of what changed, where it is asked for
  Facts legend() const;               // the statuses that occur, and what figures mean

  std::string number_of(const GoalRow& row) const { return std::to_string(row.result->target + 1); }
  Cell name_cell(const PlacedRow& placed);
  Cell goal_cell(const GoalRow& row);
  Cell lead_cell(const GoalRow& row);

 private:
  std::string earlier_not_met() const;
  std::string cases_of(Status status) const;
  Text out_of_date() const;
  void place(std::size_t result, int depth, std::vector<bool>& done, std::vector<PlacedRow>& rows) const;
  std::string tell(const char* en, const char* vi) const { return words_.tell(en, vi); }
  std::string tell(const Text& text) const { return words_.tell(text); }

  const Plan& plan_;
  const PlanResult& result_;
  const ReportScope& scope_;
  Document& document_;
  Lang lang_;
  GoalWords words_;
};

}  // namespace plantrack
