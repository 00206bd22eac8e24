// The table of rules: every kind of finding, one entry each, in families; what they say stands in rules_plan.cpp,
// rules_file.cpp, rules_row.cpp and rules_report.cpp, so that a word changed there rebuilds nothing else.
// `rule("unknown-target")` is looked up by the compiler: a name that is not in these lists does not build.
#pragma once

#include "base/finding.hpp"

#include <cstddef>
#include <iterator>
#include <vector>

namespace plantrack {

// In the order of the tables.
inline constexpr std::string_view plan_rule_names[] = {"unreadable-yaml",      "plan-not-utf8",
                                                       "empty-plan",           "several-documents",
                                                       "anchor-or-alias",      "plan-too-large",
                                                       "repeated-key",         "unknown-key",
                                                       "missing-key",          "wrong-type",
                                                       "bad-plan-number",      "bad-plan-date",
                                                       "unknown-schema",       "reversed-plan-period",
                                                       "bad-areas-file",       "unknown-rule",
                                                       "error-eased",          "bad-id",
                                                       "repeated-id",          "dangling-reference",
                                                       "name-claimed-twice",   "reference-cycle",
                                                       "parts-differ",         "parts-do-not-add",
                                                       "part-counted-twice",   "goal-condition-count",
                                                       "goal-time-count",      "bad-condition-value",
                                                       "due-outside-plan",     "bounds-reversed",
                                                       "milestone-backwards",  "same-due-twice",
                                                       "due-before-baseline",  "missing-baseline",
                                                       "in-each-level",        "limit-without-direction",
                                                       "baseline-on-flow",     "in-each-basis",
                                                       "due-within-year",      "due-without-report",
                                                       "measure-mismatch",     "indicator-mismatch",
                                                       "means-added-up",       "share-of-last-month",
                                                       "ratio-per-many",       "stated-without-goal",
                                                       "stated-contradiction", "no-lead",
                                                       "unused-agency",        "unused-area",
                                                       "area-dates-reversed",  "successor-ended-early",
                                                       "context-unused"};
inline constexpr std::string_view file_rule_names[] = {"file-not-decodable",
                                                       "file-empty",
                                                       "header-missing",
                                                       "column-repeated",
                                                       "column-ambiguous",
                                                       "column-missing",
                                                       "column-unknown",
                                                       "wrong-field-count",
                                                       "quote-never-closed",
                                                       "stray-quote",
                                                       "nul-byte",
                                                       "mixed-line-ends",
                                                       "blank-line",
                                                       "field-too-long",
                                                       "file-taken-for",
                                                       "file-not-read",
                                                       "areas-column-unread",
                                                       "rows-not-read",
                                                       "planned-figures",
                                                       "content-unlike-name",
                                                       "workbook-not-readable",
                                                       "sheet-not-read",
                                                       "hidden-rows",
                                                       "sheet-missing",
                                                       "merged-cell",
                                                       "bad-number",
                                                       "ambiguous-number",
                                                       "too-many-digits",
                                                       "fraction-in-count",
                                                       "negative-figure",
                                                       "bad-period",
                                                       "bad-date",
                                                       "bad-status",
                                                       "bad-estimate",
                                                       "invisible-character",
                                                       "formula-text",
                                                       "excel-date-for-number",
                                                       "excel-date-for-period",
                                                       "excel-scientific",
                                                       "excel-error",
                                                       "excel-serial-date",
                                                       "mixed-decimal-signs",
                                                       "ambiguous-date",
                                                       "ambiguous-period",
                                                       "no-figure-in-words",
                                                       "rate-for-amount",
                                                       "unit-differs",
                                                       "formula-without-result",
                                                       "merged-figure"};
inline constexpr std::string_view row_rule_names[] = {"unknown-plan",
                                                      "unknown-target",
                                                      "unknown-area",
                                                      "unknown-agency",
                                                      "period-outside-plan",
                                                      "area-not-of-level",
                                                      "area-did-not-exist",
                                                      "agency-did-not-exist",
                                                      "agency-not-responsible",
                                                      "no-figure",
                                                      "ratio-incomplete",
                                                      "wrong-figure",
                                                      "area-ratio-without-parts",
                                                      "zero-denominator",
                                                      "value-disagrees",
                                                      "over-hundred-percent",
                                                      "row-for-derived-target",
                                                      "evidence-missing",
                                                      "missing-cell",
                                                      "before-plan",
                                                      "untouched-row",
                                                      "duplicate-row",
                                                      "conflicting-rows",
                                                      "revision",
                                                      "overlap-disagrees",
                                                      "overlap-counted-once",
                                                      "areas-disagree",
                                                      "denominator-differs",
                                                      "sudden-change",
                                                      "status-goes-back",
                                                      "same-month-differs",
                                                      "reported-before-period",
                                                      "reported-late",
                                                      "unit-slip",
                                                      "province-part-of-areas",
                                                      "total-falls",
                                                      "shares-as-fractions",
                                                      "looks-like-running-total",
                                                      "early-figure",
                                                      "date-far-off",
                                                      "month-missing",
                                                      "baseline-differs",
                                                      "rate-for-level",
                                                      "not-looked-at",
                                                      "parts-exceed-amount",
                                                      "province-part-set-aside",
                                                      "area-perhaps-left-out"};

inline constexpr std::string_view report_rule_names[] = {
    "report-not-readable", "report-of-other-format", "report-of-other-plan", "report-of-other-day",
    "plan-given-twice",    "report-not-whole",       "report-changed"};

extern const Rule plan_rules[std::size(plan_rule_names)];
extern const Rule file_rules[std::size(file_rule_names)];
extern const Rule row_rules[std::size(row_rule_names)];
extern const Rule report_rules[std::size(report_rule_names)];

// Do the rules have these names, one for one, and all that is to be told?
template <std::size_t count>
consteval bool are_named(const Rule (&rules)[count], const std::string_view (&names)[count]) {
  for (std::size_t i = 0; i < count; ++i) {
    if (rules[i].name != names[i] || rules[i].code.size() != 4 || rules[i].mend_vi.empty()) return false;
  }
  return true;
}

consteval const Rule& rule(std::string_view name) {
  for (std::size_t i = 0; i < std::size(plan_rule_names); ++i) {
    if (plan_rule_names[i] == name) return plan_rules[i];
  }
  for (std::size_t i = 0; i < std::size(file_rule_names); ++i) {
    if (file_rule_names[i] == name) return file_rules[i];
  }
  for (std::size_t i = 0; i < std::size(row_rule_names); ++i) {
    if (row_rule_names[i] == name) return row_rules[i];
  }
  for (std::size_t i = 0; i < std::size(report_rule_names); ++i) {
    if (report_rule_names[i] == name) return report_rules[i];
  }
  throw "no rule of that name in the lists";
}

// All rules in the order of their codes as listed: plan, file, cell, row, series, report.
std::vector<const Rule*> all_rules();

// Whether a plan may ask for less than the rule's severity. Of errors only where the row has one clear figure all the
// same: any other would put a figure that nobody knows into a report, or leave a row out in silence.
bool may_be_eased(const Rule& rule);

// The rule with this code or name, whatever its case; nullptr where there is none.
const Rule* find_rule(std::string_view code_or_name);

}  // namespace plantrack
