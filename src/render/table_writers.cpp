#include "render/table_writers.hpp"

#include "render/csv.hpp"
#include "render/markdown.hpp"
#include "render/presentation.hpp"

namespace plantrack {
namespace {

struct MemberWriter {
  JsonWriter& json;
  const ColumnHead& head;

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { json.text_member(head.name, text); }
  void operator()(const std::vector<std::string>& ids) const {
    if (!ids.empty()) json.strings_member(head.name, ids);
  }
  void operator()(const Text& text) const { write_text(json, head.name, text); }
  void operator()(const std::vector<Text>& texts) const {
    if (texts.empty()) return;
    json.key(head.name).begin_array();
    for (const Text& each : texts) {
      json.begin_object();
      json.text_member("en", each.en);
      json.text_member("vi", each.vi);
      json.end_object();
    }
    json.end_array();
  }
  void operator()(const Quantity& quantity) const { json.number_member(head.name, plain_text(head, quantity)); }
  void operator()(std::int64_t number) const { json.key(head.name).integer(number); }
  void operator()(bool flag) const { json.key(head.name).boolean(flag); }
  void operator()(Status status) const { json.text_member(head.name, name_of(status)); }
  void operator()(const ToldStatus& told) const { (*this)(told.status); }
  void operator()(Month month) const { json.text_member(head.name, month.text()); }
  void operator()(Date date) const { json.text_member(head.name, date.text()); }
};

void write_kind(JsonWriter& json, const ColumnHead& head) {
  switch (head.kind) {
    case DataKind::id: json.text_member("type", "string"); break;
    case DataKind::ids:
      json.text_member("type", "array");
      json.key("items").begin_object().text_member("type", "string").end_object();
      break;
    case DataKind::text: json.text_member("$ref", "#/$defs/text"); break;
    case DataKind::texts:
      json.text_member("type", "array");
      json.key("items").begin_object().text_member("$ref", "#/$defs/text").end_object();
      break;
    case DataKind::number:
    case DataKind::percent:
    case DataKind::achieved: json.text_member("type", "number"); break;
    case DataKind::flag: json.text_member("type", "boolean"); break;
    case DataKind::status: json.text_member("$ref", "#/$defs/status"); break;
    case DataKind::month:
      json.text_member("type", "string");
      json.text_member("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$");
      break;
    case DataKind::date:
      json.text_member("type", "string");
      json.text_member("format", "date");
      break;
  }
}

}  // namespace

std::string csv_of(const DataTable& table) {
  std::string header;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (column > 0) header += ',';
    header += table.head(column).name;
  }
  CsvWriter csv(header);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      const ColumnHead& head = table.head(column);
      const std::string cell = plain_text(head, table.at(row, column));
      if (is_number(head.kind)) {
        csv.plain(cell);
      } else {
        csv.text(cell);
      }
    }
    csv.end_row();
  }
  return csv.finish();
}

void write_members(JsonWriter& json, const DataTable& table, std::size_t row) {
  for (std::size_t column = 0; column < table.columns(); ++column) {
    std::visit(MemberWriter{json, table.head(column)}, table.at(row, column));
  }
}

void write_rows(JsonWriter& json, std::string_view key, const DataTable& table, std::size_t first, std::size_t last) {
  json.key(key).begin_array();
  for (std::size_t row = first; row < last; ++row) {
    json.begin_object();
    write_members(json, table, row);
    json.end_object();
  }
  json.end_array();
}

void write_text(JsonWriter& json, std::string_view key, const Text& text) {
  json.key(key).begin_object();
  json.text_member("en", text.en);
  json.text_member("vi", text.vi);
  json.end_object();
}

void write_row_schema(JsonWriter& json, const DataTable& table, void (*more)(JsonWriter& json)) {
  json.text_member("type", "object");
  json.key("properties").begin_object();
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const ColumnHead& head = table.head(column);
    json.key(head.name).begin_object();
    write_kind(json, head);
    json.text_member("title", head.title_en);
    json.text_member("description", head.meaning_en);
    json.end_object();
  }
  if (more != nullptr) more(json);
  json.end_object();
  json.key("additionalProperties").boolean(false);
}

std::string column_page(const DataTable& table, Lang lang) {
  std::string out = lang == Lang::vi ? "| cột | ý nghĩa |\n| --- | --- |\n" : "| column | meaning |\n| --- | --- |\n";
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const ColumnHead& head = table.head(column);
    out += "| `" + std::string(head.name) + "` | " + markdown_escaped(head.meaning(lang)) + " |\n";
  }
  return out;
}

// CSV and JSON are for programs: the same in every language.
constinit const ViewFormat writers::csv{
    "csv", "CSV, for programs", "CSV, cho chương trình",
    [](const Presentation& shown, const TextStyle&) { return csv_of(shown.table()); }};

constinit const ViewFormat writers::json{"json", "JSON, for programs", "JSON, cho chương trình",
                                         [](const Presentation& shown, const TextStyle&) {
                                           JsonWriter json;
                                           json.begin_object();
                                           shown.write_json(json);
                                           json.end_object();
                                           return json.finish();
                                         }};

}  // namespace plantrack
