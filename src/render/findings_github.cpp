#include "render/findings_github.hpp"

#include "render/finding_words.hpp"

namespace plantrack {
namespace {

constexpr std::size_t shown_by_github = 10;

std::string_view command_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

// Control characters are pictures by now, so what ends a command's line or property early is left.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : presentable(text)) {
    switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      case ':': out += in_property ? "%3A" : ":"; break;
      case ',': out += in_property ? "%2C" : ","; break;
      default: out += c;
    }
  }
  return out;
}

std::string properties_of(const Finding& finding) {
  std::string out;
  const auto add = [&out](std::string_view name, std::string_view value) {
    out += fmt::format("{}{}={}", out.empty() ? "" : ",", name, escaped(value, true));
  };
  if (finding.file != "-") add("file", relative_name(finding.file));
  const Place& place = finding.place;
  if (place.line != 0) add("line", std::to_string(place.line));
  if (place.line != 0 && place.column != 0) add("col", std::to_string(place.column));
  if (place.line != 0 && place.column != 0 && place.length != 0) {
    add("endColumn", std::to_string(place.column + place.length));
  }
  add("title", fmt::format("{} {}", finding.rule->code, finding.rule->name));
  return out;
}

std::string message_of(const Finding& finding, Lang lang) {
  std::string out = escaped(finding.message.in(lang), false);
  const Text cell =
      finding.sheet.empty() || !cell_words(finding).empty() ? cell_words(finding) : same(row_words(finding));
  if (!cell.empty()) out += escaped(fmt::format(" ({})", cell.in(lang)), false);
  if (!finding.hint.empty()) {
    const Text help = say("help", "gợi ý");
    out += "%0A" + escaped(fmt::format("{}: {}", help.in(lang), finding.hint.in(lang)), false);
  }
  return out;
}

Text rest_words(const SeverityCounts& rest) {
  Verdict unshown;
  unshown.notes = rest[index_of(Severity::note)];
  unshown.warnings = rest[index_of(Severity::warning)];
  unshown.errors = rest[index_of(Severity::error)];
  return say("… and {} more, which GitHub would not show", "… và còn {}, GitHub không hiện hết",
             findings_words(unshown));
}

}  // namespace

std::string github_error(std::string_view message) {
  return fmt::format("::error::{}\n", escaped(message, false));
}

std::string findings_github(const Verdict& verdict, const TextStyle& style) {
  std::string out;
  SeverityCounts rest{verdict.notes, verdict.warnings, verdict.errors};
  SeverityCounts written{};
  for (const Finding& finding : verdict.shown) {
    const std::size_t severity = index_of(finding.severity);
    if (written[severity] == shown_by_github) continue;
    ++written[severity];
    --rest[severity];
    out += fmt::format("::{} {}::{}\n", command_of(finding.severity), properties_of(finding),
                       message_of(finding, style.lang));
  }
  if (rest != SeverityCounts{}) out += rest_words(rest).in(style.lang) + "\n";
  return out + summary_words(verdict).in(style.lang) + "\n";
}

}  // namespace plantrack
