#include "render/words.hpp"

#include "base/unicode.hpp"
#include "compute/goals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace plantrack {
namespace {

std::string_view month_name(int month) {
  return month_names[month - 1];
}

constexpr std::string_view long_month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};

// Ids have the year alone, readers both years that it lies in.
std::string year_label(const Plan& plan, int year, bool for_readers) {
  return for_readers ? years_text(plan, year) : plan.label(plan.years(year, year));
}

// In the stable outputs a number has its unit where that belongs to it (per cent), apart by a space; for readers per
// cent stands close, and other units follow where they are asked for.
struct UnitForm {
  std::string_view before_percent;
  bool nouns;
  bool for_readers;
};

std::string with_unit(const std::string& number, const Plan& plan, const Target& target, const Goal& goal, Lang lang,
                      UnitForm form) {
  switch (goal.basis.value) {
    case Basis::growth_per_year:
      return fmt::format("{}{}{}", number, form.before_percent, lang == Lang::vi ? "%/năm" : "%/year");
    case Basis::times_baseline:
      return number + (lang == Lang::vi ? " lần năm " : " × ") +
             year_label(plan, target.baseline.year.value, form.for_readers);
    case Basis::value: break;
  }
  const std::string unit = form.for_readers ? unit_words(target).in(lang) : target.unit.value.in(lang);
  if (percent_of_goal(target, &goal)) return fmt::format("{}{}{}", number, form.before_percent, unit);
  return form.nouns ? with_unit_words(number, target, lang) : number;
}

struct Signs {
  std::string_view at_least, at_most, within, done, increase, decrease;
};

template <class Form>
std::string condition_text(const Plan& plan, const Target& target, const Goal& goal, Lang lang, const Signs& signs,
                           UnitForm unit_form, Form form) {
  if (goal.change) {
    const std::string percent = form(goal.change.value);
    const std::string sign = goal.change.value.is_negative() ? "" : "+";
    return fmt::format("{}{}{}% {} {}", sign, percent, unit_form.before_percent, lang == Lang::vi ? "so với" : "on",
                       year_label(plan, target.baseline.year.value, unit_form.for_readers));
  }
  const auto with = [&](std::string_view sign, const std::string& number) {
    return std::string(sign) + with_unit(number, plan, target, goal, lang, unit_form);
  };
  const std::string number = form(goal.number.value);
  switch (goal.condition.value) {
    case Condition::at_least: return with(signs.at_least, number);
    case Condition::more_than: return with("> ", number);
    case Condition::at_most: return with(signs.at_most, number);
    case Condition::less_than: return with("< ", number);
    case Condition::about: return with("~ ", number);
    case Condition::between: return with("", number + "–" + form(goal.upper.value));
    case Condition::within: return with(signs.within, number + "–" + form(goal.upper.value));
    case Condition::done: return std::string(signs.done);
    case Condition::increase: return std::string(signs.increase);
    case Condition::decrease: return std::string(signs.decrease);
  }
  return {};
}

}  // namespace

Text counted(std::size_t count, std::string_view one, std::string_view many, std::string_view vi) {
  return say("{} {}", "{} {}", count, Text{std::string(count == 1 ? one : many), std::string(vi)});
}

Text status_words(Status status) {
  return words_of(status);
}

std::string_view status_sign(Status status) {
  return words<Status>()[static_cast<std::size_t>(status)].sign;
}

Text document_status_words(DocumentStatus status) {
  return words_of(status);
}

std::string localized(std::string plain, Lang lang) {
  const char point = lang == Lang::vi ? ',' : '.';
  const char group = lang == Lang::vi ? '.' : ',';
  const std::size_t dot = plain.find('.');
  std::size_t whole_end = dot == std::string::npos ? plain.size() : dot;
  if (dot != std::string::npos) plain[dot] = point;
  const std::size_t begin = plain.starts_with('-') ? 1 : 0;
  while (whole_end > begin + 3) {
    whole_end -= 3;
    plain.insert(whole_end, 1, group);
  }
  return plain;
}

