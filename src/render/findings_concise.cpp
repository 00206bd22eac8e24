#include "render/findings_concise.hpp"

#include "render/finding_words.hpp"

namespace plantrack {

std::string findings_concise(const Verdict& verdict, const TextStyle& style) {
  std::string out;
  for (const Finding& finding : verdict.shown) {
    const Text label = severity_words(finding.severity);
    const std::string head = fmt::format("{}[{}]", label.in(style.lang), finding.rule->code);
    out += fmt::format("{}: {} {}: {}\n", place_text(finding), painted(head, paint_of(finding.severity), style),
                       finding.rule->name, presentable(finding.message.in(style.lang)));
  }
  for (const auto& [file, list] : verdict.hidden) {
    for (const Findings::Hidden& hidden : list) {
      out += fmt::format("{}: {}\n", shown_file(file), hidden_words(hidden).in(style.lang));
    }
  }
  return out + summary_words(verdict).in(style.lang) + "\n";
}

}  // namespace plantrack
