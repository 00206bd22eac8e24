#include "read/plan/plan_values.hpp"

#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cells.hpp"

#include <algorithm>

namespace plantrack {
namespace {

bool all_in(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

// Whether YAML 1.1, which most other programs read, takes a plain scalar for an integer, a float or a date.
// (`08` it takes for text: no octal number has an 8.)
bool yaml_reads_number(std::string_view text) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  if (Date::parse_iso(text)) return true;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text == ".inf" || text == ".Inf" || text == ".INF") return true;
  if (text.empty() || (!is_digit(text.front()) && text.front() != '.')) return false;
  if (text.starts_with("0x")) return text.size() > 2 && all_in(text.substr(2), "0123456789abcdefABCDEF_");
  if (text.starts_with("0b")) return text.size() > 2 && all_in(text.substr(2), "01_");
  if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
    const std::size_t power = std::min(text.find_first_of("eE", point), text.size());
    const std::string_view exponent = text.substr(power);
    const bool good_exponent = exponent.empty() || (exponent.size() > 2 && (exponent[1] == '-' || exponent[1] == '+') &&
                                                    all_in(exponent.substr(2), "0123456789"));
    return text.size() > 1 && good_exponent && all_in(text.substr(0, point), "0123456789_:") &&
           all_in(text.substr(point + 1, power - point - 1), "0123456789_");
  }
  if (text.find(':') != std::string_view::npos) return all_in(text, "0123456789_:") && text.front() != '0';
  if (text.front() == '0') return all_in(text, "01234567_");
  return all_in(text, "0123456789_");
}

// Whether somebody meant a number, so that the finding can say what is wrong with it.
bool meant_as_number(std::string_view text) {
  if (text.find_first_of("0123456789") == std::string_view::npos) return yaml_reads_number(text);
  return all_in(text, "0123456789+-.,_eExXoO% ") && (is_digit(text.front()) || all_in(text.substr(0, 1), "+-.,"));
}

const YamlNode* scalar(PlanFindings& out, Value value) {
  if (!value) return nullptr;
  if (value.node->is_scalar()) return value.node;
  if (value.node->kind == YamlNode::Kind::null) {
    out.add(rule("wrong-type"), value.node->place, say("`{}` is empty", "`{}` không có giá trị", value.key),
            say("fill it in, or leave the key out", "hãy điền giá trị, hoặc bỏ khóa này"), value.key);
  } else {
    out.add(rule("wrong-type"), value.node->place,
            say("`{}` must be a single value, not {}", "`{}` phải là một giá trị đơn, không phải {}", value.key,
                value.node->is_list() ? say("a list", "danh sách") : say("keys with values", "các khóa và giá trị")),
            say("write `{}: …` in one line", "hãy ghi `{}: …` trên một dòng", value.key), value.key);
  }
  return nullptr;
}

void add_bad_number(PlanFindings& out, Value value, Text message, Text hint) {
  out.add(rule("bad-plan-number"), value.node->place, std::move(message), std::move(hint), value.key);
}

// The scalar of a number, which must be plain.
const YamlNode* number_scalar(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return nullptr;
  if (node->plain && meant_as_number(node->text)) return node;
  const bool only_quoted = !node->plain && meant_as_number(node->text);
  out.add(rule("wrong-type"), node->place,
          say("`{}` must be a number, not {}", "`{}` phải là số, không phải {}", value.key,
              only_quoted ? say("text in quotes", "văn bản trong dấu nháy") : say("`{}`", "`{}`", shown(node->text))),
          only_quoted ? say("take the quotes off: {}", "hãy bỏ dấu nháy: {}", shown(node->text))
                      : say("write a plain number such as 80 or 1.5", "hãy ghi số thường, ví dụ 80 hoặc 1.5"),
          value.key);
  return nullptr;
}

bool has_leading_zero(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && is_digit(text[1]);
}

}  // namespace

bool is_id(std::string_view text) {
  bool letter_needed = true;  // at the start and behind a hyphen
  for (const char c : text) {
    if (c == '-') {
      if (letter_needed) return false;
      letter_needed = true;
    } else if (is_digit(c) || (c >= 'a' && c <= 'z')) {
      letter_needed = false;
    } else {
      return false;
    }
  }
  return !letter_needed;
}

