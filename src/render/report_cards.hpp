// The cards of a report's page: of each target its figure, chart, what is to be known of it, and where it comes from.
#pragma once

#include "compute/coverage.hpp"
#include "compute/series.hpp"
#include "render/report_parts.hpp"
#include "render/trace_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plantrack {

class ReportCards {
 public:
  // All of it outlives the cards.
  struct Input {
    const PlanSet& plans;
    const PlanResult& result;
    const ReportScope& scope;
    CountedRows* rows;                        // null: there are none to show
    const std::vector<CoverageRow>* reports;  // null: not known
  };

  ReportCards(const Input& in, Document& document);

  Group card(const GoalRow& row);
  // The rows of all cards that were written.
  const std::vector<UsedRow>& uses() const { return uses_; }

 private:
  std::string tell(const char* en, const char* vi) const { return words_.tell(en, vi); }
  std::string tell(const Text& text) const { return words_.tell(text); }

  std::vector<SeriesPoint> series(const TargetResult& target) const;
  std::string big_figure(const GoalRow& row) const;
  void add_chart(const GoalRow& row, Group& card) const;
  std::vector<Facts::Fact> facts_of(const GoalRow& row) const;
  std::string about(const GoalRow& row) const;
  std::string parts_of(const Target& target) const;
  std::optional<Date> latest_report(std::size_t target, const GoalResult& goal) const;
  std::optional<Date> next_report(std::size_t target) const;
  std::string source_line(const GoalRow& row) const;

  const PlanSet& plans_;
  const Plan& plan_;
  const PlanResult& result_;
  const ReportScope& scope_;
  CountedRows* rows_;
  Document& document_;
  GoalWords words_;
  ReportParts parts_;
  std::vector<std::optional<Date>> next_;  // by target: the day on which its next report is due
  std::vector<UsedRow> uses_;
};

}  // namespace plantrack
