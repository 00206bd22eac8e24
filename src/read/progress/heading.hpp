// What the heading of a group of rows says beside naming the group: a period, planned figures. The rows below have to
// say it themselves, so such a heading is no line that can be passed over.
#pragma once

#include <string_view>

namespace plantrack {

// Without the number before it: "1. ", "a) ", "II. ", "- ", "+ "; the text as it stands where nothing would be left.
std::string_view without_numbering(std::string_view text);

// "Quý I", "II. Năm 2024", "KẾT QUẢ QUÝ I NĂM 2024"; not what a note below the table tells of a year.
bool is_heading_of_period(std::string_view text);

bool is_heading_of_plans(std::string_view text);        // "A. Kế hoạch", "Dự kiến năm 2025"
bool is_heading_of_other_times(std::string_view text);  // "Cùng kỳ năm trước"
bool is_heading_of_results(std::string_view text);      // "Thực hiện"

bool says_period_of(std::string_view heading, std::string_view title);  // the title's, and no other

}  // namespace plantrack
