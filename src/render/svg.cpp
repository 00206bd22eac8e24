#include "render/svg.hpp"

#include "render/svg_canvas.hpp"
#include "render/svg_charts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plantrack {
namespace {

ChartSize size_of(const Chart& chart) {
  if (const LaneChart* lane = std::get_if<LaneChart>(&chart)) return lane->axis ? lane_axis_size : lane_size;
  return std::holds_alternative<BulletChart>(chart) ? bullet_size : plot_size;
}

// What a style sheet calls it: bl and ln keep their size, sr grows with its card.
std::string_view look_of(const Chart& chart) {
  if (std::holds_alternative<LaneChart>(chart)) return "la";
  return std::holds_alternative<BulletChart>(chart) ? "bl" : "sr";
}

std::string shapes_of(const ChartFigure& figure, Lang lang) {
  const ChartNumbers numbers{figure.unit, figure.as_change, lang};
  return std::visit([&](const auto& chart) { return draw(chart, numbers); }, figure.chart);
}

// The title over the picture, a line for as many words as have room.
std::vector<std::string> title_lines(const std::string& title, double width) {
  std::vector<std::string> lines(1);
  std::size_t from = 0;
  while (from < title.size() && lines.size() <= 6) {
    const std::size_t end = std::min(title.find(' ', from), title.size());
    const std::string word = title.substr(from, end - from);
    if (!lines.back().empty() && text_width(lines.back() + " " + word, 12) > width) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    from = end + 1;
  }
  return lines;
}

}  // namespace

std::string svg_of(const ChartFigure& figure, Lang lang, std::string_view id) {
  const ChartSize size = size_of(figure.chart);
  return fmt::format(
      R"(<svg class="{}" width="{}" height="{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}t {}d" )"
      R"(font-family="sans-serif" font-size="11"><title id="{}t">{}</title><desc id="{}d">{}</desc>{}</svg>)",
      look_of(figure.chart), size.width, size.height, size.width, size.height, id, id, id, markup_escaped(figure.title),
      id, markup_escaped(figure.description), shapes_of(figure, lang));
}

std::string svg_mark(ChartMark mark) {
  constexpr int width = 30, height = 16;
  SvgCanvas canvas;
  switch (mark) {
    case ChartMark::bar: canvas.rect(1, 4, 28, 8, ink::bar); break;
    case ChartMark::goal:
    case ChartMark::strict_goal:
      canvas.line(15, 4, 15, 16, ink::goal);
      canvas.circle(15, 4, 3, mark == ChartMark::goal ? ink::full_head : ink::hollow_head);
      break;
    case ChartMark::expected: canvas.line(15, 1, 15, 15, ink::expected); break;
    case ChartMark::heading:
      canvas.line(1, 8, 22, 8, ink::heading);
      canvas.diamond(24, 8);
      break;
    case ChartMark::shades: {
      const Ink inks[] = {ink::regressing, ink::off_track, ink::at_risk, ink::on_track};
      for (int i = 0; i < 4; ++i) canvas.rect(1 + 7 * i, 2, 7, 12, inks[i]);
      break;
    }
    case ChartMark::figure: canvas.circle(15, 8, 3.6, ink::figure); break;
    case ChartMark::estimate: canvas.circle(15, 8, 3.6, ink::estimate); break;
    case ChartMark::missed: canvas.cross(15, 8); break;
    case ChartMark::baseline: canvas.rect(11.5, 4.5, 7, 7, ink::estimate); break;
  }
  return fmt::format(R"(<svg width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>)", width, height,
                     width, height, canvas.shapes());
}

std::string svg_file(const ChartFigure& figure, Lang lang) {
  const ChartSize size = size_of(figure.chart);
  const std::vector<std::string> lines = title_lines(figure.title, size.width - 8.0);
  const int head = static_cast<int>(lines.size()) * 16 + 6;
  SvgCanvas title;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    title.text(4, 14 + 16 * static_cast<double>(i), lines[i], ink::strong_words);
  }
  constexpr std::string_view style =
      "svg{background:#fff}@media (prefers-color-scheme:dark){svg{background:#12161b}.r1{fill:#4a545f}.r2{fill:#3a434d}"
      ".r3{fill:#2c343d}.r4{fill:#20272e}.rs{fill:#1f4a3a}.br{fill:#9cc3f0}.pf{fill:#9cc3f0;stroke:#9cc3f0}"
      ".pe,.dm{fill:#12161b;stroke:#9cc3f0}.ln,.fc{stroke:#9cc3f0}.eh{stroke:#12161b}.ex{stroke:#f0b866}"
      ".ax,.nb{stroke:#77828e}.gr{stroke:#2b333c}.gl{stroke:#e8edf2}.gf{fill:#e8edf2;stroke:#e8edf2}"
      ".gd{fill:#12161b;stroke:#e8edf2}.xx{stroke:#ff9aa5}.tx{fill:#a3adb8}.txb{fill:#e8edf2}.txw{fill:#12161b}}";
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}" role="img" )"
                     R"(aria-labelledby="t d" font-family="sans-serif" font-size="11" xml:lang="{}">)"
                     R"(<title id="t">{}</title><desc id="d">{}</desc><style>{}</style><g font-size="12">{}</g>)"
                     "<g transform=\"translate(0 {})\">{}</g></svg>\n",
                     size.width, size.height + head, size.width, size.height + head, lang == Lang::vi ? "vi" : "en",
                     markup_escaped(figure.title), markup_escaped(figure.description), style, title.shapes(), head,
                     shapes_of(figure, lang));
}

}  // namespace plantrack
