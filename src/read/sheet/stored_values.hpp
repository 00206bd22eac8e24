// What typed cells of spreadsheets hold, as text: numbers plain and with at most 15 significant digits, percentages as
// they are shown, days as ISO dates. Whether a cell is a day is told by its number format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace plantrack {

enum class ValueShown : std::uint8_t { number, percent, date, month };  // `month`: a date without its day

// What a number format shows: `0.00%`, `dd/mm/yyyy`, `mm/yyyy`; built-in ones of .xlsx by their number.
ValueShown shown_by(std::string_view format_code);
ValueShown shown_by_built_in(int format);

// 0.67000000000000004 as 0.67, 4.5E-3 as 0.0045; `hundredfold`: 0.67 as 67. What is no number comes back as it is.
std::string plain_number(std::string_view stored, bool hundredfold = false);

// Days since 1900 (or 1904) as 2024-09-15, with a time as 2024-09-15 13:45:00, a time alone as 13:45:00. What is no day
// that exists comes back as it is.
struct StoredDay {
  std::string text;
  bool first_of_month = false;  // and no time
};
StoredDay day_of_serial(std::string_view stored, bool since_1904);
StoredDay day_of_iso(std::string_view stored);
// Of a day that is shown as a month: 2024-09.
inline std::string month_of(const StoredDay& day) {
  return day.text.substr(0, 7);
}

}  // namespace plantrack