std::string number_text(const Rational& value, int digits, Lang lang, bool fixed) {
  std::string text = localized(rounded_text(value, digits, fixed), lang);
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string percent_words(const Rational& value, Lang lang) {
  return localized(percent_text(value, 1), lang);
}

std::string month_words(Month month, Lang lang) {
  if (lang == Lang::vi) return fmt::format("{:02}/{:04}", month.month(), month.year());
  return fmt::format("{} {:04}", month_name(month.month()), month.year());
}

std::string date_words(Date date, Lang lang) {
  return lang == Lang::vi ? date.local_text()
                          : fmt::format("{} {} {:04}", date.day(), month_name(date.month_number()), date.year());
}

std::string period_words(const std::string& label, Lang lang) {
  const std::size_t dash = label.find('-');
  if (dash == std::string::npos || dash + 3 != label.size()) return label;
  const std::string year = label.substr(0, dash);
  const std::string part = label.substr(dash + 1);
  const int number = part[1] - '0';
  if (part[0] == 'Q' && number >= 1 && number <= 4) {
    constexpr std::string_view roman[] = {"I", "II", "III", "IV"};
    return lang == Lang::vi ? fmt::format("quý {}/{}", roman[number - 1], year) : fmt::format("Q{} {}", number, year);
  }
  if (part[0] == 'H' && (number == 1 || number == 2)) {
    if (lang == Lang::vi) return fmt::format("6 tháng {} năm {}", number == 1 ? "đầu" : "cuối", year);
    return fmt::format("H{} {}", number, year);
  }
  const int month = (part[0] - '0') * 10 + number;
  if (month < 1 || month > 12) return label;
  return lang == Lang::vi ? fmt::format("{}/{}", part, year) : fmt::format("{} {}", month_name(month), year);
}

Text period_words(const std::string& label) {
  return {period_words(label, Lang::en), period_words(label, Lang::vi)};
}

std::string period_words(const Plan& plan, const std::string& label, Lang lang) {
  constexpr std::size_t digits = 4;
  const std::string part = label.size() > digits ? label.substr(digits) : "";
  const bool of_year = part.empty() || part.starts_with("-Q") || part.starts_with("-H");
  if (plan.year_begins.value == 1 || label.size() < digits || !of_year) return period_words(label, lang);
  const std::string year = years_text(plan, std::stoi(label.substr(0, digits)));
  std::string words = period_words(label, lang);
  const std::size_t at = words.find(label.substr(0, digits));
  if (at == std::string::npos) return words;
  words.replace(at, digits, year);
  if (at > 0 && words[at - 1] == '/') words.replace(at - 1, 1, " năm ");
  return words;
}

Text period_words(const Plan& plan, const std::string& label) {
  return {period_words(plan, label, Lang::en), period_words(plan, label, Lang::vi)};
}

Text years_sentence(const Plan& plan) {
  const int begins = plan.year_begins.value;
  if (begins == 1) return {};
  const Months first{plan.months().first, 3};
  const Text quarter = period_words(plan, plan.label(first));
  return say("Years begin in {}: {} is {}–{}.", "Năm bắt đầu từ tháng {}: {} là {}–{}.",
             Text{std::string(long_month_names[begins - 1]), std::to_string(begins)}, quarter,
             Text{std::string(month_name(first.first.month())),
                  fmt::format("{:02}/{:04}", first.first.month(), first.first.year())},
             Text{month_words(first.last(), Lang::en), month_words(first.last(), Lang::vi)});
}

std::string readable(std::string sentence, Lang lang) {
  if (lang == Lang::vi) return sentence;
  const auto digit = [&sentence](std::size_t at) { return at < sentence.size() && is_digit(sentence[at]); };
  const auto number = [&sentence](std::size_t at, std::size_t count) { return std::stoi(sentence.substr(at, count)); };
  const auto all_digits = [&digit](std::initializer_list<std::size_t> places) {
    return std::all_of(places.begin(), places.end(), digit);
  };
  for (std::size_t at = 0; at + 7 <= sentence.size(); ++at) {
    const bool apart = at == 0 || (!digit(at - 1) && sentence[at - 1] != '-');
    if (!apart || sentence[at + 4] != '-' || !all_digits({at, at + 1, at + 2, at + 3, at + 5, at + 6})) continue;
    const int month = number(at + 5, 2);
    if (month < 1 || month > 12) continue;
    std::string words = fmt::format("{} {}", month_name(month), sentence.substr(at, 4));
    std::size_t length = 7;
    if (at + 10 <= sentence.size() && sentence[at + 7] == '-' && all_digits({at + 8, at + 9})) {
      words = fmt::format("{} {}", number(at + 8, 2), words);
      length = 10;
    }
    if (digit(at + length) || (at + length < sentence.size() && sentence[at + length] == '-')) continue;
    sentence.replace(at, length, words);
    at += words.size() - 1;
  }
  return sentence;
}

std::string goal_text(const Plan& plan, const Target& target, const Goal& goal) {
  constexpr Signs signs{">= ", "<= ", "within ", "done", "increase", "decrease"};
  std::string text = condition_text(plan, target, goal, Lang::en, signs, {" ", false, false},
                                    [](Decimal value) { return value.text(); });
  if (goal.in_each) text += " in each " + goal.in_each.value;
  return text;
}

std::string goal_words(const Plan& plan, const Target& target, const Goal& goal, Lang lang, bool with_unit) {
  constexpr Signs english{"≥ ", "≤ ", "within ", "done", "increase", "decrease"};
  constexpr Signs vietnamese{"≥ ", "≤ ", "trong khoảng ", "hoàn thành", "tăng", "giảm"};
  std::string text =
      condition_text(plan, target, goal, lang, lang == Lang::vi ? vietnamese : english, {"", with_unit, true},
                     [lang](Decimal value) { return number_text(rational(value), 15, lang); });
  if (goal.in_each) {
    text += (lang == Lang::vi ? " mỗi " : " in each ") + plan.level_words(goal.in_each.value).in(lang);
  }
  return text;
}

Text unit_words(const Target& target) {
  const Text& unit = target.unit.value;
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"%/year", "%/năm"}, {"%/quarter", "%/quý"}, {"%/month", "%/tháng"}};
  if (unit.en != unit.vi) return unit;
  for (const auto& [en, vi] : known) {
    if (unit.en == en) return {unit.en, std::string(vi)};
  }
  return unit;
}

