#include "read/cell_advice.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <tuple>
#include <utility>

namespace plantrack {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

bool all_digits(std::string_view text) {
  return !text.empty() && count_digits(text) == text.size();
}

int small_number(std::string_view digits) {
  int number = 0;
  for (const char c : digits.substr(0, 6)) number = number * 10 + (c - '0');
  return number;
}

// ---- Excel's dates: 02-Jan, Sep-24, 2-Thg1, 01/02/2024, 2024-02-01

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

struct NamedDate {
  int month = 0;
  int number = 0;  // the day, or the year (24, 2024)
  int year = 0;    // where a day stands before the month: what stands behind it
  bool month_first = false;

  // The day, where day, month and year are given.
  std::optional<Date> date() const {
    const int full = year > 99 ? year : 2000 + year;
    if (month_first || year == 0 || !date_exists(full, month, number)) return std::nullopt;
    return Date::of(full, month, number);
  }
};

// A day or year and a month by its name, in either order.
std::optional<NamedDate> named_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
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
  return parse_date(text.substr(0, text.find_first_of(" T")));
}

bool looks_like_date(std::string_view text) {
  return named_date(text).has_value() || written_date(text).has_value();
}

// 45292: days since the end of 1899, as a spreadsheet counts them; within a lifetime. 45292,5 has a time of day.
std::optional<Date> serial_date(std::string_view text) {
  const std::size_t point = text.find_first_of(".,");
  if (point != std::string_view::npos && all_digits(text.substr(point + 1))) text = text.substr(0, point);
  if (text.size() != 5 || !all_digits(text)) return std::nullopt;
  const int days = small_number(text);
  if (days < 20000 || days > 73050) return std::nullopt;
  return Date::of(1899, 12, 30) + days;
}

CellFault serial_fault(std::string_view text, Date date, const std::string& meant) {
  return {&rule("excel-serial-date"),
          say("`{}` is Excel's number for the day {}", "`{}` là số mà Excel dùng để ghi ngày {}", text,
              Text{date.text(), date.local_text()}),
          say("write `{}`", "ghi lại là `{}`", meant)};
}

// ---- numbers

// 4,5E+04 written out; empty where it is not of that form or too long.
struct Scientific {
  bool matches = false;
  std::string value;
};

Scientific scientific(std::string_view text) {
  const std::size_t at_e = text.find_first_of("eE");
  if (at_e == std::string_view::npos || at_e == 0) return {};
  std::string mantissa(text.substr(0, at_e));
  std::string_view exponent = text.substr(at_e + 1);
  const bool down = exponent.starts_with('-');
  if (down || exponent.starts_with('+')) exponent.remove_prefix(1);
  std::replace(mantissa.begin(), mantissa.end(), ',', '.');
  Decimal ignored;
  if (!all_digits(exponent) || exponent.size() > 3 || parse_decimal(mantissa, ignored) == DecimalFault::not_a_number) {
    return {};
  }
  const std::size_t point = mantissa.find('.');
  std::string digits = mantissa;
  if (point != std::string::npos) digits.erase(point, 1);
  const auto fraction = static_cast<int>(point == std::string::npos ? 0 : mantissa.size() - point - 1);
  const int shift = (down ? -1 : 1) * small_number(exponent) - fraction;
  if (shift < 0 || shift > Decimal::max_whole_digits) return {true, {}};
  digits.append(static_cast<std::size_t>(shift), '0');
  Decimal value;
  const bool fits = parse_decimal(digits, value) == DecimalFault::none;
  return {true, fits ? value.text() : std::string()};
}

CellFault scientific_fault(std::string_view text, const std::string& value) {
  Text hint = say("write the number in full, from the source: digits may be lost",
                  "ghi đầy đủ con số theo tài liệu gốc, vì có thể đã mất chữ số");
  if (!value.empty()) {
    hint =
        say("write the number in full; this reads as `{}`, but digits may be lost: look in the source",
            "ghi đầy đủ con số; ở đây đọc được là `{}`, nhưng có thể đã mất chữ số: hãy đối chiếu tài liệu gốc", value);
  }
  return {&rule("excel-scientific"),
          say("`{}` is a number that Excel cut short", "`{}` là số đã bị Excel rút gọn", quoted(text)),
          std::move(hint)};
}

