// Why a figure cannot be read: Excel's marks, two readings, words and signs around it.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/excel_dates.hpp"

#include <algorithm>
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
  if (const std::size_t slash = text.find('/'); digits > 0 && slash != std::string_view::npos) {
    return say("if this is a ratio, write `{}` as numerator and `{}` as denominator, each in its column",
               "nếu đây là tỷ lệ thì ghi tử số `{}` và mẫu số `{}`, mỗi số ở một cột",
               quoted(trim(text.substr(0, slash))), quoted(trim(text.substr(slash + 1))));
  }
  if (has_digits && text.find_first_not_of("0123456789.,") == std::string_view::npos) {
    return say("the separators are misplaced: thousands are set apart in threes, and there is one decimal sign",
               "dấu phân cách đặt sai chỗ: hàng nghìn ngăn theo từng nhóm ba chữ số và chỉ có một dấu thập phân");
  }
  if (has_digits) {
    return say("write the figure alone, in the unit that the plan names, without unit or words",
               "chỉ ghi con số, theo đơn vị nêu trong kế hoạch, không kèm đơn vị hay chữ");
  }
  const std::string_view example = form == NumberForm::vi ? "1234,5" : "1234.5";
  return say("write a number such as {}, or leave the cell empty where there is no figure",
             "ghi một con số, ví dụ {}, hoặc để trống ô nếu không có số liệu", example);
}

}  // namespace

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

}  // namespace plantrack
