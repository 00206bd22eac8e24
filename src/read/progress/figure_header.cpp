#include "read/progress/figure_header.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace plantrack {
namespace {

constexpr std::size_t longest_header = 120;

struct KindWords {
  FigureKind kind;
  std::string_view words;  // as bare keys, apart by spaces
};

// Longer ones before those that they begin with.
constexpr auto kind_words = std::to_array<KindWords>({
    {FigureKind::estimate, "uoc ket qua thuc hien"},
    {FigureKind::estimate, "uoc thuc hien"},
    {FigureKind::estimate, "uoc ket qua"},
    {FigureKind::estimate, "uoc tinh"},
    {FigureKind::estimate, "uoc dat"},
    {FigureKind::estimate, "uoc th"},
    {FigureKind::estimate, "uth"},
    {FigureKind::estimate, "uoc"},
    {FigureKind::estimate, "estimated"},
    {FigureKind::estimate, "estimate"},
    {FigureKind::estimate, "est."},
    {FigureKind::estimate, "est"},
    {FigureKind::plan, "chi tieu ke hoach"},
    {FigureKind::plan, "muc tieu ke hoach"},
    {FigureKind::plan, "chi tieu giao"},
    {FigureKind::plan, "ke hoach giao"},
    {FigureKind::plan, "ke hoach"},
    {FigureKind::plan, "muc tieu"},
    {FigureKind::plan, "du toan"},
    {FigureKind::plan, "du kien"},
    {FigureKind::plan, "du bao"},
    {FigureKind::plan, "phan dau"},
    {FigureKind::plan, "dinh huong"},
    {FigureKind::plan, "kh giao"},
    {FigureKind::plan, "kh"},
    {FigureKind::plan, "mt"},
    {FigureKind::plan, "annual target"},
    {FigureKind::plan, "annual plan"},
    {FigureKind::plan, "targets"},
    {FigureKind::plan, "target"},
    {FigureKind::plan, "planned"},
    {FigureKind::plan, "plan"},
    {FigureKind::plan, "budget"},
    {FigureKind::plan, "forecast"},
    {FigureKind::plan, "goal"},
    {FigureKind::actual, "ket qua thuc hien"},
    {FigureKind::actual, "ket qua dat duoc"},
    {FigureKind::actual, "ket qua"},
    {FigureKind::actual, "thuc hien"},
    {FigureKind::actual, "so lieu"},
    {FigureKind::actual, "gia tri"},
    {FigureKind::actual, "th"},
    {FigureKind::actual, "actuals"},
    {FigureKind::actual, "actual"},
    {FigureKind::actual, "results"},
    {FigureKind::actual, "result"},
    {FigureKind::actual, "outturn"},
    {FigureKind::actual, "achieved"},
    {FigureKind::actual, "value"},
});

// Words that make a bracket more than a unit, wherever they stand in it, beside those above. A comparison goes before a
// plan, for it names one, and a plan before the rest.
constexpr auto words_in_brackets = std::to_array<KindWords>({
    {FigureKind::comparison, "so voi"},
    {FigureKind::comparison, "cung ky"},
    {FigureKind::comparison, "nam truoc"},
    {FigureKind::comparison, "ky truoc"},
    {FigureKind::comparison, "vs"},
    {FigureKind::comparison, "variance"},
    {FigureKind::comparison, "last year"},
    {FigureKind::comparison, "previous"},
    {FigureKind::comparison, "of target"},
    {FigureKind::comparison, "of plan"},
    {FigureKind::comparison, "% kh"},
    {FigureKind::comparison, "% ke hoach"},
    {FigureKind::unclear, "tang"},
    {FigureKind::unclear, "giam"},
    {FigureKind::plan, "giao"},
    {FigureKind::plan, "nq"},
    {FigureKind::plan, "chi tieu"},
    {FigureKind::plan, "nghi quyet"},
    {FigureKind::plan, "dang ky"},
    {FigureKind::plan, "cam ket"},
    {FigureKind::plan, "du thao"},
    {FigureKind::plan, "nhu cau"},
    {FigureKind::plan, "required"},
    {FigureKind::plan, "expected"},
    {FigureKind::plan, "target,"},
    {FigureKind::plan, "budgeted"},
    {FigureKind::plan, "projected"},
    {FigureKind::plan, "projection"},
    {FigureKind::unclear, "dau nam"},
    {FigureKind::unclear, "cuoi nam"},
    {FigureKind::unclear, "dau ky"},
    {FigureKind::unclear, "cuoi ky"},
    {FigureKind::unclear, "thang"},
    {FigureKind::unclear, "quy"},
    {FigureKind::unclear, "half"},
    {FigureKind::unclear, "quarter"},
    {FigureKind::unclear, "month"},
    {FigureKind::unclear, "months"},
    {FigureKind::unclear, "to"},
    {FigureKind::unclear, "den"},
    {FigureKind::estimate, "prov"},
    {FigureKind::estimate, "prov."},
    {FigureKind::estimate, "provisional"},
    {FigureKind::estimate, "so bo"},
});

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(spaces, at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// How many words the kind has, where those from `at` on are its words, one space between them; else 0.
std::size_t matching(const std::vector<std::string>& keys, std::size_t at, std::string_view kind) {
  std::size_t count = 0;
  while (!kind.empty()) {
    const std::string_view wanted = kind.substr(0, kind.find(' '));
    if (at + count >= keys.size() || keys[at + count] != wanted) return 0;
    ++count;
    kind.remove_prefix(std::min(wanted.size() + 1, kind.size()));
  }
  return count;
}

// The kind that the phrase begins or ends with, and takes its words off.
FigureKind take_kind(std::vector<std::string>& keys, std::vector<std::string_view>& words) {
  for (const KindWords& each : kind_words) {
    if (const std::size_t count = matching(keys, 0, each.words)) {
      keys.erase(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count));
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
      return each.kind;
    }
  }
  for (const KindWords& each : kind_words) {
    const auto length = static_cast<std::size_t>(1 + std::count(each.words.begin(), each.words.end(), ' '));
    if (each.kind == FigureKind::plan && matching(keys, 0, "luy ke") != 0) continue;  // "lũy kế từ đầu kế hoạch"
    if (length <= keys.size() && matching(keys, keys.size() - length, each.words) != 0) {
      keys.resize(keys.size() - length);
      words.resize(keys.size());
      return each.kind;
    }
  }
  return FigureKind::unsaid;
}

std::vector<std::string> keys_of(const std::vector<std::string_view>& words) {
  std::vector<std::string> keys;
  for (const std::string_view word : words) keys.push_back(bare_key(word));
  return keys;
}

// What stands in brackets; unsaid for a unit.
FigureKind kind_in_brackets(std::string_view bracket) {
  const std::vector<std::string_view> written = words_of(bracket);
  const std::vector<std::string> keys = keys_of(written);
  const auto holds = [&keys](std::string_view words) {
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (matching(keys, at, words) != 0) return true;
    }
    return false;
  };
  const auto says = [&holds](FigureKind kind) {
    const auto is = [&](const KindWords& each) { return each.kind == kind && holds(each.words); };
    return std::any_of(words_in_brackets.begin(), words_in_brackets.end(), is) ||
           std::any_of(kind_words.begin(), kind_words.end(), is);
  };
  // "so 2023", "so KH": compared with; "số", "sơ bộ" and "sở" have the same letters.
  for (std::size_t i = 0; i + 1 < written.size(); ++i) {
    if (written[i] == "so" || written[i] == "So" || written[i] == "SO") return FigureKind::comparison;
  }
  if (std::any_of(keys.begin(), keys.end(), is_short_for_months)) return FigureKind::unclear;
  // An estimate of a part of the year is as unclear as the part.
  for (const FigureKind kind : {FigureKind::comparison, FigureKind::plan, FigureKind::unclear, FigureKind::estimate}) {
    if (says(kind)) return kind;
  }
  const auto is_actual = [&](const KindWords& each) {
    return each.kind == FigureKind::actual && keys.size() == 1 && keys[0] == each.words;
  };
  return std::any_of(kind_words.begin(), kind_words.end(), is_actual) ? FigureKind::actual : FigureKind::unsaid;
}