At<std::string> read_text(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  if (trim(node->text).empty()) {
    out.add(rule("wrong-type"), node->place, say("`{}` is empty", "`{}` không có giá trị", value.key),
            say("fill it in, or leave the key out", "hãy điền giá trị, hoặc bỏ khóa này"), value.key);
    return {};
  }
  return {std::string(trim(node->text)), node->place};
}

At<std::string> read_text_or_null(PlanFindings& out, Value value) {
  if (value && value.node->kind == YamlNode::Kind::null) return {{}, value.node->place};
  return read_text(out, value);
}

At<std::string> read_authority_code(PlanFindings& out, Value value) {
  At<std::string> text = read_text(out, value);
  if (text && value.node->plain && yaml_reads_number(text.value)) {
    out.add(rule("wrong-type"), text.place,
            say("`{}` is text, but YAML reads {} as a number or a date",
                "`{}` là văn bản, nhưng YAML đọc {} thành số hoặc ngày", value.key, shown(text.value)),
            say("put it in quotes: \"{}\"", "hãy đặt trong dấu nháy: \"{}\"", shown(text.value)), value.key);
  }
  return text;
}

At<std::string> read_id(PlanFindings& out, Value value) {
  At<std::string> text = read_text(out, value);
  if (text && !is_id(text.value)) {
    out.add(rule("bad-id"), text.place, say("`{}` cannot be an id", "`{}` không thể làm mã", shown(text.value)),
            say("use small letters a–z, digits, and single hyphens between them",
                "chỉ dùng chữ thường a–z không dấu, chữ số, và từng dấu gạch nối ở giữa"),
            value.key);
  }
  return text;
}

std::vector<At<std::string>> read_texts(PlanFindings& out, Value value) {
  std::vector<At<std::string>> texts;
  for (const Value item : list_of(out, value, true)) {
    if (At<std::string> text = read_text(out, item)) texts.push_back(std::move(text));
  }
  return texts;
}

Text read_label(PlanFindings& out, Value value) {
  if (!value || !value.node->is_mapping()) return same(read_text(out, value).value);
  Fields languages(out, value, label_keys, say("`{}`", "`{}`", value.key));
  Text label{read_text(out, languages.find("en")).value, read_text(out, languages.find("vi")).value};
  if (value.node->keys.empty()) {
    out.add(rule("missing-key"), value.node->place,
            say("`{}` has neither `vi` nor `en`", "`{}` không có `vi` lẫn `en`", value.key),
            say("write {}: {{vi: \"…\", en: \"…\"}}", "hãy ghi {}: {{vi: \"…\", en: \"…\"}}", value.key), value.key);
  }
  languages.done();
  if (label.en.empty()) label.en = label.vi;
  if (label.vi.empty()) label.vi = label.en;
  return label;
}

At<Text> read_name(PlanFindings& out, Value value) {
  Text name = read_label(out, value);
  if (name.empty()) return {};
  return {std::move(name), value.node->place};
}

Reference read_reference(PlanFindings& out, Value value) {
  At<std::string> id = read_text(out, value);
  return {std::move(id.value), id.place, -1};
}

At<Decimal> read_number(PlanFindings& out, Value value) {
  const YamlNode* node = number_scalar(out, value);
  if (node == nullptr) return {};
  Decimal number;
  const DecimalFault fault = parse_decimal(node->text, number);
  const std::string as_written = shown(node->text);
  if (fault == DecimalFault::too_many_digits) {
    add_bad_number(
        out, value, say("{} has more digits than a figure can hold", "{} có nhiều chữ số hơn mức cho phép", as_written),
        say("at most {} digits before the point and {} after it", "tối đa {} chữ số trước dấu chấm và {} chữ số sau",
            Decimal::max_whole_digits, Decimal::max_fraction_digits));
    return {};
  }
  if (fault == DecimalFault::not_a_number) {
    add_bad_number(
        out, value, say("{} is not a plain number", "{} không phải là số viết đúng cách", as_written),
        say("digits and one decimal point: 1500, 1.5", "chỉ dùng chữ số và một dấu chấm thập phân: 1500, 1.5"));
    return {};
  }
  if (has_leading_zero(node->text)) {
    add_bad_number(out, value,
                   say("{} begins with a zero, which many programs read as an octal number",
                       "{} bắt đầu bằng số 0, nhiều chương trình sẽ đọc thành số bát phân", as_written),
                   say("write {}", "hãy ghi {}", number.text()));
    return {};
  }
  return {number, node->place};
}

