#include "read/progress/heading.hpp"

#include "base/unicode.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/title_period.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace plantrack {
namespace {

constexpr std::size_t longest_heading = 200;

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

// 1, 1.2, a, IV: what stands before a point or a bracket.
bool is_number(std::string_view text) {
  if (text.empty() || text.size() > 8) return false;
  if (text.find_first_not_of("0123456789.") == std::string_view::npos) return true;
  return text.find_first_not_of("ivxIVX") == std::string_view::npos || text.size() == 1;
}

}  // namespace

std::string_view without_numbering(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"-", "+", "*", "–", "•"}) {
    if (text.starts_with(mark) && text.size() > mark.size()) return trim(text.substr(mark.size()));
  }
  const std::size_t end = text.find_first_of(" \t)");
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
  const bool alone = !period_of_header(heading).empty() || !with_year(heading, "2024").empty();
  if (alone && heading.find_first_not_of("0123456789") != std::string_view::npos) return true;
  const std::string key = bare_key(heading);
  const bool of_results = key.starts_with("ketqua") || key.starts_with("baocao") || key.starts_with("bieu") ||
                          key.starts_with("tinhhinh") || key.starts_with("result") || key.starts_with("report");
  if (!of_results) return false;
  const TitlePeriods periods = periods_in_title(heading);
  return periods.unclear || !periods.named.empty();
}

bool is_heading_of_plans(std::string_view text) {
  return text.size() <= longest_heading &&
         is_one_of(bare_key(without_numbering(text)),
                   {"kehoach", "kh", "sokehoach", "plan", "planned", "plannedfigures"});
}

bool is_heading_of_results(std::string_view text) {
  return text.size() <= longest_heading &&
         is_one_of(bare_key(without_numbering(text)),
                   {"thuchien", "th", "ketqua", "ketquathuchien", "actual", "actuals"});
}

}  // namespace plantrack
