#include "read/progress/heading.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/title_period.hpp"

#include <algorithm>
#include <string>

namespace plantrack {
namespace {

constexpr std::size_t longest_heading = 200;

// 1, 1.2, a, IV: what stands before a point or a bracket.
bool is_number(std::string_view text) {
  if (text.empty() || text.size() > 8) return false;
  if (text.find_first_not_of("0123456789.") == std::string_view::npos) return true;
  return text.find_first_not_of("ivxIVX") == std::string_view::npos || text.size() == 1;
}

}  // namespace

std::string_view without_numbering(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"-", "+", "–", "•"}) {
    if (text.starts_with(mark) && text.size() > mark.size()) return trim(text.substr(mark.size()));
  }
  std::size_t end = text.find_first_of(" \t)");
  if (end == std::string_view::npos || text.find('.') < end) {  // "1.Số làng nghề"
    const std::size_t first = text.find_first_not_of("0123456789.");
    if (first != std::string_view::npos && first > 1 && text[first - 1] == '.') return trim(text.substr(first));
  }
  if (end == std::string_view::npos || end == 0) return text;
  std::string_view number = text.substr(0, end);
  const bool marked = text[end] == ')' || number.back() == '.';
  if (number.front() == '(') number.remove_prefix(1);
  while (!number.empty() && number.back() == '.') number.remove_suffix(1);
  const std::string_view rest = trim(text.substr(end + 1));
  return marked && is_number(number) && !rest.empty() ? rest : text;
}

bool is_heading_of_period(std::string_view text) {
  if (text.size() > longest_heading) return false;
  const std::string_view heading = without_numbering(text);
  const std::string key = bare_key(heading);
  const auto holds = [&key](std::string_view word) { return key.find(word) != std::string::npos; };
  // Most headings speak of no time, which is soon seen.
  const bool of_time = key.find_first_of("0123456789") != std::string::npos || holds("quy") || holds("nam") ||
                       holds("thang") || holds("quarter") || holds("month") || holds("half");
  if (!of_time || key == "canam") return false;                        // "Cả năm" is a total of parts
  const bool may_be_alone = !all_digits(heading) || is_year(heading);  // else of a column, or of the heading
  if (may_be_alone && (!period_of_header(heading).empty() || !with_year(heading, "2024").empty())) return true;
  const bool of_results = key.starts_with("ketqua") || key.starts_with("baocao") || key.starts_with("bieu") ||
                          key.starts_with("tinhhinh") || key.starts_with("result") || key.starts_with("report");
  return of_results && !periods_in_title(heading).named.empty();
}

bool is_heading_of_plans(std::string_view text) {
  if (text.size() > longest_heading) return false;
  const std::string_view heading = without_numbering(text);
  const std::string key = bare_key(heading);
  // "Mục tiêu", "Targets" may head anything.
  if (is_one_of(key, {"muctieu", "mt", "target", "targets", "goal"})) return false;
  const FigureHeader figures = read_figure_header(heading);
  return figures.kind == FigureKind::plan && figures.rest.empty();
}

bool is_heading_of_other_times(std::string_view text) {
  if (text.size() > longest_heading) return false;
  const std::string key = bare_key(without_numbering(text));
  return is_one_of(key, {"namtruoc", "kytruoc", "cungky", "cungkynamtruoc", "prioryear", "previousyear", "lastyear"});
}

bool says_period_of(std::string_view heading, std::string_view title) {
  const TitlePeriods periods = periods_in_title(without_numbering(heading));
  return periods.named.size() == 1 && are_one_period(periods.named.front(), title) &&
         read_period(periods.named.front(), {}).estimate == read_period(title, {}).estimate;
}

bool is_heading_of_results(std::string_view text) {
  return text.size() <= longest_heading &&
         is_one_of(bare_key(without_numbering(text)),
                   {"thuchien", "th", "ketqua", "ketquathuchien", "actual", "actuals"});
}

}  // namespace plantrack
