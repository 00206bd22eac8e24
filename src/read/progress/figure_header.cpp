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
    {FigureKind::plan, "kh"},
    {FigureKind::plan, "mt"},
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

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Are these words, from `at` on, those of the kind?
std::size_t matching(const std::vector<std::string>& keys, std::size_t at, std::string_view kind) {
  const std::vector<std::string_view> wanted = words_of(kind);
  if (at + wanted.size() > keys.size()) return 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (keys[at + i] != wanted[i]) return 0;
  }
  return wanted.size();
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
    const std::size_t length = words_of(each.words).size();
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

// The plan goes before all: a column of plans is never one of results.
FigureKind stronger(FigureKind a, FigureKind b) {
  return std::max(a, b);
}

bool compares(std::string_view header) {
  header = trim(header);
  const std::string key = bare_key(without_brackets(header));
  if (header.starts_with('%')) return true;
  for (const std::string_view word :
       {"sovoi", "sosanh", "variance", "rag", "th/kh", "kh/th", "tylesovoi", "tyleth", "tileth", "dattyle", "dattile",
        "tyledat", "tiledat", "tylehoanthanh", "tanggiam"}) {
    if (key.starts_with(word)) return true;
  }
  return key == "tyle" || key == "tile";
}

bool is_period(std::string_view words) {
  const ReadPeriod read = read_period(words, {.year_begins = 1, .nine_months = true});
  if (read.problem == CellProblem::none) return true;
  return read_period(words, {.year_begins = 4, .nine_months = true, .writing = Writing::second}).problem ==
         CellProblem::none;
}

}  // namespace

std::string_view without_brackets(std::string_view header) {
  header = trim(header);
  if (header.empty() || header.back() != ')') return header;
  const std::size_t open = header.rfind('(');
  return open == std::string_view::npos || open == 0 ? header : trim(header.substr(0, open));
}

FigureHeader read_figure_header(std::string_view header) {
  FigureHeader found;
  header = trim(header);
  if (header.size() > longest_header) {
    found.rest = header;
    return found;
  }
  if (compares(header)) {
    found.kind = FigureKind::comparison;
    return found;
  }
  const std::string_view phrase = without_brackets(header);
  std::string_view bracket;
  if (phrase.size() < header.size()) {
    bracket = header.substr(header.rfind('(') + 1);
    bracket.remove_suffix(1);
  }
  std::vector<std::string_view> inside = words_of(bracket);
  std::vector<std::string> inside_keys = keys_of(inside);
  const FigureKind in_bracket = take_kind(inside_keys, inside);
  std::vector<std::string_view> words = words_of(phrase);
  std::vector<std::string> keys = keys_of(words);
  found.kind = take_kind(keys, words);
  if (inside_keys.empty()) found.kind = stronger(found.kind, in_bracket);  // else it holds a unit
  if (keys.size() > 1 && keys[0] == "ca" && keys[1] == "nam") words.erase(words.begin());
  std::string left;
  for (const std::string_view word : words) left += (left.empty() ? "" : " ") + std::string(word);
  if (!left.empty() && is_period(left)) {
    found.period = found.kind == FigureKind::estimate ? "Ước " + left : left;
  } else {
    found.rest = std::move(left);
  }
  return found;
}

}  // namespace plantrack
