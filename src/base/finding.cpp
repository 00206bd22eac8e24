#include "base/finding.hpp"

#include <algorithm>
#include <tuple>

namespace plantrack {
namespace {

bool stands_before(const Finding& a, const Finding& b) {
  return std::tie(a.file, a.place.line, a.place.column, a.rule->code, a.message.en, a.hint.en) <
         std::tie(b.file, b.place.line, b.place.column, b.rule->code, b.message.en, b.hint.en);
}

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

void Findings::trim(Group& group) const {
  if (kept_per_file_ == 0 || group.kept.size() <= kept_per_file_) return;
  std::sort(group.kept.begin(), group.kept.end(), stands_before);
  group.kept.resize(kept_per_file_);
}

void Findings::add(Finding finding) {
  if (!passes(*finding.rule)) return;
  Group& group = groups_[Key{finding.file, finding.rule->code}];
  group.rule = finding.rule;
  ++group.total;
  ++group.by_severity[static_cast<std::size_t>(finding.severity)];
  group.kept.push_back(std::move(finding));
  if (kept_per_file_ != 0 && group.kept.size() >= 2 * kept_per_file_ + 64) trim(group);
}

void Findings::count_unkept(const Rule& rule, const std::string& file, std::size_t count) {
  if (count == 0 || !passes(rule)) return;
  Group& group = groups_[Key{file, rule.code}];
  group.rule = &rule;
  group.total += count;
  group.by_severity[static_cast<std::size_t>(rule.severity)] += count;
}

void Findings::merge(Findings&& other) {
  for (auto& [key, from] : other.groups_) {
    Group& group = groups_[key];
    group.rule = from.rule;
    group.total += from.total;
    for (std::size_t i = 0; i < 3; ++i) group.by_severity[i] += from.by_severity[i];
    std::move(from.kept.begin(), from.kept.end(), std::back_inserter(group.kept));
    trim(group);
  }
  other.groups_.clear();
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> all;
  for (const auto& [key, group] : groups_) {
    Group copy = group;
    trim(copy);
    std::move(copy.kept.begin(), copy.kept.end(), std::back_inserter(all));
  }
  std::sort(all.begin(), all.end(), stands_before);
  return all;
}

std::map<std::string, std::vector<Findings::Hidden>> Findings::hidden() const {
  std::map<std::string, std::vector<Hidden>> result;
  if (kept_per_file_ == 0) return result;
  for (const auto& [key, group] : groups_) {
    if (group.total > kept_per_file_) result[key.file].push_back({group.rule, group.total - kept_per_file_});
  }
  return result;
}

std::size_t Findings::count(Severity severity) const {
  std::size_t total = 0;
  for (const auto& [key, group] : groups_) total += group.by_severity[static_cast<std::size_t>(severity)];
  return total;
}

std::size_t Findings::count(const Rule& rule) const {
  std::size_t total = 0;
  for (const auto& [key, group] : groups_) {
    if (key.code == rule.code) total += group.total;
  }
  return total;
}

std::map<std::string_view, std::size_t> Findings::count_by_code() const {
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [key, group] : groups_) counts[key.code] += group.total;
  return counts;
}

}  // namespace plantrack
