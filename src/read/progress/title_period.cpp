#include "read/progress/title_period.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/total_words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::size_t longest_title = 400;

struct TitleWord {
  std::string_view text;  // without brackets and the marks behind it
  std::string key;
  bool used = false;  // of a period, or of a day
};

bool is_small_number(std::string_view text) {
  return !text.empty() && text.size() <= 2 && all_digits(text);
}

std::vector<TitleWord> words_of(std::string_view title) {
  std::vector<TitleWord> words;
  for (std::size_t at = 0; (at = title.find_first_not_of(" \t\r\n", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(title.find_first_of(" \t\r\n", at), title.size());
    std::string_view text = title.substr(at, end - at);
    while (!text.empty() && std::string_view("([\"").find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    while (!text.empty() && std::string_view(")],.;:\"").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    if (!text.empty()) words.push_back({text, bare_key(text)});
    at = end;
  }
  return words;
}

// "KẾ HOẠCH NĂM 2025", "Nhiệm vụ năm 2025" over a table of what is planned; "Kết quả thực hiện kế hoạch năm 2024" is
// none.
bool is_plan_title(std::string_view title) {
  const std::string key = bare_key(title);
  const auto holds = [&key](std::string_view words) { return key.find(words) != std::string::npos; };
  if (holds("thuchien") || holds("ketqua") || holds("baocao")) return false;
  return read_figure_header(title).kind == FigureKind::plan || holds("phuonghuong") || key.starts_with("nhiemvu");
}

// Of the paper and not of its figures: when it is due or was made, where they are from.
bool is_about_the_paper(std::string_view title) {
  const std::string key = bare_key(title);
  for (const std::string_view start :
       {"nguon:", "nguonsolieu", "source:", "ghichu:", "note:", "due:", "updated", "lastupdated"}) {
    if (key.starts_with(start)) return true;
  }
  for (const std::string_view words :
       {"ngaynop", "hannop", "thoihanbaocao", "reportdate", "dateofreport", "deadline", "published"}) {
    if (key.find(words) != std::string::npos) return true;
  }
  const auto holds = [&key](std::string_view word) { return key.find(word) != std::string::npos; };
  if (holds("ketqua") || holds("result") || holds("tongket")) return false;
  for (const std::string_view words : {"thoihan", "nopbaocao", "niengiam", "meeting", "printed"}) {
    if (holds(words)) return true;
  }
  return false;
}

bool is_month_name(std::string_view key) {
  return take_english_month(key) > 0 && key.empty();
}

// "giai đoạn 2021 - 2025": of what the plan is.
void pass_spans(std::vector<TitleWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool span = is_one_of(words[i].key, {"doan", "ky", "period", "plan", "strategy", "programme"});
    if (!span || !is_year(words[i + 1].text)) continue;
    std::size_t end = i + 2;
    if (end < words.size() && (words[end].key.empty() || is_one_of(words[end].key, {"–", "den", "to"}))) ++end;
    if (end == i + 2 || end == words.size() || !is_year(words[end].text)) continue;
    for (std::size_t k = i + 1; k <= end; ++k) words[k].used = true;
  }
}

// "Lạng Sơn, tháng 01 năm 2025": where and when it was signed.
bool is_dated_at_place(const std::vector<TitleWord>& words, std::size_t at) {
  constexpr std::size_t longest_place = 4;
  if (at == 0 || at > longest_place) return false;
  const std::string_view last = words[at - 1].text;
  if (*(last.data() + last.size()) != ',' || !words[at].key.starts_with("thang")) return false;
  return std::none_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), [](const TitleWord& each) {
    return is_one_of(each.key, {"bao", "cao", "ket", "qua", "bieu", "lieu", "tinh", "hinh", "report", "results"});
  });
}

// "ngày 15 tháng 11 năm 2024", "ngày 15/11/2024", "30 June 2025": when a letter was written.
void pass_days(std::vector<TitleWord>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const bool day_first = is_small_number(words[i].text) && is_month_name(words[i + 1].key);
    const bool month_first = is_month_name(words[i].key) && is_small_number(words[i + 1].text);
    if ((!day_first && !month_first) || !is_year(words[i + 2].text)) continue;
    for (std::size_t k = i; k < i + 3; ++k) words[k].used = true;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_one_of(words[i].key, {"ngay", "date", "dated"})) continue;
    std::size_t end = i + 1;
    while (end < words.size() && end < i + 6 &&
           (is_digit(words[end].text.front()) || is_one_of(words[end].key, {"thang", "nam"}))) {
      ++end;
    }
    if (end == i + 1) continue;
    for (std::size_t k = i; k < end; ++k) words[k].used = true;
  }
}

