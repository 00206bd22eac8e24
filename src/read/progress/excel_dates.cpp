#include "read/progress/excel_dates.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace plantrack {
namespace {

std::optional<int> take_month_name(std::string_view& key) {
  constexpr std::string_view english[] = {"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < std::size(english); ++i) {
    if (!key.starts_with(english[i].substr(0, 3))) continue;
    const auto same = std::mismatch(key.begin(), key.end(), english[i].begin(), english[i].end()).first;
    key.remove_prefix(static_cast<std::size_t>(same - key.begin()));
    return static_cast<int>(i) + 1;
  }
  for (const std::string_view word : {"thang", "thg"}) {
    if (!key.starts_with(word)) continue;
    key.remove_prefix(word.size());
    // "Thg1-24" has lost its hyphen as a key: one digit, or two that make a month with something behind them.
    const std::size_t digits = count_digits(key);
    const std::size_t taken = digits <= 2 ? digits : digits % 2 == 0 ? 2 : 1;
    const int month = small_number(key.substr(0, taken));
    if (taken == 0 || month < 1 || month > 12) return std::nullopt;
    key.remove_prefix(taken);
    return month;
  }
  return std::nullopt;
}

}  // namespace

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

int small_number(std::string_view digits) {
  int number = 0;
  for (const char c : digits.substr(0, 6)) number = number * 10 + (c - '0');
  return number;
}

std::optional<NamedDate> named_date(std::string_view text) {
  const bool mixed = text.find('-') != std::string_view::npos && text.find('/') != std::string_view::npos;
  if (text.size() > 40 || mixed || joins_numbers(text)) return std::nullopt;
  std::string bare = bare_key(text);
  std::erase_if(bare, [](char c) { return c == '/' || c == '.' || c == ','; });
  std::string_view key = bare;
  NamedDate result;
  const std::size_t digits = count_digits(key);
  result.month_first = digits == 0;
  if (digits > 0) result.number = small_number(key.substr(0, digits));
  key.remove_prefix(digits);
  const auto month = take_month_name(key);
  if (!month || digits > 4) return std::nullopt;
  result.month = *month;
  if (result.month_first) {
    const std::size_t behind = count_digits(key);
    if (behind != 2 && behind != 4 && behind != 1) return std::nullopt;
    result.number = small_number(key.substr(0, behind));
    key.remove_prefix(behind);
  } else if (all_digits(key) && key.size() <= 4) {  // 02-Jan-24
    result.year = small_number(key);
    key = {};
  }
  return key.empty() ? std::optional(result) : std::nullopt;
}

std::optional<Date> written_date(std::string_view text) {
  return parse_date(without_time(text));
}

bool looks_like_date(std::string_view text) {
  return named_date(text).has_value() || written_date(text).has_value();
}

bool looks_like_short_date(std::string_view text) {
  if (text.size() > 8) return false;
  const std::size_t first = text.find('/');
  const std::size_t second = text.find('/', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos || text.size() - second != 3) return false;
  return first >= 1 && first <= 2 && second - first >= 2 && all_digits(text.substr(0, first)) &&
         all_digits(text.substr(first + 1, second - first - 1)) && all_digits(text.substr(second + 1));
}

std::optional<Date> serial_date(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  if (point != std::string_view::npos && all_digits(text.substr(point + 1))) text = text.substr(0, point);
  if (text.size() != 5 || !all_digits(text)) return std::nullopt;
  const int days = small_number(text);
  if (days < 20000 || days > 73050) return std::nullopt;
  return Date::of(1899, 12, 30) + days;
}

}  // namespace plantrack
