#include "read/plan/plan_findings.hpp"

#include "base/unicode.hpp"

#include <utility>

namespace plantrack {

std::string shown(std::string_view text) {
  static constexpr std::size_t columns = 60;
  return visible(text, columns);
}

std::string comma_list(std::span<const std::string> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

PlanFindings PlanFindings::in_file(const std::string& file) const {
  PlanFindings other = *this;
  other.file_ = file;
  return other;
}

void PlanFindings::add_related(const Rule& rule, Place place, Text message, Text hint, std::string_view key,
                               std::vector<Related> related) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.file = file_;
  finding.place = place;
  finding.header = shown(key);
  finding.plan = plan_;
  finding.target = target_;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.related = std::move(related);
  findings_->add(std::move(finding));
}

Text PlanFindings::did_you_mean(std::string_view word, const std::function<std::vector<std::string>()>& candidates,
                                Text otherwise) {
  if (*searches_ >= max_searches) return otherwise;
  ++*searches_;
  const std::vector<std::string> all = candidates();
  const auto best = nearest(word, all);
  if (!best) return otherwise;
  return say("did you mean `{}`?", "Có phải là `{}` không?", shown(all[*best]));
}

}  // namespace plantrack
