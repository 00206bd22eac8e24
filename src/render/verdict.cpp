#include "render/verdict.hpp"

#include "model/rules.hpp"

namespace plantrack {

Verdict verdict_of(const Findings& findings) {
  Verdict verdict;
  verdict.shown = findings.sorted();
  verdict.hidden = findings.hidden();
  for (const auto& [code, count] : findings.count_by_code()) {
    verdict.tallies.push_back({find_rule(code), count});
  }
  verdict.errors = findings.count(Severity::error);
  verdict.warnings = findings.count(Severity::warning);
  verdict.notes = findings.count(Severity::note);
  return verdict;
}

Verdict errors_of(Verdict verdict) {
  const auto harmless = [](const Rule& rule) { return rule.severity != Severity::error; };
  std::erase_if(verdict.shown, [](const Finding& finding) { return finding.severity != Severity::error; });
  std::erase_if(verdict.tallies, [&](const Verdict::Tally& tally) { return harmless(*tally.rule); });
  for (auto& [file, list] : verdict.hidden) {
    std::erase_if(list, [&](const Findings::Hidden& each) { return harmless(*each.rule); });
  }
  verdict.warnings = 0;
  verdict.notes = 0;
  return verdict;
}

}  // namespace plantrack