At<int> read_whole(PlanFindings& out, Value value, int low, int high) {
  const At<Decimal> number = read_number(out, value);
  if (!number) return {};
  if (!number.value.is_whole() || number.value < Decimal(low) || number.value > Decimal(high) ||
      value.node->text.find('.') != std::string::npos) {
    add_bad_number(out, value, say("`{}` cannot be {}", "`{}` không thể là {}", value.key, shown(value.node->text)),
                   say("write a whole number from {} to {}", "hãy ghi một số nguyên từ {} đến {}", low, high));
    return {};
  }
  return {static_cast<int>(number.value.units() / Decimal::scale), number.place};
}

At<int> read_year(PlanFindings& out, Value value) {
  return read_whole(out, value, first_plan_year, last_plan_year);
}

At<Date> read_date(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  const auto date = Date::parse_iso(node->text);
  if (!date) {
    out.add(rule("bad-plan-date"), node->place,
            say("`{}`: {} is no date", "`{}`: {} không phải là ngày hợp lệ", value.key, shown(node->text)),
            say("write year-month-day, a day that exists: 2025-02-28",
                "hãy ghi năm-tháng-ngày, là ngày có thật: 2025-02-28"),
            value.key);
    return {};
  }
  return {*date, node->place};
}

At<bool> read_true(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  if (node->plain && (node->text == "true" || node->text == "True" || node->text == "TRUE")) return {true, node->place};
  std::string_view percent = trim(std::string_view(node->text).substr(0, node->text.find('%')));
  Decimal figure;
  const bool is_figure = parse_decimal(percent, figure) == DecimalFault::none;
  const bool directed = value.key == "increase" || value.key == "decrease";
  Text hint = say("write `{}: true`", "hãy ghi `{}: true`", value.key);
  if (is_figure && directed) {
    const bool down = value.key == "decrease" && !figure.is_negative();
    hint =
        say("for a change by {1} % since the baseline year write `change: {2}{1}`; for the figure to be reached "
            "at_least, at_most …; without a figure `{0}: true`",
            "nếu là thay đổi {1}% so với năm gốc, hãy ghi `change: {2}{1}`; nếu là mức cần đạt, hãy dùng at_least, "
            "at_most …; nếu không có con số, hãy ghi `{0}: true`",
            value.key, figure.text(), down ? "-" : "");
  } else if (is_figure) {
    hint = say("write `{}: true`, or use at_least, at_most … for a figure",
               "hãy ghi `{}: true`, hoặc dùng at_least, at_most … nếu có con số", value.key);
  }
  out.add(rule("bad-condition-value"), node->place,
          is_figure ? say("`{}` takes no figure, only `true`", "`{}` không nhận con số, chỉ nhận `true`", value.key)
                    : say("`{}` takes only `true`, not `{}`", "`{}` chỉ nhận `true`, không nhận `{}`", value.key,
                          shown(node->text)),
          std::move(hint), value.key);
  return {};
}

At<bool> read_flag(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  if (node->plain && (node->text == "true" || node->text == "false")) return {node->text == "true", node->place};
  out.add(rule("wrong-type"), node->place,
          say("`{}` is true or false, not {}", "`{}` là true hoặc false, không phải {}", value.key, shown(node->text)),
          say("write `{}: true`, or leave the key out", "hãy ghi `{}: true`, hoặc bỏ khóa này", value.key), value.key);
  return {};
}

namespace {

// How the period is written that somebody put into a plan as in a progress file or a document.
Text period_hint(std::string_view text) {
  const Text forms = say("a period is a year, half, quarter or month: 2029, 2029-H1, 2029-Q2, 2029-06",
                         "kỳ được ghi là năm, nửa năm, quý hoặc tháng: 2029, 2029-H1, 2029-Q2, 2029-06");
  const ReadPeriod fiscal =
      plantrack::read_period(text, {.year_begins = 4, .nine_months = false, .writing = Writing::second});
  if (const std::optional<Period> meant = parse_period(text)) {
    return say("write {}; {}", "hãy ghi {}; {}", meant->text(), forms);
  }
  if (fiscal.problem == CellProblem::none) {
    return say("write {}, for the plan year that begins in {}; {}", "hãy ghi {}, là năm kế hoạch bắt đầu từ năm {}; {}",
               fiscal.value.text(), fiscal.value.year(), forms);
  }
  const ReadCell<Date> date = plantrack::read_date(text, Writing::first);
  if (date.problem == CellProblem::none) {
    return say("for the month write {}; {}", "nếu là cả tháng, hãy ghi {}; {}", date.value.month().text(), forms);
  }
  return forms;
}

}  // namespace

