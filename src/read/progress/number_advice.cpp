// Why a figure cannot be read: Excel's marks, two readings, words and signs around it.
#include "base/rational.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/unit_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace plantrack {
namespace {

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

CellFault ambiguous_fault(std::string_view text, const CellAdvice& about) {
  const ReadNumber en = read_number(text, Writing::first);
  const ReadNumber vi = read_number(text, Writing::second);
  const bool is_point = text.find('.') != std::string_view::npos;
  const ReadNumber& thousands = is_point ? vi : en;
  const ReadNumber& decimal = is_point ? en : vi;
  const Text sign = is_point ? say("point", "dấu chấm") : say("comma", "dấu phẩy");
  Text message = say("`{}` can be read in two ways: {} ({} for thousands) or {} ({} for decimals)",
                     "`{}` đọc được hai cách: {} ({} ngăn hàng nghìn) hoặc {} ({} là dấu thập phân)", text,
                     words_for(thousands.value), sign, words_for(decimal.value), sign);
  if (about.contradictory) {
    message = say("{}; other cells of the column are written in both ways",
                  "{}; các ô khác của cột viết theo cả hai cách", message);
  }
  // A fourth digit behind the point leaves one reading.
  std::string plain = decimal.value.text();
  const bool lengthened = plain.size() - std::min(plain.find('.'), plain.size()) == 4;
  // A share beside its parts has to agree with them in each digit shown: one more might not.
  const bool rounded = lengthened && about.measure == Measure::ratio && about.is_value;
  if (rounded) {
    plain = rounded_text(rational(decimal.value), 2, true);
  } else if (lengthened) {
    plain += '0';
  }
  const bool comma = about.numbers == NumberForm::vi || about.in_sheet;
  return {&rule("ambiguous-number"), std::move(message),
          say("write `{}` or `{}`{}, whichever is meant; or say it for all numbers of the run: `--numbers {}` "
              "(thousands), `--numbers {}` (decimals); or for good, as `numbers: …` in the plan",
              "ghi `{}` hoặc `{}`{}, tùy số nào đúng; hoặc nêu cách đọc cho mọi số: `--numbers {}` (hàng nghìn), "
              "`--numbers {}` (thập phân); hoặc ghi hẳn `numbers: …` trong kế hoạch",
              thousands.value.text(),
              Text{about.numbers == NumberForm::vi ? replaced(plain, '.', ',') : plain,
                   comma ? replaced(plain, '.', ',') : plain},
              rounded ? say(" (rounded to two decimals)", " (làm tròn hai chữ số thập phân)")
              : lengthened
                  ? say(" (a fourth decimal leaves one reading)", " (đủ bốn chữ số thập phân thì chỉ có một cách đọc)")
                  : Text{},
              is_point ? "vi" : "en", is_point ? "en" : "vi")};
}

CellFault digits_fault(std::string_view text) {
  return {&rule("too-many-digits"),
          say("`{}` has more than {} digits before or {} after the decimal point",
              "`{}` có quá {} chữ số phần nguyên hoặc quá {} chữ số phần thập phân", quoted(text),
              Decimal::max_whole_digits, Decimal::max_fraction_digits),
          say("round it, or use a larger unit", "làm tròn số, hoặc dùng đơn vị lớn hơn")};
}

bool reads(std::string_view text) {
  return read_number(text, Writing::first).problem == CellProblem::none;
}

// The number that the text begins with, and what stands behind it. Empty where it begins with none.
std::pair<std::string_view, std::string_view> leading_number(std::string_view text) {
  std::size_t end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  while (end > 0 && !is_digit(text[end - 1])) --end;
  const std::string_view number = text.substr(0, end);
  if (number.empty() || !reads(number)) return {};
  return {number, trim(text.substr(end))};
}

struct Pair {
  std::string_view numerator, denominator;
};

// 2/3 of whole numbers.
std::optional<Pair> pair_in(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const Pair pair{trim(text.substr(0, slash)), trim(text.substr(slash + 1))};
  const bool whole = all_digits(pair.numerator) && all_digits(pair.denominator) && pair.numerator.size() <= 15 &&
                     pair.denominator.size() <= 15;
  return whole ? std::optional(pair) : std::nullopt;
}

// "66,7% (2/3)" and "6/8 (75%)": the pair, where both agree within the digits shown.
std::optional<std::string> pair_with_percent(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return std::nullopt;
  const std::string_view outside = trim(text.substr(0, open));
  const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
  for (const auto& [first, second] : {std::pair{outside, inside}, {inside, outside}}) {
    const auto pair = pair_in(first);
    if (!pair || !second.ends_with('%')) continue;
    const std::string_view percent = trim(second.substr(0, second.size() - 1));
    ReadNumber number = read_number(percent, Writing::first);
    if (number.problem != CellProblem::none) return std::nullopt;
    const Decimal part = read_number(pair->numerator, Writing::first).value;
    const Decimal whole = read_number(pair->denominator, Writing::first).value;
    if (whole.is_zero()) return std::nullopt;
    const Rational difference = rational(number.value) - 100 * rational(part) / rational(whole);
    if (abs(difference) * 2 * power(Rational(10), static_cast<unsigned>(number.fraction_digits)) > 1)
      return std::nullopt;
    return fmt::format("{}/{}", pair->numerator, pair->denominator);
  }
  return std::nullopt;
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

bool is_ratio(const CellAdvice& about) {
  return about.measure == Measure::ratio;
}

// The unit in which the cell's figure is asked; none of a numerator or denominator, which count things.
const Text& unit_of_cell(const CellAdvice& about) {
  static const Text none;
  return about.is_value ? about.unit : none;
}

// What to write instead of a figure that is none.
Text plain_figure(const CellAdvice& about) {
  if (is_ratio(about) && about.is_value) {
    if (about.needs_parts && about.is_wide) {
      return say("write both numbers into the cell, as in `6/8`", "ghi cả tử số và mẫu số vào ô này, ví dụ `6/8`");
    }
    if (about.needs_parts || !about.unit.en.starts_with('%')) {
      return say("write the numerator and the denominator, each in its column",
                 "ghi tử số và mẫu số, mỗi số ở một cột");
    }
    return say("write the share alone, such as `75%`, or its numerator and denominator as `6/8`",
               "chỉ ghi tỷ lệ, ví dụ `75%`, hoặc ghi tử số và mẫu số dạng `6/8`");
  }
  const Text& unit = unit_of_cell(about);
  if (unit.empty()) return say("write the figure alone, without words", "chỉ ghi con số, không kèm chữ");
  return say("write the figure alone, in the plan's unit: {}", "chỉ ghi con số, theo đơn vị của kế hoạch: {}", unit);
}

CellFault no_figure_fault(std::string_view text, const CellAdvice& about) {
  return {&rule("no-figure-in-words"),
          say("`{}` says that there is no figure", "`{}` nghĩa là không có số liệu", quoted(text)),
          about.is_wide ? say("leave the cell empty if the figure is not known; write 0 if it is zero",
                              "để trống ô nếu chưa có số liệu; ghi 0 nếu số liệu bằng 0")
                        : say("delete the row if the figure is not known; write 0 if it is zero",
                              "xóa dòng nếu chưa có số liệu; ghi 0 nếu số liệu bằng 0")};
}

CellFault rate_fault(std::string_view text, const CellAdvice& about) {
  return {&rule("rate-for-amount"),
          about.unit.empty()
              ? say("`{}` is a percentage, but a number is asked",
                    "`{}` là tỷ lệ phần trăm, trong khi cần số tuyệt đối", quoted(text))
              : say("`{}` is a percentage, but the figure is asked in {}",
                    "`{}` là tỷ lệ phần trăm, trong khi cần số liệu theo đơn vị {}", quoted(text), about.unit),
          about.in_sheet ? say("{}, in a cell formatted as a number and not as a percentage",
                               "{}, và định dạng ô là số (Number), không phải phần trăm", plain_figure(about))
                         : plain_figure(about)};
}

CellFault option_fault(std::string_view text, const CellAdvice& about) {
  const bool vi = about.numbers == NumberForm::vi;
  const ReadNumber number = read_number(text, Writing::first);
  const std::string plain = replaced(number.value.text(), '.', vi ? ',' : '.');
  return {&rule("bad-number"),
          say("`{}` is not written as --numbers {} says", "`{}` không được viết theo --numbers {}", quoted(text),
              vi ? "vi" : "en"),
          say("write `{}`, or leave the option out", "ghi là `{}`, hoặc bỏ tùy chọn này", plain), plain};
}

CellFault bad_number(std::string_view text, Text hint, std::optional<std::string> fix = {}) {
  return {&rule("bad-number"), say("`{}` is not a number", "`{}` không phải là số", quoted(text)), std::move(hint),
          std::move(fix)};
}

CellFault write_instead(std::string_view text, std::string plain) {
  Text hint = say("write `{}`", "ghi là `{}`", plain);
  return bad_number(text, std::move(hint), std::move(plain));
}

// Numbers that are only written unusually, and have one reading.
std::optional<CellFault> unusual_number(std::string_view text, const CellAdvice& about) {
  const std::size_t digits = count_digits(text);
  for (const std::string_view minus : {"−", "–"}) {
    if (!text.starts_with(minus)) continue;
    const std::string plain = "-" + std::string(trim(text.substr(minus.size())));
    if (!reads(plain)) continue;
    if (about.measure == Measure::count || about.measure == Measure::ratio) {  // never below zero
      return bad_number(text, say("write the figure, which cannot be below zero", "ghi con số, không thể là số âm"));
    }
    return write_instead(text, plain);
  }
  if (text.starts_with('+') && digits == 0 && reads(text.substr(1))) {
    if (about.is_level) {
      return bad_number(text,
                        say("write what there is at the end of the period, not what was added: `{}` if that is it",
                            "ghi số có đến cuối kỳ, không ghi số tăng thêm: `{}` nếu đúng là số đó", text.substr(1)));
    }
    return write_instead(text, std::string(text.substr(1)));
  }
  if (text.size() > 2 && text.front() == '(' && text.back() == ')' && reads(text.substr(1, text.size() - 2))) {
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (about.measure == Measure::count || about.measure == Measure::ratio) {  // never below zero
      return bad_number(text,
                        say("write the figure without brackets: `{}`", "ghi số không kèm dấu ngoặc: `{}`", inside));
    }
    return bad_number(text, say("if it is below zero, write `-{}`; else leave out the brackets",
                                "nếu là số âm thì ghi `-{}`; nếu không thì bỏ dấu ngoặc", inside));
  }
  if ((text.ends_with('.') || text.ends_with(',')) && all_digits(text.substr(0, text.size() - 1))) {
    return write_instead(text, std::string(text.substr(0, text.size() - 1)));
  }
  if (std::string plain = half_width(text); plain != text && reads(plain)) return write_instead(text, std::move(plain));
  return std::nullopt;
}

Text each_in_its_column(std::string_view numerator, std::string_view denominator) {
  const auto is_grouped = [](std::string_view part) { return part.find_first_of(".,") != std::string_view::npos; };
  if (is_grouped(numerator) || is_grouped(denominator)) {
    return say("write numerator and denominator each in its column, without signs between thousands",
               "ghi tử số và mẫu số ở hai cột riêng, không dùng dấu phân cách hàng nghìn");
  }
  return say("write {} as numerator and {} as denominator, each in its column",
             "ghi tử số {} và mẫu số {}, mỗi số ở một cột", numerator, denominator);
}

// "ước 2", "2 (ước)", "est. 2": the number.
std::string_view estimated_number(std::string_view text) {
  const std::size_t from = text.find_first_of("0123456789");
  const std::size_t end = text.find_last_of("0123456789");
  if (from == std::string_view::npos || !reads(text.substr(from, end + 1 - from)) || text.size() > 60) return {};
  const std::string before = bare_key(text.substr(0, from));
  std::string after = bare_key(text.substr(end + 1));
  std::erase_if(after, [](char c) { return c == '(' || c == ')' || c == '.'; });
  for (const std::string_view word :
       {"uoc", "uocdat", "uoctinh", "uocthuchien", "est", "est.", "estimate", "estimated"}) {
    if ((before == word && after.empty()) || (before.empty() && after == word))
      return text.substr(from, end + 1 - from);
  }
  return {};
}

CellFault worded_number(std::string_view text, const CellAdvice& about) {
  if (const std::string_view number = estimated_number(text); !number.empty()) {
    if (about.is_estimate) return write_instead(text, std::string(number));
    if (about.is_wide) {
      return bad_number(text, say("write `{}` in a column of its own, whose header says `estimated` before the year",
                                  "ghi `{}` ở một cột riêng, có tiêu đề `Ước thực hiện` kèm năm", number));
    }
    return bad_number(text, say("write `{}`, and `yes` in the column `estimate`",
                                "ghi là `{}`, và ghi `có` vào cột `ước tính`", number));
  }
  const auto [number, words] = leading_number(text);
  if (!number.empty() && names_unit(words, unit_of_cell(about))) return write_instead(text, std::string(number));
  if (is_ratio(about)) {
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
      const std::string_view numerator = leading_number(text).first;
      const std::string_view denominator = leading_number(trim(text.substr(slash + 1))).first;
      if (!numerator.empty() && !denominator.empty()) {
        return bad_number(text, each_in_its_column(numerator, denominator));
      }
    }
  }
  if (text.starts_with('<') || text.starts_with('>') || text.starts_with('~') || text.starts_with("≤") ||
      text.starts_with("≥")) {
    return bad_number(
        text, say("a row holds an exact figure: {}", "mỗi dòng phải là con số chính xác: {}", plain_figure(about)));
  }
  if (!number.empty() && (bare_key(words.substr(0, 40)) == "lan" || bare_key(words.substr(0, 40)) == "times")) {
    return bad_number(text, say("a multiple is computed from the figures: {}", "số lần được tính từ chính số liệu: {}",
                                plain_figure(about)));
  }
  return bad_number(text, plain_figure(about));
}

}  // namespace

