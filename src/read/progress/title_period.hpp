// The period that the titles above a table name for all of its figures: "Năm 2024", "Kết quả 6 tháng đầu năm 2025",
// "Quý III/2024", "Ước thực hiện năm 2024". A title names other times as well: the day and number of a letter, the
// decision that a plan stands in, a year that is compared with. And where it names more than can be read, the figures
// may be of a part of the year, so that no period is taken from any title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plantrack {

struct TitlePeriods {
  std::vector<std::string> named;  // each as read_period reads it
  bool unclear = false;            // there are months, quarters or halves that make no period
};

TitlePeriods periods_in_title(std::string_view title);

bool are_one_period(std::string_view one, std::string_view other);

// What one of several lines of a title says of the figures below them all: "BIỂU GIAO CHỈ TIÊU KẾ HOẠCH", "Dự kiến";
// "Ước thực hiện"; "Kết quả …".
enum class TitleKind { other, plans, estimates, results };
TitleKind kind_of_title(std::string_view title);

}  // namespace plantrack
