#include "render/table_writers.hpp"

#include <doctest/doctest.h>

using namespace plantrack;

namespace {

struct Sample {
  const char* id;
  std::optional<Rational> figure;
  Rational share;
  bool flag;
};

constexpr DataColumn<Sample> columns[] = {
    {{"id", DataKind::id, "Id", "Mã", "an id", "mã"}, [](const Sample& row) { return text_value(row.id); }},
    {{"name", DataKind::text, "Name", "Tên", "a name", "tên"},
     [](const Sample& row) {
       return text_value(Text{std::string("=") + row.id, "tên"});
     }},
    {{"figure", DataKind::number, "Figure", "Số", "a figure", "số"},
     [](const Sample& row) { return figure(row.figure); }},
    {{"share", DataKind::achieved, "Share", "Tỷ lệ", "a share", "tỷ lệ"},
     [](const Sample& row) -> DataValue { return Quantity{row.share}; }},
    {{"flag", DataKind::flag, "Flag", "Cờ", "a flag", "cờ"}, [](const Sample& row) -> DataValue { return row.flag; }},
    {{"status", DataKind::status, "Status", "Trạng thái", "a status", "trạng thái"},
     [](const Sample&) -> DataValue { return Status::on_track; }},
    {{"month", DataKind::month, "Month", "Tháng", "a month", "tháng"},
     [](const Sample&) -> DataValue { return Month::of(2025, 6); }},
    {{"note", DataKind::texts, "Note", "Ghi chú", "notes", "ghi chú"},
     [](const Sample&) -> DataValue {
       return std::vector<Text>{same("one"), {"two", "hai"}};
     }},
};

DataTable sample() {
  return {columns,
          std::vector<Sample>{{"a", Rational(2, 3), Rational(99999, 1000), true}, {"b", {}, Rational(100), false}}};
}

}  // namespace

TEST_CASE("a table is CSV: English, formulas disarmed, what is below 100 stays below") {
  CHECK(csv_of(sample()) ==
        "id,name,figure,share,flag,status,month,note\n"
        "a,'=a,0.6667,99.99,yes,on-track,2025-06,one; two\n"
        "b,'=b,,100.00,no,on-track,2025-06,one; two\n");
}

TEST_CASE("the same row as JSON: numbers, booleans, both languages, nothing as null") {
  JsonWriter json;
  json.begin_object();
  write_members(json, sample(), 1);
  json.end_object();
  CHECK(
      json.finish() ==
      "{\n  \"id\": \"b\",\n  \"name\": {\n    \"en\": \"=b\",\n    \"vi\": \"tên\"\n  },\n  \"share\": 100.00,\n"
      "  \"flag\": false,\n  \"status\": \"on-track\",\n  \"month\": \"2025-06\",\n  \"note\": [\n    {\n      \"en\": "
      "\"one\",\n      \"vi\": \"one\"\n    },\n    {\n      \"en\": \"two\",\n      \"vi\": \"hai\"\n    }\n  ]\n}\n");
}

TEST_CASE("columns describe themselves in both languages") {
  CHECK(column_page(sample(), Lang::vi).starts_with("| cột | ý nghĩa |\n| --- | --- |\n| `id` | mã |\n"));
  CHECK(column_page(sample(), Lang::en).find("| `figure` | a figure |") != std::string::npos);
}
