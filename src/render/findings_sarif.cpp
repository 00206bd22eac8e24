#include "render/findings_sarif.hpp"

#include "render/csv.hpp"
#include "render/finding_words.hpp"
#include "render/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::string_view source_root = "%SRCROOT%";  // what the URIs are relative to; whoever reads knows where it is

bool is_relative(std::string_view uri) {
  return !uri.starts_with("file:");
}

// In a message `[text](where)` is a link.
std::string without_links(std::string_view text) {
  if (text.find("](") == std::string_view::npos) return std::string(text);
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.key(key).begin_object().key("text").string(without_links(text)).end_object();
}

void write_rule(JsonWriter& json, const Rule& rule) {
  json.begin_object();
  json.key("id").string(rule.code);
  json.key("name").string(rule.name);
  write_text(json, "shortDescription", rule.what_en);
  write_text(json, "fullDescription",
             rule.why_en.empty() ? rule.what_en : fmt::format("{} {}", rule.what_en, rule.why_en));
  write_text(json, "help", rule.mend_en);
  json.key("defaultConfiguration").begin_object();
  json.key("level").string(severity_name(rule.severity));  // SARIF has the same three words
  json.end_object().end_object();
}

void write_tool(JsonWriter& json, const Verdict& verdict) {
  json.key("tool").begin_object().key("driver").begin_object();
  json.key("name").string("plantrack");
  json.text_member("semanticVersion", verdict.program_version);
  json.key("language").string("en");
  json.key("rules").begin_array();
  for (const Verdict::Tally& tally : verdict.tallies) write_rule(json, *tally.rule);
  json.end_array().end_object().end_object();
}

void write_region(JsonWriter& json, Place place) {
  if (place.line == 0) return;
  json.key("region").begin_object();
  json.key("startLine").integer(place.line);
  if (place.column != 0) json.key("startColumn").integer(place.column);
  if (place.column != 0 && place.length != 0) {
    json.key("endColumn").integer(std::int64_t{place.column} + place.length);  // the first that is not part of it
  }
  json.end_object();
}

void write_physical_location(JsonWriter& json, const std::string& file, Place place) {
  const std::string uri = uri_of(file);
  json.key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().key("uri").string(uri);
  if (is_relative(uri)) json.key("uriBaseId").string(source_root);
  json.end_object();
  write_region(json, place);
  json.end_object();
}

void write_location(JsonWriter& json, const Finding& finding) {
  json.key("locations").begin_array().begin_object();
  write_physical_location(json, finding.file, finding.place);
  if (!finding.target.empty()) {
    json.key("logicalLocations").begin_array().begin_object();
    json.key("name").string(finding.target);
    if (!finding.plan.empty()) json.key("fullyQualifiedName").string(finding.plan + "/" + finding.target);
    json.end_object().end_array();
  }
  json.end_object().end_array();
}

void write_related(JsonWriter& json, const Finding& finding) {
  if (finding.related.empty()) return;
  json.key("relatedLocations").begin_array();
  for (const Related& related : finding.related) {
    json.begin_object();
    write_physical_location(json, related.file, related.place);
    write_text(json, "message", related.message.en);
    json.end_object();
  }
  json.end_array();
}

// The cell with its new text.
void write_fix(JsonWriter& json, const Finding& finding) {
  // A cell of a workbook is no region of text that a program could replace.
  if (!finding.fix || finding.place.line == 0 || finding.place.column == 0 || !finding.sheet.empty()) return;
  json.key("fixes").begin_array().begin_object();
  json.key("artifactChanges").begin_array().begin_object();
  json.key("artifactLocation").begin_object().key("uri").string(uri_of(finding.file)).end_object();
  json.key("replacements").begin_array().begin_object();
  const auto write_deleted = [&] {
    const Place place = finding.place;
    json.key("deletedRegion").begin_object();
    json.key("startLine").integer(place.line);
    json.key("startColumn").integer(place.column);
    json.key("endColumn").integer(std::int64_t{place.column} + place.length);
    json.end_object();
  };
  write_deleted();
  const bool separators = finding.fix->find_first_of(",;\t\"") != std::string::npos;
  json.key("insertedContent").begin_object();
  json.key("text").string(separators ? in_quotes(*finding.fix) : *finding.fix);
  json.end_object();
  json.end_object().end_array().end_object().end_array().end_object().end_array();
}

void write_result(JsonWriter& json, const Finding& finding, std::size_t rule_index) {
  json.begin_object();
  json.key("ruleId").string(finding.rule->code);
  json.key("ruleIndex").integer(static_cast<std::int64_t>(rule_index));
  json.key("level").string(severity_name(finding.severity));
  const std::string& hint = finding.hint.en;
  write_text(json, "message", hint.empty() ? finding.message.en : fmt::format("{}; {}", finding.message.en, hint));
  write_location(json, finding);
  write_related(json, finding);
  write_fix(json, finding);
  json.key("partialFingerprints").begin_object();
  json.key("plantrack/v1").string(finding.fingerprint);
  json.end_object();
  const std::string cell = cell_name(finding);
  if (!cell.empty() || !finding.plan.empty() || !finding.sheet.empty()) {
    json.key("properties").begin_object();
    json.text_member("cell", cell).text_member("column", cell.empty() ? "" : finding.header);
    json.text_member("sheet", finding.sheet);
    if (!finding.sheet.empty() && finding.fix) json.key("fix").string(*finding.fix);
    json.text_member("plan", finding.plan).text_member("target", finding.target);
    json.end_object();
  }
  json.end_object();
}

std::size_t index_of_rule(const Verdict& verdict, const Rule* rule) {
  const auto found = std::find_if(verdict.tallies.begin(), verdict.tallies.end(),
                                  [rule](const Verdict::Tally& tally) { return tally.rule == rule; });
  return static_cast<std::size_t>(found - verdict.tallies.begin());
}

}  // namespace

std::string uri_of(const std::string& file) {
  const std::string name = relative_name(file);
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return uri;
}

std::string findings_sarif(const Verdict& verdict) {
  JsonWriter json;
  json.begin_object();
  json.key("$schema").string("https://json.schemastore.org/sarif-2.1.0.json");
  json.key("version").string("2.1.0");
  json.key("runs").begin_array().begin_object();
  write_tool(json, verdict);
  json.key("originalUriBaseIds").begin_object().key(source_root).begin_object();
  write_text(json, "description", "The folder in which plantrack was run.");
  json.end_object().end_object();
  json.key("columnKind").string("unicodeCodePoints");
  json.key("results").begin_array();
  for (const Finding& finding : verdict.shown) write_result(json, finding, index_of_rule(verdict, finding.rule));
  json.end_array().end_object().end_array().end_object();
  return json.finish();
}

}  // namespace plantrack
