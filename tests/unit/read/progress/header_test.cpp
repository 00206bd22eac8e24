#include "read/progress/header.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace plantrack {
namespace {

std::vector<std::string> faults_of(const std::vector<std::string_view>& fields, bool plan_needed = false) {
  std::vector<std::string> names;
  for (const HeaderFault& fault : match_header(fields, plan_needed).faults) names.emplace_back(fault.rule->name);
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
  CHECK_FALSE(column_named("đơn vị tính"));
}

TEST_CASE("decomposed accents match as well") {
  CHECK(column_named("chi\xcc\x89 tie\xcc\x82u") == Column::target);
}

TEST_CASE("a good header has no faults and places its columns") {
  const Header header = match_header(std::vector<std::string_view>{"target", "period", "note", "value"}, false);
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
  CHECK(faults_of({"target", "period", "value", "", ""}) == Names{"column-unknown"});
  CHECK(faults_of({"period", "value"}) == Names{"column-missing"});
  CHECK(faults_of({"target", "period"}) == Names{"column-missing"});
  CHECK(faults_of({"target", "period", "value"}, true) == Names{"column-missing"});
  CHECK(faults_of({"t1", "2024", "5"}) == Names{"header-missing"});
}

TEST_CASE("a needed column that is misspelt is told once, where it stands") {
  const Header header = match_header(std::vector<std::string_view>{"period", "targt", "value", "x"}, false);
  REQUIRE(header.faults.size() == 1);
  CHECK(header.faults[0].rule->name == "column-missing");
  CHECK(header.faults[0].field == 1);
  CHECK(header.faults[0].hint.en == "did you mean `target (chỉ tiêu)`? Then rename column 2");
  CHECK(faults_of({"target", "period", "valuee"}) == Names{"column-missing"});
}

TEST_CASE("only a warning leaves the header usable") {
  CHECK(match_header(std::vector<std::string_view>{"target", "period", "value", "x"}, false).usable);
  CHECK_FALSE(match_header(std::vector<std::string_view>{"target", "value"}, false).usable);
}

TEST_CASE("the delimiter is the one that makes columns of the header") {
  CHECK(likely_delimiter("target,period,value\n") == ',');
  CHECK(likely_delimiter("target;period;value\na,b\n") == ';');
  CHECK(likely_delimiter("\n\nchỉ tiêu\tkỳ\tgiá trị\n") == '\t');
  CHECK(likely_delimiter("\"target\";\"period\"\n") == ';');
  CHECK(likely_delimiter("anything") == ',');
}

TEST_CASE("a header below titles is seen") {
  CHECK(header_among("target,period,value\n") == 0U);
  CHECK(header_among("Đơn vị: Sở A\r\n;;;\r\nChỉ tiêu;Kỳ;Thực hiện\r\nx;2024;3\r\n") == 2U);
  CHECK(header_among("x,2024,3\nvalue\n") == std::nullopt);
  CHECK(header_among("") == std::nullopt);
}

TEST_CASE("Excel's first line says the delimiter") {
  CHECK(stated_delimiter("sep=;\r\ntarget") == ';');
  CHECK(stated_delimiter("SEP=\t\n") == '\t');
  CHECK(stated_delimiter("\"sep=;\"\n") == ';');
  CHECK_FALSE(stated_delimiter("sep=x\n"));
  CHECK_FALSE(stated_delimiter("target;period\n"));
}

}  // namespace plantrack
