#include "read/progress/table_titles.hpp"

#include "base/unicode.hpp"
#include "read/progress/cells.hpp"
#include "read/progress/excel_dates.hpp"
#include "read/progress/figure_header.hpp"
#include "read/progress/header_words.hpp"
#include "read/progress/progress_reader.hpp"
#include "read/progress/title_period.hpp"
#include "read/progress/unit_words.hpp"

#include <algorithm>

namespace plantrack {
namespace {

// "Quý I", "6 tháng": the name of a sheet.
bool is_part_of_no_year(std::string_view name) {
  if (read_figure_header(name).kind != FigureKind::unsaid) return false;  // "TH", "Ước"
  return !all_digits(name) && !column_named(name) && period_of_header(name).empty() && !with_year(name, "2024").empty();
}

// 2024 of "Quý III/2024"; 2024 and 2025 of "2024/25"; 2025 of "FY25".
std::vector<int> years_in(std::string_view period) {
  std::vector<int> years;
  for (std::size_t at = 0; (at = period.find_first_of("0123456789", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(period.find_first_not_of("0123456789", at), period.size());
    const std::string_view digits = period.substr(at, end - at);
    const bool behind_year = !years.empty() && digits.size() == 2 && (period[at - 1] == '/' || period[at - 1] == '-');
    if (digits.size() == 4) years.push_back(small_number(digits));
    if (behind_year && (years.back() + 1) % 100 == small_number(digits)) years.push_back(years.back() + 1);
    if (digits.size() == 2 && at >= 2 && (period[at - 1] == 'Y' || period[at - 1] == 'y'))
      years.push_back(2000 + small_number(digits));
    at = end;
  }
  return years;
}

// "Thực hiện", "Kết quả 2024" over figures; "Số liệu" may be anything, and "Ngày báo cáo" is none.
bool says_results(std::string_view field) {
  const std::optional<Column> column = column_named(field);
  return (!column || column == Column::value) && bare_key(field) != "solieu" &&
         kind_of_title(field) == TitleKind::results;
}

}  // namespace

std::string area_in_words(std::string_view title, const KnownNames& names) {
  constexpr std::size_t longest = 200, most_words = 6;
  const std::string key = title.size() > longest ? std::string() : bare_key(title);
  const std::size_t day = key.find("ngay");
  const bool is_dated = day != std::string::npos && key.find("thang", day) != std::string::npos;
  if (key.empty() || is_dated || key.starts_with("kinhgui") || key.starts_with("noinhan")) return {};
  if (names.is_committee(title)) return std::string(title);
  std::vector<std::string_view> words;
  for (std::size_t at = 0; (at = title.find_first_not_of(" :,;()-", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(title.find_first_of(" :,;()", at), title.size());
    words.push_back(title.substr(at, end - at));
    at = end;
  }
  const auto run = [&words](std::size_t from, std::size_t end) {
    const char* const begin = words[from].data();
    std::string name(begin, static_cast<std::size_t>(words[end - 1].data() + words[end - 1].size() - begin));
    std::erase_if(name, [](char c) { return c == ':' || c == '('; });
    return name;
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool is_kind = names.is_level(words[at]);
    const bool begins =
        is_kind || words[at].ends_with('.') || (at + 1 < words.size() && names.is_level(run(at, at + 2)));
    // "huyện Hữu Lũng", "TP. Lạng Sơn", and behind the name: "Northgate ward"
    for (std::size_t end = std::min(words.size(), at + most_words); begins && end > at + 1; --end) {
      if (std::string name = run(at, end); names.is_area(name)) return name;
    }
    for (std::size_t from = at - std::min(at, most_words); is_kind && from < at; ++from) {
      if (names.is_area(run(from, at)) || names.is_area(run(from, at + 1))) return run(from, at + 1);
    }
  }
  return {};
}

void TableTitles::read_sheet_name(std::string_view name) {
  sheet_name_ = name;
  if (names_ != nullptr) area_ = area_in_words(name, *names_);
}

void TableTitles::read_line(std::span<const std::string_view> cells) {
  if (unit_.empty()) unit_ = unit_in_titles(cells);
  std::string line;  // "Quý | III"; a comma splits "Lạng Sơn, tháng 01/2025"
  for (const std::string_view cell : cells) {
    if (trim(cell).empty()) continue;
    if (area_.empty() && names_ != nullptr) area_ = area_in_words(trim(cell), *names_);
    line += (line.empty() ? "" : ", ") + std::string(trim(cell));
  }
  const TitleKind kind = kind_of_title(line);
  plans_ = plans_ || kind == TitleKind::plans;
  estimates_ = estimates_ || kind == TitleKind::estimates;
  results_ = results_ || kind == TitleKind::results;
  TitlePeriods periods = periods_in_title(line);
  unclear_ = unclear_ || periods.unclear;
  for (std::string& period : periods.named) {
    if (std::find(periods_.begin(), periods_.end(), period) == periods_.end()) periods_.push_back(std::move(period));
  }
  // "FY2024" beside "Year 2024/25" says no other.
  if (!std::all_of(periods_.begin(), periods_.end(), is_fiscal_year)) std::erase_if(periods_, is_fiscal_year);
}

void TableTitles::read_header(std::span<const std::string_view> fields) {
  results_ = results_ || std::any_of(fields.begin(), fields.end(), says_results);
}

// A sheet of a quarter, or of another year, says more than its title, which may be that of the workbook. One of the
// same year, in whatever form, says less than a title of its third quarter.
bool TableTitles::sheet_says_another() const {
  if (periods_.size() != 1) return false;
  const std::string& period = periods_.front();
  if (is_part_of_no_year(sheet_name_)) return true;
  const bool is_number = all_digits(sheet_name_) && !is_year(sheet_name_);
  const std::string of_sheet = is_number ? std::string() : period_of_header(sheet_name_);
  if (of_sheet.empty() || are_one_period(of_sheet, period)) return false;
  const std::vector<int> years = years_in(of_sheet);
  const ReadPeriod read = read_period(of_sheet, {.year_begins = 4});
  const bool is_whole_year =
      years.size() > 1 || (read.problem == CellProblem::none && read.value.frequency() == Frequency::year);
  const std::vector<int> of_title = years_in(period);
  return !is_whole_year || std::none_of(years.begin(), years.end(), [&of_title](int year) {
    return std::find(of_title.begin(), of_title.end(), year) != of_title.end();
  });
}

std::string TableTitles::period() const {
  // Of several none is known to be that of the table; of planned figures it is none.
  if (periods_.size() != 1 || unclear_ || (plans_ && !results_)) return {};
  if (sheet_says_another()) return {};
  const std::string& period = periods_.front();
  return estimates_ && !period.starts_with("Ước") ? "Ước " + period : period;
}

}  // namespace plantrack
