#include "read/progress/unit_words.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <optional>

namespace plantrack {
namespace {

constexpr std::size_t longest = 80;  // bytes of a unit

struct SizeWord {
  std::string_view key;  // as bare_key writes it
  int power;             // of ten
};

constexpr SizeWord size_words[] = {{"nghin", 3}, {"ngan", 3},    {"thousand", 3}, {"thousands", 3}, {"trieu", 6},
                                   {"tr", 6},    {"million", 6}, {"millions", 6}, {"mn", 6},        {"ty", 9},
                                   {"ti", 9},    {"billion", 9}, {"billions", 9}, {"bn", 9},        {"tram", 2},
                                   {"van", 4},   {"hundred", 2}};
// Behind the sign or name of a currency: "£m", "VND m".
constexpr SizeWord short_size_words[] = {{"k", 3}, {"m", 6}, {"b", 9}, {"000s", 3}};
constexpr std::string_view currencies[] = {"dong", "£", "$", "€", "usd", "eur", "gbp"};
// Those that stand for a unit where they stand alone: "(triệu)".
constexpr std::string_view lone_size_words[] = {"nghin",   "ngan",     "thousand", "thousands", "trieu",
                                                "million", "millions", "ty",       "billion",   "billions"};

// Units of one kind that have names of their own.
struct NamedUnit {
  std::string_view key, kind;
  int power;
};
constexpr NamedUnit named_units[] = {
    {"kg", "mass", 0},     {"yen", "mass", 1},     {"ta", "mass", 2},       {"tan", "mass", 3}, {"tonne", "mass", 3},
    {"tonnes", "mass", 3}, {"ton", "mass", 3},     {"tons", "mass", 3},     {"m2", "area", 0},  {"ha", "area", 4},
    {"hecta", "area", 4},  {"hectare", "area", 4}, {"hectares", "area", 4}, {"km2", "area", 6}, {"d", "dong", 0},
    {"vnd", "dong", 0},    {"trd", "dong", 6}};
constexpr std::string_view currency_signs[] = {"£", "$", "€"};

struct Sized {
  std::string kind;
  int power = 0;
};

template <std::size_t N>
std::optional<int> power_of(const SizeWord (&words)[N], std::string_view key) {
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](const SizeWord& each) { return each.key == key; });
  return found == std::end(words) ? std::nullopt : std::optional(found->power);
}

// "1000" and the "000" of "1.000".
std::optional<int> zeros_of(std::string_view word) {
  const bool counts = !word.empty() && word.find_first_not_of("0") == std::string_view::npos;
  const bool one = word.starts_with('1') && word.find_first_not_of('0', 1) == std::string_view::npos;
  if (!counts && !one) return std::nullopt;
  return static_cast<int>(word.size()) - (one ? 1 : 0);
}

bool is_money(std::string_view kind) {
  return std::find(std::begin(currencies), std::end(currencies), kind) != std::end(currencies);
}

void add_word(Sized& unit, std::string_view word) {
  for (const std::string_view sign : currency_signs) {
    if (!word.starts_with(sign)) continue;
    unit.kind += sign;
    word.remove_prefix(sign.size());
    const std::string key = bare_key(word);
    if (const auto power = power_of(short_size_words, key)) {
      unit.power += *power;
      return;
    }
  }
  if (word.empty()) return;
  const std::string key = bare_key(word);
  if (const auto power = power_of(size_words, key)) {
    unit.power += *power;
  } else if (const auto small = power_of(short_size_words, key); small && is_money(unit.kind)) {
    unit.power += *small;
  } else if (const auto zeros = zeros_of(key)) {
    unit.power += *zeros;
  } else {
    const auto named = std::find_if(std::begin(named_units), std::end(named_units),
                                    [&](const NamedUnit& each) { return each.key == key; });
    unit.kind += named == std::end(named_units) ? key : std::string(named->kind);
    if (named != std::end(named_units)) unit.power += named->power;
  }
}

// With plain spaces and digits, without the marks that stand for digits left out: "'000".
std::string plain(std::string_view text) {
  std::string unit(text.substr(0, longest));
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{"\u00a0", " "}, {"²", "2"}, {"’", ""}, {"'", ""}, {",", "."}}) {
    for (std::size_t at = 0; (at = unit.find(from, at)) != std::string::npos; at += to.size())
      unit.replace(at, from.size(), to);
  }
  return unit;
}

// What stands behind the first stroke: "người/tháng" of "triệu đồng/người/tháng".
std::string per(std::string_view unit) {
  const std::size_t stroke = unit.find('/');
  return stroke == std::string_view::npos ? std::string() : bare_key(unit.substr(stroke + 1));
}

