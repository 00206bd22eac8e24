#include "render/words.hpp"

#include <fmt/format.h>

namespace plantrack {
namespace {

std::string_view month_name(int month) {
  constexpr std::string_view names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return names[month - 1];
}

std::string year_label(const Plan& plan, int year) {
  return plan.label(plan.years(year, year));
}

// In the stable outputs a number has its unit where that belongs to it (per cent), apart by a space; for readers per
// cent stands close, and other units follow where they are asked for.
struct UnitForm {
  std::string_view before_percent;
  bool nouns;
};

std::string with_unit(const std::string& number, const Plan& plan, const Target& target, const Goal& goal, Lang lang,
                      UnitForm form) {
  switch (goal.basis.value) {
    case Basis::growth_per_year:
      return fmt::format("{}{}{}", number, form.before_percent, lang == Lang::vi ? "%/năm" : "%/year");
    case Basis::times_baseline:
      return number + (lang == Lang::vi ? " lần năm " : " × ") + year_label(plan, target.baseline.year.value);
    case Basis::value: break;
  }
  const std::string unit = unit_words(target).in(lang);
  if (percent_of_goal(target, &goal)) return fmt::format("{}{}{}", number, form.before_percent, unit);
  return form.nouns && !unit.empty() ? number + " " + unit : number;
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
                       year_label(plan, target.baseline.year.value));
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

std::string goal_text(const Plan& plan, const Target& target, const Goal& goal) {
  constexpr Signs signs{">= ", "<= ", "within ", "done", "increase", "decrease"};
  std::string text =
      condition_text(plan, target, goal, Lang::en, signs, {" ", false}, [](Decimal value) { return value.text(); });
  if (goal.in_each) text += " in each " + goal.in_each.value;
  return text;
}

std::string goal_words(const Plan& plan, const Target& target, const Goal& goal, Lang lang, bool with_unit) {
  constexpr Signs english{"≥ ", "≤ ", "within ", "done", "increase", "decrease"};
  constexpr Signs vietnamese{"≥ ", "≤ ", "trong khoảng ", "hoàn thành", "tăng", "giảm"};
  std::string text = condition_text(plan, target, goal, lang, lang == Lang::vi ? vietnamese : english, {"", with_unit},
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

Text compared_unit(const Plan& plan, const Target& target, const Goal* goal) {
  if (goal != nullptr && goal->basis.value == Basis::growth_per_year) return {"%/year", "%/năm"};
  if (goal != nullptr && goal->basis.value == Basis::times_baseline) {
    const std::string year = year_label(plan, target.baseline.year.value);
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

int decimals_of_actual(const Goal* goal, const Rational& actual, int decimals) {
  if (goal == nullptr || !has_number(goal->condition.value)) return decimals;
  constexpr int most = 12;
  const auto looks_like = [&](Decimal bound, int digits) {
    const Rational number = rational(bound);
    return actual != number && rounded_text(actual, digits, false) == rounded_text(number, digits, false);
  };
  const bool upper = goal->condition.value == Condition::within;
  while (decimals < most &&
         (looks_like(goal->number.value, decimals) || (upper && looks_like(goal->upper.value, decimals)))) {
    ++decimals;
  }
  return decimals;
}

std::string actual_words(const Rational& actual, const Goal* goal, Lang lang) {
  return number_text(actual, decimals_of_actual(goal, actual, 2), lang);
}

}  // namespace plantrack