CellFault ambiguous_fault(std::string_view text) {
  const bool is_point = text.find('.') != std::string_view::npos;
  const NumberForm grouped = is_point ? NumberForm::vi : NumberForm::en;  // the form in which it sets thousands apart
  Decimal thousands;
  Decimal decimal;
  int ignored = 0;
  parse_number(text, grouped, true, thousands, ignored);
  parse_number(text, is_point ? NumberForm::en : NumberForm::vi, true, decimal, ignored);
  const Text sign = is_point ? say("point", "dấu chấm") : say("comma", "dấu phẩy");
  return {&rule("ambiguous-number"),
          say("`{}` can be read in two ways: {} ({} for thousands) or {} ({} for decimals)",
              "`{}` đọc được hai cách: {} ({} ngăn hàng nghìn) hoặc {} ({} là dấu thập phân)", text,
              words_for(thousands), sign, words_for(decimal), sign),
          say("write `{}` if that is meant; or, for all numbers of the run, say `--numbers {}` (thousands) or "
              "`--numbers {}` (decimals)",
              "nếu là hàng nghìn thì ghi `{}`; hoặc nêu cách đọc cho mọi số: `--numbers {}` (hàng nghìn) hay "
              "`--numbers {}` (thập phân)",
              thousands.text(), is_point ? "vi" : "en", is_point ? "en" : "vi")};
}

CellFault digits_fault(std::string_view text) {
  return {&rule("too-many-digits"),
          say("`{}` has more than {} digits before or {} after the decimal point",
              "`{}` có quá {} chữ số phần nguyên hoặc quá {} chữ số phần thập phân", quoted(text),
              Decimal::max_whole_digits, Decimal::max_fraction_digits),
          say("round it, or use a larger unit", "làm tròn số, hoặc dùng đơn vị lớn hơn")};
}

std::string replaced(std::string_view text, char from, char to) {
  std::string result(text);
  std::replace(result.begin(), result.end(), from, to);
  return result;
}

bool reads_as(std::string_view text, NumberForm form) {
  Decimal value;
  int ignored = 0;
  return parse_number(text, form, true, value, ignored) == NumberFault::none;
}

// A range of two numbers: 2-3, 02 - 03, 2–3.
bool is_range(std::string_view text) {
  const std::size_t digits = count_digits(text);
  std::string_view rest = trim(text.substr(digits));
  if (digits == 0) return false;
  if (rest.starts_with("–")) {
    rest.remove_prefix(std::string_view("–").size());
  } else if (rest.starts_with('-')) {
    rest.remove_prefix(1);
  } else {
    return false;
  }
  return all_digits(trim(rest));
}

// Full-width digits and signs, as Asian keyboards have them, as plain ones.
std::string half_width(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = text.substr(i).starts_with("\xef\xbc") && i + 2 < text.size();
    const auto last = wide ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (wide && last >= 0x81 && last <= 0xbf) {
      plain += static_cast<char>(last - 0x60U);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// Without spaces, also those that do not break.
std::string without_spaces(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u00a0")) {
      i += 1;
    } else if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) {
      i += 2;
    } else if (text[i] != ' ') {
      plain += text[i];
    }
  }
  return plain;
}