bool is_document(std::string_view two_words) {
  return is_one_of(two_words, {"congvan", "nghiquyet", "quyetdinh", "thongtu", "nghidinh", "vanban", "chithi"});
}

// Is what stands at `at` the time of something else than the figures: of a document, of prices, of a comparison?
bool is_of_another(const std::vector<TitleWord>& words, std::size_t at) {
  if (at == 0) return false;
  const std::string& last = words[at - 1].key;
  const std::string before = at > 1 ? words[at - 2].key + last : last;
  if (is_one_of(last, {"so", "no", "bieu", "mau", "theo", "from", "since", "tu", "vs", "than", "approved", "reported",
                       "issued", "updated", "dated", "signed"}))
    return true;
  // "Nghị quyết số 88 năm 2023", "Giá cố định năm 2010"
  if (at > 3 && is_one_of(words[at - 2].key, {"so", "no"}) && is_document(words[at - 4].key + words[at - 3].key))
    return true;
  if (at > 2 && words[at - 3].key == "gia" && is_one_of(before, {"codinh", "hienhanh", "sosanh"})) return true;
  if (is_document(before) || is_one_of(before, {"sovoi", "sosanh", "phuluc", "comparedwith", "comparedto", "cungky",
                                                "phuonghuong", "nhiemvu"}))
    return true;
  return words[at - 1].text.find('/') != std::string_view::npos && is_digit(words[at - 1].text.front());  // 12/NQ-HĐND
}

// Do the figures reach up to the time at `at`, from another?
bool is_the_end_of_a_span(const std::vector<TitleWord>& words, std::size_t at) {
  return at > 0 && is_one_of(words[at - 1].key, {"den", "toi", "het", "to", "until", "till", "through", "ended",
                                                 "ending", "up", "end", "va", "and", "&", "dau", "cuoi", "giua"});
}

// A month, quarter or half of which it does not come out which one it is.
bool is_part_of_year(const std::vector<TitleWord>& words, std::size_t at) {
  const TitleWord& word = words[at];
  const bool behind_number = at > 0 && is_small_number(words[at - 1].text);
  const bool before_number = at + 1 < words.size() && is_digit(words[at + 1].text.front());
  if (is_one_of(word.key, {"thang", "thg"})) {
    const std::string written = nfc(word.text);
    return behind_number || before_number || written == "tháng" || written == "THÁNG" || written == "Tháng";
  }
  if (is_one_of(word.key, {"q1", "q2", "q3", "q4", "h1", "h2"})) return true;
  if (is_month_name(word.key) && !is_one_of(word.key, {"may", "sep", "dec", "mar", "jun"})) return true;
  if (word.key == "quy") {
    const std::string next = at + 1 < words.size() ? words[at + 1].key : std::string();
    return behind_number ||
           (!next.empty() && (next.front() == 'i' || is_digit(next.front()) || next == "dau" || next == "cuoi"));
  }
  if (word.key == "nua") return at + 1 < words.size() && is_one_of(words[at + 1].key, {"dau", "cuoi", "nam"});
  return is_short_for_months(word.key) ||
         is_one_of(word.key, {"month", "months", "quarter", "quarters", "half", "halfyear", "halfyearly", "weeks"});
}

