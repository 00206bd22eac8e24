#include "read/progress/cells.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace plantrack {
namespace {

// The number that up to 9 digits make, or -1.
int number_of(std::string_view digits) {
  if (!all_digits(digits) || digits.size() > 9) return -1;
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// ---- numbers

// Well-formed groups: 1 to 3 digits that do not begin with 0, then threes.
bool well_grouped(std::string_view whole, char separator) {
  std::size_t end = whole.find(separator);
  std::string_view group = whole.substr(0, end);
  if (group.size() > 3 || !all_digits(group) || group.front() == '0') return false;
  while (end != std::string_view::npos) {
    whole.remove_prefix(end + 1);
    end = whole.find(separator);
    group = whole.substr(0, end);
    if (group.size() != 3 || !all_digits(group)) return false;
  }
  return true;
}

// Reads with `point` as decimal point and the other sign for thousands. `lone_group` tells that the only separator is a
// single one for thousands, which the other form would take for its decimal point.
NumberFault read_form(std::string_view text, char point, Decimal& value, int& fraction_digits, bool& lone_group) {
  const char separator = point == '.' ? ',' : '.';
  lone_group = false;
  if (text.size() > 100) return NumberFault::not_a_number;
  std::array<char, 101> plain{};
  std::size_t size = 0;
  if (!text.empty() && text.front() == '-') {
    plain[size++] = '-';
    text.remove_prefix(1);
  }
  const std::size_t at_point = text.find(point);
  const std::string_view whole = text.substr(0, at_point);
  const auto separators = std::count(whole.begin(), whole.end(), separator);
  if (separators > 0 && !well_grouped(whole, separator)) return NumberFault::not_a_number;
  lone_group = separators == 1 && at_point == std::string_view::npos;
  for (const char c : whole) {
    if (c != separator) plain[size++] = c;
  }
  if (at_point != std::string_view::npos) {
    plain[size++] = '.';
    for (const char c : text.substr(at_point + 1)) plain[size++] = c;
  }
  const DecimalFault fault = parse_decimal(std::string_view(plain.data(), size), value, &fraction_digits);
  return fault == DecimalFault::none              ? NumberFault::none
         : fault == DecimalFault::too_many_digits ? NumberFault::too_many_digits
                                                  : NumberFault::not_a_number;
}

NumberFault read_either(std::string_view text, Decimal& value, int& fraction_digits) {
  Decimal other;
  int other_digits = 0;
  bool lone_en = false;
  bool lone_vi = false;
  const NumberFault en = read_form(text, '.', value, fraction_digits, lone_en);
  const NumberFault vi = read_form(text, ',', other, other_digits, lone_vi);
  if (en == NumberFault::none && vi == NumberFault::none && value != other) return NumberFault::ambiguous;
  if (en == NumberFault::none) return en;
  if (vi == NumberFault::none) {
    value = other;
    fraction_digits = other_digits;
    return vi;
  }
  return en == NumberFault::not_a_number ? vi : en;
}

// ---- periods

std::optional<Period> make_period(int year, Frequency frequency, int number) {
  const int last = 12 / months_in(frequency);
  if (year < Period::first_year || year > Period::last_year || number < 1 || number > last) return std::nullopt;
  return Period::of(year, frequency, number);
}

// 2024, 2024-09, 2024-Q3, 2024-H1, 2024-S1: what nearly every row holds.
std::optional<Period> read_canonical_period(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const int year = number_of(text.substr(0, 4));
  if (year < 0) return std::nullopt;
  if (text.size() == 4) return make_period(year, Frequency::year, 1);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (is_digit(text[5])) return make_period(year, Frequency::month, number_of(text.substr(5)));
  if (!is_digit(text[6])) return std::nullopt;
  const int number = text[6] - '0';
  switch (text[5]) {
    case 'Q':
    case 'q': return make_period(year, Frequency::quarter, number);
    case 'H':
    case 'h':
    case 'S':
    case 's': return make_period(year, Frequency::half, number);
    default: return std::nullopt;
  }
}

// The year at the end of a spelled period: /2024, năm 2024, /năm 2024. -1 where it is none.
int read_year_end(std::string_view text, bool needs_sign) {
  const bool slash = take(text, "/");
  const bool word = take(text, "nam");
  if (text.size() != 4 || (needs_sign && !slash && !word)) return -1;
  return number_of(text);
}

int read_quarter(std::string_view& text) {
  constexpr std::string_view names[] = {"iii", "iv", "ii", "i", "1", "2", "3", "4"};
  constexpr int numbers[] = {3, 4, 2, 1, 1, 2, 3, 4};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (take(text, names[i])) return numbers[i];
  }
  return -1;
}

// Spelled with words, as a bare key: no accents, spaces, hyphens.
std::optional<Period> read_spelled_period(std::string_view key) {
  if (take(key, "nam")) return make_period(number_of(key.size() == 4 ? key : ""), Frequency::year, 1);
  if (take(key, "6thang")) {
    const int half = take(key, "dau") ? 1 : take(key, "cuoi") ? 2 : -1;
    return make_period(read_year_end(key, false), Frequency::half, half);
  }
  if (take(key, "quy") || take(key, "q")) {
    const int quarter = read_quarter(key);
    return make_period(read_year_end(key, true), Frequency::quarter, quarter);
  }
  if (key.size() > 1 && (key[0] == 'h' || key[0] == 's') && is_digit(key[1])) {
    return make_period(read_year_end(key.substr(2), true), Frequency::half, key[1] - '0');
  }
  take(key, "thang");
  const std::size_t digits = key.size() > 1 && is_digit(key[0]) ? (is_digit(key[1]) ? 2 : 1) : 0;
  if (digits == 0) return std::nullopt;
  return make_period(read_year_end(key.substr(digits), true), Frequency::month, number_of(key.substr(0, digits)));
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

// ---- invisible characters, each of 2 or 3 bytes in UTF-8

std::string_view character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return text.substr(at, lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

bool is_zero_width(std::string_view character) {
  if (character.size() == 2)
    return character == "\u00ad" || character == "\u034f" || (character >= "\u0080" && character <= "\u009f");
  if (character.size() == 1) {
    return static_cast<unsigned char>(character[0]) < 0x20 ? character[0] < '\t' || character[0] > '\r'
                                                           : character[0] == '\x7f';
  }
  return (character >= "\u200b" && character <= "\u200f") || (character >= "\u202a" && character <= "\u202e") ||
         (character >= "\u2060" && character <= "\u2064") || (character >= "\u2066" && character <= "\u206f") ||
         character == "\ufeff" || character == "\u180e";
}

bool is_other_space(std::string_view character) {
  if (character.size() == 1) return character[0] >= '\t' && character[0] <= '\r';
  return character == "\u00a0" || (character >= "\u2000" && character <= "\u200a" && character.size() == 3) ||
         character == "\u2028" || character == "\u2029" || character == "\u202f" || character == "\u205f" ||
         character == "\u3000" || character == "\u1680";
}

}  // namespace

NumberFault parse_number(std::string_view text, NumberForm form, bool stated, Decimal& value, int& fraction_digits) {
  if (form == NumberForm::en) {  // nearly every cell
    const DecimalFault fault = parse_decimal(text, value, &fraction_digits);
    if (fault == DecimalFault::none) return NumberFault::none;
    if (fault == DecimalFault::too_many_digits) return NumberFault::too_many_digits;
  }
  if (form == NumberForm::either) return read_either(text, value, fraction_digits);
  bool lone_group = false;
  const NumberFault fault = read_form(text, form == NumberForm::en ? '.' : ',', value, fraction_digits, lone_group);
  return fault == NumberFault::none && lone_group && !stated ? NumberFault::ambiguous : fault;
}

std::optional<Period> parse_period(std::string_view text) {
  if (const auto period = read_canonical_period(text)) return period;
  if (text.empty() || text.size() > 100) return std::nullopt;
  return read_spelled_period(bare_key(text));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() == 10 && text[4] == '-') return Date::parse_iso(text);
  const std::size_t first = text.find('/');
  const std::size_t second = text.find('/', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos || first > 2 || second - first > 3) {
    return std::nullopt;
  }
  const std::string_view year = text.substr(second + 1);
  const int day = number_of(text.substr(0, first));
  const int month = number_of(text.substr(first + 1, second - first - 1));
  if (year.size() != 4 || !date_exists(number_of(year), month, day)) return std::nullopt;
  return Date::of(number_of(year), month, day);
}

std::optional<Progress> parse_status(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string key = bare_key(text);
  if (key == "notstarted" || key == "chuathuchien") return Progress::not_started;
  if (key == "inprogress" || key == "dangthuchien") return Progress::in_progress;
  if (key == "done" || key == "hoanthanh") return Progress::done;
  return std::nullopt;
}

std::optional<bool> parse_estimate(std::string_view text) {
  if (text.empty()) return false;
  if (text.size() > 100) return std::nullopt;
  const std::string key = bare_key(text);
  if (key == "yes" || key == "co" || key == "uoc" || key == "uocthuchien") return true;
  if (key == "no" || key == "khong") return false;
  return std::nullopt;
}

bool clean_invisible(std::string_view text, std::string& cleaned) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7f;
  });
  if (plain) return false;
  cleaned.clear();
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = character_at(text, at);
    at += character.size();
    if (is_zero_width(character)) {
      changed = true;
    } else if (is_other_space(character)) {
      changed = true;
      cleaned += ' ';
    } else {
      cleaned += character;
    }
  }
  if (!changed) {
    cleaned.clear();
    return false;
  }
  cleaned = std::string(trim(cleaned));
  return true;
}

bool is_excel_error(std::string_view text) {
  if (text.size() < 3 || text.front() != '#') return false;
  if (text.find_first_not_of('#') == std::string_view::npos) return true;  // a column that was too narrow
  constexpr std::string_view errors[] = {"#n/a",  "#ref!",  "#div/0!", "#value!",       "#name?",
                                         "#num!", "#null!", "#spill!", "#getting_data", "#calc!"};
  const std::string lower = lower_ascii(text.substr(0, 16));
  return std::find(std::begin(errors), std::end(errors), lower) != std::end(errors);
}

bool is_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@").find(text.front()) == std::string_view::npos) return false;
  if (text.front() == '=' || text.front() == '@') return true;
  const std::string_view rest = text.substr(1);
  const bool number =
      !rest.empty() && is_digit(rest.front()) && rest.find_first_not_of("0123456789.,") == std::string_view::npos;
  return !number;
}

}  // namespace plantrack
