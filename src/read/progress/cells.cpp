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

struct FormReading {
  DecimalFault fault = DecimalFault::not_a_number;
  Decimal value;
  int fraction_digits = 0;
  bool grouped = false;
};

// Reads with `point` as decimal point and the other sign for thousands.
FormReading read_form(std::string_view text, char point) {
  const char separator = point == '.' ? ',' : '.';
  FormReading result;
  if (text.size() > 100) return result;
  std::array<char, 101> plain{};
  std::size_t size = 0;
  if (!text.empty() && text.front() == '-') {
    plain[size++] = '-';
    text.remove_prefix(1);
  }
  const std::size_t at_point = text.find(point);
  const std::string_view whole = text.substr(0, at_point);
  result.grouped = whole.find(separator) != std::string_view::npos;
  if (result.grouped && !well_grouped(whole, separator)) return result;
  for (const char c : whole) {
    if (c != separator) plain[size++] = c;
  }
  if (at_point != std::string_view::npos) {
    plain[size++] = '.';
    for (const char c : text.substr(at_point + 1)) plain[size++] = c;
  }
  result.fault = parse_decimal(std::string_view(plain.data(), size), result.value, &result.fraction_digits);
  return result;
}

constexpr std::string_view spaces_of_numbers[] = {" ", "\u00a0", "\u2009", "\u202f", "\u2007"};

// 1 234 567,5 without its spaces, where these set groups of three apart; nullopt where it has none or others.
std::optional<std::string> without_groups(std::string_view text) {
  std::string_view space;
  std::size_t at = text.size();
  for (const std::string_view each : spaces_of_numbers) {
    const std::size_t found = text.find(each);
    if (found < at) {
      at = found;
      space = each;
    }
  }
  if (space.empty() || text.size() > 100) return std::nullopt;
  std::string plain(text.substr(0, at));
  const std::string_view first = text.starts_with('-') ? text.substr(1, at - 1) : text.substr(0, at);
  if (first.empty() || first.size() > 3 || !all_digits(first) || first.front() == '0') return std::nullopt;
  text.remove_prefix(at);
  while (text.starts_with(space)) {
    text.remove_prefix(space.size());
    if (text.size() < 3 || !all_digits(text.substr(0, 3))) return std::nullopt;
    plain += text.substr(0, 3);
    text.remove_prefix(3);
  }
  if (!text.empty() && text.front() != '.' && text.front() != ',') return std::nullopt;
  return plain += text;
}

// ---- periods

}  // namespace

bool is_year(std::string_view text) {
  return text.size() == 4 && all_digits(text) && text >= "1900" && text <= "2199";
}