bool compares(std::string_view header) {
  header = trim(header);
  const std::string key = bare_key(without_brackets(header));
  if (header.starts_with('%')) return true;
  for (const std::string_view word :
       {"sovoi", "sosanh", "variance", "rag", "th/kh", "kh/th", "tylesovoi", "tyleth", "tileth", "dattyle", "dattile",
        "tyledat", "tiledat", "tylehoanthanh", "tanggiam", "chenhlech", "change", "difference"}) {
    if (key.starts_with(word)) return true;
  }
  return key == "tyle" || key == "tile" || key == "tyle%" || key == "tile%" ||
         key.find("sovoi") != std::string::npos;  // "Tăng so với 2023"
}

// What stands in the bracket that ends a header, behind other words; nullopt where none does.
std::optional<std::string_view> bracket_behind(std::string_view header) {
  const std::size_t open = header.rfind('(');
  if (!header.ends_with(')') || open == std::string_view::npos || open == 0) return std::nullopt;
  return header.substr(open + 1, header.size() - open - 2);
}

// With plain spaces and round brackets, without spaces at the beginning and marks at the end.
std::string cleaned(std::string_view header) {
  std::string text(header);
  for (std::size_t at; (at = text.find("\u00a0")) != std::string::npos;) text.replace(at, 2, " ");
  text = std::string(trim(text));
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (c == '[') c = '(';
    if (c == ']') c = ')';
  }
  while (!text.empty() && (text.back() == ':' || text.back() == '*' || text.back() == ' ' || text.back() == '.'))
    text.pop_back();
  return text;
}

