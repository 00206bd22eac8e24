#include "render/xlsx.hpp"

#include "render/zip.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

using namespace plantrack;

namespace {

struct Sample {
  std::string name;
  Rational figure;
};

constexpr DataColumn<Sample> columns[] = {
    {{"name", DataKind::text, "Name", "Tên", "", ""}, [](const Sample& row) { return text_value(row.name); }},
    {{"actual", DataKind::number, "Actual", "Thực hiện", "", ""},
     [](const Sample& row) -> DataValue { return Quantity{row.figure}; }},
    {{"achieved_pct", DataKind::achieved, "Achieved", "Tỷ lệ", "", ""},
     [](const Sample& row) -> DataValue { return Quantity{row.figure}; }},
    {{"due", DataKind::date, "Due", "Hạn", "", ""}, [](const Sample&) -> DataValue { return Date::of(2025, 11, 14); }},
};

unsigned number_at(const std::string& bytes, std::size_t at, int size) {
  unsigned number = 0;
  for (int i = size; i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

// The file of that name, as unpacked by zlib.
std::string file_in(const std::string& archive, const std::string& name) {
  for (std::size_t at = 0; at + 30 < archive.size() && number_at(archive, at, 4) == 0x04034b50;) {
    const std::size_t packed = number_at(archive, at + 18, 4);
    const std::size_t size = number_at(archive, at + 22, 4);
    const std::size_t length = number_at(archive, at + 26, 2);
    const std::size_t begin = at + 30 + length;
    if (archive.substr(at + 30, length) == name) {
      std::string text(size, '\0');
      z_stream stream{};
      REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
      std::string input = archive.substr(begin, packed);
      stream.next_in = reinterpret_cast<Bytef*>(input.data());
      stream.avail_in = static_cast<uInt>(input.size());
      stream.next_out = reinterpret_cast<Bytef*>(text.data());
      stream.avail_out = static_cast<uInt>(text.size());
      CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
      inflateEnd(&stream);
      return text;
    }
    at = begin + packed;
  }
  return {};
}

std::string workbook(const std::string& name) {
  return xlsx({{say("Goals", "Mục tiêu"), DataTable(columns, std::vector<Sample>{{name, Rational(250, 3)}})}},
              Date::of(2025, 11, 14), Lang::vi);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a workbook has numbers as numbers and text as text") {
  const std::string sheet = file_in(workbook("=HYPERLINK(\"x\")"), "xl/worksheets/sheet1.xml");
  CHECK(holds(sheet, "<v>83.3333</v>"));
  CHECK(holds(sheet, "<v>0.8333</v>"));  // 83.33 %
  CHECK(holds(sheet, "<v>45975</v>"));   // 14 November 2025
  CHECK(holds(sheet, ">=HYPERLINK(&quot;x&quot;)</t>"));
  CHECK_FALSE(holds(sheet, "<f>"));
  CHECK(holds(sheet, ">achieved_pct</t>"));
  CHECK(holds(sheet, ">Tỷ lệ</t>"));
  CHECK(holds(file_in(workbook("a"), "xl/workbook.xml"), "name=\"Mục tiêu\""));
}

TEST_CASE("what Excel would take for something else is escaped") {
  const std::string sheet = file_in(workbook("_x0041_ \x01"), "xl/worksheets/sheet1.xml");
  CHECK(holds(sheet, "_x005F_x0041_"));
  CHECK_FALSE(holds(sheet, "\x01"));
}

TEST_CASE("the same figures are the same bytes") {
  CHECK(workbook("a") == workbook("a"));
}

TEST_CASE("columns that a page has no room for are folded, the plan where there is one alone") {
  struct Line {
    std::string plan, place;
  };
  static constexpr DataColumn<Line> lines[] = {
      {{"plan", DataKind::id, "Plan", "Kế hoạch", "", "", folded}, [](const Line& it) { return text_value(it.plan); }},
      {{"target", DataKind::id, "Code", "Mã", "", ""}, [](const Line& it) { return text_value(it.place); }},
      {{"start", DataKind::id, "Start", "Bắt đầu", "", "", folded},
       [](const Line& it) { return text_value(it.place); }},
  };
  const auto sheet_of = [](std::vector<Line> rows) {
    const std::string book =
        xlsx({{say("Goals", "Mục tiêu"), DataTable(lines, std::move(rows))}}, Date::of(2025, 1, 1), Lang::en);
    CHECK(holds(file_in(book, "xl/workbook.xml"), "Goals&#39;!$A:$B,"));
    return file_in(book, "xl/worksheets/sheet1.xml");
  };
  const std::string hidden = " hidden=\"1\" outlineLevel=\"1\"/>", columns_of_18 = " width=\"18\" customWidth=\"1\"";
  const std::string one = sheet_of({{"a", "x"}, {"a", "y"}}), two = sheet_of({{"a", "x"}, {"b", "y"}});
  CHECK(holds(one, "<col min=\"1\" max=\"1\"" + columns_of_18 + hidden));
  CHECK(holds(one, "<col min=\"2\" max=\"2\" width=\"34\" customWidth=\"1\" collapsed=\"1\"/>"));
  CHECK(holds(one, "<col min=\"3\" max=\"3\"" + columns_of_18 + hidden));
  CHECK(holds(two, "<col min=\"1\" max=\"1\"" + columns_of_18 + "/>"));
}