Text number_hint(std::string_view text, NumberForm form) {
  const std::size_t digits = count_digits(text);
  const bool has_digits = text.find_first_of("0123456789") != std::string_view::npos;
  if (text == "-" || text == "–" || text == "—" || text == "...") {
    return say("leave the cell empty where there is no figure", "để trống ô nếu không có số liệu");
  }
  if (text.ends_with('%')) return say("leave out the % sign", "bỏ dấu %");
  if (text.starts_with("−") || text.starts_with("–")) {
    return say("write the minus sign as `-`", "ghi dấu trừ là `-`");
  }
  if (text.starts_with('+') && digits == 0 && reads_as(text.substr(1), form)) return say("leave out the +", "bỏ dấu +");
  if (text.size() > 2 && text.front() == '(' && text.back() == ')' && reads_as(text.substr(1, text.size() - 2), form)) {
    const std::string_view inside = text.substr(1, text.size() - 2);
    return say("if it is below zero, write `-{}`; else leave out the brackets",
               "nếu là số âm thì ghi `-{}`; nếu không thì bỏ dấu ngoặc", inside);
  }
  if (const std::string plain = half_width(text); plain != text && reads_as(plain, form)) {
    return say("these are full-width digits: write `{}`", "đây là chữ số cỡ rộng: hãy ghi `{}`", plain);
  }
  if (is_range(text)) {
    return say("a row holds one figure, not a range", "mỗi dòng chỉ ghi một con số, không ghi khoảng");
  }
  const NumberForm other = form == NumberForm::vi ? NumberForm::en : NumberForm::vi;
  if (form != NumberForm::either && reads_as(text, other)) {
    const char point = form == NumberForm::vi ? ',' : '.';
    std::string plain(text);
    std::erase(plain, point);
    plain = replaced(plain, point == ',' ? '.' : ',', point);
    return say("write `{}`, or say `--numbers {}` if all numbers of the file are written so",
               "ghi là `{}`, hoặc dùng `--numbers {}` nếu mọi số trong tệp đều ghi như vậy", plain,
               other == NumberForm::vi ? "vi" : "en");
  }
  if (const std::string plain = without_spaces(text); plain != text && reads_as(plain, form)) {
    return say("write it without spaces: `{}`", "ghi liền, không có dấu cách: `{}`", plain);
  }
  if (digits > 0 && text.find('/') != std::string_view::npos) {
    return say("write a ratio as numerator and denominator, each in its column",
               "ghi tỷ lệ bằng tử số và mẫu số, mỗi số ở một cột");
  }
  if (has_digits && text.find_first_not_of("0123456789.,") == std::string_view::npos) {
    return say("the separators are misplaced: thousands are set apart in threes, and there is one decimal sign",
               "dấu phân cách đặt sai chỗ: hàng nghìn ngăn theo từng nhóm ba chữ số và chỉ có một dấu thập phân");
  }
  if (has_digits) {
    return say("write the figure alone, in the unit that the plan names, without unit or words",
               "chỉ ghi con số, theo đơn vị nêu trong kế hoạch, không kèm đơn vị hay chữ");
  }
  return say("write a number such as 1234.5, or leave the cell empty where there is no figure",
             "ghi một con số, ví dụ 1234.5, hoặc để trống ô nếu không có số liệu");
}

// The period that Excel's date stands for, where that is plain.
std::optional<Period> period_behind(std::string_view text) {
  if (const auto named = named_date(text)) {
    if (named->number > 999) return Period::of(named->number, Frequency::month, named->month);
    if (named->month_first && named->number >= 10) {
      return Period::of(2000 + named->number, Frequency::month, named->month);
    }
    const auto day = named->date();
    if (!day || day->day() != 1) return std::nullopt;
    return Period::of(day->year(), Frequency::month, day->month_number());
  }
  const auto date = written_date(text);
  if (!date || date->day() != 1) return std::nullopt;
  return Period::of(date->year(), Frequency::month, date->month_number());
}

// The period that is meant where only its signs are unusual: 2024-9, 2024/09, 09-2024, Q3-2024, T9/2024.
std::optional<Period> period_meant(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  for (const char sign : {'/', '-'}) {
    std::string tried = replaced(text, sign == '/' ? '-' : '/', sign);
    if (const auto period = parse_period(tried)) return period;
    if (tried.size() == 6) tried.insert(5, "0");
    if (const auto period = parse_period(tried)) return period;
  }
  if (text.starts_with('T') || text.starts_with('t')) return parse_period("tháng " + std::string(text.substr(1)));
  return std::nullopt;
}