// KH2024, KH-2024, "Kế hoạch: 2024" with a space between word and period.
std::string with_space(std::string_view phrase) {
  const std::size_t end = phrase.find_first_of("0123456789-/:_");
  if (end == std::string_view::npos || end == 0) return std::string(phrase);
  const std::vector<std::string> keys = keys_of(words_of(phrase.substr(0, end)));
  for (const KindWords& each : kind_words) {
    if (matching(keys, 0, each.words) != keys.size()) continue;
    const std::size_t rest = std::min(phrase.find_first_not_of("-/:_ ", end), phrase.size());
    return std::string(trim(phrase.substr(0, end))) + ' ' + std::string(phrase.substr(rest));
  }
  return std::string(phrase);
}

// "2024 Q1", "2024Q1", "2024 H2" as 2024-Q1: over columns there is nothing else that it could be.
std::string year_before_part(std::string_view words) {
  if (words.size() < 6 || words.size() > 8 || !all_digits(words.substr(0, 4))) return {};
  const std::string_view part = trim(words.substr(4));
  const bool is_part = part.size() == 2 && (part[0] == 'Q' || part[0] == 'q' || part[0] == 'H' || part[0] == 'h');
  if (!is_part) return {};
  return fmt::format("{}-{}{}", words.substr(0, 4), part[0] == 'Q' || part[0] == 'q' ? 'Q' : 'H', part[1]);
}

bool is_period(std::string_view words) {
  const ReadPeriod read = read_period(words, {.year_begins = 1, .nine_months = true});
  if (read.problem == CellProblem::none) return true;
  return read_period(words, {.year_begins = 4, .nine_months = true, .writing = Writing::second}).problem ==
         CellProblem::none;
}

}  // namespace

bool is_short_for_months(std::string_view key) {
  return key.size() > 1 && key.size() <= 3 && key.back() == 't' && is_digit(key.front());
}

std::string_view without_brackets(std::string_view header) {
  header = trim(header);
  const std::optional<std::string_view> bracket = bracket_behind(header);
  return bracket ? trim(header.substr(0, header.size() - bracket->size() - 2)) : header;
}

FigureHeader read_figure_header(std::string_view written) {
  FigureHeader found;
  const std::string clean = cleaned(written.substr(0, 2 * longest_header));
  std::string_view header = clean;
  if (header.empty() || header.size() > longest_header) {
    found.rest = clean;
    return found;
  }
  if (compares(header)) {
    found.kind = FigureKind::comparison;
    return found;
  }
  FigureKind in_brackets = FigureKind::unsaid;
  while (const std::optional<std::string_view> bracket = bracket_behind(header)) {
    in_brackets = std::max(in_brackets, kind_in_brackets(*bracket));
    header = without_brackets(header);
  }
  const std::string phrase = with_space(header);
  std::vector<std::string_view> words = words_of(phrase);
  std::vector<std::string> keys = keys_of(words);
  found.kind = take_kind(keys, words);
  // The plan goes before results: a column of plans is never one of results.
  found.kind = std::max(found.kind, in_brackets);
  if (keys.size() > 1 && keys[0] == "ca" && keys[1] == "nam") words.erase(words.begin());
  std::string left;
  for (const std::string_view word : words) left += (left.empty() ? "" : " ") + std::string(word);
  if (const std::string year_first = year_before_part(left); !year_first.empty()) left = year_first;
  if (!left.empty() && is_period(left)) {
    found.period = std::move(left);
  } else {
    found.rest = std::move(left);
  }
  return found;
}

std::optional<AreaHeader> read_area_header(std::string_view header,
                                           const std::function<bool(std::string_view)>& is_area) {
  constexpr std::string_view between = " \t\r\n,:;/";
  header = trim(header);
  if (!is_area || header.size() > longest_header || header.find_first_of("0123456789") == std::string_view::npos)
    return std::nullopt;
  const auto part = [between](std::string_view text) {
    text = trim(text);
    while (!text.empty() && (between.find(text.back()) != std::string_view::npos || text.back() == '-'))
      text.remove_suffix(1);
    while (!text.empty() && (between.find(text.front()) != std::string_view::npos || text.front() == '-'))
      text.remove_prefix(1);
    for (const std::string_view dash : {"–", "—"}) {
      if (text.starts_with(dash)) text = trim(text.substr(dash.size()));
      if (text.ends_with(dash)) text = trim(text.substr(0, text.size() - dash.size()));
    }
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    return trim(text);
  };
  const auto is_name = [&is_area](std::string_view text) {
    return text.find_first_not_of("0123456789.-") != std::string_view::npos && is_area(text);
  };
  for (std::size_t at = header.find_first_of(between); at != std::string_view::npos;
       at = header.find_first_of(between, at + 1)) {
    const std::string_view first = part(header.substr(0, at)), last = part(header.substr(at));
    for (const auto& [area, period] : {std::pair(first, last), std::pair(last, first)}) {
      if (area.empty() || period.empty() || !is_name(area)) continue;
      if (FigureHeader figures = read_figure_header(period); !figures.period.empty())
        return AreaHeader{std::string(area), std::move(figures)};
    }
  }
  return std::nullopt;
}

}  // namespace plantrack