// What stands before it.
Sized sized(std::string_view written) {
  Sized unit;
  const std::string whole = plain(written);
  const std::string_view text = std::string_view(whole).substr(0, whole.find('/'));
  for (std::size_t at = 0; (at = text.find_first_not_of(" .", at)) != std::string_view::npos;) {
    std::size_t end = std::min(text.find_first_of(" .", at), text.size());
    const std::size_t digits = std::min(text.find_first_not_of("0123456789", at), end);
    if (digits > at && digits < end) end = digits;  // 1000đ
    add_word(unit, text.substr(at, end - at));
    at = end;
  }
  return unit;
}

// A size and nothing else: "triệu".
bool is_lone_size(std::string_view unit) {
  const std::string key = bare_key(unit);
  return std::find(std::begin(lone_size_words), std::end(lone_size_words), key) != std::end(lone_size_words);
}

bool is_mark_of_unit(std::string_view key) {
  constexpr std::string_view marks[] = {"donvi", "unit", "units", "unitofmeasure", "unitofmeasurement"};
  return key.ends_with("donvitinh") || key.ends_with("dvt") ||
         std::find(std::begin(marks), std::end(marks), key) != std::end(marks);
}

}  // namespace

std::string unit_in_header(std::string_view header) {
  header = trim(header);
  if (!header.ends_with(')')) return {};
  const std::size_t open = header.rfind('(');
  if (open == std::string_view::npos) return {};
  const std::string_view unit = trim(header.substr(open + 1, header.size() - open - 2));
  return unit.size() > longest ? std::string() : std::string(unit);
}

std::string unit_in_title(std::string_view title) {
  if (title.size() > 400) return {};
  std::size_t from = 0;
  for (std::size_t colon = title.find(':'); colon != std::string_view::npos; colon = title.find(':', from)) {
    const std::string_view before = title.substr(from, colon - from);
    from = colon + 1;
    const std::size_t open = before.rfind('(');
    if (!is_mark_of_unit(bare_key(open == std::string_view::npos ? before : before.substr(open + 1)))) continue;
    const std::string_view behind = title.substr(from);
    const std::size_t end = behind.find_first_of(");,");
    if (end != std::string_view::npos && behind[end] != ')') return {};  // more than one
    const std::string_view unit = trim(behind.substr(0, end));
    const Sized its = sized(unit);
    // "Đơn vị: UBND huyện Bình Gia" is who reports.
    const bool is_unit = its.power != 0 || its.kind == "dong" || its.kind == "mass" || its.kind == "area";
    if (is_unit && unit.size() <= longest) return std::string(unit);
  }
  return {};
}

std::string unit_in_titles(std::span<const std::string_view> cells) {
  std::string_view mark;
  for (const std::string_view cell : cells) {
    const std::string_view text = trim(cell);
    if (text.empty()) continue;
    std::string unit = unit_in_title(text);
    if (unit.empty() && !mark.empty()) unit = unit_in_title(std::string(mark) + ": " + std::string(text));
    if (!unit.empty()) return unit;
    mark = text.substr(0, text.ends_with(':') ? text.size() - 1 : text.size());
  }
  return {};
}

bool names_unit(std::string_view words, const Text& unit) {
  if (words.empty() || words.size() > 200) return false;
  const std::string key = bare_key(words);
  if (unit.en == "%" && (key == "percent" || key == "phantram")) return true;
  return (!unit.en.empty() && key == bare_key(unit.en)) || (!unit.vi.empty() && key == bare_key(unit.vi));
}

bool is_of_other_size(std::string_view stated, const Text& unit) {
  if (stated.empty()) return false;
  if (stated == "%") {
    return unit.vi.find('%') == std::string::npos && unit.en.find('%') == std::string::npos &&
           !(unit.vi.empty() && unit.en.empty());
  }
  const Sized its = sized(stated);
  bool other = false;
  for (const std::string& each : {unit.en, unit.vi}) {
    if (each.empty()) continue;
    const Sized planned = sized(each);
    // One title stands above targets of many units: a size alone is that of the money among them.
    const bool alike = planned.kind == its.kind || (is_money(planned.kind) && is_lone_size(stated));
    if (planned.kind.empty() || !alike) continue;
    // A yield (tạ/ha) is no weight; what a title leaves out is understood.
    const std::string its_per = per(stated);
    if (!its_per.empty() && !per(each).starts_with(its_per)) continue;
    if (planned.power == its.power) return false;
    other = true;
  }
  return other;
}

}  // namespace plantrack
