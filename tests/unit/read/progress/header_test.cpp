#include "read/progress/header.hpp"

#include "model/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace plantrack {
namespace {

std::vector<std::string> faults_of(const std::vector<std::string_view>& fields, bool plan_needed = false) {
  std::vector<std::string> names;
  for (const HeaderFault& fault : match_header(fields, {.plan_needed = plan_needed}).faults)
    names.emplace_back(fault.rule->name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("columns are known by their English and Vietnamese names") {
  const std::pair<std::string_view, Column> names[] = {{"plan", Column::plan},
                                                       {"mã kế hoạch", Column::plan},
                                                       {"chỉ tiêu", Column::target},
                                                       {"Kỳ báo cáo", Column::period},
                                                       {"ĐỊA PHƯƠNG", Column::area},
                                                       {"đơn vị hành chính", Column::area},
                                                       {"thực hiện", Column::value},
                                                       {"kết quả", Column::value},
                                                       {"Tử số", Column::numerator},
                                                       {"mẫu số", Column::denominator},
                                                       {"trạng thái", Column::status},
                                                       {"đơn vị báo cáo", Column::agency},
                                                       {"Reported On", Column::reported_on},
                                                       {"ngay_bao_cao", Column::reported_on},
                                                       {"ước thực hiện", Column::estimate},
                                                       {"căn cứ", Column::evidence},
                                                       {"GHI CHÚ", Column::note}};
  for (const auto& [name, column] : names) {
    CAPTURE(name);
    CHECK(column_named(name) == column);
  }
  CHECK(column_named("đơn vị tính") == Column::unit);
  CHECK(column_named("Giá trị (tỷ đồng)") == Column::value);
  CHECK(column_named("Nội dung chỉ tiêu") == Column::target);
  CHECK_FALSE(column_named("đơn vị"));
}

TEST_CASE("decomposed accents match as well") {
  CHECK(column_named("chi\xcc\x89 tie\xcc\x82u") == Column::target);
}

TEST_CASE("a good header has no faults and places its columns") {
  const Header header = match_header(std::vector<std::string_view>{"target", "period", "note", "value"}, {});
  CHECK(header.usable);
  CHECK(header.faults.empty());
  CHECK(header.columns[Column::value] == 3);
  CHECK_FALSE(header.columns.has(Column::area));
}

TEST_CASE("what is wrong with a header is told apart") {
  CHECK(faults_of({"target", "period", "value", "VALUE"}) == Names{"column-repeated"});
  CHECK(faults_of({"target", "period", "thực hiện", "kết quả"}) == Names{"column-ambiguous"});
  CHECK(faults_of({"target", "period", "value", "đơn vị"}) == Names{"column-ambiguous"});
  CHECK(faults_of({"target", "period", "value", "evidense"}) == Names{"column-unknown"});
  CHECK(faults_of({"target", "period", "value", "", ""}) == Names{"column-unknown", "column-unknown"});
  CHECK(faults_of({"STT", "target", "period", "value", "Tỷ lệ (%)"}).empty());
  CHECK(faults_of({"target", "period", "value", "Kế hoạch"}) == Names{"planned-figures"});
  CHECK(faults_of({"period", "value"}) == Names{"column-missing"});
  CHECK(faults_of({"target", "period"}) == Names{"column-missing"});
  CHECK(faults_of({"target", "period", "value"}, true) == Names{"column-missing"});
  CHECK(faults_of({"t1", "2024", "5"}) == Names{"header-missing"});
}

TEST_CASE("a needed column that is misspelt is told once, where it stands") {
  const Header header = match_header(std::vector<std::string_view>{"period", "targt", "value", "x"}, {});
  REQUIRE(header.faults.size() == 1);
  CHECK(header.faults[0].rule->name == "column-missing");
  CHECK(header.faults[0].field == 1);
  CHECK(header.faults[0].hint.en ==
        "column 2 probably holds it: name it `target` (or `target id`, `indicator`, `kpi`)");
  CHECK(faults_of({"target", "period", "valuee"}) == Names{"column-missing"});
}

TEST_CASE("only a warning leaves the header usable") {
  CHECK(match_header(std::vector<std::string_view>{"target", "period", "value", "x"}, {}).usable);
  CHECK_FALSE(match_header(std::vector<std::string_view>{"target", "value"}, {}).usable);
}

TEST_CASE("the delimiter is the one that makes columns of the header") {
  CHECK(likely_delimiter("target,period,value\n") == ',');
  CHECK(likely_delimiter("target;period;value\na,b\n") == ';');
  CHECK(likely_delimiter("\n\nchỉ tiêu\tkỳ\tgiá trị\n") == '\t');
  CHECK(likely_delimiter("\"target\";\"period\"\n") == ';');
  CHECK(likely_delimiter("anything") == ',');
}

TEST_CASE("a header is told from titles") {
  const auto is = [](const std::vector<std::string_view>& fields) { return is_header(fields); };
  CHECK(is({"target", "period", "value"}));
  CHECK(is({"STT", "Chỉ tiêu", "Năm 2023", "Ước 2024"}));
  CHECK_FALSE(is({"Đơn vị: Sở A"}));
  CHECK_FALSE(is({"x", "2024", "3"}));
}

TEST_CASE("where no column holds figures, several of a period or an area each do") {
  const Header years =
      match_header(std::vector<std::string_view>{"Chỉ tiêu", "2021", "Năm 2022", "Ước 2025", "Ghi chú"}, {});
  REQUIRE(years.wide.size() == 3);
  CHECK(years.usable);
  CHECK(years.wide[1].field == 2);
  CHECK(years.wide[2].period == "2025");
  CHECK(years.wide[2].estimate);
  HeaderContext context;
  context.is_area = [](std::string_view cell) { return cell == "Một" || cell == "Hai"; };
  const Header areas = match_header(std::vector<std::string_view>{"target", "period", "Một", "Hai"}, context);
  REQUIRE(areas.wide.size() == 2);
  CHECK(areas.wide[0].area == "Một");
}

TEST_CASE("columns of areas whose names differ in accents alone are two") {
  HeaderContext context;
  context.is_area = [](std::string_view cell) { return cell == "Tân An" || cell == "Tấn An"; };
  for (const char* year : {"", " 2024", " năm 2024"}) {
    const std::string first = std::string("Tân An") + year, second = std::string("Tấn An") + year;
    const auto repeated = [](const Header& header) {
      return std::any_of(header.faults.begin(), header.faults.end(),
                         [](const HeaderFault& each) { return each.rule == &rule("column-repeated"); });
    };
    const Header two = match_header(std::vector<std::string_view>{"target", first, second}, context);
    CHECK(two.wide.size() == 2);
    CHECK_FALSE(repeated(two));
    CHECK(repeated(match_header(std::vector<std::string_view>{"target", first, second, first}, context)));
  }
}

TEST_CASE("the second line of a header stands below a period") {
  const std::vector<std::string_view> upper{"STT", "Chỉ tiêu", "Năm 2024", "", "Ghi chú"};
  const std::vector<std::string_view> lower{"", "", "Kế hoạch", "Thực hiện", ""};
  const auto joined = joined_header(upper, lower);
  REQUIRE(joined);
  CHECK(joined->names == std::vector<std::string>{"STT", "Chỉ tiêu", "Năm 2024 Kế hoạch", "Năm 2024", "Ghi chú"});
  CHECK_FALSE(joined_header(upper, std::vector<std::string_view>{"1", "Làng nghề", "3", "4", ""}));
}

TEST_CASE("Excel's first line says the delimiter") {
  CHECK(stated_delimiter("sep=;\r\ntarget") == ';');
  CHECK(stated_delimiter("SEP=\t\n") == '\t');
  CHECK(stated_delimiter("\"sep=;\"\n") == ';');
  CHECK_FALSE(stated_delimiter("sep=x\n"));
  CHECK_FALSE(stated_delimiter("target;period\n"));
}

}  // namespace plantrack