// Of "hương ước", "quy ước" and the like the word is no estimate.
bool is_covenant(const std::vector<TitleWord>& words, std::size_t at) {
  return at > 0 && words[at].key == "uoc" &&
         is_one_of(words[at - 1].key, {"huong", "quy", "cong", "dieu", "giao", "hiep"});
}

bool says_estimate(const std::vector<TitleWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(words[i].key, {"uoc", "estimate", "estimated", "estimates"}) && !is_covenant(words, i)) return true;
  }
  return false;
}

// "Báo cáo năm 2024 (số liệu đến 30/9/2024)", "as of 30.9.2024": do the figures end on a day within the period?
bool ends_within(const std::vector<TitleWord>& words, std::string_view period) {
  const ReadPeriod read = read_period(period, {.year_begins = 1});
  if (read.problem != CellProblem::none) return false;
  const Months months = read.value.months(1);
  for (std::size_t at = 1; at < words.size(); ++at) {
    const bool behind_word = is_one_of(words[at - 1].key, {"ngay", "het"}) && at > 1;
    const TitleWord& before = words[at - (behind_word ? 2 : 1)];
    const bool as_of = before.key == "of" && at > 1 && words[at - 2].key == "as";
    if (!as_of && !is_one_of(before.key, {"den", "toi", "to", "until"})) continue;
    const ReadCell<Date> day = read_date(words[at].text, Writing::first, {});
    const bool is_day = is_digit(words[at].text.front()) && day.problem == CellProblem::none;
    if (is_day && day.value.month() >= months.first && day.value < last_day(months.last())) return true;
  }
  return false;
}

// Is this run of words a period? A bare number in a title is none.
bool is_period(std::string_view text) {
  if (all_digits(text)) return false;
  if (is_fiscal_year(text)) return true;  // which of two years is told as of any period
  if (read_period(text, {.year_begins = 1, .nine_months = true}).problem == CellProblem::none) return true;
  return text.find('/') != std::string_view::npos &&
         read_period(text, {.year_begins = 4, .nine_months = true, .writing = Writing::second}).problem ==
             CellProblem::none;
}

// "Năm: 2024", "Quý III, năm 2024" without the marks between.
std::string without_marks(std::string_view run) {
  std::string text(run);
  std::erase_if(text, [](char c) { return c == ':' || c == ',' || c == ';'; });
  return text;
}

std::string_view run_of(const std::vector<TitleWord>& words, std::size_t from, std::size_t end) {
  const std::string_view last = words[end - 1].text;
  const char* const begin = words[from].text.data();
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

// How many words from `at` on are a period, as many as can be; 0: none.
std::size_t period_at(const std::vector<TitleWord>& words, std::size_t at) {
  constexpr std::size_t most = 9;
  for (std::size_t end = std::min(words.size(), at + most); end > at; --end) {
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const TitleWord& each) { return each.used; })) {
      continue;
    }
    const bool number_alone = is_small_number(words[at].text) && (end == at + 1 || words[at + 1].key != "thang");
    if (number_alone) continue;  // "Biểu số 2 năm 2024"
    const std::string run = without_marks(run_of(words, at, end));
    if (is_period(run) && (end > at + 1 || !all_digits(run))) return end - at;
  }
  return 0;
}

}  // namespace

bool are_one_period(std::string_view one, std::string_view other) {
  const auto read = [](std::string_view text) {
    const ReadPeriod period = read_period(text, {.nine_months = true});
    return period.problem == CellProblem::none ? std::optional(period.value) : std::nullopt;
  };
  const auto first = read(one), second = read(other);
  return first || second ? first == second : bare_key(one) == bare_key(other);  // 2024/25 is read with a plan alone
}

