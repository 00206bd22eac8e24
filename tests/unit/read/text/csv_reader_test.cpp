#include "read/text/csv_reader.hpp"

#include "base/failure.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace plantrack {
namespace {

struct Record {
  std::uint32_t line = 0;
  std::vector<std::string> fields;
  CsvFault fault = CsvFault::none;
  bool operator==(const Record&) const = default;
};

struct Parsed {
  std::vector<Record> records;
  std::uint32_t mixed_line = 0;
  bool decodable = true;
  bool operator==(const Parsed&) const = default;
};

Parsed parse(std::string_view text, char delimiter = ',', std::size_t block = CsvReader::usual_block) {
  MemorySource source(text);
  CsvReader csv(source, block);
  csv.split_at(delimiter);
  Parsed result;
  while (csv.next()) {
    Record record{csv.line(), {}, csv.fault()};
    for (const std::string_view field : csv.fields()) record.fields.emplace_back(field);
    result.records.push_back(std::move(record));
  }
  result.mixed_line = csv.mixed_line();
  result.decodable = !csv.undecodable();
  return result;
}

std::vector<std::vector<std::string>> fields_of(std::string_view text, char delimiter = ',') {
  std::vector<std::vector<std::string>> all;
  for (Record& record : parse(text, delimiter).records) all.push_back(std::move(record.fields));
  return all;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("records end at LF, CR LF or CR, the last one also at the end of the file") {
  const Rows expected = {{"a", "b"}, {"1", "2"}};
  CHECK(fields_of("a,b\n1,2\n") == expected);
  CHECK(fields_of("a,b\r\n1,2\r\n") == expected);
  CHECK(fields_of("a,b\r1,2\r") == expected);
  CHECK(fields_of("a,b\n1,2") == expected);
  CHECK(fields_of("") == Rows{});
}

TEST_CASE("quotes hold delimiters, line ends and doubled quotes") {
  CHECK(fields_of("\"a,b\",\"c\nd\",\"e \"\"f\"\"\"\n") == Rows{{"a,b", "c\nd", "e \"f\""}});
  CHECK(fields_of("\"\",\"\"\"\"\n") == Rows{{"", "\""}});
  CHECK(fields_of("a,\"b\"") == Rows{{"a", "b"}});
}

TEST_CASE("other delimiters leave commas alone") {
  CHECK(fields_of("a;1,5\n", ';') == Rows{{"a", "1,5"}});
  CHECK(fields_of("a\t1,5\n", '\t') == Rows{{"a", "1,5"}});
}

TEST_CASE("a byte order mark is no part of the first field, nor of its column") {
  MemorySource source("\xef\xbb\xbfgiá,b\n");
  CsvReader csv(source);
  REQUIRE(csv.next());
  CHECK(csv.fields()[0] == "giá");
  CHECK(csv.place_of(1) == Place{1, 5, 1});
}

TEST_CASE("lines are counted as they stand in the file, columns in characters") {
  MemorySource source("a,b,c\n\"x\ny\",đường,\"z\"\nlast,,\n");
  CsvReader csv(source);
  REQUIRE(csv.next());
  REQUIRE(csv.next());
  CHECK(csv.line() == 2);
  CHECK(csv.place_of(0) == Place{2, 1, 2});
  CHECK(csv.place_of(1) == Place{3, 4, 5});
  CHECK(csv.place_of(2) == Place{3, 10, 3});
  REQUIRE(csv.next());
  CHECK(csv.line() == 4);
  CHECK(csv.place_of(2) == Place{4, 7, 1});
}

TEST_CASE("a stray quote costs its own row only") {
  const Parsed parsed = parse("a,b\"c,d\n1,2,3\n\"x\"y,2,3\n4,5,6\n");
  REQUIRE(parsed.records.size() == 4);
  CHECK(parsed.records[0].fault == CsvFault::stray_quote);
  CHECK(parsed.records[1] == Record{2, {"1", "2", "3"}, CsvFault::none});
  CHECK(parsed.records[2].fault == CsvFault::stray_quote);
  CHECK(parsed.records[3] == Record{4, {"4", "5", "6"}, CsvFault::none});
}

TEST_CASE("a quote that is never closed costs the line on which it opens") {
  SUBCASE("where no other quote follows") {
    const Parsed parsed = parse("1,\"open,2\n3,4,5\n6,7,8\n");
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[0].fault == CsvFault::quote_never_closed);
    CHECK(parsed.records[1] == Record{2, {"3", "4", "5"}, CsvFault::none});
  }
  SUBCASE("where a later field in quotes would close it") {
    const Parsed parsed = parse("1,\"open,2\n3,\"4\",5\n");
    REQUIRE(parsed.records.size() == 2);
    CHECK(parsed.records[0].fault == CsvFault::quote_never_closed);
    CHECK(parsed.records[1] == Record{2, {"3", "4", "5"}, CsvFault::none});
  }
  SUBCASE("where it opens behind a good field of two lines") {
    const Parsed parsed = parse("\"a\nb\",\"open\n3,4\n");
    REQUIRE(parsed.records.size() == 2);
    CHECK(parsed.records[0].line == 1);
    CHECK(parsed.records[1] == Record{3, {"3", "4"}, CsvFault::none});
  }
  SUBCASE("whatever stands in the lines behind it") {
    const Parsed parsed = parse(std::string("1,\"open\n3,\0x\"4\n5,6\n", 19));
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[0].fault == CsvFault::quote_never_closed);
    CHECK(parsed.records[1].fault == CsvFault::nul_byte);
    CHECK(parsed.records[2] == Record{3, {"5", "6"}, CsvFault::none});
  }
  SUBCASE("in a large file") {
    std::string text = "1,\"open\n";
    for (int i = 0; i < 400'000; ++i) text += "22,33\n";
    const Parsed parsed = parse(text);
    CHECK(parsed.records.size() == 400'001);
    CHECK(parsed.records[0].fault == CsvFault::quote_never_closed);
    CHECK(parsed.records.back() == Record{400'001, {"22", "33"}, CsvFault::none});
  }
}

TEST_CASE("the fault's place is the quote's") {
  MemorySource source("a,b\nđ,\"open\n");
  CsvReader csv(source);
  REQUIRE(csv.next());
  REQUIRE(csv.next());
  CHECK(csv.fault_place() == Place{2, 3, 1});
}

TEST_CASE("NUL bytes make their row faulty") {
  const Parsed parsed = parse(std::string_view("a\0b,2\n\"\0\",4\n5,6\n", 16));
  REQUIRE(parsed.records.size() == 3);
  CHECK(parsed.records[0].fault == CsvFault::nul_byte);
  CHECK(parsed.records[1].fault == CsvFault::nul_byte);
  CHECK(parsed.records[2].fault == CsvFault::none);
}

TEST_CASE("mixed line ends are told of at the first line that differs, those in quotes are not") {
  CHECK(parse("a\r\nb\nc\r\n").mixed_line == 2);
  CHECK(parse("a\nb\r\n").mixed_line == 2);
  CHECK(parse("a\n\"x\r\ny\"\nb\n").mixed_line == 0);
}

TEST_CASE("overlong fields and lines are passed over, and what follows is read") {
  const std::string longest(CsvReader::max_field + 1, 'x');
  SUBCASE("plain") {
    const Parsed parsed = parse("a,b\n1," + longest + "\n3,4\n");
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[1].fault == CsvFault::field_too_long);
    CHECK(parsed.records[2] == Record{3, {"3", "4"}, CsvFault::none});
  }
  SUBCASE("in quotes") {
    const Parsed parsed = parse("a,b\n1,\"" + longest + "\"\n3,4\n");
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[1].fault == CsvFault::field_too_long);
  }
  SUBCASE("longer than a record may be") {
    const std::string line(3 * CsvReader::max_record, 'x');
    const Parsed parsed = parse("a,b\n" + line + "\r\n3,4\r\n");
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[1].fault == CsvFault::field_too_long);
    CHECK(parsed.records[2] == Record{3, {"3", "4"}, CsvFault::none});
  }
  SUBCASE("with letters of two bytes, whatever the block cuts") {
    std::string line;
    for (int i = 0; i < 3'000'000; ++i) line += "đ";
    const Parsed parsed = parse("a,b\nx" + line + "\n3,4\n");
    CHECK(parsed.decodable);
    REQUIRE(parsed.records.size() == 3);
    CHECK(parsed.records[2] == Record{3, {"3", "4"}, CsvFault::none});
  }
}

TEST_CASE("bytes that are not UTF-8 end the reading, with their offset, line and column") {
  MemorySource source("a,b\r\n1,gi\xe1\n2,3\n");
  CsvReader csv(source);
  while (csv.next()) {
  }
  REQUIRE(csv.undecodable());
  CHECK(csv.undecodable()->offset == 9);
  CHECK(csv.undecodable()->place == Place{2, 5, 1});
  CHECK(csv.undecodable()->byte == 0xe1);
}

TEST_CASE("a header of very many columns is counted but not kept") {
  const std::string text(100'000, ',');
  MemorySource source(text);
  CsvReader csv(source);
  REQUIRE(csv.next());
  CHECK(csv.field_count() == 100'001);
  CHECK(csv.fields().size() == CsvReader::max_fields);
}

TEST_CASE("empty lines are passed over quickly and still counted") {
  MemorySource source("a\n\n\r\n\nb\n");
  CsvReader csv(source);
  REQUIRE(csv.next());
  REQUIRE(csv.next());
  CHECK(csv.blank());
  CHECK(csv.pass_blank_lines() == 2);
  REQUIRE(csv.next());
  CHECK(csv.line() == 5);
  CHECK(csv.mixed_line() == 3);
}

TEST_CASE("lines that no number is left for are refused, not counted from 0 again") {
  CsvReader rows("a\nb\nc\n");
  rows.go_to(0, 4'294'967'292U);
  REQUIRE(rows.next());
  CHECK(rows.line() == 4'294'967'292U);
  REQUIRE(rows.next());
  CHECK_THROWS_AS(rows.next(), Failure);
  CsvReader blank("\n\n\n\n\na\n");
  blank.go_to(0, 4'294'967'292U);
  CHECK_THROWS_AS(blank.pass_blank_lines(), Failure);
}

TEST_CASE("the size of the blocks changes nothing") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a", "b1", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "đ", "ệ", "\"x, y\"", " "};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = 0, size = random() % 40; i < size; ++i) text += pieces[random() % std::size(pieces)];
    const Parsed whole = parse(text);
    CAPTURE(text);
    for (const std::size_t block : {8, 9, 13, 64}) CHECK(parse(text, ',', block) == whole);
  }
}

}  // namespace plantrack
