// The figure as the source prints it (`stated`) against the goals that were made of it, and against itself.
#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/plan/goal_phrases.hpp"
#include "read/progress/cell_advice.hpp"
#include "validate/plan_checks.hpp"

#include <algorithm>
#include <optional>

namespace plantrack {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit_at(text, at)) ++at;
  return at;
}

// Digits with points and commas between them: 80, 1,5, 8.000, 1.234,5.
std::size_t figure_end(std::string_view text, std::size_t at) {
  at = digits_end(text, at);
  while (at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit_at(text, at + 1))
    at = digits_end(text, at + 1);
  return at;
}

void add_reading(std::string_view token, char point, std::vector<Decimal>& figures) {
  std::string plain;
  bool behind_point = false;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (is_digit(c)) {
      plain += c;
    } else if (c == point) {
      if (behind_point) return;  // a second decimal point
      behind_point = true;
      plain += '.';
    } else if (behind_point || digits_end(token, i + 1) != i + 4) {
      return;  // thousands come in threes, before the point
    }
  }
  Decimal number;
  if (parse_decimal(plain, number) == DecimalFault::none) figures.push_back(number);
}

struct Multiple {
  std::string word;  // as name_key writes it
  std::int64_t factor;
};

const std::vector<Multiple>& multiples() {
  static const std::vector<Multiple> list = {
      {name_key("nghìn"), 1'000},      {name_key("ngàn"), 1'000},       {name_key("triệu"), 1'000'000},
      {name_key("tỷ"), 1'000'000'000}, {name_key("tỉ"), 1'000'000'000}, {"thousand", 1'000},
      {"million", 1'000'000},          {"billion", 1'000'000'000},
  };
  return list;
}

// "8 triệu" is 8, where the unit is triệu đồng, and 8000000, where it is đồng.
void add_multiples(std::string_view rest, std::size_t first, std::vector<Decimal>& figures) {
  static constexpr std::int64_t largest = 1'000'000'000'000'000;
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  for (const Multiple& each : multiples()) {
    if (!rest.starts_with(each.word)) continue;
    const std::size_t known = figures.size();
    for (std::size_t i = first; i < known; ++i) {
      if (figures[i] < Decimal(largest / each.factor))
        figures.push_back(Decimal::from_units(figures[i].units() * each.factor));
    }
    return;
  }
}

// "năm" is five before a noun, else a year: năm 2030, mỗi năm.
bool is_five(const std::vector<GoalToken>& tokens, std::size_t at) {
  if (!is_goal_word(tokens[at].key, {"năm"}) || at + 1 >= tokens.size()) return false;
  if (at > 0 &&
      is_goal_word(tokens[at - 1].key, {"mỗi", "hằng", "hàng", "một", "từng", "các", "trong", "cả", "cuối"})) {
    return false;
  }
  return tokens[at + 1].kind == GoalToken::Kind::word;
}

// "two in each ward", "gấp đôi", "halved": a multiple is also the percentage by which it changes.
void add_figures_in_words(const std::string& stated, std::vector<Decimal>& figures) {
  const std::vector<GoalToken> tokens = goal_tokens(nfc(stated));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != GoalToken::Kind::word) continue;
    if (const int number = number_named(tokens[i].key); number > 0) figures.emplace_back(number);
    if (is_five(tokens, i)) figures.emplace_back(5);
    const std::optional<GoalPhraseFound> found = goal_phrase_at(tokens, i);
    if (!found) continue;
    switch (found->phrase) {
      case GoalPhrase::twice: figures.insert(figures.end(), {Decimal(2), Decimal(100)}); break;
      case GoalPhrase::thrice: figures.insert(figures.end(), {Decimal(3), Decimal(200)}); break;
      case GoalPhrase::half:
      case GoalPhrase::halved: figures.insert(figures.end(), {Decimal(50), Decimal::from_micros(500'000)}); break;
      case GoalPhrase::none: figures.emplace_back(); break;
      case GoalPhrase::all: figures.emplace_back(100); break;
      default: break;
    }
  }
}

// Every figure that the text can be read to contain, sorted.
std::vector<Decimal> figures_in(const std::string& stated) {
  const std::string text = name_key(stated);
  std::vector<Decimal> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = figure_end(text, at);
    const std::string_view token = std::string_view(text).substr(at, end - at);
    const std::size_t first = figures.size();
    add_reading(token, '.', figures);
    add_reading(token, ',', figures);
    add_multiples(std::string_view(text).substr(end), first, figures);
    at = end;
  }
  add_figures_in_words(stated, figures);
  std::sort(figures.begin(), figures.end());
  return figures;
}

Decimal magnitude(Decimal number) {
  return number.is_negative() ? Decimal() - number : number;
}

void check_stated_number(const Target& target, const Goal& goal, const At<Decimal>& number,
                         const std::vector<Decimal>& figures, PlanFindings& out) {
  if (goal.upper && goal.number && goal.number.value > goal.upper.value) return;  // told as such
  if (!number || std::binary_search(figures.begin(), figures.end(), magnitude(number.value))) return;
  // Zero for "none asked for" is nothing that a source prints.
  if (goal.inferred_condition && number.value.is_zero()) return;
  out.add_related(rule("stated-without-goal"), number.place,
                  say("the source prints \"{}\", in which there is no {}", "nguồn ghi \"{}\", trong đó không có {}",
                      shown(target.stated.value), number.value.text()),
                  say("correct the goal, or `stated`; where the source has the figure in other words, add it in "
                      "brackets: \"… ({})\"",
                      "hãy sửa mức phấn đấu, hoặc `stated`; nếu nguồn nêu con số bằng chữ, ghi thêm trong ngoặc: "
                      "\"… ({})\"",
                      words_for(magnitude(number.value))),
                  condition_key(goal),
                  {{out.file(), target.stated.place, say("the figure as printed", "con số như nguồn ghi")}});
}

struct Fraction {
  Decimal upper, lower;
  std::size_t begin, end;
};

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// "số 12/2023", "tháng 6/2022", "QĐ 6/8": the word before tells that this is a document or a date.
bool is_named_otherwise(std::string_view before) {
  static const std::vector<std::string> words = {name_key("số"),
                                                 name_key("ngày"),
                                                 name_key("tháng"),
                                                 name_key("quý"),
                                                 name_key("quyết định"),
                                                 name_key("QĐ"),
                                                 name_key("KH"),
                                                 name_key("NQ"),
                                                 name_key("TT"),
                                                 name_key("NĐ"),
                                                 "no.",
                                                 "no"};
  const std::string key = name_key(before);
  return std::any_of(words.begin(), words.end(), [&key](const std::string& word) {
    return key.ends_with(word) && (key.size() == word.size() || !is_word(key[key.size() - word.size() - 1]));
  });
}

// A part of a whole, such as 6/8; not a date with a year, a number of a document, or a range.
std::optional<Fraction> fraction_at(std::string_view text, std::size_t slash) {
  std::size_t begin = slash;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  const std::size_t end = digits_end(text, slash + 1);
  if (begin == slash || end == slash + 1) return std::nullopt;
  const std::string_view joins = "/-.,";
  if (begin > 0 && (is_word(text[begin - 1]) || joins.find(text[begin - 1]) != std::string_view::npos))
    return std::nullopt;
  if (end < text.size()) {
    const bool joined =
        text[end] == '/' || text[end] == '-' || ((text[end] == '.' || text[end] == ',') && is_digit_at(text, end + 1));
    if (joined || is_word(text[end])) return std::nullopt;
  }
  Fraction fraction{{}, {}, begin, end};
  if (parse_decimal(text.substr(begin, slash - begin), fraction.upper) != DecimalFault::none) return std::nullopt;
  if (parse_decimal(text.substr(slash + 1, end - slash - 1), fraction.lower) != DecimalFault::none) return std::nullopt;
  if (fraction.lower.is_zero() || fraction.upper > fraction.lower) return std::nullopt;
  if (is_named_otherwise(text.substr(0, begin))) return std::nullopt;
  return fraction;
}

std::optional<Fraction> only_fraction(std::string_view text) {
  std::optional<Fraction> only;
  for (std::size_t slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/', slash + 1)) {
    const auto fraction = fraction_at(text, slash);
    if (!fraction) continue;
    if (only) return std::nullopt;
    only = fraction;
  }
  return only;
}

bool holds(const Goal& goal, const Rational& percent) {
  const Rational number = rational(goal.number.value);
  switch (goal.condition.value) {
    case Condition::at_least:
    case Condition::between: return percent >= number;
    case Condition::about: return percent >= number * (1 - rational(goal.tolerance.value) / 100);
    case Condition::more_than: return percent > number;
    case Condition::within: return percent >= number && percent <= rational(goal.upper.value);
    case Condition::at_most: return percent <= number;
    case Condition::less_than: return percent < number;
    default: return true;
  }
}

// 2/3 is printed as 67 %: that is no contradiction, though 66.67 is not 67.
bool rounds_to(const Rational& percent, Decimal number) {
  if (percent == rational(number)) return false;
  for (int digits = 0; digits <= Decimal::max_fraction_digits; ++digits) {
    Decimal rounded;
    if (parse_decimal(rounded_text(percent, digits, false), rounded) == DecimalFault::none && rounded == number)
      return true;
  }
  return false;
}

Text condition_text(const Goal& goal) {
  const std::string number = goal.number.value.text();
  switch (goal.condition.value) {
    case Condition::more_than: return say("more than {} %", "trên {}%", number);
    case Condition::at_most: return say("at most {} %", "không quá {}%", number);
    case Condition::less_than: return say("less than {} %", "dưới {}%", number);
    case Condition::about: return say("about {} %", "khoảng {}%", number);
    case Condition::within: return say("{}–{} %", "{}–{}%", number, goal.upper.value.text());
    default: return say("at least {} %", "ít nhất {}%", number);
  }
}

Place place_within(const Target& target, const Fraction& fraction) {
  Place place = target.stated.place;
  // Text in one line stands in the file as it is, behind its quotation mark.
  const auto length = static_cast<std::uint32_t>(code_points(target.stated.value));
  if (place.length < length || place.length > length + 2) return place;
  const std::string_view text = target.stated.value;
  const std::uint32_t quote = place.length == length ? 0 : 1;
  place.column += quote + static_cast<std::uint32_t>(code_points(text.substr(0, fraction.begin)));
  place.length = static_cast<std::uint32_t>(fraction.end - fraction.begin);
  return place;
}

}  // namespace

void check_stated_figures(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.stated) continue;
    out.at_target(target.id.value);
    const std::vector<Decimal> figures = figures_in(target.stated.value);
    for (const Goal& goal : target.goals) {
      if (goal.change) {
        check_stated_number(target, goal, goal.change, figures, out);
        continue;
      }
      check_stated_number(target, goal, goal.number, figures, out);
      check_stated_number(target, goal, goal.upper, figures, out);
    }
  }
  out.at_target({});
}

