// The unit in which a header or a title says that figures are: "Giá trị (tỷ đồng)", "Đơn vị tính: triệu đồng",
// "Spend (£m)"; and whether it is the plan's but for its size.
#pragma once

#include "base/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace plantrack {

std::string unit_in_header(std::string_view header);  // that in its last brackets; empty where there is none
std::string unit_in_title(std::string_view title);    // behind "Đơn vị tính:", "ĐVT:", "Unit:"; else empty
std::string unit_in_titles(
    std::span<const std::string_view> cells);  // the same of a line; the words may have two cells

// Is that the unit by its name, in either language; "percent" and "phần trăm" of %?
bool names_unit(std::string_view words, const Text& unit);

// Are both of one kind and of different size, as triệu đồng and tỷ đồng, kg and tấn? Of other kinds nothing is known:
// one title stands above targets of many units.
bool is_of_other_size(std::string_view stated, const Text& unit);

}  // namespace plantrack