int take_english_month(std::string_view& key) {
  constexpr std::string_view names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (take(key, names[i]) || (names[i] == "september" && take(key, "sept")) || take(key, names[i].substr(0, 3))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

namespace {

// I, iii, 12; the first of several perhaps with a word for quarters or months: QI, T1.
bool is_part_number(std::string_view word, bool first) {
  std::string key = bare_key(word);
  for (const std::string_view start : {"quy", "q", "thang", "t"}) {
    if (!first || !key.starts_with(start)) continue;
    key.erase(0, start.size());
    break;
  }
  if (all_digits(key)) return key.size() <= 2 && number_of(key) <= 12;
  for (const std::string_view each : {"i", "ii", "iii", "iv"}) {
    if (key == each) return true;
  }
  return false;
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
  if (take(key, "nam") || take(key, "year")) {
    return make_period(number_of(key.size() == 4 ? key : ""), Frequency::year, 1);
  }
  if (take(key, "6thang") || take(key, "06thang")) {
    const int half = take(key, "dau") ? 1 : take(key, "cuoi") ? 2 : -1;
    return make_period(read_year_end(key, false), Frequency::half, half);
  }
  if (take(key, "quy") || take(key, "quarter") || take(key, "q")) {
    const int quarter = read_quarter(key);
    return make_period(read_year_end(key, false), Frequency::quarter, quarter);
  }
  if (key.size() > 1 && (key[0] == 'h' || key[0] == 's') && is_digit(key[1])) {
    return make_period(read_year_end(key.substr(2), false), Frequency::half, key[1] - '0');
  }
  if (const int month = take_english_month(key); month > 0) {
    return make_period(read_year_end(key, false), Frequency::month, month);
  }
  if (!take(key, "thang")) take(key, "month");
  const std::size_t digits = key.size() > 1 && is_digit(key[0]) ? (is_digit(key[1]) ? 2 : 1) : 0;
  if (digits == 0) return std::nullopt;
  return make_period(read_year_end(key.substr(digits), true), Frequency::month, number_of(key.substr(0, digits)));
}

// Q32024 has lost its space as a key, and is none; so has Quý32024.
bool is_run_together(std::string_view text) {
  return !text.empty() &&
         (text.front() == 'Q' || text.front() == 'q' || text.front() == 'H' || text.front() == 'h' ||
          text.front() == 'S' || text.front() == 's') &&
         all_digits(text.substr(1));
}

// 2024/25, 2024-25, 2024/2025, FY2024/25: a year that begins in one calendar year and ends in the next. -1: it is not.
int read_double_year(std::string_view text) {
  if (text.size() > 2 && (text[0] == 'F' || text[0] == 'f') && (text[1] == 'Y' || text[1] == 'y')) {
    text = trim(text.substr(2));
  }
  if ((text.size() != 7 && text.size() != 9) || (text[4] != '/' && text[4] != '-')) return -1;
  const int year = number_of(text.substr(0, 4));
  const int next = number_of(text.substr(5));
  if (year < 0 || next < 0) return -1;
  return next == (text.size() == 7 ? (year + 1) % 100 : year + 1) ? year : -1;
}

// FY2024, FY24: named after either year.
bool is_fiscal_year(std::string_view text) {
  if (text.size() < 4 || (text[0] != 'F' && text[0] != 'f') || (text[1] != 'Y' && text[1] != 'y')) return false;
  const std::string_view year = trim(text.substr(2));
  if (!all_digits(year)) return false;
  if (year.size() == 2) return true;
  const int number = year.size() == 4 ? number_of(year) : -1;
  return number > Period::first_year && number <= Period::last_year;
}

// Q1 2026/27, Quý I/2026-27, 2026/27 H1, Feb 2026/27: a part of a year that ends in the next calendar year. Such a
// month is the one that lies in that year: February of 2026/27 is that of 2027.
std::optional<Period> read_part_of_double_year(std::string_view text, int year_begins) {
  if (text.size() > 60) return std::nullopt;
  for (std::size_t at = 0; at + 7 <= text.size(); ++at) {
    if (at > 0 && is_digit(text[at - 1])) continue;
    const std::size_t end = text.find_first_not_of("0123456789", at + 5);
    const std::string_view years = text.substr(at, end == std::string_view::npos ? end : end - at);
    const int year = is_digit(text[at]) ? read_double_year(years) : -1;
    if (year < 0) continue;
    std::string_view before = trim(text.substr(0, at));
    std::string_view behind = trim(text.substr(at + years.size()));
    if (before.ends_with("FY") || before.ends_with("fy")) before = trim(before.substr(0, before.size() - 2));
    if (!behind.empty() && (behind.front() == '-' || behind.front() == '/')) behind = trim(behind.substr(1));
    if (before.empty() == behind.empty()) return std::nullopt;
    const std::string part = bare_key(before.empty() ? behind : before) + std::to_string(year);
    if (is_digit(part.front()) && !part.starts_with("6thang")) return std::nullopt;
    const std::optional<Period> period = read_spelled_period(part);
    if (!period || period->frequency() != Frequency::month || period->number() >= year_begins) return period;
    return make_period(year + 1, Frequency::month, period->number());
  }
  return std::nullopt;
}

// Apr-Jun 2026: the months of one of the plan's quarters, halves or years, within a calendar year.
std::optional<Period> read_span_of_months(std::string_view key, int year_begins) {
  const int first = take_english_month(key);
  if (first == 0) return std::nullopt;
  if (!take(key, "to")) take(key, "–");
  const int last = take_english_month(key);
  const int year = read_year_end(key, false);
  const int length = last - first + 1;
  if (last == 0 || year < Period::first_year || year > Period::last_year) return std::nullopt;
  if (length != 3 && length != 6 && length != 12) return std::nullopt;
  const Months months{Month::of(year, first), length};
  const Period period = Period::named(months, year_begins);
  return period.year() >= Period::first_year && period.months(year_begins) == months ? std::optional(period)
                                                                                     : std::nullopt;
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

ReadNumber read_number(std::string_view text, Writing writing, std::optional<NumberForm> option, bool whole) {
  ReadNumber result;
  const auto take_form = [&result](const FormReading& form) {
    result.value = form.value;
    result.fraction_digits = form.fraction_digits;
    result.problem = form.fault == DecimalFault::none              ? CellProblem::none
                     : form.fault == DecimalFault::too_many_digits ? CellProblem::too_many_digits
                                                                   : CellProblem::unreadable;
  };
  const auto spaceless = without_groups(text);
  if (spaceless) text = *spaceless;
  const FormReading en = read_form(text, '.');
  const bool plain = text.find_first_of(".,") == std::string_view::npos;
  if (plain) {
    take_form(en);
    return result;
  }
  const FormReading vi = read_form(text, ',');
  const bool both = en.fault == DecimalFault::none && vi.fault == DecimalFault::none;
  if (!both) {
    const bool is_en = en.fault != DecimalFault::not_a_number;
    take_form(is_en ? en : vi);
    if (result.problem == CellProblem::unreadable) return result;
    result.sign = is_en ? Sign::first : Sign::second;
    if (option && (*option == NumberForm::en) != is_en) result.problem = CellProblem::against_option;
    return result;
  }
  const FormReading& grouped = en.grouped ? en : vi;
  if (option) {
    take_form(*option == NumberForm::en ? en : vi);
  } else if (whole) {
    take_form(grouped);
  } else {
    result.sign = Sign::two_way;
    if (writing == Writing::first || writing == Writing::second) {
      take_form(writing == Writing::first ? en : vi);
    } else {
      result.problem = CellProblem::two_readings;
    }
  }
  return result;
}

bool joins_numbers(std::string_view text, std::string_view between) {
  // Letters with accents begin with other bytes than no-break spaces, dashes and what cannot be seen.
  const auto letters_at = [text](std::size_t at) -> std::size_t {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      return is_digit(text[at]) || (lead | 0x20U) - 'a' < 26U ? 1 : 0;
    }
    if ((lead >= 0xc3 && lead <= 0xc9) || lead == 0xcc || lead == 0xcd) return 2;
    return lead == 0xe1 ? 3 : 0;
  };
  const auto is_lost = [between](char c) { return (c & 0x80) != 0 || between.find(c) != std::string_view::npos; };
  std::string_view last;
  bool lost = false;  // all that stands behind it
  for (std::size_t at = 0; at < text.size();) {
    if (letters_at(at) == 0) {
      lost = lost && is_lost(text[at]);
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && letters_at(end) > 0) end += letters_at(end);
    const std::string_view word = text.substr(at, end - at);
    if (lost && is_part_number(last, true) && is_part_number(word, false)) return true;
    last = word;
    lost = true;
    at = end;
  }
  return false;
}

ReadPeriod read_period(std::string_view text, const PeriodForm& form) {
  ReadPeriod result;
  const auto take_period = [&result](std::optional<Period> period) {
    if (period) result.value = *period;
    result.problem = period ? CellProblem::none : CellProblem::unreadable;
  };
  const std::optional<Period> canonical = read_canonical_period(text);
  if (form.year_begins != 1) {
    const int year = read_double_year(text);
    if (canonical && text.size() == 7 && is_digit(text[5])) {
      result.sign = year < 0 ? Sign::first : Sign::two_way;
      take_period(canonical);
      if (year < 0) return result;
      if (form.writing == Writing::second) take_period(make_period(year, Frequency::year, 1));
      if (form.writing == Writing::unsettled || form.writing == Writing::contradictory) {
        result.problem = CellProblem::two_readings;
      }
      return result;
    }
    if (year >= 0) {
      if (text.size() == 7 && text[4] == '-') result.sign = Sign::second;
      take_period(make_period(year, Frequency::year, 1));
      return result;
    }
    if (is_fiscal_year(text)) {
      result.problem = CellProblem::two_readings;
      return result;
    }
  }
  take_period(canonical);
  if (canonical || text.empty() || text.size() > 100 || is_run_together(text) || joins_numbers(text)) {
    return result;
  }
  std::string bare = bare_key(text);
  std::string_view key = bare;
  if (take(key, "uocthuchien") || take(key, "uoctinh") || take(key, "uoc") || take(key, "estimated") ||
      take(key, "estimate")) {
    result.estimate = true;
    if (key.size() == 4) take_period(make_period(number_of(key), Frequency::year, 1));
    if (result.problem == CellProblem::none) return result;
  }
  if (std::string_view nine = key; take(nine, "9thang") || take(nine, "09thang") || take(nine, "chinthang")) {
    take(nine, "dau");
    const int year = read_year_end(nine, false);
    take_period(make_period(year, Frequency::quarter, 3));
    if (result.problem == CellProblem::none && !form.nine_months) result.problem = CellProblem::nine_months;
    return result;
  }
  std::optional<Period> period = read_spelled_period(key);
  if (!period) period = read_span_of_months(key, form.year_begins);
  if (!period && form.year_begins != 1) period = read_part_of_double_year(text, form.year_begins);
  take_period(period);
  return result;
}

std::optional<Period> make_period(int year, Frequency frequency, int number) {
  const int last = 12 / months_in(frequency);
  if (year < Period::first_year || year > Period::last_year || number < 1 || number > last) return std::nullopt;
  return Period::of(year, frequency, number);
}

std::optional<Period> parse_period(std::string_view text) {
  const ReadPeriod read = read_period(text, {});
  return read.problem == CellProblem::none && !read.estimate ? std::optional(read.value) : std::nullopt;
}

// 2025-01-14T09:30:00Z, 1/14/2025 9:30:00 AM GMT+7
std::string_view without_time(std::string_view text) {
  for (std::size_t at = text.find_first_of(" T"); at != std::string_view::npos; at = text.find_first_of(" T", at + 1)) {
    const std::string_view time = trim(text.substr(at + 1));
    std::size_t digits = 0;
    while (digits < time.size() && is_digit(time[digits])) ++digits;
    if (digits >= 1 && digits <= 2 && digits < time.size() && time[digits] == ':') return trim(text.substr(0, at));
  }
  return text;
}

namespace {

// 5 Jan 2024, 5-Jan-2024, Jan 5, 2024, January 5 2024
std::optional<Date> read_named_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  std::string bare = bare_key(text);
  std::erase_if(bare, [](char c) { return c == ',' || c == '.' || c == '/'; });
  std::string_view key = bare;
  const auto take_day = [&key] {
    std::size_t digits = 0;
    while (digits < key.size() && digits < 3 && is_digit(key[digits])) ++digits;
    const int day = number_of(key.substr(0, digits));
    key.remove_prefix(digits);
    return digits > 2 ? -1 : day;
  };
  int month = take_english_month(key);
  int day = 0;
  if (month > 0) {
    if (key.size() != 5 && key.size() != 6) return std::nullopt;  // 52024, 152024
    const std::size_t year_ends = text.find_last_of("0123456789");
    const bool parted = year_ends != std::string_view::npos && year_ends >= 4 && !is_digit(text[year_ends - 4]);
    if (!parted) return std::nullopt;  // "June 22024" may be of June 2024
    day = number_of(key.substr(0, key.size() - 4));
    key.remove_prefix(key.size() - 4);
  } else {
    day = take_day();
    month = take_english_month(key);
  }
  if (month == 0 || key.size() != 4 || !date_exists(number_of(key), month, day)) return std::nullopt;
  return Date::of(number_of(key), month, day);
}

}  // namespace

ReadCell<Date> read_date(std::string_view text, Writing writing, std::optional<DateForm> option) {
  ReadCell<Date> result;
  const auto take_date = [&result](std::optional<Date> date) {
    if (date) result.value = *date;
    result.problem = date ? CellProblem::none : CellProblem::unreadable;
  };
  if (text.size() > 10) text = without_time(text);
  if (text.size() == 10 && (text[4] == '-' || text[4] == '/')) {
    std::string iso(text);
    if (text[4] == '/' && text[7] == '/') iso[4] = iso[7] = '-';
    take_date(Date::parse_iso(iso));
    return result;
  }
  const std::size_t first = text.find_first_of("/.-");
  const char sign = first == std::string_view::npos ? ' ' : text[first];
  const std::size_t second = sign == ' ' ? first : text.find(sign, first + 1);
  const bool formed =
      second != std::string_view::npos && first >= 1 && first <= 2 && second - first <= 3 && text.size() - second == 5;
  const int one = formed ? number_of(text.substr(0, first)) : -1;
  const int other = formed ? number_of(text.substr(first + 1, second - first - 1)) : -1;
  const int year = formed ? number_of(text.substr(second + 1)) : -1;
  if (one < 0 || other < 0 || year < 0) {
    take_date(read_named_date(text));
    return result;
  }
  const auto day_of = [year](int month, int day) {
    return date_exists(year, month, day) ? std::optional(Date::of(year, month, day)) : std::nullopt;
  };
  const std::optional<Date> dmy = day_of(other, one);
  const std::optional<Date> mdy = sign == '.' ? std::nullopt : day_of(one, other);
  if (!dmy || !mdy || *dmy == *mdy) {
    take_date(dmy ? dmy : mdy);
    if (sign == '.' || !(dmy || mdy) || (dmy && mdy)) return result;
    result.sign = dmy ? Sign::first : Sign::second;
    if (option && (*option == DateForm::dmy) != dmy.has_value()) result.problem = CellProblem::against_option;
    return result;
  }
  if (option) {
    take_date(*option == DateForm::dmy ? dmy : mdy);
    return result;
  }
  result.sign = Sign::two_way;
  take_date(writing == Writing::second ? mdy : dmy);
  if (writing == Writing::unsettled || writing == Writing::contradictory) result.problem = CellProblem::two_readings;
  return result;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() == 10 && text[4] == '-') return Date::parse_iso(text);
  if (text.size() > 10) return std::nullopt;
  const ReadCell<Date> read = read_date(text, Writing::first);
  const bool slashes = text.find('/') != std::string_view::npos && read.sign != Sign::second;
  return read.problem == CellProblem::none && slashes ? std::optional(read.value) : std::nullopt;
}

std::optional<Progress> parse_status(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string key = bare_key(text);
  if (key == "notstarted" || key == "chuathuchien") return Progress::not_started;
  if (key == "inprogress" || key == "dangthuchien" || key == "ongoing") return Progress::in_progress;
  if (key == "done" || key == "hoanthanh" || key == "complete" || key == "completed") return Progress::done;
  return std::nullopt;
}

std::optional<bool> parse_estimate(std::string_view text) {
  if (text.empty()) return false;
  if (text.size() > 100) return std::nullopt;
  const std::string key = bare_key(text);
  for (const std::string_view yes : {"yes", "y", "x", "true", "co", "uoc", "uocthuchien", "uoctinh", "estimate"}) {
    if (key == yes) return true;
  }
  if (key == "no" || key == "n" || key == "false" || key == "khong") return false;
  return std::nullopt;
}

bool says_no_figure(std::string_view text) {
  if (text.empty() || text.size() > 80) return false;
  if (text.find_first_not_of(".-") == std::string_view::npos) return text != "--";
  for (const std::string_view dash : {"–", "—", "…"}) {
    if (text == dash) return true;
  }
  std::string key = bare_key(text);
  std::erase_if(key, [](char c) { return c == '.' || c == '(' || c == ')'; });
  for (const std::string_view word :
       {"n/a",          "na",          "nil",          "none",        "null",          "nodata",
        "notavailable", "chuaco",      "chuacosolieu", "khongco",     "khongcosolieu", "khong",
        "chuabaocao",   "chuathongke", "chuatonghop",  "tba",         "tbd",           "tbc",
        "pending",      "awaited",     "awaiting",     "dangtonghop", "dangcapnhat",   "chuaxacdinh"}) {
    if (key == word) return true;
  }
  return false;
}

bool says_total(std::string_view text) {
  if (text.empty() || text.size() > 120) return false;
  const std::string key = bare_key(text);
  for (const std::string_view word : {"tong", "tongcong", "tongso", "cong", "total", "subtotal", "grandtotal", "sum"}) {
    if (key == word) return true;
  }
  for (const std::string_view word : {"tongcong", "tongso", "congtong", "total", "subtotal", "grandtotal"}) {
    if (key.starts_with(word) && name_key(text).size() > key.size()) return true;  // more words follow
  }
  return false;
}

bool says_whole(std::string_view text) {
  if (says_total(text)) return true;
  if (text.size() > 120) return false;
  const std::string key = bare_key(text);
  for (const std::string_view word : {"toantinh", "catinh", "toanthanhpho", "citywide", "all"}) {
    if (key == word) return true;
  }
  return false;
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
  if (text.size() == 1 && text.front() == '-') return false;
  if (text.front() == '=' || text.front() == '@') return true;
  const std::string_view rest = text.substr(1);
  const bool number =
      !rest.empty() && is_digit(rest.front()) && rest.find_first_not_of("0123456789.,") == std::string_view::npos;
  return !number;
}

}  // namespace plantrack
