#include "read/progress/unit_words.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace plantrack {

TEST_CASE("headers and titles say units") {
  CHECK(unit_in_header("Giá trị (tỷ đồng)") == "tỷ đồng");
  CHECK(unit_in_header("Giá trị").empty());
  CHECK(unit_in_title("Đơn vị tính: triệu đồng") == "triệu đồng");
  CHECK(unit_in_title("(ĐVT: Triệu đồng)") == "Triệu đồng");
  CHECK(unit_in_title("Unit of measure: VND million") == "VND million");
  CHECK(unit_in_title("Đơn vị: UBND huyện Bình Gia").empty());
  CHECK(unit_in_title("Đơn vị báo cáo: Sở A. Đơn vị tính: triệu đồng") == "triệu đồng");
  CHECK(unit_in_title("Đơn vị tính: tấn; riêng lúa: nghìn tấn").empty());
  CHECK(unit_in_title("Biểu 1: Kết quả").empty());
  const auto in_cells = [](std::vector<std::string_view> cells) { return unit_in_titles(cells); };
  CHECK(in_cells({"", "ĐVT", "", " Triệu đồng "}) == "Triệu đồng");
  CHECK(in_cells({"Đơn vị tính:", "triệu đồng", "Biểu 2"}) == "triệu đồng");
  CHECK(in_cells({"Biểu 2", "(ĐVT: ha)"}) == "ha");
  CHECK(in_cells({"Đơn vị:", "UBND huyện Bình Gia"}).empty());
  CHECK(in_cells({"Sở Công Thương", "triệu đồng"}).empty());
  CHECK(unit_in_title("Đơn vị báo cáo: Sở A").empty());
}

TEST_CASE("a unit of another size is told from the same and from others") {
  const auto other = [](const char* stated, const char* planned) { return is_of_other_size(stated, {planned, ""}); };
  for (const auto& [stated, planned] : {std::pair{"triệu đồng", "tỷ đồng"},
                                        {"Tr.đồng", "tỷ đồng"},
                                        {"1.000 đ", "triệu đồng"},
                                        {"nghìn người", "người"},
                                        {"VND million", "tỷ đồng"},
                                        {"£m", "£ billion"},
                                        {"£000s", "£ million"},
                                        {"kg", "tấn"},
                                        {"m2", "ha"},
                                        {"đồng", "triệu đồng/người/tháng"},
                                        {"USD thousand", "million USD"},
                                        {"triệu\u00a0đồng", "tỷ đồng"},
                                        {"trđ", "tỷ đồng"},
                                        {"1000đ", "triệu đồng"},
                                        {"£'000", "£ million"},
                                        {"triệu", "tỷ đồng"},
                                        {"VND m", "tỷ đồng"},
                                        {"%", "tỷ đồng"},
                                        {"USD k", "million USD"},
                                        {"km²", "ha"}}) {
    CAPTURE(stated);
    CAPTURE(planned);
    CHECK(other(stated, planned));
  }
  for (const auto& [stated, planned] : {std::pair{"tỷ đồng", "tỷ đồng"},
                                        {"Tỉ VNĐ", "tỷ đồng"},
                                        {"triệu đồng/người", "triệu đồng/người/tháng"},
                                        {"%", "%"},
                                        {"hộ", "triệu đồng"},
                                        {"", "ha"},
                                        {"làng nghề", "nghề"},
                                        {"GBP million", "million GBP"},
                                        {"triệu", "triệu đồng"},
                                        {"nghìn", "làng nghề"},
                                        {"m", "km"},
                                        {"tr", "trang"},
                                        {"tạ/ha", "tấn"},
                                        {"trđ", "triệu đồng"},
                                        {"tấn", "tonnes"},
                                        {"so với năm trước", "người"},
                                        {"1.000.000 đồng", "triệu đồng"}}) {
    CAPTURE(stated);
    CAPTURE(planned);
    CHECK_FALSE(other(stated, planned));
  }
  CHECK_FALSE(is_of_other_size("người", {"people", "người"}));
  CHECK(is_of_other_size("nghìn người", {"people", "người"}));
}

}  // namespace plantrack
