#include "base/unicode.hpp"
#include "read/plan/goal_clause.hpp"

namespace plantrack {
namespace {

using Kind = GoalToken::Kind;
using P = GoalPhrase;

// 30.6.2025 is one number to the words.
bool ends_in_year(std::string_view word) {
  return word.size() > 4 && all_digits(word.substr(word.size() - 4)) &&
         (word[word.size() - 4] == '2' || word[word.size() - 4] == '1');
}

std::optional<Frequency> frequency_of(P phrase) {
  switch (phrase) {
    case P::every_year: return Frequency::year;
    case P::every_half: return Frequency::half;
    case P::every_quarter: return Frequency::quarter;
    case P::every_month: return Frequency::month;
    default: return std::nullopt;
  }
}

}  // namespace

int GoalClause::year_at(std::size_t i) const {
  return free_number(i) ? goal_year(word(i)) : 0;
}

bool GoalClause::has_year(std::size_t i, std::size_t count) const {
  for (std::size_t k = i; k < i + count; ++k) {
    if (year_at(k) > 0 || ends_in_year(word(k))) return true;
  }
  return false;
}

// "so với năm 2020", "on 2019", "below 2020 levels"
void GoalClause::take_baseline() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t length = 0;
    const bool multiple = is_word(i, {"lần", "đôi", "times", "double", "twice", "triple"});
    if (!multiple && !phrase_at(i, length, P::compared)) continue;
    std::size_t at = i + (multiple ? 1 : length);
    while (is_word(at, {"năm", "cuối", "thực", "hiện", "mức", "của", "the", "level", "levels", "of", "in", "end",
                        "baseline", "year"})) {
      ++at;
    }
    const int year = year_at(at);
    if (year == 0) continue;
    // "over 2000 homes": no year, unless something is compared with it.
    const bool levels = is_word(at + 1, {"level", "levels", "baseline", "base"}) || has_figure_before(i);
    if (is_word(i, {"over"}) && !levels) continue;
    // "from 2021 to 2025" is a span.
    if (year_at(at + 2) > year && (is_dash(at + 1) || is_word(at + 1, {"to", "đến"}))) continue;
    goal_.baseline_year = year;
    if (is_word(i, {"below"})) baseline_side_ = -1;
    if (is_word(i, {"above", "over"})) baseline_side_ = 1;
    use(multiple ? i + 1 : i, at + 1 - (multiple ? i + 1 : i));
    if (is_word(at + 1, {"level", "levels", "baseline"})) use(at + 1);
  }
  // "(2019 baseline)", "năm gốc 2019"
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const int year = year_at(i);
    const bool behind = is_word(i + 1, {"baseline", "base"});
    const bool before =
        i > 0 && (is_word(i - 1, {"baseline", "gốc"}) || (i > 1 && is_word(i - 2, {"baseline", "gốc", "base"}) &&
                                                          (is_word(i - 1, {"year", "of"}) || word(i - 1) == ":")));
    if (year == 0 || goal_.baseline_year || (!behind && !before)) continue;
    goal_.baseline_year = year;
    use(i, behind ? 2 : 1);
    if (behind && is_word(i + 2, {"year"})) use(i + 2);
    for (std::size_t k = i; before && k-- > 0 && k + 3 > i &&
                            (is_word(k, {"baseline", "gốc", "base", "year", "of", "năm"}) || word(k) == ":");)
      use(k);
  }
}

bool GoalClause::has_figure_before(std::size_t i) const {
  for (std::size_t k = 0; k < i; ++k) {
    if (free_number(k) && year_at(k) == 0) return true;
  }
  return false;
}

// Words before a time: "đến hết quý", "trước ngày", "by the end of".
std::size_t GoalClause::time_words_before(std::size_t i, bool& before, bool& any) const {
  while (i > 0 && free(i - 1) &&
         is_word(i - 1, {"đến",    "tới",  "hết",  "cuối", "năm",    "ngày",   "tháng", "vào",   "trong",
                         "trước",  "by",   "the",  "end",  "of",     "in",     "until", "till",  "before",
                         "during", "for",  "từ",   "giai", "đoạn",   "period", "thời",  "kỳ",    "mục",
                         "tiêu",   "chậm", "nhất", "from", "within", "across", "no",    "later", "than"})) {
    --i;
    if (is_word(i, {"trước", "before"})) before = true;
    any = true;
  }
  return i;
}

void GoalClause::set_by(Period by) {
  if (goal_.by && *goal_.by != by) {
    doubt(say("it names several times: {} is left aside", "có nhiều mốc thời gian: {} chưa được dùng", by.text()));
    return;
  }
  goal_.by = by;
}

// 30/6/2025, quý II/2025, tháng 6 năm 2025, June 2026, Q2 2026
void GoalClause::take_periods() {
  constexpr std::size_t longest = 8;  // words
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    for (std::size_t count = longest; count > 0; --count) {
      if (i + count > tokens_.size() || !all_free(i, count) || tokens_[i].kind == Kind::sign) continue;
      if (!has_year(i, count) || (count == 1 && year_at(i) > 0)) continue;
      const std::string_view words = written(i, i + count - 1);
      const ReadCell<Date> date = read_date(words, Writing::first);
      const bool is_date = date.problem == CellProblem::none;
      const std::optional<Period> period = is_date ? std::nullopt : parse_period(words);
      const int year = is_date ? date.value.year() : period ? period->year() : 0;
      if (!is_goal_year(year)) continue;
      bool before = false;
      bool any = false;
      const std::size_t start = time_words_before(i, before, any);
      if (is_date) {
        take_day(date.value, before);
      } else {
        if (before) {
          doubt(say("\"{}\" has \"before\": read as due at its end",
                    "\"{}\" có \"trước\": được hiểu là đến hạn vào cuối kỳ", words));
        }
        set_by(*period);
      }
      use(start, i + count - start);
      break;
    }
  }
}

