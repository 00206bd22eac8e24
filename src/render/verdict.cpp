#include "render/verdict.hpp"

#include "model/rules.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {

Severity Verdict::Tally::worst() const {
  for (const Severity severity : {Severity::error, Severity::warning}) {
    if (by_severity[index_of(severity)] > 0) return severity;
  }
  return Severity::note;
}

Verdict verdict_of(const Findings& findings) {
  Verdict verdict;
  verdict.shown = findings.sorted();
  verdict.hidden = findings.hidden();
  for (const auto& [code, counts] : findings.count_by_code()) {
    verdict.tallies.push_back({find_rule(code), counts[0] + counts[1] + counts[2], counts});
  }
  verdict.errors = findings.count(Severity::error);
  verdict.warnings = findings.count(Severity::warning);
  verdict.notes = findings.count(Severity::note);
  return verdict;
}

void drop_known(Verdict& verdict, const std::set<std::string>& fingerprints) {
  std::erase_if(verdict.shown, [&](const Finding& finding) {
    if (!fingerprints.contains(finding.fingerprint)) return false;
    ++verdict.known;
    --(finding.severity == Severity::error     ? verdict.errors
       : finding.severity == Severity::warning ? verdict.warnings
                                               : verdict.notes);
    for (Verdict::Tally& tally : verdict.tallies) {
      if (tally.rule != finding.rule) continue;
      --tally.count;
      --tally.by_severity[index_of(finding.severity)];
    }
    return true;
  });
  std::erase_if(verdict.tallies, [](const Verdict::Tally& tally) { return tally.count == 0; });
}

void limit_shown(Verdict& verdict, std::size_t per_file) {
  if (per_file == 0) return;
  std::map<std::pair<std::string, const Rule*>, std::size_t> seen;
  std::erase_if(verdict.shown, [&](const Finding& finding) {
    if (++seen[{finding.file, finding.rule}] <= per_file) return false;
    std::vector<Findings::Hidden>& hidden = verdict.hidden[finding.file];
    const auto by_code = [](const Findings::Hidden& each, std::string_view code) { return each.rule->code < code; };
    auto at = std::lower_bound(hidden.begin(), hidden.end(), finding.rule->code, by_code);
    if (at == hidden.end() || at->rule != finding.rule) at = hidden.insert(at, {finding.rule, 0, {}});
    ++at->count;
    ++at->by_severity[index_of(finding.severity)];
    return true;
  });
}

Verdict errors_of(Verdict verdict) {
  const auto errors_alone = [](auto& each) {
    each.count = each.by_severity[index_of(Severity::error)];
    each.by_severity = {};
    each.by_severity[index_of(Severity::error)] = each.count;
    return each.count == 0;
  };
  std::erase_if(verdict.shown, [](const Finding& finding) { return finding.severity != Severity::error; });
  std::erase_if(verdict.tallies, errors_alone);
  for (auto& [file, list] : verdict.hidden) std::erase_if(list, errors_alone);
  verdict.warnings = 0;
  verdict.notes = 0;
  return verdict;
}

}  // namespace plantrack
