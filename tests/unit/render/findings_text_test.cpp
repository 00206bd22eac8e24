#include "render/findings_text.hpp"

#include "model/rules.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

Finding unknown_target() {
  Finding finding;
  finding.rule = &rule("unknown-target");
  finding.severity = finding.rule->severity;
  finding.file = "x.csv";
  finding.place = {7, 13, 17};
  finding.excerpt = "tuyen-quang,effective-vilages,2024,,,6,8";
  finding.message =
      say("no target `{0}` in plan {1}", "kế hoạch {1} không có chỉ tiêu `{0}`", "effective-vilages", "tuyen-quang");
  finding.hint = say("did you mean `{}`?", "có phải ý bạn là `{}`?", "effective-villages");
  return finding;
}

Verdict rows_verdict(const Findings& findings) {
  Verdict verdict = verdict_of(findings);
  verdict.subject = Verdict::Subject::rows;
  verdict.files = {"x.csv"};
  verdict.rows = 3;
  verdict.rows_faulty = findings.empty() ? 0 : 1;
  return verdict;
}

}  // namespace

TEST_CASE("a finding shows its place, the line, carets and what mends it") {
  Findings findings;
  Finding finding = unknown_target();
  finding.related.push_back({"a.csv", {3, 0, 0}, say("first given here", "nêu lần đầu ở đây")});
  findings.add(finding);
  CHECK(findings_text(rows_verdict(findings), {}) ==
        "error[R002]: unknown-target: no target `effective-vilages` in plan tuyen-quang\n"
        " --> x.csv:7:13\n"
        "  |\n"
        "7 | tuyen-quang,effective-vilages,2024,,,6,8\n"
        "  |             ^^^^^^^^^^^^^^^^^\n"
        "  = help: did you mean `effective-villages`?\n"
        "  = note: first given here (a.csv:3)\n"
        "\n"
        "1 file, 3 rows: 1 error; 2 rows can be used\n");
}

TEST_CASE("in Vietnamese the labels and the summary are Vietnamese") {
  Findings findings;
  findings.add(unknown_target());
  TextStyle style;
  style.lang = Lang::vi;
  const std::string text = findings_text(rows_verdict(findings), style);
  CHECK(text.starts_with("lỗi[R002]: kế hoạch tuyen-quang không có chỉ tiêu `effective-vilages`\n"));
  CHECK(text.find("  = gợi ý: có phải ý bạn là `effective-villages`?\n") != std::string::npos);
  CHECK(text.ends_with("1 tệp, 3 dòng: 1 lỗi; dùng được 2 dòng\n"));
}

TEST_CASE("a finding about a whole file has no excerpt") {
  Findings findings;
  Finding finding = unknown_target();
  finding.place = {};
  finding.excerpt.clear();
  findings.add(finding);
  CHECK(findings_text(rows_verdict(findings), {}).find(" --> x.csv\n  = help") != std::string::npos);
}

TEST_CASE("what is not shown is counted in one line, and in the summary") {
  Findings findings(2);
  for (std::uint32_t line = 2; line < 7; ++line) {
    Finding finding = unknown_target();
    finding.place.line = line;
    findings.add(finding);
  }
  const std::string text = findings_text(rows_verdict(findings), {});
  CHECK(text.find("… and 3 more R002 unknown-target in this file (--max-findings 0 shows all)\n") != std::string::npos);
  CHECK(text.find("5 errors") != std::string::npos);
}

TEST_CASE("the summary says so where there is nothing to find") {
  CHECK(findings_text(rows_verdict(Findings()), {}) == "1 file, 3 rows: no findings\n");
  Verdict plans;
  plans.files = {"a", "b"};
  CHECK(findings_text(plans, {}) == "2 plans checked: no findings\n");
  plans.files = {"a"};
  plans.errors = 1;
  plans.warnings = 2;
  CHECK(findings_text(plans, {}) == "1 plan checked: 1 error, 2 warnings\n");
}

TEST_CASE("a message cannot steer the terminal or begin a line of its own") {
  Findings findings;
  Finding finding = unknown_target();
  finding.message = same("evil \x1b[2J\n::error::");
  findings.add(finding);
  const std::string text = findings_text(rows_verdict(findings), {});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\n::error") == std::string::npos);
}

TEST_CASE("sentences are broken at the terminal's edge and go on under themselves") {
  Findings findings;
  findings.add(unknown_target());
  TextStyle style;
  style.width = 44;
  style.wrap = true;
  CHECK(findings_text(rows_verdict(findings), style)
            .starts_with("error[R002]: unknown-target: no target\n    `effective-vilages` in plan tuyen-quang\n"));
}