// A goal falls due at the end of a month: a day in the midst of one is not said.
void GoalClause::take_day(Date day, bool before) {
  const Date last = before && day.day() == 1 ? day + -1 : day;
  const Period month = Period::of(last.year(), Frequency::month, last.month_number());
  if (last != last_day(last.month())) {
    doubt(say("{} is within a month: read as due at the end of {}", "{} nằm giữa tháng: được hiểu là đến hạn cuối {}",
              day.text(), month.text()));
  }
  set_by(last.month_number() == 12 ? Period::of_year(last.year()) : month);
}

void GoalClause::take_years() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const int year = year_at(i);
    if (year == 0) continue;
    bool before = false;
    bool any = false;
    const std::size_t start = time_words_before(i, before, any);
    // A span: 2021–2025, từ 2021 đến 2025
    std::size_t next = i + 1;
    while (is_word(next, {"đến", "tới", "to", "năm", "until"}) || is_dash(next)) ++next;
    const int second = next > i + 1 ? year_at(next) : 0;
    if (second > year) {
      goal_.from = year;
      set_by(Period::of_year(second));
      use(start, next + 1 - start);
      i = next;
      continue;
    }
    // A year that goes over two: 2024/25, 2024-25.
    if ((word(i + 1) == "/" || is_dash(i + 1)) && free_number(i + 2) && word(i + 2).size() == 2) {
      doubt(say("{} is read as the plan year that begins in {}", "{} được hiểu là năm kế hoạch bắt đầu từ {}",
                written(i, i + 2), year));
      set_by(Period::of_year(year));
      use(start, i + 3 - start);
      i += 2;
      continue;
    }
    // "from 12.6% (2019) to 9%"
    bool from = false;
    for (std::size_t k = i; k-- > 0 && k + 5 > i;) from = from || is_word(k, {"from", "từ", "baseline"});
    if (from && i > 0 && word(i - 1) == "(" && word(i + 1) == ")") {
      goal_.baseline_year = year;
      use(i);
      continue;
    }
    const bool labels = word(i + 1) == ":" || (i > 0 && word(i - 1) == "(" && word(i + 1) == ")");
    const bool alone = free_numbers() > 1 && i + 1 == tokens_.size() && year >= 2015;
    if (!any && !labels && !alone) continue;
    if (alone && !any) {
      doubt(say("{} is taken for the year in which it falls due", "{} được hiểu là năm đến hạn", year));
    }
    if (before) {
      doubt(say("\"before {}\" is read as the end of {}", "\"trước {}\" được hiểu là hết năm {}", year, year - 1));
    }
    set_by(Period::of_year(before ? year - 1 : year));
    use(start, i + 1 - start + (word(i + 1) == ":" ? 1 : 0));
  }
}

// Is a figure of the target one of a year anyway, as its unit has it: "tấn/năm", "dollars a year"?
bool GoalClause::unit_names(std::optional<Frequency> every) const {
  const auto ends = [this](std::initializer_list<const char*> words) {
    for (const char* each : words) {
      if ((" " + unit_).ends_with(" " + goal_key(each))) return true;
    }
    return false;
  };
  if (!every || *every == Frequency::year)
    return ends({"năm", "year", "annum", "yr", "a year", "annually", "p.a.", "p.a", "pa"});
  if (*every == Frequency::month) return ends({"tháng", "month"});
  if (*every == Frequency::quarter) return ends({"quý", "quarter"});
  return false;
}

void GoalClause::take_rhythm() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    std::size_t length = 0;
    const std::optional<P> found = phrase_at(i, length);
    if (!found) continue;
    std::optional<Frequency> every = frequency_of(*found);
    if (!every && *found != P::per_year) continue;
    // "an annual health check" is none.
    if (length == 1 && is_word(i, {"annual", "yearly", "monthly", "quarterly"}) && i + 1 < tokens_.size() &&
        !is_word(i + 1, {"growth", "increase", "rise", "rate", "average", "target", "output", "reduction"})) {
      continue;
    }
    // "cut by a quarter"
    if (is_word(i, {"a"}) && is_word(i + 1, {"quarter"}) && is_word(i - 1, {"by"})) continue;
    const bool slash = *found == P::per_year;
    const bool percent = i > 0 && word(i - 1) == "%";
    use(i, length);
    if (!every || *every == Frequency::year) per_year_ = true;
    if (unit_names(every) && !is_percent_unit()) continue;
    if (slash) {
      // Behind another unit it belongs to that: "triệu đồng/người/năm".
      bool of_unit = percent || unit_names(Frequency::year);
      for (std::size_t k = 0; k < i; ++k) {
        of_unit = of_unit || (word(k) == "/" && free(k) && tokens_[k + 1].kind == Kind::word);
      }
      if (of_unit) continue;
      every = Frequency::year;
      doubt(say("\"/year\" is read as a goal for each year", "\"/năm\" được hiểu là mức của từng năm"));
    }
    if (goal_.every && *goal_.every != *every) {
      give_up(say("it names several rhythms", "có nhiều nhịp thời gian khác nhau"));
    }
    goal_.every = every;
  }
}

}  // namespace plantrack
