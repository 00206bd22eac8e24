#include "render/words.hpp"

#include <fmt/format.h>

namespace plantrack {
namespace {

// A number with its unit, where the unit belongs to the number (per cent); other units stand in their own column.
std::string with_percent(std::string number, const Target& target, const Goal& goal, std::string_view per_year) {
  if (goal.basis.value == Basis::growth_per_year) return number + " %" + std::string(per_year);
  if (goal.basis.value == Basis::times_baseline) return fmt::format("{} × {}", number, target.baseline.year.value);
  return target.in_percent() ? number + " %" : number;
}

struct Signs {
  std::string_view at_least, at_most, per_year, done, increase, decrease;
};

template <class Form>
std::string condition_text(const Target& target, const Goal& goal, const Signs& signs, Form form) {
  const auto with = [&](std::string_view sign, const std::string& number) {
    return fmt::format("{}{}", sign, with_percent(number, target, goal, signs.per_year));
  };
  const std::string number = form(goal.number.value);
  switch (goal.condition.value) {
    case Condition::at_least: return with(signs.at_least, number);
    case Condition::more_than: return with("> ", number);
    case Condition::at_most: return with(signs.at_most, number);
    case Condition::less_than: return with("< ", number);
    case Condition::about: return with("~ ", number);
    case Condition::between: return with("", number + "–" + form(goal.upper.value));
    case Condition::within: return with("", number + "–" + form(goal.upper.value));
    case Condition::done: return std::string(signs.done);
    case Condition::increase: return std::string(signs.increase);
    case Condition::decrease: return std::string(signs.decrease);
  }
  return {};
}

}  // namespace

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
  return localized(rounded_text(value, digits, fixed), lang);
}

std::string percent_words(const Rational& value, Lang lang) {
  return localized(percent_text(value, 1), lang);
}

std::string month_words(Month month, Lang lang) {
  return lang == Lang::vi ? fmt::format("{:02}/{:04}", month.month(), month.year()) : month.text();
}

std::string date_words(Date date, Lang lang) {
  return lang == Lang::vi ? date.local_text() : date.text();
}

std::string goal_text(const Target& target, const Goal& goal) {
  constexpr Signs signs{">= ", "<= ", "/year", "done", "increase", "decrease"};
  std::string text = condition_text(target, goal, signs, [](Decimal value) { return value.text(); });
  if (goal.in_each) text += " in each " + goal.in_each.value;
  return text;
}

std::string goal_words(const Plan& plan, const Target& target, const Goal& goal, Lang lang) {
  constexpr Signs english{"≥ ", "≤ ", "/year", "done", "increase", "decrease"};
  constexpr Signs vietnamese{"≥ ", "≤ ", "/năm", "hoàn thành", "tăng", "giảm"};
  std::string text = condition_text(target, goal, lang == Lang::vi ? vietnamese : english,
                                    [lang](Decimal value) { return localized(value.text(), lang); });
  if (goal.in_each) {
    const std::string level = plan.level_words(goal.in_each.value).in(lang);
    text = lang == Lang::vi ? fmt::format("{} mỗi {}", text, level) : fmt::format("{} in each {}", text, level);
  }
  return text;
}

std::string unit_words(const Target& target, const Goal& goal, Lang lang) {
  const int year = target.baseline.year.value;
  switch (goal.basis.value) {
    case Basis::growth_per_year: return lang == Lang::vi ? "%/năm" : "%/year";
    case Basis::times_baseline: return say("times {}", "lần so với {}", year).in(lang);
    case Basis::value: break;
  }
  return target.unit.value.in(lang);
}

std::string actual_words(const Rational& actual, const Goal& goal, Lang lang) {
  if (has_number(goal.condition.value)) {
    const std::string shown = rounded_text(actual, 2, false);
    Decimal rounded;
    const Rational number = rational(goal.number.value);
    const bool told_apart =
        parse_decimal(shown, rounded) == DecimalFault::none && cmp(rational(rounded), number) == cmp(actual, number);
    if (!told_apart) return number_text(actual, 4, lang);
  }
  return number_text(actual, 2, lang);
}

}  // namespace plantrack
