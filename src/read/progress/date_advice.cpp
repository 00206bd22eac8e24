// Why a period or a day cannot be read, and which one is meant.
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/progress/cell_advice.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/header_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace plantrack {
namespace {

CellFault serial_fault(std::string_view text, Date date, Text hint) {
  return {&rule("excel-serial-date"),
          say("`{}` is Excel's number for the day {}", "`{}` là số mà Excel dùng để ghi ngày {}", text,
              Text{date.text(), date.local_text()}),
          std::move(hint)};
}

bool is_period_year(int year) {
  return year >= Period::first_year && year <= Period::last_year;
}

// The period that Excel's date stands for, where that is plain.
std::optional<Period> period_behind(std::string_view text) {
  if (const auto named = named_date(text)) {
    if (named->number > 999) return make_period(named->number, Frequency::month, named->month);
    if (named->month_first && named->number >= 10) {
      return make_period(2000 + named->number, Frequency::month, named->month);
    }
    const auto day = named->date();
    if (!day || day->day() != 1) return std::nullopt;
    return make_period(day->year(), Frequency::month, day->month_number());
  }
  // Excel makes the first of a month of it. Which number is the month depends on Excel's language.
  const auto date = written_date(text);
  if (!date || (date->day() != 1 && date->month_number() != 1) || date->day() > 12) return std::nullopt;
  return make_period(date->year(), Frequency::month, date->day() == 1 ? date->month_number() : date->day());
}

// As templates and reports in Vietnamese write it.
Text words_for(Period period) {
  const int year = period.year(), number = period.number();
  constexpr const char* roman[] = {"I", "II", "III", "IV"};
  switch (period.frequency()) {
    case Frequency::year: return same(period.text());
    case Frequency::half: return {period.text(), fmt::format("6 tháng {} năm {}", number == 1 ? "đầu" : "cuối", year)};
    case Frequency::quarter: return {period.text(), fmt::format("Quý {}/{}", roman[number - 1], year)};
    case Frequency::month: return {period.text(), fmt::format("Tháng {}/{}", number, year)};
  }
  return {};
}

// The forms of a period in the plan's first year, and its years, for what is copied from a message should be of the
// plan.
Text period_forms(const CellAdvice& about) {
  const int year = about.first_year > 0 ? about.first_year : 2024;
  const auto words = [year](Frequency frequency, int number) { return words_for(Period::of(year, frequency, number)); };
  Text forms = say("write {}, {}, {} or {}", "ghi {}, {}, {} hoặc {}", year, words(Frequency::half, 1),
                   words(Frequency::quarter, 3), words(Frequency::month, 9));
  if (about.first_year > 0) {
    forms = say("{}, of the plan's years {} to {}", "{}, với năm từ {} đến {} của kế hoạch", forms, about.first_year,
                about.last_year);
  }
  if (about.year_begins != 1) {
    const Months quarter = Period::of(year, Frequency::quarter, 3).months(about.year_begins);
    forms = say("{}; in this plan {}-Q3 is {} to {}", "{}; trong kế hoạch này Quý III/{} là từ {} đến {}", forms, year,
                quarter.first.text(), quarter.last().text());
  }
  return forms;
}

// What of a plan ends on the day that somebody wrote for a period: "quarter 2024-Q3, month 2024-12"; empty within a
// month.
Text periods_ending(Date day, int year_begins) {
  if (day != last_day(day.month())) return {};
  Text listed;
  for (const Frequency frequency : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
    const int length = months_in(frequency);
    const Months months{day.month() + (1 - length), length};
    const Period period = Period::named(months, year_begins);
    if (!is_period_year(period.year()) || period.months(year_begins) != months) continue;
    listed = listed.empty() ? words_for(period) : say("{}, {}", "{}, {}", listed, words_for(period));
  }
  return listed;
}

std::size_t count_digits_at_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of("0123456789");
  return last == std::string_view::npos ? text.size() : text.size() - last - 1;
}

// What stands beside the year, as a bare key without the word for year, as the part of a canonical period: "" for the
// whole year, "-H1", "-Q3", "-09"; nullopt where it is none.
std::optional<std::string> part_meant(std::string_view part) {
  if (part.ends_with("nam")) part.remove_suffix(3);
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"", ""},
      {"ca", ""},
      {"12thang", ""},
      {"0", ""},
      {"6thang", "-H1"},
      {"6t", "-H1"},
      {"6thangdau", "-H1"},
      {"6tdau", "-H1"},
      {"6thangcuoi", "-H2"},
      {"6tcuoi", "-H2"},
      {"h1", "-H1"},
      {"h2", "-H2"},
      {"s1", "-H1"},
      {"s2", "-H2"},
      {"quyi", "-Q1"},
      {"quyii", "-Q2"},
      {"quyiii", "-Q3"},
      {"quyiv", "-Q4"},
      {"qi", "-Q1"},
      {"qii", "-Q2"},
      {"qiii", "-Q3"},
      {"qiv", "-Q4"},
  };
  for (const auto& [word, meant] : words) {
    if (part == word) return std::string(meant);
  }
  if (part.starts_with("06t")) return part_meant(part.substr(1));
  const std::size_t letters = part.size() - std::min(part.size(), count_digits_at_end(part));
  const std::string_view word = part.substr(0, letters);
  const std::string_view digits = part.substr(letters);
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  const int number = small_number(digits);
  if (word == "quy" || word == "q") return number <= 4 ? std::optional(fmt::format("-Q{}", number)) : std::nullopt;
  if (word.empty() || word == "t" || word == "thang" || word == "thg") return fmt::format("-{:02}", number);
  return std::nullopt;
}

