#include "render/stable_outputs.hpp"

#include "render/reported_results.hpp"
#include "render/table_writers.hpp"

namespace plantrack {
namespace {

void write_definitions(JsonWriter& json, const StableOutput& output) {
  json.key("$defs").begin_object();
  json.key("text").begin_object();
  json.text_member("type", "object");
  json.key("properties").begin_object();
  for (const char* lang : {"en", "vi"}) {
    json.key(lang).begin_object();
    json.text_member("type", "string");
    json.end_object();
  }
  json.end_object();
  json.end_object();
  json.key("status").begin_object();
  std::vector<std::string> statuses;
  for (const Status status : all_statuses) statuses.emplace_back(name_of(status));
  json.strings_member("enum", statuses);
  json.end_object();
  json.key("row").begin_object();
  write_row_schema(json, output.columns(), output.name == "report" ? write_exact_schema : nullptr);
  json.end_object();
  json.end_object();
}

// What a report holds around its rows, for `compare` reads it.
void write_plans_schema(JsonWriter& json) {
  const auto member = [&json](std::string_view name, std::string_view type) -> JsonWriter& {
    return json.key(name).begin_object().text_member("type", type);
  };
  member("rows", "integer").end_object();
  member("rows_left_out", "integer").end_object();
  member("plans", "array").key("items").begin_object();
  json.text_member("type", "object");
  json.key("properties").begin_object();
  member("plan", "string").end_object();
  member("digest", "string").text_member("pattern", "^sha256:[0-9a-f]{64}$");
  json.text_member("description", "of the plan file and its list of areas, line ends unified").end_object();
  member("as_of", "string").text_member("format", "date").end_object();
  member("headline", "object").end_object();
  member("goals", "array").key("items").begin_object().text_member("$ref", "#/$defs/row").end_object().end_object();
  member("checksum", "string").text_member("pattern", "^sha256:[0-9a-f]{64}$");
  json.text_member("description", "of the current goals; tells where a report was changed").end_object();
  json.end_object();
  json.strings_member("required", {"plan", "digest", "as_of", "headline", "goals", "checksum"});
  json.end_object().end_object();
}

}  // namespace

std::span<const StableOutput> stable_outputs() {
#define PLANTRACK_LIST(name) outputs::name,
  static const StableOutput all[] = {PLANTRACK_OUTPUTS(PLANTRACK_LIST)};
#undef PLANTRACK_LIST
  return all;
}

std::vector<std::string> report_views() {
  std::vector<std::string> words;
  for (const StableOutput& output : stable_outputs()) {
    if (!output.by.empty()) words.emplace_back(output.by);
  }
  return words;
}

std::unique_ptr<Presentation> report_view(std::string_view by, const ReportInput& input) {
  for (const StableOutput& output : stable_outputs()) {
    if (!output.by.empty() && output.by == by) return output.make(input);
  }
  return nullptr;
}

std::string json_schema_of(std::string_view name) {
  for (const StableOutput& output : stable_outputs()) {
    if (output.name != name) continue;
    JsonWriter json;
    json.begin_object();
    json.text_member("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.text_member("title", std::string(output.command) + " --format json");
    json.text_member("type", "object");
    json.key("properties").begin_object();
    json.key("schema").begin_object();
    json.text_member("const", "plantrack/" + std::string(name) + "@1");
    json.end_object();
    json.key("as_of").begin_object();
    json.text_member("type", "string");
    json.text_member("format", "date");
    json.end_object();
    if (name == "report") write_plans_schema(json);
    if (name != "report" && name != "compare") {
      json.key(output.rows).begin_object();
      json.text_member("type", "array");
      json.key("items").begin_object();
      json.text_member("$ref", "#/$defs/row");
      json.end_object();
      json.end_object();
    }
    json.end_object();
    json.strings_member("required", {"schema"});
    write_definitions(json, output);
    json.end_object();
    return json.finish();
  }
  return {};
}

std::string outputs_page(Lang lang) {
  std::string page = say("# Stable outputs\n\nThe columns of the CSV outputs, in their order; JSON has the same names. "
                         "Written from the "
                         "program's own description of its columns.\n",
                         "# Các đầu ra ổn định\n\nCác cột của đầu ra CSV, theo đúng thứ tự; JSON dùng cùng tên. Trang "
                         "này được viết ra từ "
                         "phần mô tả cột trong chương trình.\n")
                         .in(lang);
  for (const StableOutput& output : stable_outputs()) {
    page += "\n## " + std::string(output.command) + "\n\n" + column_page(output.columns(), lang);
  }
  return page;
}

}  // namespace plantrack
