#include "read/sheet/stored_values.hpp"

#include "base/calendar.hpp"
#include "base/unicode.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace plantrack {
namespace {

constexpr int most_digits = 15;       // that a spreadsheet shows and people typed; what follows is noise of doubles
constexpr int largest_exponent = 40;  // beyond it no figure lies

// Digits without zeros at their beginning, the number being 0.DIGITS × 10^exponent.
struct Digits {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

bool read_digits(std::string_view text, Digits& number) {
  if (text.starts_with('-') || text.starts_with('+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool any = false;
  bool behind_point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !behind_point) {
      behind_point = true;
      continue;
    }
    if (!is_digit(text[at])) break;
    any = true;
    const bool leading_zero = text[at] == '0' && number.digits.empty();
    if (!leading_zero) number.digits += text[at];
    if (!behind_point && !leading_zero) ++number.exponent;
    if (behind_point && leading_zero) --number.exponent;
  }
  if (!any) return false;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  std::string_view exponent = text.substr(at + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(exponent.data(), exponent.data() + exponent.size(), value);
  if (error != std::errc() || end != exponent.data() + exponent.size() || std::abs(value) > 400) return false;
  number.exponent += value;
  return true;
}

void round_digits(Digits& number) {
  std::string& digits = number.digits;
  if (digits.size() > most_digits) {
    const bool up = digits[most_digits] >= '5';
    digits.resize(most_digits);
    std::size_t at = digits.size();
    while (up && at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (up && at > 0) ++digits[at - 1];
    if (up && at == 0) {
      digits.insert(digits.begin(), '1');
      ++number.exponent;
    }
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
}

// Of a format code: what stands before the first semicolon, without texts in quotes, escaped characters and colours.
template <class Visit>
void visit_format(std::string_view code, Visit&& visit) {
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', at), code.size());
      // [h], [mm], [ss]: hours and so on that go beyond a day. [Red], [$-42A], [>100] are none.
      const std::string_view inside = code.substr(at + 1, close - std::min(close, at + 1));
      if (!inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos) visit('h', 1);
      at = close;
    } else {
      std::size_t run = 1;
      while (at + run < code.size() && code[at + run] == c) ++run;
      visit(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c, run);
      at += run - 1;
    }
  }
}

// General, and Vietnamese and German words for it, have letters that would be parts of dates.
bool is_general(std::string_view code) {
  return bare_key(code.substr(0, 40)).starts_with("general") || bare_key(code.substr(0, 40)) == "standard";
}

constexpr Date serial_zero = Date::of(1899, 12, 30);
constexpr Date serial_zero_1904 = Date::of(1904, 1, 1);
constexpr double last_serial = 2'958'465;  // 9999-12-31

}  // namespace

ValueShown shown_by(std::string_view format_code) {
  if (is_general(format_code)) return ValueShown::number;
  bool percent = false, year = false, day = false, time = false, month = false;
  visit_format(format_code, [&](char c, std::size_t) {
    percent = percent || c == '%';
    year = year || c == 'y';
    day = day || c == 'd';
    month = month || c == 'm';
    time = time || c == 'h' || c == 's';
  });
  if (percent) return ValueShown::percent;
  if (month && !day && !time) return ValueShown::month;
  return year || day || time || month ? ValueShown::date : ValueShown::number;
}

ValueShown shown_by_built_in(int format) {
  if (format == 9 || format == 10) return ValueShown::percent;
  if (format == 17) return ValueShown::month;  // mmm-yy
  const bool is_date = (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
                       (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
  return is_date ? ValueShown::date : ValueShown::number;
}

std::string plain_number(std::string_view stored, bool hundredfold) {
  Digits number;
  if (stored.size() > 400 || !read_digits(trim(stored), number)) return std::string(stored);
  round_digits(number);
  if (number.digits.empty()) return "0";
  if (hundredfold) number.exponent += 2;
  if (std::abs(number.exponent) > largest_exponent) return std::string(stored);
  const auto size = static_cast<int>(number.digits.size());
  std::string text = number.negative ? "-" : "";
  if (number.exponent <= 0) {
    text += "0." + std::string(static_cast<std::size_t>(-number.exponent), '0') + number.digits;
  } else if (number.exponent >= size) {
    text += number.digits + std::string(static_cast<std::size_t>(number.exponent - size), '0');
  } else {
    text += number.digits;
    text.insert(text.size() - static_cast<std::size_t>(size - number.exponent), 1, '.');
  }
  return text;
}

StoredDay day_of_serial(std::string_view stored, bool since_1904) {
  constexpr std::int64_t seconds_a_day = 86'400;
  double serial = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), serial);
  if (error != std::errc() || end != stored.data() + stored.size() || !(serial >= 0) || serial > last_serial) {
    return {std::string(stored)};
  }
  const auto all = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(seconds_a_day)));
  auto days = static_cast<std::int32_t>(all / seconds_a_day);
  const std::int64_t seconds = all % seconds_a_day;
  const std::string time = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (days == 0 && !since_1904) return {time};
  if (!since_1904) {
    if (days == 60) return {"1900-02-29"};  // a day that only spreadsheets know
    if (days < 60) ++days;
  }
  const Date date = (since_1904 ? serial_zero_1904 : serial_zero) + days;
  if (date.year() > 9999) return {std::string(stored)};
  return {seconds == 0 ? date.text() : date.text() + " " + time, seconds == 0 && date.day() == 1};
}

StoredDay day_of_iso(std::string_view stored) {
  const std::string_view day = stored.substr(0, 10);
  const std::string_view time = stored.size() > 10 ? stored.substr(11) : std::string_view();
  if (!Date::parse_iso(day)) return {std::string(stored)};
  const bool midnight = time.find_first_not_of("0:.Z") == std::string_view::npos;
  if (midnight) return {std::string(day), day.ends_with("-01")};
  return {std::string(day) + " " + std::string(time.substr(0, 8))};
}

}  // namespace plantrack