At<Period> read_period(PlanFindings& out, Value value) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  const std::string_view text = node->text;
  if (text.find('-') == std::string_view::npos || text.starts_with('-')) {
    if (!node->plain && meant_as_number(text)) {  // a year in quotes
      const At<int> year = read_year(out, value);
      return year ? At<Period>{Period::of_year(year.value), year.place} : At<Period>{};
    }
    int year = 0;
    if (text.size() == 4 && all_digits(text)) {
      for (const char digit : text) year = 10 * year + (digit - '0');
    }
    if (first_plan_year <= year && year <= last_plan_year) return {Period::of_year(year), node->place};
    out.add(meant_as_number(text) ? rule("bad-plan-number") : rule("wrong-type"), node->place,
            say("`{}` must be a period, not `{}`", "`{}` phải là một kỳ, không phải `{}`", value.key, shown(text)),
            period_hint(text), value.key);
    return {};
  }
  constexpr std::size_t year_digits = 4;
  const std::string_view year_text = text.substr(0, year_digits);
  std::string_view part = text.substr(std::min(text.size(), year_digits + 1));
  std::optional<Frequency> frequency = Frequency::month;
  if (part.starts_with('H')) frequency = Frequency::half;
  if (part.starts_with('Q')) frequency = Frequency::quarter;
  if (*frequency != Frequency::month) part.remove_prefix(1);
  const std::size_t digits = *frequency == Frequency::month ? 2 : 1;
  if (all_digits(year_text) && text.substr(year_digits, 1) == "-" && part.size() == digits && all_digits(part)) {
    int year = 0, number = 0;
    for (const char digit : year_text) year = 10 * year + (digit - '0');
    for (const char digit : part) number = 10 * number + (digit - '0');
    if (first_plan_year <= year && year <= last_plan_year && 1 <= number && number <= 12 / months_in(*frequency)) {
      return {Period::of(year, *frequency, number), node->place};
    }
  }
  const auto day = Date::parse_iso(text);
  const Text month =
      day ? say("for the month write {}", "nếu là cả tháng, hãy ghi {}", day->month().text()) : period_hint(text);
  out.add(rule("bad-plan-date"), node->place,
          say("`{}`: {} is no period", "`{}`: {} không phải là một kỳ", value.key, shown(text)), month, value.key);
  return {};
}

std::vector<Text> read_labels(PlanFindings& out, Value value) {
  std::vector<Text> labels;
  for (const Value item : list_of(out, value, true)) {
    if (Text label = read_label(out, item); !label.empty()) labels.push_back(std::move(label));
  }
  return labels;
}

namespace {

// The words of which the whole reckoning depends, with what each means.
Text explained(std::string_view key, std::span<const std::string> words) {
  if (key == "measure") {
    return say("count (things), amount (of a unit), ratio (a share), qualitative (done or not)",
               "count (số đếm), amount (giá trị có đơn vị), ratio (tỷ lệ), qualitative (hoàn thành hay chưa)");
  }
  if (key == "accrual") {
    return say(
        "flow (what was added in the period), stock (the state at its end), yearly (a flow that starts anew each "
        "year), rate (yearly growth in %)",
        "flow (số phát sinh trong kỳ), stock (hiện trạng cuối kỳ), yearly (số tính lại từng năm), rate (tốc độ "
        "tăng hằng năm, %)");
  }
  return same(comma_list(words));
}

}  // namespace

At<std::size_t> read_word(PlanFindings& out, Value value, std::span<const std::string> words) {
  const YamlNode* node = scalar(out, value);
  if (node == nullptr) return {};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == node->text) return {i, node->place};
  }
  const Text list = say("write one of: {}", "hãy ghi một trong các từ: {}", explained(value.key, words));
  const auto candidates = [&] { return std::vector<std::string>(words.begin(), words.end()); };
  out.add(rule("wrong-type"), node->place,
          say("`{}` cannot be `{}`", "`{}` không thể là `{}`", value.key, shown(node->text)),
          out.did_you_mean(node->text, candidates, list), value.key);
  return {};
}

}  // namespace plantrack