// The period that is meant where only its signs or words are unusual: 2024-9, 2024/09, 09-2024, Q3-2024, T9/2024,
// Cả năm 2024, 2024 Q3, 6 tháng 2024.
std::optional<Period> period_meant(std::string_view text) {
  const auto is_sign = [](char c) { return std::string_view("/.-").find(c) != std::string_view::npos; };
  if (text.size() > 60 || joins_numbers(text, " -_.,()") || std::count_if(text.begin(), text.end(), is_sign) > 1)
    return std::nullopt;
  std::string key = bare_key(text);
  std::erase_if(key, [](char c) { return std::string_view("/.,()").find(c) != std::string_view::npos; });
  if (key.size() < 4) return std::nullopt;
  const std::string_view all = key;
  const bool year_first = is_year(all.substr(0, 4));
  const std::string_view year = year_first ? all.substr(0, 4) : all.substr(all.size() - 4);
  const auto part = part_meant(year_first ? all.substr(4) : all.substr(0, all.size() - 4));
  return is_year(year) && part ? parse_period(std::string(year) + *part) : std::nullopt;
}

// "ngày 10 tháng 01 năm 2025"
std::optional<Date> day_in_words(std::string_view text) {
  std::string key = bare_key(text);
  std::string_view rest = key;
  std::array<int, 3> numbers{};
  constexpr std::string_view words[] = {"ngay", "thang", "nam"};
  for (std::size_t i = 0; i < 3; ++i) {
    if (!rest.starts_with(words[i])) return std::nullopt;
    rest.remove_prefix(words[i].size());
    const std::size_t digits = count_digits(rest);
    if (digits == 0 || digits > 4) return std::nullopt;
    numbers[i] = small_number(rest.substr(0, digits));
    rest.remove_prefix(digits);
  }
  if (!rest.empty() || !is_period_year(numbers[2]) || !date_exists(numbers[2], numbers[1], numbers[0]))
    return std::nullopt;
  return Date::of(numbers[2], numbers[1], numbers[0]);
}

