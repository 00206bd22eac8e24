// A verdict for the tests of the writers of findings: one error in a cell with a hostile name, one warning, one note.
#pragma once

#include "model/rules.hpp"
#include "render/fingerprint.hpp"
#include "render/verdict.hpp"

#include <string>

namespace plantrack {

inline Finding sample_finding(const Rule& rule, std::uint32_t line, const std::string& message) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = "data/a b.csv";
  finding.place = {line, 3, 4};
  finding.excerpt = "x,evil,2024," + message;
  finding.field = 1;
  finding.header = "target";
  finding.plan = "p";
  finding.message = same(message);
  return finding;
}

inline Verdict sample_verdict(const std::string& message, unsigned errors = 1) {
  Findings findings(0);
  for (unsigned i = 0; i < errors; ++i) findings.add(sample_finding(rule("unknown-target"), 2 + i, message));
  findings.add(sample_finding(rule("reported-late"), 90, "late"));
  findings.add(sample_finding(rule("revision"), 91, "again"));
  Verdict verdict = verdict_of(findings);
  verdict.subject = Verdict::Subject::rows;
  verdict.files = {"data/a b.csv"};
  verdict.rows = 99;
  verdict.rows_faulty = errors;
  Fingerprints().fill(verdict.shown);
  return verdict;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace plantrack
