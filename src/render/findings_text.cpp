#include "render/findings_text.hpp"

#include "base/unicode.hpp"
#include "render/excerpt.hpp"
#include "render/finding_words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// A sentence that starts in column `taken` and goes on under `indent` where the style breaks lines.
std::string sentence(const std::string& text, std::size_t taken, std::size_t indent, const TextStyle& style) {
  const std::string shown = presentable(text);
  return style.wrap ? wrapped(shown, style.width, indent, taken) : shown;
}

class FindingText {
 public:
  FindingText(const Finding& finding, const TextStyle& style)
      : finding_(finding), style_(style), gutter_(finding.place ? std::to_string(finding.place.line).size() : 1) {}

  std::string text() {
    write_heading();
    write_place();
    write_excerpt();
    write_remarks();
    return out_;
  }

 private:
  void write_heading() {
    const Text label = severity_words(finding_.severity);
    const std::string head = fmt::format("{}[{}]", label.in(style_.lang), finding_.rule->code);
    // A rule's name is English: to who reads Vietnamese the code says as much.
    const std::string name = style_.lang == Lang::vi ? ": " : fmt::format(": {}: ", finding_.rule->name);
    out_ += painted(head, paint_of(finding_.severity), style_) + name;
    const std::size_t taken = display_width(head) + name.size();
    out_ += painted(sentence(finding_.message.in(style_.lang), taken, 4, style_), Paint::bold, style_) + "\n";
  }

  void write_place() {
    const Text cell = finding_.sheet.empty() ? cell_words(finding_) : column_words(finding_);
    const std::string place = " " + place_text(finding_);
    line(0, "-->", cell.empty() ? place : fmt::format("{} ({})", place, presentable(cell.in(style_.lang))));
  }

  void write_excerpt() {
    if (finding_.excerpt.empty() || !finding_.place) return;
    const std::size_t room = std::max<std::size_t>(20, style_.width - std::min(style_.width, gutter_ + 3));
    const DrawnExcerpt drawn = draw_excerpt(finding_.excerpt, finding_.mark ? finding_.mark : finding_.place, room);
    line(1, "|", "");
    out_ += painted(std::to_string(finding_.place.line) + " |", Paint::blue, style_) + " " + drawn.line + "\n";
    if (!drawn.marks.empty()) {
      const std::size_t first = drawn.marks.find('^');
      const std::string carets = painted(drawn.marks.substr(first), paint_of(finding_.severity), style_);
      line(1, "|", " " + drawn.marks.substr(0, first) + carets);
    }
  }

  void write_remarks() {
    if (!finding_.hint.empty()) remark(say("help", "gợi ý"), finding_.hint.in(style_.lang));
    if (finding_.fix) {
      remark(say("fix", "sửa thành"),
             finding_.fix->empty() ? say("an empty cell", "ô trống").in(style_.lang) : presentable(*finding_.fix));
    }
    for (const Related& related : finding_.related) {
      const std::string place = place_text(related);
      const std::string& message = related.message.in(style_.lang);
      remark(say("note", "lưu ý"), message.empty() ? place : fmt::format("{} ({})", message, place));
    }
  }

  void remark(const Text& label, const std::string& text) {
    const std::string head = " " + label.in(style_.lang) + ": ";
    const std::size_t indent = gutter_ + 2 + display_width(head);
    line(1, "=", painted(head, Paint::bold, style_) + sentence(text, indent, indent, style_));
  }

  // A line whose sign stands beside the line number's column.
  void line(std::size_t extra, std::string_view sign, const std::string& rest) {
    out_.append(gutter_ + extra, ' ');
    out_ += painted(sign, Paint::blue, style_) + rest + "\n";
  }

  const Finding& finding_;
  const TextStyle& style_;
  std::size_t gutter_;
  std::string out_;
};

std::string hidden_text(const std::vector<Findings::Hidden>& hidden, Lang lang) {
  std::string out;
  for (const Findings::Hidden& each : hidden) out += hidden_words(each).in(lang) + "\n";
  return out.empty() ? out : out + "\n";
}

}  // namespace

std::string findings_text(const Verdict& verdict, const TextStyle& style) {
  std::string out;
  for (std::size_t i = 0; i < verdict.shown.size(); ++i) {
    const Finding& finding = verdict.shown[i];
    out += FindingText(finding, style).text() + "\n";
    const bool last_of_file = i + 1 == verdict.shown.size() || verdict.shown[i + 1].file != finding.file;
    const auto hidden = verdict.hidden.find(finding.file);
    if (last_of_file && hidden != verdict.hidden.end()) out += hidden_text(hidden->second, style.lang);
  }
  return out + summary_words(verdict).in(style.lang) + "\n";
}

std::string statistics_text(const Verdict& verdict, const TextStyle& style) {
  std::string out;
  for (const Verdict::Tally& tally : verdict.tallies) {
    const Severity severity = tally.worst();
    const Text label = severity_words(severity);
    out += fmt::format("{:>8}  {}  {:<26}  {}\n", tally.count, painted(tally.rule->code, paint_of(severity), style),
                       tally.rule->name, label.in(style.lang));
  }
  if (!out.empty()) out += "\n";
  return out + summary_words(verdict).in(style.lang) + "\n";
}

}  // namespace plantrack