TitleKind kind_of_title(std::string_view title) {
  if (title.size() > longest_title) return TitleKind::other;
  const std::string key = bare_key(title);
  for (const std::string_view word :
       {"thuchien", "ketqua", "baocao", "tinhhinh", "solieu", "result", "report", "actual"}) {
    if (key.find(word) == std::string::npos) continue;
    return key.starts_with("uocthuchien") && key.size() < 14 ? TitleKind::estimates : TitleKind::results;
  }
  // "PHÒNG TÀI CHÍNH - KẾ HOẠCH" is who sends it.
  for (const std::string_view office : {"phong", "so", "ban", "uyban", "ubnd", "chicuc", "department", "(kem"}) {
    if (key.starts_with(office)) return TitleKind::other;
  }
  const FigureHeader figures = read_figure_header(title);
  const bool said_alone = figures.rest.empty() || key.ends_with("kehoach") || key.ends_with("plan");
  if (figures.kind == FigureKind::plan && said_alone) return TitleKind::plans;
  return figures.kind == FigureKind::estimate && figures.rest.empty() && figures.period.empty() ? TitleKind::estimates
                                                                                                : TitleKind::other;
}

TitlePeriods periods_in_title(std::string_view title) {
  TitlePeriods found;
  if (title.size() > longest_title || is_plan_title(title) || is_about_the_paper(title)) return found;
  std::vector<TitleWord> words = words_of(title);
  // "Year ended 30 June 2025"
  for (std::size_t at = 1; at < words.size() && !found.unclear; ++at) {
    found.unclear = is_one_of(words[at - 1].key, {"ended", "ending"});
  }
  pass_days(words);
  pass_spans(words);
  const bool estimate = says_estimate(words);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t count = is_covenant(words, at) ? 0 : period_at(words, at);
    if (count == 0) {
      ++at;
      continue;
    }
    std::string period = without_marks(run_of(words, at, at + count));
    // "Kết quả năm 2024, kế hoạch năm 2025"; not "kết quả thực hiện kế hoạch năm 2024".
    const bool of_next_plan = !found.named.empty() && at > 1 && words[at - 2].key + words[at - 1].key == "kehoach";
    const bool another = is_of_another(words, at) || is_dated_at_place(words, at) || of_next_plan;
    found.unclear = found.unclear || is_the_end_of_a_span(words, at);
    for (const std::size_t end = at + count; at < end; ++at) words[at].used = true;
    if (another) continue;
    if (estimate && !read_period(period, {.year_begins = 1, .nine_months = true}).estimate) period = "Ước " + period;
    if (std::find(found.named.begin(), found.named.end(), period) == found.named.end())
      found.named.push_back(std::move(period));
  }
  for (std::size_t at = 0; at < words.size() && !found.unclear; ++at) {
    found.unclear = !words[at].used && is_part_of_year(words, at);
  }
  // "các năm 2021, 2022, 2023"; a running total is no figure of the period that it ends with.
  const auto is_other_year = [&words](const TitleWord& each) {
    const bool first = &each == words.data();
    // "theo giá so sánh 2010"
    const bool of_prices = !first && is_one_of((&each - 1)->key, {"sanh", "dinh", "hanh", "voi", "goc", "than", "at"});
    return !each.used && is_year(each.text) && !of_prices;
  };
  found.unclear =
      found.unclear ||
      (!found.named.empty() && (says_running_total(title) || std::any_of(words.begin(), words.end(), is_other_year)));
  found.unclear = found.unclear || (found.named.size() == 1 && ends_within(words, found.named.front()));
  // "Kỳ báo cáo: 2024": a bare year with a word that makes it one.
  const std::string key = bare_key(title);
  for (const std::string_view label :
       {"kybaocao:", "nambaocao:", "nam:", "ky:", "year:", "period:", "reportingyear:", "reportingperiod:"}) {
    if (found.named.empty() && !found.unclear && key.starts_with(label) && is_year(key.substr(label.size()))) {
      found.named.push_back("Năm " + key.substr(label.size()));
    }
  }
  return found;
}

}  // namespace plantrack
