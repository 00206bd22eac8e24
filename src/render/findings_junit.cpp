#include "render/findings_junit.hpp"

#include "base/text_hash.hpp"
#include "render/excerpt.hpp"
#include "render/finding_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace plantrack {
namespace {

constexpr std::size_t excerpt_width = 200;

// For attributes and text alike. XML has no control characters (they are pictures by now) and not U+FFFE and U+FFFF.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string shown = presentable(text);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string_view rest = std::string_view(shown).substr(i);
    if (rest.starts_with("\xef\xbf\xbe") || rest.starts_with("\xef\xbf\xbf")) {
      out += rest[2] == '\xbe' ? "\\uFFFE" : "\\uFFFF";
      i += 2;
      continue;
    }
    switch (shown[i]) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += shown[i];
    }
  }
  return out;
}

// The files checked, and after them others in which something was found (a catalogue, a list of areas).
std::vector<std::string> files_of(const Verdict& verdict) {
  std::vector<std::string> files = verdict.files;
  std::unordered_set<std::string, TextHash> known(files.begin(), files.end());
  for (const Finding& finding : verdict.shown) {
    if (known.insert(finding.file).second) files.push_back(finding.file);
  }
  return files;
}

class Suite {
 public:
  Suite(const std::string& file, Lang lang) : file_(file), lang_(lang) {}

  void add(const Finding& finding) {
    const std::string text = text_of(finding);
    const std::string message = finding.message.in(lang_);
    begin_case(fmt::format("{} {}", name_of(*finding.rule), where(finding)));
    if (finding.severity == Severity::error) {
      fail(*finding.rule, message, text);
    } else {
      const Text label = severity_words(finding.severity);
      cases_ +=
          fmt::format("      <system-out>{}: {}\n{}</system-out>\n", escaped(label.in(lang_)), escaped(message), text);
    }
    end_case();
  }

  void add(const Findings::Hidden& hidden) {
    const std::string words = hidden_words(hidden).in(lang_);
    begin_case(name_of(*hidden.rule) + " …");
    if (hidden.by_severity[index_of(Severity::error)] > 0) {
      fail(*hidden.rule, words, "");
    } else {
      cases_ += fmt::format("      <system-out>{}</system-out>\n", escaped(words));
    }
    end_case();
  }

  // A suite without a case shows in no viewer.
  void add_all_well() {
    if (tests_ != 0) return;
    begin_case(say("no findings", "không có vấn đề nào").in(lang_));
    end_case();
  }

  std::size_t tests() const { return tests_; }
  std::size_t failures() const { return failures_; }
  std::string text() const {
    return fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  </testsuite>\n",
        escaped(file_), tests_, failures_, cases_);
  }

 private:
  static std::string name_of(const Rule& rule) { return fmt::format("{} {}", rule.code, rule.name); }

  std::string where(const Finding& finding) const {
    const Text cell = cell_words(finding);
    if (!cell.empty()) return fmt::format("({})", cell.in(lang_));
    if (!finding.sheet.empty()) return fmt::format("({})", row_words(finding));
    const Text line = say("(line {})", "(dòng {})", finding.place.line);
    return finding.place ? line.in(lang_) : "";
  }

  // Place, source line, carets and help, each on a line of its own.
  std::string text_of(const Finding& finding) const {
    std::string out = escaped(place_text(finding)) + "\n";
    if (!finding.excerpt.empty() && finding.place) {
      const DrawnExcerpt drawn =
          draw_excerpt(finding.excerpt, finding.mark ? finding.mark : finding.place, excerpt_width);
      out += escaped(drawn.line) + "\n";
      if (!drawn.marks.empty()) out += drawn.marks + "\n";
    }
    if (!finding.hint.empty()) {
      const Text help = say("help", "gợi ý");
      out += escaped(fmt::format("{}: {}", help.in(lang_), finding.hint.in(lang_))) + "\n";
    }
    return out;
  }

  void begin_case(const std::string& name) {
    ++tests_;
    cases_ += fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n", escaped(file_), escaped(name));
  }
  void fail(const Rule& rule, const std::string& message, const std::string& text) {
    ++failures_;
    cases_ +=
        fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", rule.code, escaped(message), text);
  }
  void end_case() { cases_ += "    </testcase>\n"; }

  const std::string file_;
  Lang lang_;
  std::string cases_;
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace

std::string findings_junit(const Verdict& verdict, const TextStyle& style) {
  std::string suites;
  std::size_t tests = 0, failures = 0;
  auto finding = verdict.shown.begin();
  std::map<std::string, std::vector<const Finding*>> by_file;
  for (; finding != verdict.shown.end(); ++finding) by_file[finding->file].push_back(&*finding);
  for (const std::string& file : files_of(verdict)) {
    Suite suite(file, style.lang);
    for (const Finding* each : by_file[file]) suite.add(*each);
    const auto hidden = verdict.hidden.find(file);
    if (hidden != verdict.hidden.end()) {
      for (const Findings::Hidden& each : hidden->second) suite.add(each);
    }
    suite.add_all_well();
    suites += suite.text();
    tests += suite.tests();
    failures += suite.failures();
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"plantrack\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failures, suites);
}

}  // namespace plantrack
