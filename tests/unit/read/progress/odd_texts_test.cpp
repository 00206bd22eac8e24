// Short texts that are put together of signs and words: whatever reads the words of people takes any of them. What goes
// beyond a text's end is found by the sanitizers, or by the checks of the standard library where they are on.
#include "base/unicode.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/heading.hpp"
#include "read/progress/title_period.hpp"
#include "read/progress/total_words.hpp"
#include "read/progress/unit_words.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace plantrack {
namespace {

using Pieces = std::vector<std::string_view>;

// All texts of `length` pieces.
void each_text(const Pieces& pieces, int length, const std::function<void(const std::string&)>& use,
               const std::string& begun = {}) {
  if (length == 0) return use(begun);
  for (const std::string_view piece : pieces) each_text(pieces, length - 1, use, begun + std::string(piece));
}

void each_odd_text(const std::function<void(const std::string&)>& use) {
  const Pieces words = {" ", "\u00a0", "(", ")", ":", "–", "2024", "KH", "Năm", "quý", "tháng", "ước", "%"};
  const Pieces signs = {" ", "\u00a0", "(", ")", "[", ".", "-", "/", "1"};
  for (int length = 0; length <= 3; ++length) each_text(words, length, use);
  each_text(signs, 4, use);
}

}  // namespace

TEST_CASE("headers of any signs and words are read, and spaces around them say nothing") {
  const KnownCell is_area = [](std::string_view words) { return words == "a" || words == "1"; };
  each_odd_text([&](const std::string& text) {
    const FigureHeader header = read_figure_header(text);
    for (const std::string_view space : {" ", "\u00a0"}) {
      const FigureHeader spaced = read_figure_header(std::string(space) + text + std::string(space));
      if (spaced.kind != header.kind || spaced.period != header.period || spaced.rest != header.rest) {
        FAIL_CHECK("another header with spaces around it: `" << text << '`');
      }
    }
    const std::string_view fields[] = {text, "value"};
    const std::string_view lower[] = {"2024", text};
    read_area_header(text, is_area);
    period_of_header(text);
    is_period_misspelt(text);
    is_passed_over(text);
    names_whole(text);
    is_plan_word(text);
    with_year(text, "2024");
    column_named(text);
    unit_in_header(text);
    is_header(fields, is_area);
    joined_header(fields, lower, is_area);
    joined_header(lower, fields, is_area);
    stated_delimiter(text);
    likely_delimiter(text);
  });
}

TEST_CASE("titles and headings of any signs and words are read") {
  each_odd_text([](const std::string& text) {
    const std::string_view cells[] = {text, text};
    periods_in_title(text);
    kind_of_title(text);
    unit_in_title(text);
    unit_in_titles(cells);
    says_running_total(text);
    without_numbering(text);
    is_heading_of_period(text);
    is_heading_of_plans(text);
    is_heading_of_other_times(text);
    is_heading_of_results(text);
    says_period_of(text, "2024");
    says_period_of("2024", text);
  });
}

TEST_CASE("cells of any signs and words are advised") {
  CellAdvice about;
  about.measure = Measure::ratio;
  about.unit = same("%");
  each_odd_text([&](const std::string& text) {
    for (const Writing writing : {Writing::first, Writing::second}) {
      const ReadNumber number = read_number(text, writing);
      if (number.problem != CellProblem::none) number_fault(text, number.problem, about);
      read_date(text, writing);
    }
    const ReadPeriod period = read_period(text, {});
    if (period.problem != CellProblem::none) period_fault(text, period.problem, about);
    if (!parse_date(text)) date_fault(text, CellProblem::unreadable, std::nullopt);
    if (!parse_status(text)) status_fault(text);
    if (!parse_estimate(text)) estimate_fault(text);
    named_date(text);
    written_date(text);
    names_unit(text, about.unit);
    is_of_other_size(text, about.unit);
    quoted(text);
  });
}

}  // namespace plantrack
