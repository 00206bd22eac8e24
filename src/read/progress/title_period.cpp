#include "read/progress/title_period.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/figure_header.hpp"

#include <algorithm>
#include <initializer_list>

namespace plantrack {
namespace {

constexpr std::size_t longest_title = 400;

struct TitleWord {
  std::string_view text;  // without brackets and the marks behind it
  std::string key;
  bool used = false;  // of a period, or of a day
};

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

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

// "ngày 15 tháng 11 năm 2024", "ngày 15/11/2024": when a letter was written.
void pass_days(std::vector<TitleWord>& words) {
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

// Is what stands at `at` the time of something else than the figures: of a document, of prices, of a comparison?
bool is_of_another(const std::vector<TitleWord>& words, std::size_t at) {
  if (at == 0) return false;
  const std::string& last = words[at - 1].key;
  const std::string before = at > 1 ? words[at - 2].key + last : last;
  if (is_one_of(last, {"so", "no", "bieu", "mau", "theo", "ended", "ending", "from", "since", "tu", "vs", "than"}))
    return true;
  if (is_one_of(before, {"sovoi", "sosanh", "congvan", "nghiquyet", "quyetdinh", "thongtu", "nghidinh", "vanban",
                         "phuluc", "comparedwith", "comparedto"}))
    return true;
  return words[at - 1].text.find('/') != std::string_view::npos && is_digit(words[at - 1].text.front());  // 12/NQ-HĐND
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
  if (word.key == "quy") {
    const std::string next = at + 1 < words.size() ? words[at + 1].key : std::string();
    return is_one_of(next, {"i", "ii", "iii", "iv", "1", "2", "3", "4"});
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

// Is this run of words a period? A bare number in a title is none.
bool is_period(std::string_view text) {
  return !all_digits(text) && read_period(text, {.year_begins = 1, .nine_months = true}).problem == CellProblem::none;
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
    if (is_period(run_of(words, at, end))) return end - at;
  }
  return 0;
}

}  // namespace

TitlePeriods periods_in_title(std::string_view title) {
  TitlePeriods found;
  if (title.size() > longest_title || is_plan_title(title)) return found;
  std::vector<TitleWord> words = words_of(title);
  pass_days(words);
  const bool estimate = says_estimate(words);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t count = is_covenant(words, at) ? 0 : period_at(words, at);
    if (count == 0) {
      ++at;
      continue;
    }
    std::string period(run_of(words, at, at + count));
    const bool another = is_of_another(words, at);
    for (const std::size_t end = at + count; at < end; ++at) words[at].used = true;
    if (another) continue;
    if (estimate && !read_period(period, {.year_begins = 1, .nine_months = true}).estimate) period = "Ước " + period;
    if (std::find(found.named.begin(), found.named.end(), period) == found.named.end())
      found.named.push_back(std::move(period));
  }
  for (std::size_t at = 0; at < words.size() && !found.unclear; ++at) {
    found.unclear = !words[at].used && is_part_of_year(words, at);
  }
  return found;
}

}  // namespace plantrack
