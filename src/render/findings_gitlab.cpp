#include "render/findings_gitlab.hpp"

#include "render/finding_words.hpp"
#include "render/json.hpp"

#include <algorithm>

namespace plantrack {
namespace {

std::string_view gitlab_severity(Severity severity) {
  return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

}  // namespace

std::string findings_gitlab(const Verdict& verdict) {
  JsonWriter json;
  json.begin_array();
  for (const Finding& finding : verdict.shown) {
    json.begin_object();
    const std::string& hint = finding.hint.en;
    const std::string cell =
        finding.sheet.empty() || !cell_name(finding).empty() ? cell_name(finding) : row_words(finding);
    const std::string place = finding.sheet.empty() ? std::string() : cell + ": ";  // no line of text leads there
    json.key("description").string(place + (hint.empty() ? finding.message.en : finding.message.en + "; " + hint));
    json.key("check_name").string(fmt::format("{} {}", finding.rule->code, finding.rule->name));
    json.key("fingerprint").string(finding.fingerprint);
    json.key("severity").string(gitlab_severity(finding.severity));
    json.key("location").begin_object();
    json.key("path").string(relative_name(finding.file));
    json.key("lines").begin_object();
    json.key("begin").integer(std::max<std::uint32_t>(1, finding.place.line));  // GitLab wants one for whole files too
    json.end_object().end_object().end_object();
  }
  json.end_array();
  return json.finish();
}

}  // namespace plantrack
