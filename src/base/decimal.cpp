#include "base/decimal.hpp"

#include <algorithm>

namespace plantrack {

std::string Decimal::text() const {
  const bool negative = micros_ < 0;
  Int128 rest = negative ? -micros_ : micros_;
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
  Int128 micros = 0;
  for (const char c : whole) micros = micros * 10 + (c - '0');
  for (std::size_t i = 0; i < Decimal::max_fraction_digits; ++i) {
    micros = micros * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  value = Decimal::from_micros(negative ? -micros : micros);
  return DecimalFault::none;
}

void DecimalColumn::push_back(Decimal value) {
  const Int128 micros = value.micros();
  if (micros > last_wide && micros <= std::numeric_limits<std::int64_t>::max()) {
    cells_.push_back(static_cast<std::int64_t>(micros));
  } else {
    cells_.push_back(first_wide + static_cast<std::int64_t>(wide_.size()));
    wide_.push_back(value);
  }
}

Decimal DecimalColumn::operator[](std::size_t row) const {
  const std::int64_t cell = cells_[row];
  return cell <= last_wide ? wide_[static_cast<std::size_t>(cell - first_wide)] : Decimal::from_micros(cell);
}

void DecimalColumn::append(const DecimalColumn& other) {
  cells_.reserve(cells_.size() + other.cells_.size());
  for (std::size_t row = 0; row < other.size(); ++row) push_back(other[row]);
}

}  // namespace plantrack
