#include "base/finding.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace plantrack {
namespace {

bool stands_before(const Finding& a, const Finding& b) {
  return std::tie(a.file, a.sheet, a.place.line, a.place.column, a.rule->code, a.message.en, a.hint.en) <
         std::tie(b.file, b.sheet, b.place.line, b.place.column, b.rule->code, b.message.en, b.hint.en);
}

}  // namespace

std::string_view severity_name(Severity severity) {
  static constexpr Word<Severity> table[] = {{Severity::note, "note", "note", "lưu ý"},
                                             {Severity::warning, "warning", "warning", "cảnh báo"},
                                             {Severity::error, "error", "error", "lỗi"}};
  static_assert(is_complete(table));
  return table[static_cast<std::size_t>(severity)].name;
}

Findings Findings::blank() const {
  Findings findings(kept_per_file_);
  findings.passes_ = passes_;
  findings.weigh_ = weigh_;
  return findings;
}

void Findings::trim(Group& group) const {
  if (kept_per_file_ == 0 || group.kept.size() <= kept_per_file_) return;
  std::sort(group.kept.begin(), group.kept.end(), stands_before);
  group.kept.resize(kept_per_file_);
}

void Findings::add(Finding finding) {
  if (!passes(*finding.rule)) return;
  const std::optional<Severity> severity = weight(*finding.rule, finding.plan);
  if (!severity) return;
  if (finding.severity == finding.rule->severity) finding.severity = *severity;
  Group& group = groups_[Key{finding.file, finding.rule->code}];
  group.rule = finding.rule;
  ++group.total;
  ++group.by_severity[index_of(finding.severity)];
  group.kept.push_back(std::move(finding));
  if (kept_per_file_ != 0 && group.kept.size() >= 2 * kept_per_file_ + 64) trim(group);
}

void Findings::count_unkept(const Rule& rule, Severity severity, const std::string& file, std::size_t count) {
  if (count == 0 || !passes(rule)) return;
  Group& group = groups_[Key{file, rule.code}];
  group.rule = &rule;
  group.total += count;
  group.by_severity[index_of(severity)] += count;
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

void Findings::merge_behind(Findings&& later, std::uint32_t lines) {
  for (auto& [key, from] : later.groups_) {
    for (Finding& finding : from.kept) {
      finding.place.line += lines;
      if (finding.row != 0) finding.row += lines;
    }
  }
  merge(std::move(later));
}

void Findings::weigh_again(const std::function<std::optional<Severity>(const Rule&, const std::string& file)>& weigh) {
  for (auto at = groups_.begin(); at != groups_.end();) {
    Group& group = at->second;
    const Severity usual = group.rule->severity;
    const std::optional<Severity> severity = weigh(*group.rule, at->first.file);
    if (!severity) {
      at = groups_.erase(at);
      continue;
    }
    if (*severity != usual) {
      group.by_severity[index_of(*severity)] += std::exchange(group.by_severity[index_of(usual)], 0);
      for (Finding& each : group.kept) {
        if (each.severity == usual) each.severity = *severity;
      }
    }
    ++at;
  }
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
    if (group.total <= kept_per_file_) continue;
    Group shown = group;
    trim(shown);
    Hidden hidden{group.rule, group.total - kept_per_file_, group.by_severity};
    for (const Finding& each : shown.kept) --hidden.by_severity[index_of(each.severity)];
    result[key.file].push_back(hidden);
  }
  return result;
}

std::size_t Findings::count(Severity severity) const {
  std::size_t total = 0;
  for (const auto& [key, group] : groups_) total += group.by_severity[index_of(severity)];
  return total;
}

std::size_t Findings::count(const Rule& rule) const {
  std::size_t total = 0;
  for (const auto& [key, group] : groups_) {
    if (key.code == rule.code) total += group.total;
  }
  return total;
}

std::map<std::string_view, SeverityCounts> Findings::count_by_code() const {
  std::map<std::string_view, SeverityCounts> counts;
  for (const auto& [key, group] : groups_) {
    SeverityCounts& of_code = counts[key.code];
    for (std::size_t i = 0; i < of_code.size(); ++i) of_code[i] += group.by_severity[i];
  }
  return counts;
}

}  // namespace plantrack
