#include "read/progress/title_period.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace plantrack {
namespace {

using Periods = std::vector<std::string>;

Periods named(const char* title) {
  const TitlePeriods periods = periods_in_title(title);
  CHECK_FALSE(periods.unclear);
  return periods.named;
}

TEST_CASE("a title may name the period") {
  CHECK(named("BIỂU TỔNG HỢP NĂM 2024") == Periods{"NĂM 2024"});
  CHECK(named("Kết quả thực hiện Quý III/2024 (Kèm theo công văn)") == Periods{"Quý III/2024"});
  CHECK(named("Kết quả thực hiện kế hoạch năm 2024") == Periods{"năm 2024"});
  CHECK(named("Kết quả năm 2023 và kế hoạch năm 2024") == Periods{"năm 2023"});
  CHECK(named("Kết quả năm 2024 và phương hướng năm 2025") == Periods{"năm 2024"});
  CHECK(named("Báo cáo năm 2024 theo giá so sánh 2010") == Periods{"năm 2024"});
  CHECK(named("Báo cáo quý III, năm 2024") == Periods{"quý III năm 2024"});
  CHECK(named("Kết quả triển khai kế hoạch năm 2024") == Periods{"năm 2024"});
  CHECK(named("Đánh giá kế hoạch năm 2024") == Periods{"năm 2024"});
  CHECK(named("Năm: 2024") == Periods{"Năm 2024"});
  CHECK(named("Kỳ báo cáo: 2024") == Periods{"Năm 2024"});
  CHECK(named("Huyện Hữu Lũng, năm 2024") == Periods{"năm 2024"});
  CHECK(named("Kết quả giải quyết hồ sơ đúng thời hạn năm 2024") == Periods{"năm 2024"});
  CHECK(named("Q1 2024/25") == Periods{"Q1 2024/25"});
  CHECK(named("Performance 2024/25") == Periods{"2024/25"});
  CHECK(named("Annual report 2024/25, approved September 2025") == Periods{"2024/25"});
  CHECK(named("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025") == Periods{"6 THÁNG ĐẦU NĂM 2025"});
  CHECK(named("KẾT QUẢ 06 THÁNG ĐẦU NĂM 2025") == Periods{"06 THÁNG ĐẦU NĂM 2025"});
  CHECK(named("BÁO CÁO NĂM 2024 (Lạng Sơn, ngày 15 tháng 01 năm 2025)") == Periods{"NĂM 2024"});
  CHECK(named("Kết quả năm 2024 so với năm 2023") == Periods{"năm 2024"});
  CHECK(named("Biểu số 2 năm 2024") == Periods{"năm 2024"});
  CHECK(named("Xây dựng hương ước năm 2024") == Periods{"năm 2024"});
  CHECK(named("Kế hoạch giai đoạn 2021 - 2025, kết quả năm 2024") == Periods{"năm 2024"});
  CHECK(named("Nguồn nhân lực năm 2024") == Periods{"năm 2024"});
  CHECK(named("Kết quả thực hiện, tháng 9 năm 2024") == Periods{"tháng 9 năm 2024"});
  CHECK(named("Results for Q3 2024") == Periods{"Q3 2024"});
}

TEST_CASE("an estimate in a title is one") {
  CHECK(named("ƯỚC KẾT QUẢ CẢ NĂM 2024") == Periods{"Ước NĂM 2024"});
  CHECK(named("Kết quả năm 2024 (ước)") == Periods{"Ước năm 2024"});
  CHECK(named("Ước năm 2024") == Periods{"Ước năm 2024"});
}

TEST_CASE("days of letters, documents, prices and comparisons are no periods of the table") {
  for (const char* title : {"Kế hoạch số 1234/KH-UBND",
                            "(Kèm theo Công văn số 12/2024 của UBND huyện)",
                            "KẾ HOẠCH NĂM 2025",
                            "Lạng Sơn ngày 20 tháng 01 năm 2025",
                            "Báo cáo ngày 15 tháng 11 năm 2024",
                            "(Kèm theo Công văn tháng 11/2024 của UBND)",
                            "Số: 12/2024",
                            "Biểu 06/2024",
                            "Theo Nghị quyết số 12/2022/NQ-HĐND năm 2022",
                            "Theo Quyết định năm 2022 của Thủ tướng",
                            "Theo giá so sánh năm 2010",
                            "So với năm 2024",
                            "KẾT QUẢ THỰC HIỆN SO VỚI NĂM 2023",
                            "Nghị quyết năm 2025",
                            "Phương hướng năm 2025",
                            "Nhiệm vụ năm 2025",
                            "(Theo Nghị quyết số 88 năm 2023 của HĐND tỉnh)",
                            "Giá cố định năm 2010",
                            "Hạn nộp: tháng 01/2025",
                            "Thời hạn báo cáo: tháng 12/2024",
                            "Ngày nộp báo cáo: 05 tháng 01 năm 2025",
                            "Lạng Sơn, tháng 01 năm 2025",
                            "Nguồn: Niên giám thống kê tỉnh năm 2023",
                            "Report date: 15 October 2024",
                            "Published October 2024",
                            "Council meeting October 2024",
                            "5 October 2024"}) {
    CAPTURE(title);
    CHECK(named(title).empty());
  }
}

TEST_CASE("parts of a year that cannot be read leave the period open") {
  for (const char* title : {"KẾT QUẢ 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2025",
                            "10 tháng năm 2024",
                            "11 THÁNG ĐẦU NĂM 2024",
                            "3 tháng đầu năm 2024",
                            "6 tháng năm 2024",
                            "nửa đầu năm 2024",
                            "Năm 2024 (6 tháng)",
                            "QUÝ III VÀ 09 THÁNG NĂM 2024",
                            "tháng 11 và 11 tháng năm 2024",
                            "Quý I, II năm 2024",
                            "Đầu năm 2024",
                            "Q1 - Q2 2024",
                            "Q3 & Q4 2024",
                            "Jan - Feb 2024",
                            "2 quý đầu năm 2024",
                            "Hai quý đầu năm 2024",
                            "Quý, III",
                            "KẾT QUẢ 9 THÁNG, ƯỚC CẢ NĂM 2024",
                            "KẾT QUẢ 8 THÁNG ƯỚC CẢ NĂM 2024",
                            "Số liệu từ tháng 1 đến tháng 6 năm 2024",
                            "Báo cáo 6 tháng đầu năm",
                            "Năm 2025 (9T)",
                            "Half-yearly results 2024",
                            "Nine months to December 2024",
                            "Báo cáo Quý I-II/2024",
                            "Báo cáo tháng 1 - 2 năm 2024",
                            "Lũy kế đến quý III/2024",
                            "Lũy kế năm 2024",
                            "Kết quả thực hiện từ đầu năm đến tháng 9/2024",
                            "Đến hết tháng 6/2024",
                            "Kết quả từ năm 2021 đến năm 2024",
                            "Year ended 30 June 2025",
                            "Year ended June 2025",
                            "Year to date: September 2024",
                            "Kết quả các năm 2021, 2022, 2023",
                            "Kết quả năm 2023 và 2024",
                            "Kết quả năm 2023 - 2024"}) {
    CAPTURE(title);
    CHECK(periods_in_title(title).unclear);
  }
}

}  // namespace
}  // namespace plantrack