// The day that is meant where only its form is unusual: 2024-1-5, 14.11.2024, 14-Nov-24, 11/14/2024, one with a time.
std::optional<Date> day_meant(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  if (const auto date = written_date(text)) return date;
  if (const auto named = named_date(text)) return named->date();
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> lengths{};
  for (std::size_t i = 0; i < 3; ++i) {
    lengths[i] = count_digits(text);
    numbers[i] = small_number(text.substr(0, lengths[i]));
    text.remove_prefix(lengths[i]);
    const bool ends = i == 2 ? text.empty() : !text.empty() && std::string_view("/-.").find(text.front()) < 3;
    if (lengths[i] == 0 || lengths[i] > 4 || !ends) return std::nullopt;
    if (i < 2) text.remove_prefix(1);
  }
  if (lengths[0] == 4) std::swap(numbers[0], numbers[2]);
  if (lengths[0] != 4 && lengths[2] != 4) return std::nullopt;
  if (date_exists(numbers[2], numbers[1], numbers[0])) return Date::of(numbers[2], numbers[1], numbers[0]);
  if (date_exists(numbers[2], numbers[0], numbers[1])) return Date::of(numbers[2], numbers[0], numbers[1]);
  return std::nullopt;
}

bool is_period_year(int year) {
  return year >= Period::first_year && year <= Period::last_year;
}

}  // namespace

Text words_for(Decimal value) {
  const std::string text = value.text();
  return {text, replaced(text, '.', ',')};
}

Text words_for(Progress status) {
  switch (status) {
    case Progress::not_started: return say("not-started", "chưa thực hiện");
    case Progress::in_progress: return say("in-progress", "đang thực hiện");
    case Progress::done: return say("done", "hoàn thành");
  }
  return {};
}

std::string quoted(std::string_view text) {
  return visible(text, 60);
}

CellFault excel_error_fault(std::string_view text) {
  if (text.find_first_not_of('#') == std::string_view::npos) {
    return {&rule("excel-error"),
            say("`{}`: the column was too narrow for Excel to show the value",
                "`{}`: cột quá hẹp nên Excel không hiện được giá trị", quoted(text)),
            say("widen the column in Excel and save the file again", "nới rộng cột trong Excel rồi lưu lại tệp")};
  }
  return {&rule("excel-error"),
          say("`{}` is an error message of Excel, not a value", "`{}` là thông báo lỗi của Excel, không phải giá trị",
              quoted(text)),
          say("mend the formula in the workbook, or type the value, and save the file again",
              "sửa công thức trong bảng tính hoặc gõ giá trị vào ô, rồi lưu lại tệp")};
}

CellFault number_fault(std::string_view text, NumberForm form, bool stated) {
  if (is_excel_error(text)) return excel_error_fault(text);
  Decimal value;
  int ignored = 0;
  const NumberFault fault = parse_number(text, form, stated, value, ignored);
  if (fault == NumberFault::ambiguous) return ambiguous_fault(text);
  if (fault == NumberFault::too_many_digits) return digits_fault(text);
  if (const Scientific found = scientific(text); found.matches) return scientific_fault(text, found.value);
  if (looks_like_date(text)) {
    // Which of the two was typed first depends on Excel's language; a range begins with the smaller.
    int low = 1;
    int high = 2;
    if (const auto named = named_date(text); named && named->number <= 31 && named->number > 0) {
      std::tie(low, high) = std::minmax({named->number, named->month});
    }
    return {&rule("excel-date-for-number"),
            say("`{}` is a date where a number belongs: Excel makes one of entries such as {}-{} or {}/{}",
                "`{}` là ngày tháng ở chỗ cần ghi số: Excel tự đổi các ô như {}-{} hoặc {}/{} thành ngày", quoted(text),
                low, high, low, high),
            say("format the column as Text in Excel and type the one figure again",
                "định dạng cột là Text trong Excel rồi gõ lại một con số")};
  }
  return {&rule("bad-number"), say("`{}` is not a number", "`{}` không phải là số", quoted(text)),
          number_hint(text, form)};
}

