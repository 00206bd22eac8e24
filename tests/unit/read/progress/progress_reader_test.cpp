#include "read/progress/progress_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace plantrack {
namespace {

struct Read {
  std::vector<std::string> rows;  // target|period|value of each row that was given
  std::vector<std::string> told;  // "line rule"
  bool refused = false;
};

Read read(std::string_view text, const ProgressForm& form = {}) {
  MemorySource source(text);
  ProgressReader reader("a.csv", source, form, false, Findings(), 20);
  Read result;
  for (ProgressRow row; reader.next(row);) {
    reader.read_cells(row, nullptr, nullptr);
    result.rows.push_back(std::string(row[Column::target]) + "|" + (row.period.good() ? row.period.value.text() : "-") +
                          "|" + (row.value.good() ? row.value.value.text() : "-"));
  }
  for (const Finding& each : reader.findings().sorted()) {
    result.told.push_back(std::to_string(each.place.line) + " " + std::string(each.rule->name));
  }
  result.refused = reader.refused();
  return result;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("rows come as typed cells whatever the form of the file") {
  const List expected = {"a|2024|1.5", "b|2024-Q3|2"};
  for (const std::string_view text : {
           "target,period,value\na,2024,1.5\nb,2024-Q3,2\n",
           "\xef\xbb\xbf"
           "Chỉ tiêu;Kỳ;Giá trị\r\n a ;Năm 2024;1,5\r\nb;Quý III/2024;2",
           "value\tperiod\ttarget\r1,5\t2024\ta\r2\tQ3/2024\tb\r",
           "sep=;\n\"target\";\"period\";\"value\"\n\"a\";\"2024\";\"1,5\"\n\"b\";\"2024-Q3\";\"2\"\n",
       }) {
    CAPTURE(text);
    const Read result = read(text);
    CHECK(result.rows == expected);
    // Semicolons behind a mark are what Excel writes.
    const bool usual = text.starts_with("target,") || text.starts_with("\xef\xbb\xbf");
    CHECK(result.told == (usual ? List{} : List{"1 file-taken-for"}));
  }
}

TEST_CASE("forced forms win over what the file looks like") {
  ProgressForm form;
  form.numbers = NumberForm::vi;
  CHECK(read("target,period,value\na,2024,1.234\n", form).rows == List{"a|2024|1234"});
  form.numbers = NumberForm::en;
  CHECK(read("target;period;value\na;2024;1.234\n", form).rows == List{"a|2024|1.234"});
  form.delimiter = ',';
  CHECK(read("target;period;value\na;2024;1.234\n", form).refused);
}

TEST_CASE("broken rows are told of and left out, the others are read") {
  const Read result = read("target,period,value\na,5\nb,\"2024,1\nc,20\"24,1\nd,2024,5\n");
  CHECK(result.told == List{"2 wrong-field-count", "3 quote-never-closed", "4 stray-quote"});
  CHECK(result.rows == List{"d|2024|5"});
  // What is missing at the end may be empty cells: target and period stand where they belong.
  CHECK(read("target,period,value\na,2024\n").told.empty());
  CHECK(read("target,period,area,value\na,2024,5\n").told == List{"2 wrong-field-count"});
}

TEST_CASE("blank lines between rows are one note a run, those at the end none") {
  const Read result = read("target,period,value\n\n\na,2024,1\n,,\n \nb,2024,1\n\n,,\n");
  CHECK(result.told == List{"2 blank-line", "5 blank-line"});
  CHECK(result.rows.size() == 2);
}

TEST_CASE("a file without content is empty, one without rows only warned of") {
  CHECK(read("").told == List{"1 file-empty"});
  CHECK(read("\n\n").refused);
  CHECK(read("target,period,value\n").told == List{"1 file-empty"});
  CHECK_FALSE(read("target,period,value\n").refused);
}

TEST_CASE("a header that cannot be used refuses the file") {
  CHECK(read("a,2024,1\n").refused);
  CHECK(read("target,period\na,2024\n").refused);
  CHECK(read("target,per\"iod,value\na,2024,1\n").told == List{"1 stray-quote"});
  CHECK(read(std::string_view("\xff\xfet", 3)).told == List{"1 file-not-decodable"});
}

TEST_CASE("cells are read without invisible characters, with a warning") {
  const Read result = read("target,period,value\na\u200b,2024\u00a0,\u00a05\n");
  CHECK(result.rows == List{"a|2024|5"});
  CHECK(result.told == List{"2 invisible-character", "2 invisible-character", "2 invisible-character"});
}

TEST_CASE("formulas are told of in free texts and in columns that are not read") {
  const Read result = read("target,period,value,note,extra\na,2024,1,=1+1,@x\n");
  CHECK(result.told == List{"1 column-unknown", "2 formula-text", "2 formula-text"});
}

TEST_CASE("a split decimal comma is recognised in a row with a field too many") {
  MemorySource source("target,period,value\na,2024,12,5\n");
  ProgressReader reader("a.csv", source, {}, false, Findings(), 20);
  ProgressRow row;
  CHECK_FALSE(reader.next(row));
  REQUIRE(reader.findings().sorted().size() == 1);
  CHECK(reader.findings().sorted()[0].hint.en == "a comma without quotes splits a number in two: write 12.5, not 12,5");
}

}  // namespace plantrack
