#include "render/findings_json.hpp"

#include "render/finding_words.hpp"
#include "render/json.hpp"

namespace plantrack {
namespace {

void write_place(JsonWriter& json, const std::string& file, const std::string& sheet, Place place) {
  json.text_member("file", file).text_member("sheet", sheet);
  if (place.line != 0) json.key("line").integer(place.line);
  if (place.column != 0) json.key("column").integer(place.column);
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.key("code").string(finding.rule->code);
  json.key("rule").string(finding.rule->name);
  json.key("severity").string(severity_name(finding.severity));
  write_place(json, finding.file, finding.sheet, finding.place);
  json.text_member("cell", cell_name(finding));
  json.text_member("plan", finding.plan).text_member("target", finding.target);
  json.key("message").string(finding.message.en);
  json.text_member("hint", finding.hint.en);
  if (finding.fix) json.key("fix").string(*finding.fix);
  if (!finding.related.empty()) {
    json.key("related").begin_array();
    for (const Related& related : finding.related) {
      json.begin_object();
      write_place(json, related.file, related.sheet, related.place);
      json.text_member("message", related.message.en);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

std::int64_t signed_count(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

void write_summary(JsonWriter& json, const Verdict& verdict) {
  json.key("summary").begin_object();
  if (verdict.subject == Verdict::Subject::rows) {
    json.key("rows").integer(signed_count(verdict.rows));
    json.key("rows_faulty").integer(signed_count(verdict.rows_faulty));
    if (verdict.files_refused > 0) json.key("files_refused").integer(signed_count(verdict.files_refused));
  }
  json.key("errors").integer(signed_count(verdict.errors));
  json.key("warnings").integer(signed_count(verdict.warnings));
  json.key("notes").integer(signed_count(verdict.notes));
  if (verdict.known > 0) json.key("known").integer(signed_count(verdict.known));
  json.key("codes").begin_array();
  for (const Verdict::Tally& tally : verdict.tallies) {
    json.begin_object();
    json.key("code").string(tally.rule->code);
    json.key("rule").string(tally.rule->name);
    json.key("count").integer(signed_count(tally.count));
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string findings_json(const Verdict& verdict) {
  JsonWriter json;
  json.begin_object();
  json.key("schema").string("plantrack/findings@1");
  if (verdict.as_of) json.key("as_of").string(verdict.as_of->text());
  json.strings_member("plans", verdict.plans);
  json.strings_member("files", verdict.files);
  write_summary(json, verdict);
  json.key("findings").begin_array();
  for (const Finding& finding : verdict.shown) write_finding(json, finding);
  json.end_array().end_object();
  return json.finish();
}

}  // namespace plantrack
