#include "render/findings_csv.hpp"

#include "render/csv.hpp"

namespace plantrack {

std::string findings_csv(const Verdict& verdict) {
  CsvWriter csv("code,severity,file,line,column,target,message,hint");
  const auto position = [&csv](std::uint32_t number) { number == 0 ? csv.empty() : csv.integer(number); };
  for (const Finding& finding : verdict.shown) {
    csv.plain(finding.rule->code).plain(severity_name(finding.severity)).text(finding.file);
    position(finding.place.line);
    position(finding.place.column);
    csv.text(finding.target).text(finding.message.en).text(finding.hint.en).end_row();
  }
  return csv.finish();
}

}  // namespace plantrack
