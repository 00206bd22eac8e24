// The unit in which a header or a title says that figures are: "Giá trị (tỷ đồng)", "Đơn vị tính: triệu đồng",
// "Spend (£m)"; and whether it is the plan's but for its size.
#pragma once

#include "base/text.hpp"

#include <string>
#include <string_view>

namespace plantrack {

std::string unit_in_header(std::string_view header);  // that in its last brackets; empty where there is none
std::string unit_in_title(std::string_view title);    // behind "Đơn vị tính:", "ĐVT:", "Unit:"; else empty

// Are both of one kind and of different size, as triệu đồng and tỷ đồng, kg and tấn? Of other kinds nothing is known:
// one title stands above targets of many units.
bool is_of_other_size(std::string_view stated, const Text& unit);

}  // namespace plantrack
