#include "base/decimal.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <utility>

namespace plantrack {

std::string Decimal::text() const {
  const bool negative = units_ < 0;
  Int128 rest = negative ? -units_ : units_;
  std::string digits;
  int place = 0;
  bool significant = false;
  while (rest != 0 || place <= max_fraction_digits) {
    const char digit = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    if (place == max_fraction_digits && significant) digits += '.';
    significant = significant || digit != '0' || place >= max_fraction_digits;
    if (significant) digits += digit;
    ++place;
  }
  if (negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

DecimalFault parse_decimal(std::string_view text, Decimal& value, int* fraction_digits) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return DecimalFault::not_a_number;
  const auto all_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!all_digits(whole) || !all_digits(fraction)) return DecimalFault::not_a_number;
  if (fraction_digits != nullptr) *fraction_digits = static_cast<int>(std::min<std::size_t>(fraction.size(), 1000));
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  if (whole.size() > Decimal::max_whole_digits || fraction.size() > Decimal::max_fraction_digits) {
    return DecimalFault::too_many_digits;
  }
  Int128 units = 0;
  for (const char c : whole) units = units * 10 + (c - '0');
  for (std::size_t i = 0; i < Decimal::max_fraction_digits; ++i) {
    units = units * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  value = Decimal::from_units(negative ? -units : units);
  return DecimalFault::none;
}

DecimalStore::Cell DecimalStore::put(Decimal value) {
  const Int128 units = value.units();
  constexpr std::int64_t most = (std::int64_t{1} << 29) - 1;
  for (const auto& [unit, sort] : {std::pair{Decimal::scale, ones}, {Decimal::scale / 100, hundredths}}) {
    if (units > Int128{most} * unit || units < -Int128{most} * unit) continue;
    if (units % unit == 0) return static_cast<Cell>(static_cast<std::int64_t>(units / unit)) << 2U | sort;
  }
  const auto aside = [](auto& list, auto number, Sort sort) {
    if (list.size() == most_aside) throw Failure(say("too many rows", "quá nhiều dòng số liệu"));
    list.push_back(number);
    return static_cast<Cell>(list.size() - 1) << 2U | sort;
  };
  const Int128 micros = units / Decimal::micro;
  const auto small = static_cast<std::int64_t>(micros);
  const bool fits = units % Decimal::micro == 0 && small == micros;
  return fits ? aside(long_, small, in_long) : aside(wide_, units, in_wide);
}

}  // namespace plantrack
