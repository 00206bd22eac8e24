#include "validate/canonical_rows.hpp"

#include "small_plan.hpp"

namespace plantrack {
namespace {

struct Read {
  std::vector<std::string> rows;  // cells joined by |, broken rows as they stand
  std::vector<std::string> header;
  std::size_t broken = 0, unsettled = 0;
  bool refused = false;
};

Read canonical(const std::string& text, bool keep_numbers = false, const ProgressForm& form = {}) {
  const PlanSet plans = small_plan();
  const PlansToReadBy to_read_by(plans);
  MemorySource source(text);
  CanonicalRows rows(to_read_by, "a.csv", source, form, Findings(), 20, {.keep_numbers = keep_numbers, .fixes = true});
  Read read;
  read.header = rows.header();
  for (CanonicalRows::Row row; rows.next(row);) {
    std::string joined;
    for (const std::string& cell : row.cells) joined += (joined.empty() ? "" : "|") + cell;
    read.rows.push_back(row.broken ? std::string(row.record) : joined);
  }
  read.broken = rows.broken();
  read.unsettled = rows.unsettled_numbers();
  read.refused = rows.refused();
  return read;
}

using Rows = std::vector<std::string>;

TEST_CASE("every cell comes in its one spelling") {
  const Read read = canonical(
      "Chỉ tiêu;Kỳ;Địa phương;Thực hiện;Cơ quan;Ngày báo cáo;Ước tính;Ghi chú;Khác\n"
      "FLOW ;6 tháng đầu năm 2024;H. Một;1.234.567,50;sở b;1/7/2024;có;  gửi bù ; x \n"
      "each;Quý II/2024;Huyện Hai;007;UBND Huyện Hai;2024-07-01;không;;\n");
  CHECK(read.header == Rows{"target", "period", "area", "value", "agency", "reported_on", "estimate", "note", "Khác"});
  CHECK(read.rows == Rows{"flow|2024-H1|001|1234567.50|so-b|2024-07-01|yes|gửi bù| x ",
                          "each|2024-Q2|002|7|UBND Huyện Hai|2024-07-01|no||"});
  CHECK(read.unsettled == 0);
}

TEST_CASE("what cannot be read stays as it stands") {
  const Read read = canonical(
      "target,period,area,value,status,agency,reported_on,estimate\n"
      "flwo,2024-13,Huyện Bốn,#N/A,xong,Sở X,30/02/2024,maybe\n");
  CHECK(read.rows == Rows{"flwo|2024-13|Huyện Bốn|#N/A|xong|Sở X|30/02/2024|maybe"});
  CHECK(read.unsettled == 0);
}

TEST_CASE("a number with two readings that nothing settles is unsettled; one against the option has its fix") {
  ProgressForm form;
  form.writing.emplace().fill(Writing::unsettled);
  CHECK(canonical("target;period;value\nmoney;2024;1.234\n", false, form).unsettled == 1);
  CHECK(canonical("target,period,value\nmoney,2024,\"1,234\"\n", false, form).unsettled == 1);
  CHECK(canonical("target;period;value\nmoney;2024;12,5\n", false, form).unsettled == 0);
  CHECK(canonical("target;period;value\nmoney;2024;x\n", false, form).unsettled == 0);
  form.writing.reset();
  form.numbers = NumberForm::vi;
  CHECK(canonical("target,period,value\nmoney,2024,12.5\n", false, form).rows == Rows{"money|2024|12.5"});  // its fix
}

TEST_CASE("numbers keep the decimals they were written with, or their spelling where asked") {
  CHECK(canonical("target;period;value\nmoney;2024;12,50\n").rows == Rows{"money|2024|12.50"});
  CHECK(canonical("target;period;value\nmoney;2024;1.234,50\n", true).rows == Rows{"money|2024|1.234,50"});
}

TEST_CASE("text that is no formula does not become one") {
  CHECK(canonical("target,period,value,note\nflow,2024,1, =1+1\n").rows == Rows{"flow|2024|1| =1+1"});
}

TEST_CASE("broken rows are given as they stand, and the file is refused where one is not whole") {
  const Read read = canonical("target,period,value\nflow,5\nflow,\"2024\"x,1\nflow,2024,2\n");
  CHECK(read.rows == Rows{"flow,5", "flow,\"2024\"x,1", "flow|2024|2"});
  CHECK(read.broken == 2);
  CHECK_FALSE(read.refused);
  CHECK(canonical("target,period,value\nflow,2024," + std::string(std::size_t{2} << 20, '1') + "\n").refused);
  CHECK(canonical("target,period,value\nflow,2024,\xff\n").refused);
}

}  // namespace
}  // namespace plantrack