std::string with_unit_words(const std::string& number, const Target& target, Lang lang) {
  const std::string unit = unit_words(target).in(lang);
  if (unit.empty()) return number;
  for (const std::string_view currency : {"£", "€", "$"}) {
    if (!unit.starts_with(currency)) continue;
    const bool negative = number.starts_with("−");
    const std::size_t sign = negative ? std::string_view("−").size() : 0;
    return number.substr(0, sign) + std::string(currency) + number.substr(sign) + unit.substr(currency.size());
  }
  // A plan names its units in the plural, if they have one.
  const bool plural = lang == Lang::en && (target.measure.value == Measure::count || unit.ends_with('s'));
  return plural && number == "1" ? number + " (" + unit + ")" : number + " " + unit;
}

Text expected_words(std::optional<Month> month) {
  if (!month) return {std::string(expected_title_en), std::string(expected_title_vi)};
  return say("Expected by {}", "Mức theo tiến độ đến {}",
             Text{month_words(*month, Lang::en), month_words(*month, Lang::vi)});
}

Text compared_unit(const Plan& plan, const Target& target, const Goal* goal) {
  if (goal != nullptr && goal->basis.value == Basis::growth_per_year) return {"%/year", "%/năm"};
  if (goal != nullptr && goal->basis.value == Basis::times_baseline) {
    const std::string year = year_label(plan, target.baseline.year.value, false);
    return {"× " + year, "lần năm " + year};
  }
  return target.unit.value;
}

bool percent_of_goal(const Target& target, const Goal* goal) {
  if (goal == nullptr || goal->basis.value == Basis::value) {
    return target.in_percent() || (target.is_rate() && target.unit.value.en.starts_with('%'));
  }
  return goal->basis.value == Basis::growth_per_year;
}

int decimals_apart(const Rational& value, std::span<const Rational> others, int decimals, int most) {
  const auto looks_like = [&](const Rational& other) {
    return value != other && rounded_text(value, decimals, false) == rounded_text(other, decimals, false);
  };
  while (decimals < most && std::any_of(others.begin(), others.end(), looks_like)) ++decimals;
  return decimals;
}

std::vector<Rational> numbers_of(const Goal* goal) {
  std::vector<Rational> numbers;
  if (goal == nullptr || !has_number(goal->condition.value)) return numbers;
  numbers.push_back(rational(goal->number.value));
  if (goal->condition.value == Condition::within) numbers.push_back(rational(goal->upper.value));
  return numbers;
}

int decimals_of_actual(const Goal* goal, const Rational& actual, int decimals) {
  constexpr int most = 12;
  return decimals_apart(actual, numbers_of(goal), decimals, most);
}

std::string actual_words(const Rational& actual, const Goal* goal, Lang lang) {
  return number_text(actual, decimals_of_actual(goal, actual, 2), lang);
}

}  // namespace plantrack