CellFault number_fault(std::string_view text, CellProblem problem, const CellAdvice& about) {
  if (is_excel_error(text)) return excel_error_fault(text);
  if (problem == CellProblem::two_readings) return ambiguous_fault(text, about);
  if (problem == CellProblem::too_many_digits) return digits_fault(text);
  if (problem == CellProblem::against_option) return option_fault(text, about);
  if (says_no_figure(text)) return no_figure_fault(text, about);
  if (const Scientific found = scientific(text); found.matches) return scientific_fault(text, found.value);
  if (is_ratio(about) && about.is_value && !text.empty()) {
    if (auto pair = pair_with_percent(text)) return write_instead(text, std::move(*pair));
  }
  if (about.kind_is_date || looks_like_date(text) || looks_like_short_date(text)) {
    // Which of the two was typed first depends on Excel's language; a range begins with the smaller.
    int low = 1;
    int high = 2;
    if (const auto named = named_date(text); named && named->number <= 31 && named->number > 0) {
      std::tie(low, high) = std::minmax({named->number, named->month});
    } else if (const auto day = Date::parse_iso(text.substr(0, 10)); day && about.kind_is_date) {
      std::tie(low, high) = std::minmax({day->day(), day->month_number()});
    }
    return {&rule("excel-date-for-number"),
            say("`{}` is a date where a number belongs: Excel makes one of entries such as {}-{} or {}/{}",
                "`{}` là ngày tháng ở chỗ cần ghi số: Excel tự đổi các ô như {}-{} hoặc {}/{} thành ngày", quoted(text),
                low, high, low, high),
            say("format the column as Text in Excel and type the one figure again",
                "định dạng cột là Văn bản (Text) trong Excel rồi gõ lại một con số")};
  }
  if (auto unusual = unusual_number(text, about)) return std::move(*unusual);
  const bool has_sign = text.starts_with('-') || text.starts_with('+');
  if (const auto [number, words] = leading_number(text.substr(has_sign ? 1 : 0));
      !number.empty() && words.starts_with('%')) {
    const bool in_percent = words == "%" && unit_of_cell(about).en.starts_with('%') && !is_ratio(about);
    if (in_percent || names_unit(words, unit_of_cell(about)))
      return write_instead(text, (text.starts_with('-') ? "-" : "") + std::string(number));
    if (!about.is_value) {
      return bad_number(text, say("numerator and denominator are numbers of things: write these, not the percentage",
                                  "tử số và mẫu số là số lượng: hãy ghi số lượng, không ghi tỷ lệ phần trăm"));
    }
    if (!is_ratio(about) || !about.unit.en.starts_with('%')) return rate_fault(text, about);
    return bad_number(text, plain_figure(about));
  }
  if (is_range(text)) {
    return bad_number(text,
                      say("a row holds one figure, not a range", "mỗi dòng chỉ ghi một con số, không ghi khoảng"));
  }
  const bool has_digits = text.find_first_of("0123456789") != std::string_view::npos;
  if (const auto pair = pair_in(text); pair && about.measure) {
    return bad_number(text,
                      is_ratio(about) ? each_in_its_column(pair->numerator, pair->denominator) : plain_figure(about));
  }
  if (has_digits && text.find_first_not_of("0123456789.,") == std::string_view::npos) {
    return bad_number(
        text, say("the separators are misplaced: thousands are set apart in threes, and there is one decimal sign",
                  "dấu phân cách đặt sai chỗ: hàng nghìn ngăn theo từng nhóm ba chữ số và chỉ có một dấu thập phân"));
  }
  if (has_digits) return worded_number(text, about);
  return bad_number(text, plain_figure(about));
}

}  // namespace plantrack
