#include "render/findings_baseline.hpp"

#include "render/finding_words.hpp"
#include "render/json.hpp"

#include <algorithm>
#include <tuple>

namespace plantrack {

std::string findings_baseline(const Verdict& verdict) {
  // By file and code for the reader, not by line, so that a changed file makes a small difference.
  std::vector<const Finding*> findings;
  for (const Finding& each : verdict.shown) findings.push_back(&each);
  std::sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) {
    return std::tie(a->file, a->rule->code, a->fingerprint) < std::tie(b->file, b->rule->code, b->fingerprint);
  });
  JsonWriter json;
  json.begin_object();
  json.key("schema").string("plantrack/baseline@1");
  json.key("findings").begin_array();
  for (const Finding* each : findings) {
    json.begin_object();
    json.key("fingerprint").string(each->fingerprint);
    json.key("code").string(each->rule->code);
    json.key("file").string(relative_name(each->file));
    json.key("message").string(each->message.en);
    json.end_object();
  }
  json.end_array().end_object();
  return json.finish();
}

}  // namespace plantrack
