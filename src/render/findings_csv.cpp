#include "render/findings_csv.hpp"

#include "render/csv.hpp"
#include "render/finding_words.hpp"

namespace plantrack {

std::string findings_csv(const Verdict& verdict, const TextStyle& style) {
  CsvWriter csv("code,severity,file,line,column,cell,target,message,hint,fix");
  const auto position = [&csv](std::uint32_t number) { number == 0 ? csv.empty() : csv.integer(number); };
  for (const Finding& finding : verdict.shown) {
    csv.plain(finding.rule->code).plain(severity_name(finding.severity)).text(finding.file);
    position(finding.place.line);
    position(finding.place.column);
    const bool row_of_sheet = !finding.sheet.empty() && cell_name(finding).empty();
    csv.text(row_of_sheet ? row_words(finding) : cell_name(finding)).text(finding.target);
    csv.text(finding.message.in(style.lang)).text(finding.hint.in(style.lang)).text(finding.fix.value_or("")).end_row();
  }
  return csv.finish();
}

}  // namespace plantrack