void check_stated_fraction(const PlanContext& context, PlanFindings& out) {
  for (const Target& target : context.plan.targets) {
    if (!target.stated || !target.in_percent() || target.stated.value.find('%') == std::string::npos) continue;
    const auto fraction = only_fraction(target.stated.value);
    if (!fraction) continue;
    const Rational percent = rational(fraction->upper) / rational(fraction->lower) * 100;
    const Goal* contradicted = nullptr;
    bool fits_one = false;
    for (const Goal& goal : target.goals) {
      if (!goal.condition || !goal.number || goal.basis.value != Basis::value) continue;
      if (goal.upper && goal.number.value > goal.upper.value) {
        fits_one = true;  // its bounds are reversed, and told as such
        break;
      }
      if (holds(goal, percent) || rounds_to(percent, goal.number.value)) fits_one = true;
      if (contradicted == nullptr) contradicted = &goal;
    }
    if (fits_one || contradicted == nullptr) continue;
    out.at_target(target.id.value);
    const std::string printed = target.stated.value.substr(fraction->begin, fraction->end - fraction->begin);
    std::string in_percent = rounded_text(percent, 2, false);
    std::string in_percent_vi = in_percent;
    std::replace(in_percent_vi.begin(), in_percent_vi.end(), '.', ',');
    out.add(rule("stated-contradiction"), place_within(target, *fraction),
            say("{} is {} %, which is not \"{}\"", "{} là {}%, không phải \"{}\"", printed,
                Text{in_percent, in_percent_vi}, condition_text(*contradicted)),
            say("the source contradicts itself: keep its words, say in `note` which figure counts, and write "
                "validation: {{ignore: [P502]}}",
                "nguồn tự mâu thuẫn: giữ nguyên lời của nguồn, ghi trong `note` con số nào được dùng, và thêm "
                "validation: {{ignore: [P502]}}"),
            "stated");
  }
  out.at_target({});
}

}  // namespace plantrack