// The day that is meant where only its form is unusual: 2024-1-5, 14.11.2024, 14-Nov-24, 11/14/2024, one with a time.
std::optional<Date> day_meant(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  if (const auto date = written_date(text)) return date;
  if (const auto named = named_date(text)) return named->date();
  if (const auto day = day_in_words(text)) return day;
  if (text.size() == 8 && all_digits(text) && is_period_year(small_number(text.substr(0, 4)))) {  // 20250114
    return Date::parse_iso(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
  }
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

}  // namespace

// FY2024, 2010-11: the two periods that it may be.
CellFault two_periods_fault(std::string_view text, int year_begins) {
  const bool fiscal = !text.empty() && (text.front() == 'F' || text.front() == 'f');
  const std::string_view digits = fiscal ? trim(text.substr(2)) : text.substr(0, 4);
  const int year = small_number(digits) + (digits.size() == 2 ? 2000 : 0);
  const auto double_year = [](int first) { return fmt::format("{}/{:02}", first, (first + 1) % 100); };
  const auto months = [&](int first) {
    const Months its = Period::of_year(first).months(year_begins);
    return fmt::format("{} – {}", its.first.text(), its.last().text());
  };
  if (fiscal) {
    return {&rule("ambiguous-period"),
            say("`{}` may be named after the year in which it begins ({}) or ends ({})",
                "`{}` có thể gọi theo năm bắt đầu ({}) hoặc năm kết thúc ({})", quoted(text), months(year),
                months(year - 1)),
            say("write `{}` or `{}`", "ghi `{}` hoặc `{}`", double_year(year), double_year(year - 1))};
  }
  return {&rule("ambiguous-period"),
          say("`{}` may be a year ({}) or the month {}", "`{}` có thể là năm ({}) hoặc tháng {}", quoted(text),
              months(year), fmt::format("{}/{}", text.substr(5), year)),
          say("write `{}` for the year, `{}/{}` for the month", "ghi `{}` nếu là năm, `{}/{}` nếu là tháng",
              fmt::format("{}/{:02}", year, (year + 1) % 100), text.substr(5), year)};
}

CellFault nine_months_fault(std::string_view text) {
  const std::string_view year = text.size() >= 4 ? text.substr(text.size() - 4) : std::string_view("2024");
  return {&rule("bad-period"),
          say("`{}` is not a period of its own", "`{}` không phải là một kỳ báo cáo riêng", quoted(text)),
          say("split it: report the half and the third quarter ({0}-H1, {0}-Q3), each by itself",
              "tách thành 6 tháng đầu năm và quý III ({0}-H1, {0}-Q3), báo cáo riêng từng kỳ", year)};
}

CellFault period_fault(std::string_view text, CellProblem problem, const CellAdvice& about) {
  if (is_excel_error(text)) return excel_error_fault(text);
  if (problem == CellProblem::two_readings) return two_periods_fault(text, about.year_begins);
  if (problem == CellProblem::nine_months) return nine_months_fault(text);
  if (const auto date = serial_date(text)) {
    const Period month = Period::of(date->year(), Frequency::month, date->month_number());
    return serial_fault(text, *date,
                        say("write `{}`, in a column formatted as Text",
                            "ghi lại là `{}` trong cột có định dạng Văn bản (Text)", month.text()));
  }
  const auto meant = period_meant(text);
  const bool spelled = meant && bare_key(text).starts_with("thang");  // people write the word in full, Excel does not
  const bool range = bare_key(text).starts_with("thang") && joins_numbers(text, " -_.,()/");  // "Tháng 1-2/2024"
  if (!spelled && !range && looks_like_date(text)) {
    const auto period = period_behind(text);
    Text hint = say("{}, in a column formatted as Text", "{}; định dạng cột là Văn bản (Text)", period_forms(about));
    if (const auto day = written_date(text)) {
      const Text ending = periods_ending(*day, about.year_begins);
      if (!ending.empty()) {
        hint = say("write the period that ends on that day, in a column formatted as Text: {}",
                   "ghi kỳ kết thúc vào ngày đó, trong cột có định dạng Văn bản (Text): {}", ending);
      }
    }
    std::optional<std::string> fix;
    if (period) {
      hint = say("write `{}`, in a column formatted as Text", "ghi là `{}` trong cột có định dạng Văn bản (Text)",
                 period->text());
      const auto named = named_date(text);  // 01/09/2024 may be September or January
      if (named && named->month_first) fix = period->text();
    }
    return {&rule("excel-date-for-period"),
            say("`{}` is a date, not a period: Excel makes such dates of periods",
                "`{}` là ngày tháng, không phải kỳ báo cáo: Excel thường tự đổi kỳ thành ngày", quoted(text)),
            std::move(hint), std::move(fix)};
  }
  Text message = say("`{}` is not a period", "`{}` không phải là kỳ báo cáo", quoted(text));
  if (meant) {
    return {&rule("bad-period"), std::move(message),
            say("did you mean `{}`?", "Có phải là “{}” không?", words_for(*meant)), meant->text()};
  }
  const std::string year = std::to_string(about.first_year > 0 ? about.first_year : 2024);
  std::string dated = with_year(text, year);
  if (bare_key(text) == "canam" || bare_key(text) == "fullyear") dated = year;
  const bool nine_months = read_period(dated, {.nine_months = false}).problem == CellProblem::nine_months;
  if (nine_months && !about.is_level) {
    return {
        &rule("bad-period"), std::move(message),
        say("write its year, and split it: report the half and the third quarter, such as {0}-H1 and {0}-Q3, each by "
            "itself",
            "ghi thêm năm và tách thành 6 tháng đầu năm và quý III, ví dụ {0}-H1 và {0}-Q3, báo cáo riêng từng kỳ",
            year)};
  }
  if (!dated.empty()) {
    return {&rule("bad-period"), std::move(message),
            say("write its year, too, such as `{}`", "ghi thêm năm, ví dụ `{}`", dated)};
  }
  return {&rule("bad-period"), std::move(message), period_forms(about)};
}

CellFault two_days_fault(std::string_view text) {
  const Date dmy = read_date(text, Writing::first).value;
  const Date mdy = read_date(text, Writing::second).value;
  return {&rule("ambiguous-date"),
          say("`{}` may be {} or {}; other cells of the column are written in both ways",
              "`{}` có thể là {} hoặc {}; các ô khác của cột viết theo cả hai cách", quoted(text),
              Text{dmy.text(), dmy.local_text()}, Text{mdy.text(), mdy.local_text()}),
          say("write `{}` or `{}`, or say --dates dmy or --dates mdy",
              "ghi `{}` hoặc `{}`, hoặc dùng --dates dmy hay --dates mdy", dmy.text(), mdy.text())};
}

CellFault date_fault(std::string_view text, CellProblem problem, std::optional<DateForm> option) {
  if (is_excel_error(text)) return excel_error_fault(text);
  if (problem == CellProblem::two_readings) return two_days_fault(text);
  if (problem == CellProblem::against_option) {
    const Date day = read_date(text, Writing::first).value;
    return {&rule("bad-date"),
            say("`{}` is not written as --dates {} says", "`{}` không được viết theo --dates {}", quoted(text),
                option == DateForm::mdy ? "mdy" : "dmy"),
            say("write `{}`, or leave the option out", "ghi là `{}`, hoặc bỏ tùy chọn này", day.text()), day.text()};
  }
  if (const auto date = serial_date(text))
    return serial_fault(text, *date, say("write `{}`", "ghi lại là `{}`", Text{date->text(), date->local_text()}));
  const Text hint = say("write it as 2024-12-31 or 31/12/2024", "ghi theo dạng 31/12/2024 hoặc 2024-12-31");
  const Text message = say("`{}` is not a date", "`{}` không phải là ngày", quoted(text));
  if (const auto day = day_meant(text)) {
    return {&rule("bad-date"), message,
            say("did you mean `{}`?", "Có phải là “{}” không?", Text{day->text(), day->local_text()}), day->text()};
  }
  if (const std::size_t end = text.find_first_of(" ("); end != std::string_view::npos) {
    if (const auto day = parse_date(text.substr(0, end))) {
      return {&rule("bad-date"), message,
              say("write the day alone, `{}`; words beside it belong in the note",
                  "chỉ ghi ngày `{}`; phần chữ đi kèm ghi vào cột ghi chú", Text{day->text(), day->local_text()})};
    }
  }
  const std::size_t last_sign = text.find_last_of("-.");
  const bool short_year = text.size() >= 6 && text.size() <= 8 && last_sign == text.size() - 3 &&
                          text.find_first_not_of("0123456789-.") == std::string_view::npos &&
                          std::count(text.begin(), text.end(), text[last_sign]) == 2;  // 08-07-25
  if (short_year || looks_like_short_date(text)) {
    return {&rule("bad-date"), message,
            say("write the year with four digits, such as {}", "ghi năm đủ bốn chữ số, ví dụ {}",
                fmt::format("{}20{}", text.substr(0, text.size() - 2), text.substr(text.size() - 2)))};
  }
  const bool formed = std::count(text.begin(), text.end(), '/') == 2 || std::count(text.begin(), text.end(), '-') == 2;
  const bool plain = text.find_first_not_of("0123456789/-") == std::string_view::npos;
  if (formed && plain && text.size() >= 8 && text.size() <= 10) {
    return {&rule("bad-date"), say("there is no day `{}`", "không có ngày `{}`", quoted(text)),
            say("check day and month; a date is written as 2024-12-31 or 31/12/2024",
                "kiểm tra lại ngày, tháng; ngày ghi theo dạng 31/12/2024 hoặc 2024-12-31")};
  }
  return {&rule("bad-date"), message, hint};
}

}  // namespace plantrack
