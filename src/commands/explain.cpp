// plantrack explain [CODE]: what a code means, why it matters, what mends it, with an example. `--format md` without a
// code is the page of all rules from which docs/rules.md is generated.
#include "base/failure.hpp"
#include "commands/command_line.hpp"
#include "commands/commands.hpp"
#include "commands/output.hpp"
#include "model/rules.hpp"

#include <algorithm>

namespace plantrack {
namespace {

std::string_view in(Lang lang, std::string_view en, std::string_view vi) {
  return lang == Lang::vi ? vi : en;
}

Text severity_word(Severity severity) {
  switch (severity) {
    case Severity::note: return say("note", "lưu ý");
    case Severity::warning: return say("warning", "cảnh báo");
    case Severity::error: return say("error", "lỗi");
  }
  return say("error", "lỗi");
}

Text fails_title() {
  return say("Fails", "Ví dụ sai");
}

Text passes_title() {
  return say("Passes", "Ví dụ đúng");
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(std::min(text.size(), end + 1))) {
    end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return lines;
}

std::string page_of(const Rule& rule, const TextStyle& style) {
  const Lang lang = style.lang;
  std::string out = painted(rule.code, Paint::bold, style) + " " + painted(rule.name, Paint::bold, style);
  out += " (" + severity_word(rule.severity).in(lang) + ")\n";
  const auto section = [&](const Text& title, std::string_view text) {
    if (text.empty()) return;
    out += "\n" + painted(title.in(lang), Paint::bold, style) + "\n  " +
           wrapped(text, std::min<std::size_t>(style.width, 80), 2, 2) + "\n";
  };
  section(say("What it means", "Ý nghĩa"), in(lang, rule.what_en, rule.what_vi));
  section(say("Why it matters", "Vì sao quan trọng"), in(lang, rule.why_en, rule.why_vi));
  section(say("How to fix it", "Cách khắc phục"), in(lang, rule.mend_en, rule.mend_vi));
  const auto example = [&](const Text& title, std::string_view lines) {
    if (lines.empty()) return;
    out += "\n" + painted(title.in(lang), Paint::bold, style) + "\n";
    for (const std::string& line : split_lines(lines)) out += line.empty() ? "\n" : "  " + line + "\n";
  };
  example(fails_title(), rule.fails);
  example(passes_title(), rule.passes);
  return out;
}

std::string overview(const TextStyle& style) {
  std::string out;
  for (const Rule* rule : all_rules()) {
    out += fmt::format("{}  {:<26}  {}\n", painted(rule->code, Paint::bold, style), rule->name,
                       severity_word(rule->severity).in(style.lang));
  }
  return out;
}

std::string markdown_of(const Rule& rule, Lang lang) {
  std::string out = fmt::format("### {} {}\n\n*{}*", rule.code, rule.name, severity_word(rule.severity).in(lang));
  const auto sentence = [&out](std::string_view text) {
    if (!text.empty()) out += fmt::format(" {}", text);
  };
  out += in(lang, rule.what_en, rule.what_vi).empty() ? "" : ":";
  sentence(in(lang, rule.what_en, rule.what_vi));
  out += "\n\n";
  const auto paragraph = [&out](const Text& title, Lang shown, std::string_view text) {
    if (!text.empty()) out += fmt::format("{}: {}\n\n", title.in(shown), text);
  };
  paragraph(say("Why it matters", "Vì sao quan trọng"), lang, in(lang, rule.why_en, rule.why_vi));
  paragraph(say("How to fix it", "Cách khắc phục"), lang, in(lang, rule.mend_en, rule.mend_vi));
  const auto example = [&](const Text& title, std::string_view lines) {
    const char family = rule.code.front();
    const std::string_view kind = family == 'P' ? "yaml" : family == 'M' ? "json" : "csv";
    if (!lines.empty()) out += fmt::format("{}:\n\n```{}\n{}\n```\n\n", title.in(lang), kind, lines);
  };
  example(fails_title(), rule.fails);
  example(passes_title(), rule.passes);
  return out;
}

std::string markdown_page(Lang lang) {
  std::string out =
      say("# Rules\n\nWritten by `plantrack explain --format md`. In the examples `\\xEA` and `\\u200B` stand for "
          "bytes "
          "and\ncharacters that cannot be shown, `{{1000 × x}}` for so many. Those of plans (P) and reports (M) are "
          "parts of one.\n\n",
          "# Các quy tắc kiểm tra\n\nDo `plantrack explain --format md` tạo ra. Trong các ví dụ, `\\xEA` và `\\u200B` "
          "thay cho "
          "byte và\nký tự không hiện được, `{{1000 × x}}` là lặp lại số lần đó. Ví dụ về kế hoạch (P) và báo cáo (M) "
          "là trích đoạn.\n\n")
          .in(lang);
  for (const Rule* rule : all_rules()) out += markdown_of(*rule, lang);
  out.pop_back();  // one line end at the end of the page
  return out;
}

const Rule& rule_for(const std::string& code) {
  if (const Rule* rule = find_rule(code)) return *rule;
  std::vector<std::string> known;
  for (const Rule* rule : all_rules()) {
    known.emplace_back(rule->code);
    known.emplace_back(rule->name);
  }
  refuse_word(say("no rule has the code or name `{}`", "không có quy tắc nào mang mã hoặc tên `{}`", code), code,
              known);
}

std::string explained(const Options& options, const std::string& code) {
  const TextStyle style = output_style(options);
  const bool markdown = options.format == "md";
  if (code.empty()) return markdown ? markdown_page(style.lang) : overview(style);
  const Rule& rule = rule_for(code);
  return markdown ? markdown_of(rule, style.lang) : page_of(rule, style);
}

}  // namespace

Run define_explain(CommandLine& line) {
  const auto code = std::make_shared<std::string>();
  line.about(
      say("What the code means, why it matters and how to fix it, with an example that fails and one that passes.",
          "Mã có nghĩa gì, vì sao quan trọng, cách khắc phục, kèm một ví dụ sai và một ví dụ đúng."));
  line.argument("CODE", false, *code,
                say("a code (R002) or a rule's name; without it, all are listed",
                    "mã (R002) hoặc tên quy tắc; để trống thì liệt kê tất cả"))
      .completes(Complete::rule);
  line.format({"text", "md"});
  line.output();
  return [code, &options = line.options()] {
    write_outputs(options, [&code](const Options& one) { return explained(one, *code); });
    return 0;
  };
}

}  // namespace plantrack