CellFault period_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  if (const auto date = serial_date(text)) {
    const Period month = Period::of(date->year(), Frequency::month, date->month_number());
    return serial_fault(text, *date, month.text());
  }
  if (looks_like_date(text)) {
    const auto period = period_behind(text);
    Text hint = say("write the period as 2024, 2024-H1, 2024-Q3 or 2024-09, in a column formatted as Text",
                    "ghi kỳ là 2024, 2024-H1, 2024-Q3 hoặc 2024-09 trong cột có định dạng Text");
    if (period && is_period_year(period->year())) {
      hint =
          say("write `{}`, in a column formatted as Text", "ghi là `{}` trong cột có định dạng Text", period->text());
    }
    return {&rule("excel-date-for-period"),
            say("`{}` is a date that Excel made of a period", "`{}` là ngày tháng do Excel tự đổi từ kỳ báo cáo",
                quoted(text)),
            std::move(hint)};
  }
  Text message = say("`{}` is not a period", "`{}` không phải là kỳ báo cáo", quoted(text));
  if (const auto meant = period_meant(text)) {
    return {&rule("bad-period"), std::move(message),
            say("did you mean `{}`?", "có phải ý bạn là `{}`?", meant->text())};
  }
  return {&rule("bad-period"), std::move(message),
          say("write 2024, 2024-H1, 2024-Q3 or 2024-09", "ghi 2024, 2024-H1 (6 tháng đầu năm), 2024-Q3 hoặc 2024-09")};
}

CellFault date_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  if (const auto date = serial_date(text)) return serial_fault(text, *date, date->text());
  const Text hint = say("write it as 2024-12-31 or 31/12/2024", "ghi theo dạng 31/12/2024 hoặc 2024-12-31");
  const Text message = say("`{}` is not a date", "`{}` không phải là ngày", quoted(text));
  if (const auto day = day_meant(text)) {
    return {&rule("bad-date"), message,
            say("did you mean `{}`?", "có phải ý bạn là `{}`?", Text{day->text(), day->local_text()})};
  }
  const bool formed = std::count(text.begin(), text.end(), '/') == 2 || std::count(text.begin(), text.end(), '-') == 2;
  const bool plain = text.find_first_not_of("0123456789/-") == std::string_view::npos;
  if (formed && plain && text.size() == 10) {
    return {&rule("bad-date"), say("there is no day `{}`", "không có ngày `{}`", quoted(text)), hint};
  }
  return {&rule("bad-date"), message, hint};
}

CellFault status_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  static const std::vector<std::string> words = {"not-started",    "in-progress",    "done",
                                                 "chưa thực hiện", "đang thực hiện", "hoàn thành"};
  Text hint = say("write not-started, in-progress or done", "ghi chưa thực hiện, đang thực hiện hoặc hoàn thành");
  if (const auto found = nearest(text.substr(0, 100), words)) {
    hint = say("did you mean `{}`?", "có phải ý bạn là `{}`?", words[*found]);
  }
  return {&rule("bad-status"), say("`{}` is not a status", "`{}` không phải là tình trạng thực hiện", quoted(text)),
          std::move(hint)};
}

CellFault estimate_fault(std::string_view text) {
  if (is_excel_error(text)) return excel_error_fault(text);
  return {&rule("bad-estimate"),
          say("`{}` does not say whether the figure is an estimate",
              "`{}` không cho biết số liệu có phải là ước hay không", quoted(text)),
          say("write yes, or no, or leave the cell empty", "ghi `có`, `không`, hoặc để trống")};
}

}  // namespace plantrack
